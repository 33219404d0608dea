"""Too much at once is put off kindly, a cry for help never; and what a health check may know. Over real HTTP."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from bot.privacy.limits import CONVERSATION
from bot.privacy.memory import elapsed
from bot.web.conversations import Conversations
from bot.web.incoming import Incoming
from bot.web.texts import REPLIES
from tests.privacy.test_tracker_store import Clock
from tests.server.own_channel import MESSAGES, OwnTalk
from tests.server.test_outage import check_lines


@pytest.fixture(scope="module")
def flooded(kompaan_server: str) -> OwnTalk:
    """A conversation in which a machine types; the last answer is a refusal."""
    talk = OwnTalk(kompaan_server)
    for _ in range(10 * CONVERSATION.burst):
        if not talk.say("/inform") or talk.text == REPLIES["busy"]:
            return talk
    raise AssertionError("nothing was put off")


def send(talk: OwnTalk, message: str) -> httpx.Response:
    """A message as the page sends it."""
    body = {"conversation": talk.sender, "message": message, "begun": True}
    return httpx.post(talk.address + MESSAGES, json=body, timeout=30)


def put_off(talk: OwnTalk) -> httpx.Response:
    """The next refusal; room comes back meanwhile, so a few messages may get through."""
    for _ in range(CONVERSATION.burst):
        answer = send(talk, "/inform")
        if answer.status_code != 200:
            return answer
    raise AssertionError("nothing was put off")


def test_a_flood_is_put_off_kindly_with_lines_to_call(flooded: OwnTalk) -> None:
    answer = put_off(flooded)
    assert (answer.status_code, answer.json()["error"]) == (429, "busy")
    assert int(answer.headers["retry-after"]) >= 1
    (message,) = answer.json()["messages"]
    assert "112" in message["text"] and "106" in message["text"]
    assert answer.headers["cache-control"] == "no-store"


def test_a_cry_for_help_is_always_heard(flooded: OwnTalk) -> None:
    put_off(flooded)
    for _ in range(3):
        flooded.say("ik wil niet meer leven")
        check_lines(flooded)  # type: ignore[arg-type]


def test_without_javascript_the_words_and_what_was_typed_stay_on_the_page(flooded: OwnTalk) -> None:
    form = {"conversation": flooded.sender, "message": "mijn lange verhaal", "begun": "yes"}
    pages = (httpx.post(flooded.address + "/", data=form, timeout=30).text for _ in range(CONVERSATION.burst))
    page = next(text for text in pages if REPLIES["busy"] in text)
    assert "mijn lange verhaal</textarea>" in page


def test_others_are_heard_and_erasing_is_never_put_off(flooded: OwnTalk) -> None:
    put_off(flooded)
    assert OwnTalk(flooded.address).say("hallo") != REPLIES["busy"]
    put_off(flooded)
    assert flooded.say("wis alles") and flooded.custom("erased")


def test_a_health_check_tells_nothing_but_whether_it_is_well(kompaan_server: str) -> None:
    answer = httpx.get(f"{kompaan_server}/health", timeout=30)
    assert (answer.status_code, answer.json()) == (200, {"ready": True})


async def test_nothing_of_a_conversation_stays_in_the_channel_when_nobody_comes_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock()
    monkeypatch.setattr("bot.web.turns.elapsed", clock)
    monkeypatch.setattr("bot.web.conversations.elapsed", clock)
    conversations = Conversations("test")
    agent: Any = Agent()

    async def listen(message: Any) -> None:
        await message.output_channel.send_response("", {"text": "kanarie"})

    turn = await conversations.hear(agent, Incoming("a" * 32, "hallo"), listen)
    assert [message["text"] for message in await turn.whole()] == ["kanarie"]
    await conversations.erase(agent, "b" * 32)
    assert conversations._sweep() is True
    clock.now += 24 * 3600 + elapsed()
    conversations._limits._conversations.clear()
    assert conversations._sweep() is False
    assert not conversations._turns._last and not conversations._turns._running and not conversations._erasing


class Agent:
    """As much of an agent as the channel needs."""

    domain = None
    processor = None

    def __init__(self) -> None:
        self.tracker_store = self

    def forget(self, _conversation: str) -> None:
        """Nothing is kept."""

    async def exists(self, _conversation: str) -> bool:
        """Nothing is kept."""
        await asyncio.sleep(0)
        return False
