"""Who uses keys alone never loses their place: what is pressed stays, or the focus goes where one goes on."""

from __future__ import annotations

from typing import Callable

from playwright.sync_api import Page, expect

from .serving import Served
from .test_talking import CHOICES
from .visiting import Visit

MakeVisit = Callable[..., Visit]


def press(page: Page, name: str) -> None:
    """Press a button with a key."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def test_after_an_answer_one_is_where_one_was_and_the_next_choice_follows(served: Served, visit: MakeVisit) -> None:
    served.agent.says(CHOICES)
    tab = visit(served.url)
    page = tab.arrive()
    tab.say("x")
    press(page, "Ja, dat klopt")
    tab.answer_after("Ja, dat klopt")
    assert page.evaluate("document.activeElement.dataset.title") == "Ja, dat klopt"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.activeElement.closest('.message') === document.querySelector('#log').lastElementChild"
    )


def test_a_button_that_goes_away_hands_the_focus_on(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url)
    page = tab.arrive()
    tab.context.set_offline(True)
    page.fill("#message", "hallo")
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Probeer nu")
    button.focus()
    tab.context.set_offline(False)
    expect(page.locator("#status")).to_contain_text("weer verbinding")
    expect(page.locator("#message")).to_be_focused()
    served.agent.real_store.store.clear()
    page.fill("#message", "nog")
    page.keyboard.press("Enter")
    press(page, "Begin opnieuw")
    expect(page.locator("#message")).to_be_focused()
    press(page, "Wis alles")
    expect(page.locator("#message")).to_be_focused()


def test_a_note_that_is_put_away_leads_back_to_the_menu(served: Served, visit: MakeVisit) -> None:
    page = visit(served.url).arrive()
    page.set_input_files("#file", {"name": "x.txt", "mimeType": "text/plain", "buffer": b"eerder"})
    expect(page.get_by_role("region", name="Je notitie van eerder")).to_be_focused()
    press(page, "Sluit")
    expect(page.locator("#menu summary")).to_be_focused()


def test_the_menu_works_with_keys(served: Served, visit: MakeVisit) -> None:
    page = visit(served.url).arrive()
    page.locator("#menu summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Grotere letters")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Grotere letters")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Grotere letters")).to_be_hidden()
    expect(page.locator("#menu summary")).to_be_focused()
    expect(page.get_by_role("alert")).to_have_text("Nog één keer Escape en je bent weg.")


def test_the_focus_is_seen_on_everything(served: Served, visit: MakeVisit) -> None:
    served.agent.says(CHOICES)
    tab = visit(served.url)
    page = tab.arrive()
    tab.say("x")
    page.locator("#skip").focus()
    for _ in range(14):
        seen = page.evaluate(
            "() => { const style = getComputedStyle(document.activeElement);"
            " return document.activeElement === document.body || parseFloat(style.outlineWidth) >= 2; }"
        )
        assert seen, page.evaluate("document.activeElement.outerHTML")
        page.keyboard.press("Tab")
