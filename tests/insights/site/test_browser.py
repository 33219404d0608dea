"""The pages in a real browser: axe, widths, the keyboard, dark, forced colours, paper, and links from elsewhere."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.insights.site.browsing import LOOKS, Open, address, open_site, violations
from tests.insights.site.visiting import PASSWORD

__all__ = ["address", "open_site"]

PAGES = (
    "/",
    "/verloop?table=domain_by_province",
    "/waarover?by=age",
    "/waarover?by=province&domain=school",
    "/tekorten",
    "/vormen-van-steun",
    "/reflectie?period=2026-08",
    "/hulplijnen",
    "/signalen",
    "/meenemen",
    "/voor-programmas",
    "/uitleg",
    "/account",
    "/inhoud",
    "/beheer/accounts",
    "/beheer/tokens",
    "/beheer/spoor",
    "/nergens",
    "/waarover?by=x",
)


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_site: Open, look: str) -> None:
    page = open_site(**LOOKS[look])
    assert violations(page) == [], "/inloggen"
    page = open_site("administrator", **LOOKS[look])
    problems: list[str] = []
    page.on("console", lambda line: problems.append(line.text) if line.type == "warning" else None)
    for path in PAGES:
        page.goto(path)
        # On a tablet the pages are those of a phone, with more room.
        assert look == "tablet" or violations(page) == [], path
        width = LOOKS[look]["viewport"]["width"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert problems == []


def test_wrong_passwords_are_announced(open_site: Open) -> None:
    page = open_site()
    page.get_by_label("Naam").fill("reader")
    page.get_by_label("Wachtwoord").fill("verkeerd")
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    assert violations(page) == []


def test_a_file_with_a_fault_is_said_in_the_browser_too(open_site: Open, knowledge: Any) -> None:
    page = open_site("editor", **LOOKS["phone"])
    page.goto("/inhoud")
    file: Any = {"name": "buddy.yml", "mimeType": "application/yaml", "buffer": b"id: buddy\nkind: onzin\n"}
    page.get_by_label("Bestand (.yml)").set_input_files(file)
    page.get_by_role("button", name="Kijk na").click()
    expect(page.get_by_role("alert")).to_contain_text("regel 2, veld kind")
    assert violations(page) == []
    good = (knowledge / "options" / "buddy.yml").read_bytes() + b"# nagekeken\n"
    page.get_by_label("Bestand (.yml)").set_input_files({**file, "buffer": good})
    page.get_by_role("button", name="Kijk na").click()
    assert violations(page) == []
    page.get_by_role("button", name="Lees in").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert (knowledge / "options" / "buddy.yml").read_bytes() == good, "line ends stay as they were"


def test_everything_is_done_with_the_keyboard(open_site: Open) -> None:
    page = open_site("reader", **LOOKS["desk"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Periode")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("period=2026-09"))
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    page.goto("/waarover?by=age")
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        label = page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.textContent")
        reached.add(str(label).strip())
        assert page.evaluate(outline) != "none", label
    assert "Tabel: Waarover, per leeftijd" in reached, "a table that scrolls can be scrolled with keys"
    assert {"Overzicht", "Uitloggen", "Toon"} <= reached


def test_on_a_phone_the_menu_opens_and_targets_are_large_enough(open_site: Open) -> None:
    page = open_site("administrator", **LOOKS["phone"])
    expect(page.get_by_role("link", name="Tokens")).to_be_hidden()
    page.locator("summary", has_text="Menu").click()
    for target in page.locator("nav a:visible, button:visible, select:visible, header a:visible").all():
        box = target.bounding_box()
        assert box and box["height"] >= 24 and box["width"] >= 24, target.inner_text()
    page.get_by_role("link", name="Reflectie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reflectie")


def test_words_in_charts_stay_inside(open_site: Open) -> None:
    page = open_site("reader", **LOOKS["phone"])
    for path in ("/vormen-van-steun", "/waarover?by=age", "/reflectie?period=2026-07"):
        page.goto(path)
        edges = page.locator(".bars text").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
        assert edges and max(edges) <= 320, path


def test_words_in_charts_grow_with_the_letters(open_site: Open) -> None:
    page = open_site("reader", **LOOKS["tablet"])
    height = "document.querySelector('.bars text').getBoundingClientRect().height"
    before = page.evaluate(height)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(height) > 1.8 * before
    assert page.evaluate("document.documentElement.scrollWidth") <= 768


def test_hidden_marks_stay_visible_in_forced_colours(open_site: Open) -> None:
    page = open_site("reader", forced_colors="active", **LOOKS["desk"])
    page.goto("/tekorten")
    ink = page.evaluate("getComputedStyle(document.querySelector('.hatch-line')).fill")
    ground = page.evaluate("getComputedStyle(document.querySelector('.hatch-ground')).fill")
    assert ink != ground
    assert page.locator(".hatched").count() == 1


def test_on_paper_there_is_no_menu_and_nothing_is_cut_off(open_site: Open) -> None:
    page = open_site("reader", viewport={"width": 700, "height": 1000})
    page.goto("/waarover?by=age")
    page.emulate_media(media="print")
    for away in ("nav", ".picks", "header button"):
        for each in page.locator(away).all():
            expect(each).to_be_hidden()
    right = "Math.max(...[...document.querySelectorAll('td, th')].map(one => one.getBoundingClientRect().right))"
    assert page.evaluate(right) <= 700
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("path", ["/waarover", "/vormen-van-steun", "/reflectie", "/verloop?table=domain_by_province"])
def test_on_paper_no_drawing_is_so_tall_that_it_leaves_a_page_empty(open_site: Open, path: str) -> None:
    """A browser never breaks a drawing over two pages: one that does not fit leaves the rest of the page empty."""
    page = open_site("reader", viewport={"width": 700, "height": 1000})
    page.goto(path)
    page.emulate_media(media="print")
    heights = page.locator(".chart svg").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert heights and max(heights) < 150


def test_a_link_on_another_site_opens_the_page_for_who_is_logged_in(open_site: Open, address: str) -> None:
    """A strict cookie does not travel along with such a link; the page in between sees to it that it is sent."""
    page = open_site("reader")
    elsewhere = address.replace("127.0.0.1", "localhost")
    link = f'<meta charset="utf-8"><a href="{address}/tekorten?period=2026-09">Kijk hier</a>'
    page.context.route(f"{elsewhere}/**", lambda route: route.fulfill(body=link, content_type="text/html"))
    page.goto(f"{elsewhere}/post")
    page.get_by_role("link", name="Kijk hier").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Waar hulp ontbreekt")
    expect(page.get_by_label("Periode")).to_have_value("2026-09")


def test_and_the_log_in_page_for_who_is_not(open_site: Open, address: str) -> None:
    page = open_site()
    elsewhere = address.replace("127.0.0.1", "localhost")
    link = f'<meta charset="utf-8"><a href="{address}/tekorten?period=2026-09">Kijk hier</a>'
    page.context.route(f"{elsewhere}/**", lambda route: route.fulfill(body=link, content_type="text/html"))
    page.goto(f"{elsewhere}/post")
    page.get_by_role("link", name="Kijk hier").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    page.get_by_label("Naam").fill("reader")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Waar hulp ontbreekt")


def test_after_logging_out_the_way_back_shows_nothing(open_site: Open) -> None:
    page = open_site("reader")
    page.goto("/tekorten")
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inloggen")
