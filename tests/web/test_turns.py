"""Turns over the channel: streamed, answered once, and gone when they are gone."""

from __future__ import annotations

import asyncio
import json
import secrets
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from rasa.core.channels.channel import UserMessage

from bot.web.channel import STREAM
from bot.web.refusal import say
from bot.web.site import DEFAULT_EXIT, Site, SiteError

from .serving import MESSAGES, Served


def lines(served: Served, **body: object) -> list[dict[str, object]]:
    answer = httpx.post(served.url + MESSAGES, json=body, headers={"Accept": STREAM}, timeout=30)
    assert answer.headers["content-type"] == STREAM
    assert answer.headers["cache-control"] == "no-store"
    return [json.loads(line) for line in answer.text.splitlines()]


def test_a_stream_has_a_line_for_each_message_and_says_its_end(served: Served) -> None:
    served.agent.says({"text": "een"}, {"text": "twee"})
    got = lines(served, conversation=served.begin(), message="x")
    assert got == [{"message": {"text": "een"}}, {"message": {"text": "twee"}}, {"end": True}]


def test_a_message_that_comes_twice_is_answered_once(served: Served) -> None:
    conversation, id_ = served.begin(), secrets.token_hex(16)
    first = served.say("hallo", conversation, id=id_)
    again = served.say("hallo", conversation, id=id_)
    other = served.say("hallo", conversation, id=secrets.token_hex(16))
    assert first.json() == again.json() == other.json()
    assert served.agent.heard == ["hallo", "hallo"]


def test_a_message_that_comes_again_while_it_is_answered_waits_for_the_same_answer(served: Served) -> None:
    async def slow(message: UserMessage) -> None:
        await asyncio.sleep(0.2)
        await message.output_channel.send_response("", {"text": "klaar"})

    served.agent.answer = slow
    conversation, id_ = served.begin(), secrets.token_hex(16)
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda _: served.say("hallo", conversation, id=id_).json(), range(3)))
    assert answers == [{"messages": [{"text": "klaar"}]}] * 3
    assert served.agent.heard == ["hallo"]


@pytest.mark.parametrize("more", [{"id": "kort"}, {"id": 3}, {"begun": "ja"}])
def test_odd_ids_are_refused(served: Served, more: dict[str, object]) -> None:
    assert served.say("hallo", **more).status_code == 400


def test_a_conversation_that_is_gone_is_said(served: Served) -> None:
    conversation = served.begin()
    served.say("hallo", conversation, begun=False)
    assert served.say("nog iets", conversation, begun=True).status_code == 200
    served.agent.real_store.store.clear()
    gone = served.say("ben je er nog", conversation, begun=True)
    assert (gone.status_code, gone.json()) == (410, {"error": "gone", "messages": [say("gone")]})
    assert "ben je er nog" not in served.agent.heard


def test_an_erased_conversation_cannot_come_back(served: Served) -> None:
    conversation, id_ = served.begin(), secrets.token_hex(16)
    served.say("geheim", conversation, id=id_)
    served.erase(conversation)
    for begun in (None, False, True):
        assert served.say("geheim", conversation, id=id_, begun=begun).status_code == 410
    assert served.agent.real_store.store == {}


def test_who_waits_for_an_answer_hears_that_it_was_erased(served: Served) -> None:
    async def endless(_message: UserMessage) -> None:
        await asyncio.sleep(60)

    served.agent.answer = endless
    conversation = served.begin()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(lines, served, conversation=conversation, message="x")
        while not served.agent.heard:
            pass
        assert served.erase(conversation).status_code == 200
        assert waiting.result(10)[-1]["error"] == "gone"


def test_settings_of_the_page() -> None:
    assert Site.from_credentials(None) == Site(DEFAULT_EXIT, ())
    site = Site.from_credentials({"exit_address": "https://weer.example/", "embed_on": "https://a.be/ https://b.be"})
    assert site == Site("https://weer.example/", ("https://a.be", "https://b.be"))


@pytest.mark.parametrize(
    "given",
    [
        {"exit_address": "javascript:alert(1)"},
        {"exit_address": "weer.example"},
        {"embed_on": ["https://a.be/pad"]},
        {"embed_on": ["*"]},
        {"embed_on": ["https://a.be; script-src *"]},
        {"exit_adress": "https://a.be"},
    ],
)
def test_settings_that_cannot_be_used_are_refused(given: dict[str, object]) -> None:
    with pytest.raises(SiteError):
        Site.from_credentials(given)
