"""Kompaan on another site: one line, its own name and colour, and an exit for the whole page."""

from __future__ import annotations

from typing import Callable, Iterator

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from . import hosting
from .serving import Served
from .visiting import Visit

MakeVisit = Callable[..., Visit]


@pytest.fixture
def embed(hosted: tuple[Served, str], visit: MakeVisit) -> Iterator[Callable[..., tuple[Visit, FrameLocator]]]:
    """Visit the other site, with Kompaan in it."""
    served, address = hosted
    served.agent.reset()

    def make(settings: str = "", open_it: bool = True, **options: object) -> tuple[Visit, FrameLocator]:
        line = f'<script src="{served.url}/launcher.js" {settings} defer></script>'
        hosting.pages["/"] = f"<!doctype html><html lang=nl><title>Een dienst</title>{line}<h1>Een dienst</h1></html>"
        tab = visit(served.url, **options)
        tab.context.unroute_all()
        tab.page.goto(address)
        if open_it:
            tab.page.get_by_role("button", name="Praat met").click()
        return tab, tab.page.frame_locator("iframe")

    yield make
    hosting.pages.clear()
    served.agent.reset()


Embed = Callable[..., tuple[Visit, FrameLocator]]


def say(frame: FrameLocator, text: str) -> None:
    frame.locator("#tools:not([hidden])").wait_for(state="attached")
    frame.locator("#message").fill(text)
    frame.locator("#message").press("Enter")
    expect(frame.locator("#log > .bot:last-child")).to_contain_text(f"Je zei: {text}")


def test_one_line_puts_a_button_that_opens_a_conversation(embed: Embed) -> None:
    tab, frame = embed()
    say(frame, "hallo")
    assert tab.context.cookies() == []
    tab.page.get_by_role("button", name="Sluit het gesprek").click()
    expect(tab.page.locator("iframe")).to_be_hidden()
    button = tab.page.get_by_role("button", name="Praat met Kompaan")
    expect(button).to_be_focused()
    button.click()
    expect(frame.locator("#log")).to_contain_text("Je zei: hallo")


def test_before_it_is_opened_only_the_launcher_is_asked_for(embed: Embed, hosted: tuple[Served, str]) -> None:
    tab, _ = embed(open_it=False)
    asked: list[str] = []
    tab.page.on("request", lambda request: asked.append(request.url))
    tab.page.reload()
    expect(tab.page.get_by_role("button")).to_be_visible()
    assert [url for url in asked if url.startswith(hosted[0].url)] == [f"{hosted[0].url}/launcher.js"]


def test_the_site_sets_name_colour_and_first_words(embed: Embed) -> None:
    settings = 'data-name="Vraagbaak" data-colour="#ffd400" data-start="Welkom <b>bij</b> ons."'
    tab, frame = embed(settings)
    expect(tab.page.locator("iframe")).to_have_attribute("title", "Gesprek met Vraagbaak")
    expect(frame.get_by_role("heading", name="Vraagbaak")).to_be_visible()
    expect(frame.locator("#log .bot").first).to_contain_text("Welkom <b>bij</b> ons.")
    expect(frame.locator("#log .bot").nth(1)).to_contain_text("Dag.")
    colours = frame.locator(".answer").first.evaluate(
        "e => [getComputedStyle(e).color, getComputedStyle(e).borderColor]"
    )
    assert colours[0] == colours[1] != "rgb(255, 212, 0)", "yellow letters on white cannot be read"
    frame.get_by_role("button", name="Wis alles").click()
    expect(frame.locator("#log .bot").first).to_contain_text("Welkom")


@pytest.mark.parametrize("where", ["button", "keys in the frame", "keys on the site"])
def test_snel_weg_takes_the_whole_site_away(embed: Embed, hosted: tuple[Served, str], where: str) -> None:
    served, address = hosted
    hosting.pages["/weer"] = "<!doctype html><title>Het weer</title>"
    tab, frame = embed(f'data-exit="{address}/weer"')
    say(frame, "ik ben bang")
    if where == "button":
        frame.get_by_role("button", name="Snel weg").click()
    else:
        if where == "keys on the site":
            tab.page.get_by_role("heading", name="Een dienst").click()
        tab.page.keyboard.press("Escape")
        tab.page.keyboard.press("Escape")
    tab.page.wait_for_url(f"{address}/weer")
    expect(tab.page).to_have_title("Het weer")
    for _ in range(100):
        if not served.agent.real_store.store:
            break
        tab.page.wait_for_timeout(30)
    assert served.agent.real_store.store == {}
    assert tab.page.evaluate("history.length") <= 2


def test_a_site_that_is_not_named_cannot_show_the_page(served: Served, visit: MakeVisit) -> None:
    with hosting.host_site() as address:
        hosting.pages["/"] = f'<!doctype html><title>x</title><iframe src="{served.url}/"></iframe>'
        tab = visit(served.url)
        tab.context.unroute_all()
        tab.page.goto(address)
        assert tab.page.frame_locator("iframe").locator("#log").count() == 0
        hosting.pages.clear()


def test_only_the_site_around_the_frame_can_set_anything(embed: Embed, hosted: tuple[Served, str]) -> None:
    _, frame = embed()
    expect(frame.get_by_role("heading", name="Kompaan")).to_be_visible()
    frame.locator("body").evaluate("() => window.postMessage({kompaan: 'settings', name: 'Vals', start: 'Vals'}, '*')")
    say(frame, "hallo")
    assert "Vals" not in frame.locator("body").inner_text()


@pytest.mark.parametrize("size", [(320, 640), (1280, 800)])
def test_the_frame_fits(embed: Embed, size: tuple[int, int]) -> None:
    tab, frame = embed(viewport={"width": size[0], "height": size[1]})
    page: Page = tab.page
    say(frame, "hallo")
    expect(page.locator("iframe")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Sluit het gesprek")).to_be_in_viewport(ratio=1)
    expect(frame.get_by_role("button", name="Snel weg")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
