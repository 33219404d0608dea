"""When the line breaks, the server starts anew, or somebody leaves: nothing doubles, nothing stays."""

from __future__ import annotations

import asyncio
import time
from typing import Any, Callable

import pytest
from playwright.sync_api import expect
from rasa.core.channels.channel import UserMessage

from .serving import Served, repeat
from .test_talking import CHOICES
from .visiting import Visit

MakeVisit = Callable[..., Visit]


def test_a_message_waits_for_the_connection_and_is_sent_once(served: Served, visit: MakeVisit) -> None:
    served.agent.says(CHOICES)
    tab = visit(served.url)
    page = tab.arrive()
    tab.say("eerst")
    tab.context.set_offline(True)
    page.fill("#message", "ben je er nog")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("geen verbinding")
    unsent = page.locator("#log .user.unsent")
    expect(unsent).to_contain_text("ben je er nog")
    tab.context.set_offline(False)
    expect(page.locator("#log > .bot:last-child")).to_contain_text("Klopt dat?")
    expect(unsent).to_have_count(0)
    expect(page.locator("#status")).to_contain_text("weer verbinding")
    assert served.agent.heard == ["/greet", "eerst", "ben je er nog"]
    assert page.locator("#log .user").count() == 2


def test_an_answer_that_got_lost_comes_again_without_a_second_turn(served: Served, visit: MakeVisit) -> None:
    served.agent.says({"text": "een"}, {"text": "twee"}, {"text": "drie"})
    tab = visit(served.url)
    page = tab.arrive()
    answers = []

    def lose_the_first(route: Any) -> None:
        answer = route.fetch()
        answers.append(answer.text())
        lines = answers[-1].splitlines(keepends=True)
        if len(answers) == 1:
            route.fulfill(status=200, body="".join(lines[:2]), content_type="application/x-ndjson")
        else:
            route.fulfill(response=answer)

    tab.context.route("**/messages", lose_the_first)
    page.fill("#message", "hallo")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Probeer nu").click()
    expect(page.locator("#log > .bot:last-child")).to_contain_text("drie")
    assert [said.split()[-1] for said in page.locator("#log .user ~ .bot").all_inner_texts()] == ["een", "twee", "drie"]
    assert served.agent.heard == ["/greet", "hallo"]
    assert answers[0] == answers[1]


def test_messages_show_while_kompaan_still_speaks(served: Served, visit: MakeVisit) -> None:
    go_on = asyncio.Event()

    async def in_parts(message: UserMessage) -> None:
        for text in ("Bel 112.", "Ik zoek verder."):
            await message.output_channel.send_response("", {"text": text})
        await go_on.wait()
        await message.output_channel.send_response("", {"text": "Klaar."})

    served.agent.answer = in_parts
    tab = visit(served.url)
    page = tab.arrive()
    served.agent.answer = lambda message: in_parts(message) if message.text != "/greet" else repeat(message)
    page.fill("#message", "help")
    page.keyboard.press("Enter")
    expect(page.locator("#log")).to_contain_text("Bel 112.")
    expect(page.locator("#typing")).to_contain_text("Kompaan denkt na")
    assert "Klaar." not in page.inner_text("#log")
    served.loop.call_soon_threadsafe(go_on.set)
    expect(page.locator("#log > .bot:last-child")).to_contain_text("Klaar.")


def test_a_server_that_started_anew_is_said_and_one_can_begin_again(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url)
    page = tab.arrive()
    tab.say("mijn verhaal")
    served.agent.real_store.store.clear()
    page.fill("#message", "ben je er nog")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("Ons gesprek is weg")
    expect(page.locator("#message")).to_have_value("ben je er nog")
    expect(page.locator("#log")).to_contain_text("mijn verhaal")
    page.get_by_role("button", name="Begin opnieuw").click()
    expect(page.locator("#log .message")).to_have_count(1)
    page.press("#message", "Enter")
    assert "Je zei: ben je er nog" in tab.answer_after("ben je er nog")


@pytest.mark.parametrize("answer", [{"status": 502, "body": "<h1>Bad Gateway</h1>"}, {"status": 200, "body": "{"}])
def test_an_answer_of_something_else_counts_as_no_connection(
    served: Served, visit: MakeVisit, answer: dict[str, Any]
) -> None:
    tab = visit(served.url)
    page = tab.arrive()
    tab.context.route("**/messages", lambda route: route.fulfill(**answer))
    page.fill("#message", "hallo")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("geen verbinding")
    tab.context.unroute("**/messages")
    page.get_by_role("button", name="Probeer nu").click()
    assert "Je zei: hallo" in tab.answer_after("hallo")


def test_the_bot_can_erase_and_the_page_starts_anew(served: Served, visit: MakeVisit) -> None:
    served.agent.says({"text": "Weg is weg.", "custom": {"type": "erased"}, "buttons": CHOICES["buttons"]})
    page = visit(served.url).arrive()
    page.fill("#message", "gooi weg")
    page.press("#message", "Enter")
    expect(page.locator("#log .remark")).to_have_text("Weg is weg.")
    expect(page.locator("#log .bot")).to_have_count(1)
    assert "gooi weg" not in page.inner_text("#log")
    assert len(served.agent.real_store.store) == 0


def test_wis_alles_without_a_connection_is_honest_and_is_made_good_later(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url)
    page = tab.arrive()
    tab.say("geheim")
    (old,) = served.agent.real_store.store
    tab.context.set_offline(True)
    page.get_by_role("button", name="Wis alles").click()
    expect(page.locator("#log .remark")).to_contain_text("kon ik niet bereiken")
    assert "geheim" not in page.inner_text("body")
    with page.expect_response(lambda response: response.request.method == "DELETE") as erasing:
        tab.context.set_offline(False)
    assert erasing.value.json()["erased"] is True
    assert old not in served.agent.real_store.store


@pytest.mark.parametrize("leave", ["Snel weg", "reload", "close"])
def test_the_server_forgets_who_leaves(served: Served, visit: MakeVisit, leave: str) -> None:
    tab = visit(served.url)
    page = tab.arrive()
    tab.say("geheim")
    (old,) = served.agent.real_store.store
    if leave == "Snel weg":
        page.get_by_role("button", name=leave).click()
    elif leave == "reload":
        page.reload()
    else:
        page.close(run_before_unload=True)
    wait_until(lambda: old not in served.agent.real_store.store)


def test_snel_weg_does_not_wait_for_an_answer(served: Served, visit: MakeVisit) -> None:
    async def endless(_message: UserMessage) -> None:
        await asyncio.sleep(30)

    tab = visit(served.url)
    page = tab.arrive()
    served.agent.answer = endless
    page.fill("#message", "geheim")
    page.press("#message", "Enter")
    page.get_by_role("button", name="Snel weg").click()
    page.wait_for_url("https://www.google.be/", timeout=3000)
    wait_until(lambda: not served.agent.real_store.store)


def wait_until(condition: Callable[[], bool], seconds: float = 5) -> None:
    """Wait for something that happens on the server."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)
