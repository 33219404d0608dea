"""What one takes along or passes on: with names or without, as a file, as a code."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .serving import Served
from .test_plain import fields
from .visiting import Visit

MakeVisit = Callable[..., Visit]
Show = Callable[..., Locator]

WHOLE, MASKED = "# Kop\n\nBel juf Katrien op 0478 12 34 56.", "# Kop\n\nBel juf [naam] op [telefoon]."
CARD = [
    {
        "text": f"{WHOLE}\n\n*Jij kiest of dat blijft.*",
        "buttons": [{"title": "Zonder namen en nummers", "payload": "/mask_card"}, {"title": "Verder", "payload": "x"}],
    },
    {"custom": {"type": "card", "markdown": WHOLE, "masked_markdown": MASKED}},
]
PREVIEW = [
    {
        "text": 'Zo geef ik het door, onder **Wachten**:\n\n"Het **duurt** [te](javascript:1) lang."',
        "custom": {"type": "signal_preview", "text": "Het **duurt** [te](javascript:1) lang.", "theme": "Wachten"},
    },
    {"text": "Mag dat?"},
]
SENT = [
    {
        "text": "Dit is je code:\n\n**7KMP-2QRS-9XYZ**\n\nAlleen jij hebt ze.",
        "custom": {"type": "signal_sent", "code": "7KMP-2QRS-9XYZ"},
    },
]


@pytest.fixture(params=[True, False], ids=["script", "plain"])
def show(request: pytest.FixtureRequest, served: Served, visit: MakeVisit) -> Show:
    """Let the bot say messages, in a browser with or without JavaScript, and give the log."""

    def show_messages(*messages: dict[str, Any]) -> Locator:
        served.agent.says(*messages)
        tab = visit(served.url, java_script_enabled=request.param)
        if request.param:
            tab.arrive()
            tab.say("vertel")
        else:
            tab.page.goto(served.url)
            tab.page.fill("#message", "vertel")
            tab.page.get_by_role("button", name="Stuur").click()
        assert tab.problems == []
        return tab.page.locator("#log")

    return show_messages


def saved(page: Page, button: Locator, directory: Path) -> str:
    """Press a button that gives a file; returns what stands in it."""
    before = page.url
    with page.expect_download() as saving:
        button.click()
    assert saving.value.suggested_filename == "notitie.txt"
    saving.value.save_as(directory / "file")
    assert page.url == before
    return (directory / "file").read_text(encoding="utf-8")


def test_people_see_both_cards_and_choose_what_they_take_along(show: Show, tmp_path: Path) -> None:
    log = show(*CARD)
    note = log.locator(".note")
    expect(note.get_by_role("radio", name="Zonder namen en nummers")).to_be_checked()
    expect(note).to_contain_text("Bel juf [naam] op [telefoon].")
    assert "Katrien" not in log.inner_text()
    assert "[naam]" in saved(log.page, note.get_by_role("button", name="Bewaren"), tmp_path)
    note.get_by_role("radio", name="Met namen en nummers").check()
    expect(note.get_by_text("Bel juf Katrien op 0478 12 34 56.")).to_be_visible()
    expect(note.get_by_text("Bel juf [naam]")).to_be_hidden()
    assert "[naam]" not in log.inner_text()
    assert saved(log.page, note.get_by_role("button", name="Bewaren"), tmp_path) == WHOLE + "\n"


def test_the_choice_stands_beside_the_card_and_not_among_the_answers(show: Show) -> None:
    log = show(*CARD)
    expect(log.get_by_role("button", name="Verder")).to_be_visible()
    expect(log.get_by_role("button", name="Zonder namen")).to_have_count(0)
    expect(log.get_by_text("Jij kiest of dat blijft.")).to_have_count(1)
    log.locator("h2").first.wait_for()
    assert log.locator("h2:visible").all_inner_texts() == ["Kop"], "the card stands there once"


def test_two_cards_have_a_choice_each(show: Show) -> None:
    log = show(*CARD, *CARD)
    log.locator(".note").first.get_by_role("radio", name="Met namen").check()
    expect(log.locator(".note").last.get_by_role("radio", name="Zonder namen")).to_be_checked()
    assert log.inner_text().count("Katrien") == 1


@pytest.mark.parametrize("kind", ["advice", "reflection_summary"])
def test_every_card_and_summary_offers_the_choice(show: Show, kind: str) -> None:
    fields = {"advice": ("card_markdown", "card_masked_markdown")}.get(kind, ("markdown", "masked_markdown"))
    log = show({"text": "Hier."}, {"custom": {"type": kind, **dict(zip(fields, (WHOLE, MASKED), strict=True))}})
    if kind == "advice":
        log.locator(".folded summary").click()
    log.get_by_role("radio", name="Met namen").check()
    expect(log.get_by_text("Bel juf Katrien op 0478 12 34 56.")).to_be_visible()


def test_a_card_without_names_offers_nothing_to_choose(show: Show, tmp_path: Path) -> None:
    log = show({"text": "Kort.\n\n*Alleen hier.*"}, {"custom": {"type": "card", "markdown": "Kort."}})
    expect(log.get_by_role("radio")).to_have_count(0)
    expect(log).to_contain_text("Alleen hier.")
    assert saved(log.page, log.get_by_role("button", name="Bewaren"), tmp_path) == "Kort.\n"


def test_a_sentence_to_pass_on_is_shown_as_it_will_be_sent(show: Show) -> None:
    log = show(*PREVIEW)
    preview = log.get_by_role("group", name="Zo geef ik het door")
    expect(preview.locator("blockquote")).to_have_text("Het **duurt** [te](javascript:1) lang.")
    said = log.inner_text()
    assert said.count("duurt") == said.count("Wachten") == 1
    expect(log).to_contain_text("Zo geef ik het door, onder Wachten:")
    expect(log.locator(".bot").last).to_contain_text("Mag dat?")


def test_a_sentence_that_comes_without_words_says_what_it_is_about(show: Show) -> None:
    log = show({"custom": PREVIEW[0]["custom"]})
    expect(log.get_by_role("group", name="Zo geef ik het door")).to_contain_text("Het gaat over: Wachten")


def test_a_code_stands_out(show: Show) -> None:
    log = show(*SENT)
    code = log.get_by_role("group", name="Jouw code")
    expect(code.locator("code")).to_have_text("7KMP-2QRS-9XYZ")
    expect(log).to_contain_text("Alleen jij hebt ze.")
    assert log.inner_text().count("7KMP") == 1
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    assert code.locator("code").evaluate(size) > log.locator(".bot p").first.evaluate(size)


def test_a_code_is_copied_in_one_press(served: Served, visit: MakeVisit) -> None:
    served.agent.says(*SENT)
    tab = visit(served.url, permissions=["clipboard-read", "clipboard-write"])
    page = tab.arrive()
    tab.say("x")
    page.get_by_role("button", name="Kopieer de code").click()
    expect(page.get_by_text("Gekopieerd.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "7KMP-2QRS-9XYZ"


def test_where_copying_is_not_allowed_the_code_is_marked(served: Served, visit: MakeVisit) -> None:
    served.agent.says(*SENT)
    tab = visit(served.url)
    tab.page.add_init_script("delete Navigator.prototype.clipboard")
    page = tab.arrive()
    tab.say("x")
    page.get_by_role("button", name="Kopieer de code").click()
    expect(page.get_by_text("Dat lukte niet.")).to_be_visible()
    assert page.evaluate("String(getSelection())").strip() == "7KMP-2QRS-9XYZ"


def test_a_payload_of_a_later_time_leaves_its_text_and_buttons(show: Show) -> None:
    later = {"type": "later", "markdown": 1, "options": None}
    said = (
        show({"text": "Gewoon.", "buttons": [{"title": "Ja", "payload": "ja"}], "custom": later}).locator(".bot").last
    )
    expect(said).to_contain_text("Gewoon.")
    expect(said.get_by_role("button", name="Ja")).to_be_visible()


def test_a_page_that_came_with_a_card_gets_the_buttons_of_the_script(served: Served, visit: MakeVisit) -> None:
    """Somebody answered before the scripts were there: the next page comes with the conversation in it."""
    served.agent.says(*CARD)
    tab = visit(served.url)
    tab.context.route("**/start.js", lambda route: route.abort())
    page = tab.page
    page.goto(served.url)
    page.fill("#message", "vertel")
    page.get_by_role("button", name="Stuur").click()
    page.locator(".note").wait_for()
    tab.context.unroute("**/start.js")
    html = page.content()
    tab.context.route(served.url + "/", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(served.url + "/")
    page.wait_for_selector("#tools:not([hidden])", state="attached")
    page.evaluate("window.print = () => { window.printed = document.querySelector('#print').innerText; }")
    page.get_by_role("button", name="Afdrukken").click()
    assert "[naam]" in page.evaluate("window.printed")


def test_a_text_that_is_gone_is_not_made_up(served: Served) -> None:
    start = fields(served.post().text)
    for place in ("1.1.whole", "x", "9.9.masked", "1.1.__class__", ".."):
        assert "Die tekst heb ik niet meer." in served.post(**start, keep=place).text


def test_the_word_on_what_is_kept_leaves_with_the_page(served: Served, visit: MakeVisit) -> None:
    served.agent.says({"text": "Dag."})
    tab = visit(served.url)
    page = tab.arrive()
    tab.say("hallo")
    page.get_by_text("Meer", exact=True).click()
    with tab.context.expect_page() as opening:
        page.get_by_role("link", name="Wat bewaren we?").click()
    assert opening.value.url == served.url + "/privacy"
    assert tab.say("en verder").strip(), "the conversation is still there"
    page.get_by_role("button", name="Snel weg").click()
    page.wait_for_url("https://www.google.be/")
    assert tab.context.pages == [page]
