"""Both conversations on the real servers, from the greeting to what one takes along, in four ways."""

from __future__ import annotations

from pathlib import Path
from typing import Callable

import pytest
from playwright.sync_api import expect

from .visiting import Visit
from .walking import WAYS, Mouse, Plain

MakeVisit = Callable[..., Visit]
MOST_QUESTIONS = 12


@pytest.fixture(params=WAYS, ids=lambda way: way.__name__.lower())
def walker(request: pytest.FixtureRequest, kompaan_server: str, visit: MakeVisit) -> Mouse:
    """Somebody who has just arrived."""
    way: type[Mouse] = request.param
    tab = visit(kompaan_server, **way.options)
    tab.page.goto(kompaan_server + "/")
    if way is not Plain:
        tab.arrive()
    return way(tab.page)


def test_a_family_finds_one_place_to_begin(walker: Mouse) -> None:
    page = walker.page
    walker.choose("Ik zoek hulp of steun")
    walker.choose("Voor mijn kind")
    walker.choose("School")
    expect(page.locator(".progress").last).to_contain_text("Vraag")
    for _ in range(MOST_QUESTIONS):
        if page.locator(".options").count():
            break
        walker.choose("liever niet") if walker.has("liever niet") else walker.say("ik weet het niet")
    names = page.locator(".options h2").all_inner_texts()
    assert 1 <= len(names) <= 3
    told = page.locator(".options").inner_text()
    assert all(told.count(name) >= 1 for name in names) and "Waarom dit?" in told
    expect(page.locator(".contact")).to_contain_text("Eén plek is genoeg")
    page.locator(".folded summary").last.click()
    expect(page.locator(".note").last).to_contain_text("Mijn kaartje")
    if len(names) > 1:
        walker.choose("Vergelijk")
        table = page.get_by_role("table")
        assert table.locator("thead th").count() == len(names) + 1
        assert table.locator("tbody th").first.inner_text()[0].isupper()


def test_a_worker_leaves_with_a_summary(walker: Mouse, tmp_path: Path) -> None:
    page = walker.page
    walker.choose("Ik wil nadenken over mijn werk")
    walker.choose("Meepraten")
    walker.choose("Naar mijn eigen werk")
    walker.choose("5 minuten: 2")
    expect(page.locator(".progress").last).to_contain_text("Vraag 1 van 2 · participatie")
    walker.say("we vroegen het samen aan de ouders")
    walker.choose("Overslaan")
    assert page.locator(".scale.rung .place").count() == 6
    walker.choose("Adviseren")
    walker.choose("Mee-beslissen")
    walker.say("morgen bel ik hen")
    note = page.locator(".note").last
    expect(note).to_contain_text("we vroegen het samen aan de ouders")
    expect(note).to_contain_text("morgen bel ik hen")
    if not isinstance(walker, Plain):
        with page.expect_download() as saving:
            walker.press(note.get_by_role("button", name="Bewaren"))
        assert saving.value.suggested_filename == "notitie.txt"
        saving.value.save_as(tmp_path / "notitie.txt")
        page.set_input_files("#file", tmp_path / "notitie.txt")
        expect(page.locator("#beside")).to_contain_text("morgen bel ik hen")


def test_danger_comes_first_with_numbers_to_tap(walker: Mouse) -> None:
    walker.say("hij slaat mij en de kinderen")
    first = walker.page.locator(".user + .bot").last
    expect(first.locator(".crisis")).to_be_visible()
    call = first.locator("a.call").first
    assert (call.get_attribute("href") or "").startswith("tel:1")
    if not isinstance(walker, Plain):
        expect(call).to_be_in_viewport()


def test_one_can_go_back_skip_stop_and_erase(walker: Mouse) -> None:
    page = walker.page
    walker.choose("Ik zoek hulp of steun")
    walker.choose("Voor mijn kind")
    for word in ("Terug", "Overslaan", "Stop"):
        button = page.get_by_role("group", name="Snelle woorden").get_by_role("button", name=word)
        said = page.locator("#log .user").count()
        walker.press(button)
        expect(page.locator("#log .user")).to_have_count(said + 1)
        expect(page.locator("#log > .bot:last-child")).to_be_visible()
        expect(page.locator("#form[aria-busy=true]")).to_have_count(0)
    walker.press(page.locator("#erase"))
    expect(page.locator(".remark")).to_contain_text("gewist")
    expect(page.locator("#log .message")).to_have_count(1)


def test_an_opened_note_stays_in_the_browser(kompaan_server: str, visit: MakeVisit, tmp_path: Path) -> None:
    page = visit(kompaan_server).arrive()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    (tmp_path / "x.txt").write_text("# Eerder\n\nmijn antwoord", encoding="utf-8")
    (tmp_path / "y.bin").write_bytes(b"\0\1\2")
    page.set_input_files("#file", tmp_path / "x.txt")
    expect(page.locator("#beside")).to_contain_text("mijn antwoord")
    assert sent == []
    page.get_by_text("Meer", exact=True).click()
    page.set_input_files("#file", tmp_path / "y.bin")
    expect(page.locator(".trouble")).to_contain_text("kan ik niet tonen")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Sluit").click()
    expect(page.locator("#beside")).to_be_empty()
