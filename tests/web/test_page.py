"""The page with the real bot, in a real browser: what every conversation can count on."""

from __future__ import annotations

import json
from typing import Any, Callable

import pytest
from playwright.sync_api import expect

from .visiting import Visit

MakeVisit = Callable[..., Visit]

HOSTILE = (
    "<img src=x onerror=\"document.title='gekraakt'\">",
    "<script>document.title='gekraakt'</script>",
    "[klik](javascript:alert(1)) **dik** <b>vet</b>",
    "{{7*7}} ${7*7} \u202eomgekeerd",
)


def stored(visit: Visit) -> Any:
    """All that a page can leave in a browser."""
    return visit.page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, document.cookie, history.state,"
        " (await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length]"
    )


def test_kompaan_greets_and_answers(kompaan_server: str, visit: MakeVisit) -> None:
    tab = visit(kompaan_server)
    page = tab.arrive()
    expect(page.locator("html")).to_have_attribute("lang", "nl-BE")
    expect(page.get_by_role("heading", name="Kompaan")).to_be_visible()
    assert page.locator("#log .user").count() == 0
    assert tab.say("hallo").strip()
    assert tab.problems == []


def test_what_people_type_is_shown_as_text(kompaan_server: str, visit: MakeVisit) -> None:
    tab = visit(kompaan_server)
    page = tab.arrive()
    for text in HOSTILE:
        tab.say(text)
        assert page.locator("#log .user p").last.text_content() == text
    assert page.title() == "Kompaan"
    assert page.locator("#log img, #log script, #log b, #log a[href^=javascript]").count() == 0
    assert page.locator("#log .user").locator("a, strong").count() == 0


def test_nothing_is_kept_and_nobody_else_is_asked(kompaan_server: str, visit: MakeVisit) -> None:
    tab = visit(kompaan_server)
    page = tab.arrive()
    ids: set[str] = set()
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    page.on(
        "request",
        lambda request: ids.add(json.loads(request.post_data)["conversation"]) if request.post_data else None,
    )
    before = page.evaluate("history.length")
    tab.say("hallo")
    page.get_by_role("button", name="Terug").click()
    tab.answer_after("Terug")
    assert len(ids) == 1
    assert not any(each in address for each in ids for address in [*addresses, page.url])
    assert tab.foreign == []
    assert tab.context.cookies() == []
    assert stored(tab) == [0, 0, "", None, 0, 0]
    assert page.evaluate("history.length") == before


def test_wis_alles_empties_the_page_and_starts_anew(kompaan_server: str, visit: MakeVisit) -> None:
    tab = visit(kompaan_server)
    page = tab.arrive()
    tab.say("hallo daar")
    with page.expect_response(lambda response: response.request.method == "DELETE") as erasing:
        page.get_by_role("button", name="Wis alles").click()
    assert erasing.value.json()["erased"] is True
    expect(page.locator("#log")).to_contain_text("gewist")
    expect(page.locator("#log .bot").first).to_be_visible()
    assert "hallo daar" not in page.inner_text("#log")
    assert tab.say("hallo").strip()


def test_the_words_wis_alles_do_the_same(kompaan_server: str, visit: MakeVisit) -> None:
    tab = visit(kompaan_server)
    page = tab.arrive()
    tab.say("hallo daar")
    page.fill("#message", "wis alles")
    with page.expect_response(lambda response: response.request.method == "DELETE"):
        page.press("#message", "Enter")
    expect(page.locator("#log .remark")).to_be_visible()
    assert "hallo daar" not in page.inner_text("#log")


def test_a_button_is_said_with_its_title(kompaan_server: str, visit: MakeVisit) -> None:
    tab = visit(kompaan_server)
    page = tab.arrive()
    choices = page.locator("#log .answers .answer")
    title = choices.first.inner_text()
    choices.first.click()
    tab.answer_after(title)
    assert "/" not in page.locator("#log .user p").last.inner_text()[:1]
    expect(choices.first).to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_sticks_out(kompaan_server: str, visit: MakeVisit, width: int) -> None:
    tab = visit(kompaan_server, viewport={"width": width, "height": 640})
    page = tab.arrive()
    tab.say("hallo " + "lang" * 60)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for name in ("Wis alles", "Snel weg"):
        expect(page.get_by_role("button", name=name)).to_be_in_viewport()
