"""How talking goes on the page: keys, buttons, waiting, failing, leaving."""

from __future__ import annotations

import asyncio
import time
from typing import Any, Callable

import httpx
import pytest
from playwright.sync_api import expect
from rasa.core.channels.channel import UserMessage

from .serving import Served, repeat
from .visiting import Visit

MakeVisit = Callable[..., Visit]

CHOICES = {
    "text": "Klopt dat?",
    "buttons": [{"title": "Ja, dat klopt", "payload": "/inform"}, {"title": "Nee", "payload": "nee"}],
}


def test_enter_sends_and_shift_enter_does_not(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url)
    page = tab.arrive()
    low = page.locator("#message").bounding_box()
    page.locator("#message").press_sequentially("een")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Enter")
    page.locator("#message").fill("een\ntwee\ndrie")
    high = page.locator("#message").bounding_box()
    page.keyboard.press("Enter")
    tab.answer_after("een\ntwee\ndrie")
    assert low and high and high["height"] > low["height"] + 30
    assert served.agent.heard == ["/greet", "een", "een\ntwee\ndrie"]
    expect(page.locator("#message")).to_have_value("")


def test_nothing_is_sent_when_nothing_was_typed(served: Served, visit: MakeVisit) -> None:
    page = visit(served.url).arrive()
    page.get_by_role("button", name="Stuur").click()
    expect(page.locator("#message")).to_be_focused()
    assert served.agent.heard == ["/greet"]


def test_a_chosen_button_is_said_with_its_title_and_all_become_inactive(served: Served, visit: MakeVisit) -> None:
    served.agent.says(CHOICES)
    tab = visit(served.url)
    page = tab.arrive()
    tab.say("x")
    page.get_by_role("button", name="Ja, dat klopt").click()
    tab.answer_after("Ja, dat klopt")
    assert served.agent.heard[-1] == "/inform"
    old, new = page.locator(".answer[aria-disabled=true]"), page.locator(".answer:not([aria-disabled])")
    assert (old.count(), new.count()) == (2, 2)
    turns = len(served.agent.heard)
    old.first.click(force=True)
    assert len(served.agent.heard) == turns


@pytest.mark.parametrize("word", ["Terug", "Overslaan", "Herhaal", "Stop"])
def test_quick_words_are_sent_as_they_stand(served: Served, visit: MakeVisit, word: str) -> None:
    tab = visit(served.url)
    page = tab.arrive()
    page.get_by_role("button", name=word, exact=True).click()
    assert f"Je zei: {word}" in tab.answer_after(word)


def test_a_slow_answer_is_announced_and_nothing_else_is_sent(served: Served, visit: MakeVisit) -> None:
    async def slow(message: UserMessage) -> None:
        await asyncio.sleep(1.2)
        await repeat(message)

    tab = visit(served.url)
    page = tab.arrive()
    served.agent.answer = slow
    page.fill("#message", "een")
    page.keyboard.press("Enter")
    page.keyboard.type("twee")
    page.keyboard.press("Enter")
    expect(page.locator("#typing")).to_contain_text("Kompaan denkt na")
    assert "Je zei: een" in tab.answer_after("een")
    expect(page.locator("#typing")).to_be_empty()
    expect(page.locator("#message")).to_have_value("twee")
    assert served.agent.heard == ["/greet", "een"]


def test_a_lost_connection_is_said_and_the_text_stays(served: Served, visit: MakeVisit) -> None:
    served.agent.says(CHOICES)
    tab = visit(served.url)
    page = tab.arrive()
    tab.say("eerst")
    tab.context.set_offline(True)
    page.fill("#message", "ben je er nog")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("geen verbinding")
    expect(page.locator("#message")).to_have_value("ben je er nog")
    assert page.locator("#log .user").count() == 1
    assert page.locator(".answer:not([aria-disabled])").count() == 2
    tab.context.set_offline(False)
    page.press("#message", "Enter")
    tab.answer_after("ben je er nog")
    expect(page.locator("#status")).to_be_empty()


def test_a_server_that_is_not_there_at_first_can_be_tried_again(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url)
    tab.context.route("**/conversations", lambda route: route.abort())
    tab.page.goto(served.url)
    tab.page.wait_for_selector("#status p")
    tab.context.unroute("**/conversations")
    tab.page.get_by_role("button", name="Probeer opnieuw").click()
    expect(tab.page.locator("#log .bot")).to_be_visible()
    expect(tab.page.locator("#status")).to_be_empty()


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
    expect(page.locator("#message")).to_have_value("hallo")


def test_a_message_that_is_too_long_stays_in_the_box(served: Served, visit: MakeVisit) -> None:
    page = visit(served.url).arrive()
    for length in (10_001, 70_000):
        page.fill("#message", "a" * length)
        page.press("#message", "Enter")
        expect(page.locator("#status")).to_contain_text("wat korter")
        expect(page.locator("#message")).to_have_value("a" * length)


def test_the_bot_can_erase_and_the_page_starts_anew(served: Served, visit: MakeVisit) -> None:
    served.agent.says({"text": "Weg is weg.", "custom": {"type": "erased"}, "buttons": CHOICES["buttons"]})
    page = visit(served.url).arrive()
    page.fill("#message", "gooi weg")
    page.press("#message", "Enter")
    expect(page.locator("#log .remark")).to_have_text("Weg is weg.")
    expect(page.locator("#log .bot")).to_have_count(1)
    assert "gooi weg" not in page.inner_text("#log")
    assert len(served.agent.real_store.store) == 1


def test_wis_alles_without_a_connection_is_honest_and_is_made_good_later(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url)
    page = tab.arrive()
    tab.say("geheim")
    (old,) = served.agent.real_store.store
    tab.context.set_offline(True)
    page.get_by_role("button", name="Wis alles").click()
    expect(page.locator("#log .remark")).to_contain_text("kon ik niet bereiken")
    assert "geheim" not in page.inner_text("body")
    tab.context.set_offline(False)
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.locator("#log .bot")).to_be_visible()
    wait_until(lambda: old not in served.agent.real_store.store)


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


def test_one_escape_or_two_slow_ones_stay(served: Served, visit: MakeVisit) -> None:
    page = visit(served.url).arrive()
    page.keyboard.press("Escape")
    page.wait_for_timeout(1700)
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    expect(page.locator("#log .bot")).to_be_visible()


def test_the_keyboard_reaches_everything_in_order(served: Served, visit: MakeVisit) -> None:
    async def offer(message: UserMessage) -> None:
        await message.output_channel.send_response("", dict(CHOICES))

    served.agent.answer = offer
    page = visit(served.url).arrive()
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText || document.activeElement.id"))
    assert reached[:3] == ["Naar het berichtvak", "Wis alles", "Snel weg"]
    assert reached[3:] == ["Ja, dat klopt", "Nee", "message", "Stuur", "Terug"]


def test_the_skip_link_leaves_no_trace_in_the_address(served: Served, visit: MakeVisit) -> None:
    page = visit(served.url).arrive()
    page.locator("#skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#message")).to_be_focused()
    assert page.url == served.url + "/"


def test_all_that_can_be_tapped_is_large_enough(served: Served, visit: MakeVisit) -> None:
    served.agent.says(CHOICES)
    tab = visit(served.url, viewport={"width": 320, "height": 640})
    page = tab.arrive()
    tab.say("x")
    for target in page.locator("button:visible, textarea").all():
        box = target.bounding_box()
        assert box and box["height"] >= 44 and box["width"] >= 44, target.inner_text()


@pytest.mark.parametrize("size", [(320, 256), (320, 640), (740, 340), (1280, 800)])
def test_snel_weg_and_the_end_of_the_talk_stay_in_sight(
    served: Served, visit: MakeVisit, size: tuple[int, int]
) -> None:
    tab = visit(served.url, viewport={"width": size[0], "height": size[1]})
    page = tab.arrive()
    for turn in range(6):
        tab.say(f"beurt {turn}")
    expect(page.get_by_role("button", name="Snel weg")).to_be_in_viewport(ratio=1)
    expect(page.locator("#log .bot").last).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_without_scripts_there_are_numbers_to_call(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url, java_script_enabled=False)
    tab.page.goto(served.url)
    expect(tab.page.get_by_role("link", name="112")).to_be_visible()
    assert "unsafe" not in httpx.get(served.url).headers["content-security-policy"]


def wait_until(condition: Callable[[], bool], seconds: float = 5) -> None:
    """Wait for something that happens on the server."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)
