"""For everyone: axe in every state, and what axe cannot see."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .serving import Served
from .test_plain import PAYLOADS
from .visiting import Visit

MakeVisit = Callable[..., Visit]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LADDER = [{"title": f"Trede {n}", "payload": f'/inform{{"place": "t{n}"}}'} for n in range(1, 7)]


def violations(page: Page) -> list[str]:
    """What axe finds, in words."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {[node['html'] for node in each['nodes']]}" for each in found]


def start(_served: Served, _tab: Visit) -> None:
    """The greeting."""


def every_payload(served: Served, tab: Visit) -> None:
    served.agent.says(*PAYLOADS, {"text": "Welke trede?", "buttons": LADDER})
    tab.say("x")
    for folded in tab.page.locator("#log details").all():
        folded.locator("summary").first.click()


def chosen(served: Served, tab: Visit) -> None:
    served.agent.says({"text": "Welke trede?", "buttons": LADDER})
    tab.say("x")
    tab.page.locator(".place").nth(2).click()
    tab.page.locator(".now").wait_for()


def menu(_served: Served, tab: Visit) -> None:
    tab.page.get_by_text("Meer", exact=True).click()


def offline(_served: Served, tab: Visit) -> None:
    tab.context.set_offline(True)
    tab.page.fill("#message", "hallo")
    tab.page.press("#message", "Enter")
    tab.page.locator(".unsent").wait_for()


def gone(served: Served, tab: Visit) -> None:
    tab.say("een")
    served.agent.real_store.store.clear()
    tab.page.fill("#message", "twee")
    tab.page.press("#message", "Enter")
    tab.page.get_by_role("button", name="Begin opnieuw").wait_for()


def erased(_served: Served, tab: Visit) -> None:
    tab.page.get_by_role("button", name="Wis alles").click()
    tab.page.locator(".remark").wait_for()


def earlier_note(_served: Served, tab: Visit) -> None:
    file: Any = {"name": "x.txt", "mimeType": "text/plain", "buffer": b"# Eerder\n\nmijn antwoord\n" * 40}
    tab.page.set_input_files("#file", file)
    tab.page.locator("#beside .note").wait_for()
    tab.page.locator("#log .answer").last.scroll_into_view_if_needed()  # from under the bar at the bottom


STATES = (start, every_payload, chosen, menu, offline, gone, erased, earlier_note)
LOOKS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 320, "height": 640}},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing(served: Served, visit: MakeVisit, state: Callable[..., None], look: str) -> None:
    tab = visit(served.url, **LOOKS[look])
    tab.arrive()
    state(served, tab)
    assert violations(tab.page) == []


def test_axe_finds_nothing_without_javascript(served: Served, visit: MakeVisit) -> None:
    served.agent.says(*PAYLOADS, {"text": "Welke trede?", "buttons": LADDER})
    tab = visit(served.url, java_script_enabled=False)
    tab.page.goto(served.url)
    tab.page.fill("#message", "x")
    tab.page.get_by_role("button", name="Stuur").click()
    html = tab.page.content().replace('type="module"', 'type="text/plain"')
    shown = visit(served.url)
    shown.context.route(served.url + "/", lambda route: route.fulfill(body=html, content_type="text/html"))
    shown.page.goto(served.url + "/")
    assert violations(shown.page) == []


@pytest.mark.parametrize("state", [every_payload, chosen, menu, earlier_note], ids=lambda state: state.__name__)
@pytest.mark.parametrize("letters", [1, 2, 4])
def test_no_sideways_scrolling_at_any_zoom(
    served: Served, visit: MakeVisit, state: Callable[..., None], letters: int
) -> None:
    """Zoom is a smaller window: 1280 pixels at 400 % are 320."""
    tab = visit(served.url, viewport={"width": 1280 // letters, "height": 1024 // letters})
    page = tab.arrive()
    state(served, tab)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280 // letters
    expect(page.get_by_role("button", name="Snel weg")).to_be_in_viewport(ratio=1)


def test_letters_can_be_twice_as_large(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url, viewport={"width": 390, "height": 844})
    page = tab.arrive()
    every_payload(served, tab)
    size = "parseFloat(getComputedStyle(document.querySelector('#log p')).fontSize)"
    before = page.evaluate(size)
    page.get_by_text("Meer", exact=True).click()
    for _ in range(5):
        page.get_by_role("button", name="Grotere letters").click()
    assert page.evaluate(size) == 2 * before
    expect(page.get_by_role("alert")).to_have_text("Letters op 200 procent.")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.get_by_role("button", name="Snel weg")).to_be_in_viewport(ratio=1)
    assert violations(page) == []


def test_each_message_is_announced_once(served: Served, visit: MakeVisit) -> None:
    """A live region speaks what is added to it: count what is added, and what changes afterwards."""
    served.agent.says(*PAYLOADS)
    tab = visit(served.url)
    page = tab.arrive()
    page.evaluate(
        "() => { window.added = 0; window.changed = 0; new MutationObserver(all => all.forEach(one => {"
        " const adds = one.target.id === 'log' && !one.removedNodes.length;"
        " if (adds) window.added += one.addedNodes.length; else window.changed++;"
        " })).observe(document.querySelector('#log'), {childList: true, subtree: true, characterData: true}); }"
    )
    tab.say("x")
    shown = page.locator("#log > *").count() - 1
    assert page.evaluate("[window.added, window.changed]") == [shown, 0]
    regions = page.locator("[aria-live], [role=log], [role=status], [role=alert]")
    assert (
        regions.evaluate_all("all => all.filter(one => all.some(other => other !== one && other.contains(one))).length")
        == 0
    )


def test_targets_are_large_enough(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url, viewport={"width": 320, "height": 640})
    page = tab.arrive()
    every_payload(served, tab)
    for target in page.locator("#log button:visible, #log summary:visible, #log a:visible").all():
        box = target.bounding_box()
        assert box and box["height"] >= 24 and box["width"] >= 24, target.inner_text()


def test_who_wants_no_motion_gets_none(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url, reduced_motion="reduce")
    page = tab.arrive()
    moving = "name => getComputedStyle(document.querySelector('#typing'), '::after').animationName"
    page.evaluate("document.querySelector('#typing').textContent = 'x'")
    assert page.evaluate(moving) == "none"


def test_colours_of_the_device_are_used(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url, forced_colors="active")
    page = tab.arrive()
    chosen(served, tab)
    for element in (".answer", ".place", ".user"):
        assert page.locator(element).first.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)") >= 1
    assert page.locator(".place.chosen").first.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


VOICES = """
window.spoken = [];
const voices = [
  {lang: "nl-NL", localService: false, name: "van elders"},
  {lang: "nl-BE", localService: true, name: "van hier"},
];
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => %s,
  speak: said => window.spoken.push([said.text, said.lang]),
  cancel: () => window.spoken.push("stil"),
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def test_kompaan_reads_aloud_with_a_voice_of_the_device(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url)
    tab.page.add_init_script(VOICES % "voices")
    page = tab.arrive()
    served.agent.says({"text": "Bel **112**."})
    page.get_by_text("Meer", exact=True).click()
    reading = page.get_by_role("button", name="Lees voor")
    reading.click()
    expect(reading).to_have_attribute("aria-pressed", "true")
    tab.say("x")
    assert page.evaluate("window.spoken.at(-1)") == ["Bel 112.", "nl-BE"]
    page.get_by_role("button", name="Wis alles").click()
    assert page.evaluate("window.spoken.at(-1)") == "stil"


def test_a_voice_that_sends_the_text_elsewhere_is_not_offered(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url)
    tab.page.add_init_script(VOICES % "voices.slice(0, 1)")
    page = tab.arrive()
    page.get_by_text("Meer", exact=True).click()
    expect(page.get_by_role("button", name="Grotere letters")).to_be_visible()
    expect(page.get_by_role("button", name="Lees voor")).to_have_count(0)
