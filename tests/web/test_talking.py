"""How talking goes on the page: keys, buttons, waiting, failing, leaving."""

from __future__ import annotations

import asyncio
from typing import Callable

import pytest
from playwright.sync_api import expect
from rasa.core.channels.channel import UserMessage

from bot.privacy.limits import Limits

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
    tab.answer_after("een")
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
    assert served.agent.heard == []


def test_a_chosen_button_is_said_with_its_title_and_all_become_inactive(served: Served, visit: MakeVisit) -> None:
    served.agent.says(CHOICES)
    tab = visit(served.url)
    page = tab.arrive()
    tab.say("x")
    page.get_by_role("button", name="Ja, dat klopt").click()
    tab.answer_after("Ja, dat klopt")
    assert served.agent.heard[-1] == "/inform"
    old, new = page.locator(".answer[aria-disabled=true]"), page.locator(".answer:not([aria-disabled])")
    assert (old.count(), new.count()) == (3, 2)
    turns = len(served.agent.heard)
    old.last.click(force=True)
    assert len(served.agent.heard) == turns


@pytest.mark.parametrize("word", ["Terug", "Overslaan", "Stop"])
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


def test_a_message_that_is_too_long_stays_in_the_box(served: Served, visit: MakeVisit) -> None:
    page = visit(served.url).arrive()
    for length in (10_001, 70_000):
        page.fill("#message", "a" * length)
        page.press("#message", "Enter")
        expect(page.locator("#status")).to_contain_text("wat korter")
        expect(page.locator("#message")).to_have_value("a" * length)


def test_one_escape_or_two_slow_ones_stay(served: Served, visit: MakeVisit) -> None:
    page = visit(served.url).arrive()
    page.keyboard.press("Escape")
    page.wait_for_timeout(1700)
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    expect(page.locator("#log .bot")).to_be_visible()


def test_the_keyboard_reaches_everything_in_order(served: Served, visit: MakeVisit) -> None:
    page = visit(served.url).arrive()
    reached = []
    for _ in range(9):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText || document.activeElement.id"))
    assert reached[:4] == ["Naar het berichtvak", "Meer", "Snel weg", "Hallo"]
    assert reached[4:] == ["message", "Stuur", "Terug", "Overslaan", "Stop"]


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
    for target in page.locator("button:visible:not([aria-disabled]), textarea, summary:visible:not(.source *)").all():
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


def test_five_hundred_messages_stay_quick(served: Served, visit: MakeVisit, monkeypatch: pytest.MonkeyPatch) -> None:
    # Nobody types this fast; who does is asked to wait.
    monkeypatch.setattr(Limits, "message", lambda *_: 0.0)
    tab = visit(served.url)
    tab.context.unroute_all()
    page = tab.arrive()
    for number in range(500):
        page.fill("#message", f"bericht {number}")
        page.press("#message", "Enter")
        page.wait_for_selector(f"#log > .bot:last-child:has-text('bericht {number}')")
        page.wait_for_selector("#form[aria-busy=false]")
    assert page.locator("#log .user").count() == 500
    assert served.agent.heard == ["/greet", *(f"bericht {number}" for number in range(500))]
    took = page.evaluate(
        "async () => { const start = performance.now(); document.querySelector('#message').value = 'a';"
        " document.querySelector('#form').requestSubmit();"
        " await new Promise(requestAnimationFrame); return performance.now() - start; }"
    )
    assert took < 250
    expect(page.get_by_role("button", name="Snel weg")).to_be_in_viewport(ratio=1)


def test_a_very_long_conversation_loses_its_beginning_and_says_so(served: Served, visit: MakeVisit) -> None:
    served.agent.says(*({"text": f"regel {number}"} for number in range(1100)))
    tab = visit(served.url)
    page = tab.arrive()
    tab.say("vertel")
    served.agent.says({"text": "Klaar."})
    assert "Klaar." in tab.say("en nu")
    assert page.locator("#log > *").count() < 1000
    expect(page.locator(".remark")).to_have_text("Het begin van ons gesprek past hier niet meer.")


def test_a_server_that_is_busy_is_said_and_what_was_typed_stays(
    served: Served, visit: MakeVisit, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = visit(served.url)
    page = tab.arrive()
    tab.say("een")
    monkeypatch.setattr(Limits, "message", lambda *_: 5.0)
    page.fill("#message", "mijn vraag")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("112")
    expect(page.locator("#message")).to_have_value("mijn vraag")
    monkeypatch.undo()
    page.keyboard.press("Enter")
    assert "Je zei: mijn vraag" in tab.answer_after("mijn vraag")
