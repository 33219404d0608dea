"""Snel weg, at every moment and in every way: what stays in history, storage, memory and on the server."""

from __future__ import annotations

import asyncio
from typing import Any, Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from rasa.core.channels.channel import UserMessage

from tests.browser import CHROMIUM_ARGUMENTS

from .serving import Served
from .test_page import stored
from .visiting import Visit

MakeVisit = Callable[..., Visit]
EXIT = "https://www.google.be/"


async def endless(_message: UserMessage) -> None:
    """An answer that does not come."""
    await asyncio.sleep(60)


def at_the_start(_served: Served, _tab: Visit) -> None:
    """Nothing was said."""


def after_an_answer(_served: Served, tab: Visit) -> None:
    tab.say("ik ben bang")


def in_mid_answer(served: Served, tab: Visit) -> None:
    tab.say("ik ben bang")
    served.agent.answer = endless
    tab.page.fill("#message", "hij komt")
    tab.page.press("#message", "Enter")


def while_it_streams(served: Served, tab: Visit) -> None:
    async def begin_and_go_on(message: UserMessage) -> None:
        await message.output_channel.send_response("", {"text": "Bel 112."})
        await message.output_channel.send_response("", {"text": "Je bent bang."})
        await asyncio.sleep(60)

    tab.say("ik ben bang")
    served.agent.answer = begin_and_go_on
    tab.page.fill("#message", "hij komt")
    tab.page.press("#message", "Enter")
    expect(tab.page.locator("#log")).to_contain_text("Bel 112.")


def while_typing(_served: Served, tab: Visit) -> None:
    tab.say("ik ben bang")
    tab.page.locator("#message").press_sequentially("hij ko")


def without_connection(_served: Served, tab: Visit) -> None:
    tab.say("ik ben bang")
    tab.context.set_offline(True)
    tab.page.fill("#message", "hij komt")
    tab.page.press("#message", "Enter")
    tab.page.locator(".unsent").wait_for()
    tab.context.set_offline(False)


def with_the_menu_open(_served: Served, tab: Visit) -> None:
    tab.say("ik ben bang")
    tab.page.get_by_text("Meer", exact=True).click()


def beside_an_earlier_note(_served: Served, tab: Visit) -> None:
    tab.say("ik ben bang")
    tab.page.set_input_files("#file", {"name": "x.txt", "mimeType": "text/plain", "buffer": b"ik was bang"})
    expect(tab.page.locator("#beside")).to_contain_text("ik was bang")


MOMENTS = (
    at_the_start,
    after_an_answer,
    in_mid_answer,
    while_it_streams,
    while_typing,
    without_connection,
    with_the_menu_open,
    beside_an_earlier_note,
)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


WAYS: dict[str, Callable[[Page], Any]] = {
    "button": lambda page: page.get_by_role("button", name="Snel weg").click(),
    "escape": lambda page: press(page, "Escape", "Escape"),
    "shift": lambda page: press(page, "Shift", "Shift", "Shift"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment.__name__)
def test_nothing_stays(served: Served, visit: MakeVisit, moment: Callable[..., None], way: str) -> None:
    tab = visit(served.url)
    tab.page.goto("https://begin.example/")
    page = tab.arrive()
    moment(served, tab)
    WAYS[way](page)
    page.wait_for_url(EXIT, timeout=5000)
    for _ in range(100):
        if not served.agent.real_store.store:
            break
        page.wait_for_timeout(30)
    assert served.agent.real_store.store == {}
    history = tab.context.new_cdp_session(page).send("Page.getNavigationHistory")
    assert [entry["url"] for entry in history["entries"]][-2:] == ["https://begin.example/", EXIT]
    page.go_back()
    assert page.url == "https://begin.example/"
    served.agent.reset()
    tab.arrive()
    assert stored(tab) == [0, 0, "", None, 0, 0]
    assert tab.context.cookies() == [] and tab.foreign == []
    expect(page.locator("#log .message")).to_have_count(1)
    assert "bang" not in page.content() and page.input_value("#message") == ""


def test_without_a_line_the_page_is_blank_too_and_back_shows_nothing(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url)
    tab.page.goto("https://begin.example/")
    page = tab.arrive()
    tab.say("ik ben bang")
    session = tab.context.new_cdp_session(page)
    tab.context.unroute_all()
    tab.context.set_offline(True)
    page.get_by_role("button", name="Snel weg").click()
    page.wait_for_url(lambda url: not url.startswith(served.url))
    assert "bang" not in page.content()
    entries = session.send("Page.getNavigationHistory")["entries"]
    assert not [entry for entry in entries if entry["url"].startswith(served.url)]


@pytest.mark.parametrize("with_script", [True, False], ids=["script", "plain"])
def test_back_after_leaving_shows_an_empty_start(
    served: Served, chromium: Browser, chromium_path: str, with_script: bool
) -> None:
    """In a browser of its own, which keeps whole pages for the button *back*, as browsers of people do."""
    browser = chromium.browser_type.launch(
        executable_path=chromium_path,
        args=CHROMIUM_ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    tab = Visit(browser, served.url, java_script_enabled=with_script)
    page = tab.page
    page.goto(served.url + "/")
    for text in ("ik ben bang", "hij komt"):
        page.fill("#message", text)
        page.get_by_role("button", name="Stuur").click()
        expect(page.locator("#log > .bot").last).to_contain_text(f"Je zei: {text}")
    page.get_by_role("button", name="Snel weg").click()
    page.wait_for_url(EXIT)
    heard = list(served.agent.heard)
    for _ in range(page.evaluate("history.length") if with_script else 3):
        page.go_back()
        if not page.url.startswith(served.url):
            break
        expect(page.locator("#log .message")).to_have_count(1)
        expect(page.locator(".remark")).to_have_count(0)
        assert not any(word in page.content() for word in ("bang", "hij komt"))
    assert served.agent.heard == heard
    browser.close()


def test_the_page_is_blank_before_the_other_one_is_there(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url)
    page = tab.arrive()
    tab.say("ik ben bang")
    left = page.evaluate(
        "() => { document.querySelector('#leave').click();"
        " return [document.title, document.documentElement.innerHTML]; }"
    )
    assert left == ["", ""]


def test_keys_are_counted_aloud_and_other_keys_start_anew(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url)
    page = tab.arrive()
    alert = page.get_by_role("alert")
    press(page, "Shift")
    expect(alert).to_have_text("Nog twee keer Shift en je bent weg.")
    press(page, "Shift")
    expect(alert).to_have_text("Nog één keer Shift en je bent weg.")
    page.focus("#message")
    page.keyboard.type("AbC")
    press(page, "Shift", "Shift", "Escape", "Shift", "Shift")
    expect(page.locator("#log .message")).to_have_count(1)
    press(page, "Escape")
    expect(alert).to_have_text("Nog één keer Escape en je bent weg.")


def test_a_page_that_the_browser_kept_comes_back_empty(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url)
    page = tab.arrive()
    tab.say("ik ben bang")
    page.evaluate(
        "() => ['pagehide', 'pageshow'].forEach("
        "kind => window.dispatchEvent(new PageTransitionEvent(kind, {persisted: true})))"
    )
    expect(page.locator("#log .message")).to_have_count(1)
    assert "bang" not in page.content()
    assert "Je zei: opnieuw" in tab.say("opnieuw")
