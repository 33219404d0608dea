"""The page at /privacy: readable by everybody, loads nothing from elsewhere, and says what the rest does."""

from __future__ import annotations

import re
from typing import Any, Callable

import httpx
import pytest
from playwright.sync_api import expect

from bot.web.headers import security_headers
from bot.web.site import Site
from tests.web.conftest import _served, served, visit
from tests.web.serving import Served
from tests.web.test_access import LOOKS, violations
from tests.web.visiting import Visit

__all__ = ["_served", "served", "visit"]

MakeVisit = Callable[..., Visit]
LONGEST = 22
"""Words in a sentence."""


def page(served: Served) -> httpx.Response:
    """What is sent."""
    return httpx.get(f"{served.url}/privacy")


def words(served: Served) -> str:
    """The text without markup."""
    return re.sub(r"<[^>]+>", " ", page(served).text.partition("<main")[2])


def test_it_is_small_needs_no_script_and_is_not_stored(served: Served) -> None:
    answer = page(served)
    assert answer.status_code == 200 and answer.headers["content-type"] == "text/html; charset=utf-8"
    assert len(answer.content) < 15_000
    assert "<script" not in answer.text and "style=" not in answer.text
    assert answer.headers["cache-control"] == "no-store"
    for name, value in security_headers(Site()).items():
        assert answer.headers[name] == value
    assert httpx.head(f"{served.url}/privacy").status_code == 200
    assert httpx.post(f"{served.url}/privacy").status_code == 405


@pytest.mark.parametrize(
    "said",
    ["chatbot", "30 minuten", "per maand", "Wis alles", "Snel weg", "geschiedenis", "cookies", "dreigingsmodel", "112"],
)
def test_it_says(served: Served, said: str) -> None:
    assert said in words(served)


def test_sentences_are_short_and_calm(served: Served) -> None:
    text = words(served)
    assert "!" not in text
    for sentence in re.split(r"(?<=[.?])\s", text):
        assert len(sentence.split()) <= LONGEST, sentence


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_comes_from_elsewhere(served: Served, visit: MakeVisit, look: str) -> None:
    tab = visit(served.url, **LOOKS[look])
    asked: list[str] = []
    tab.page.on("request", lambda request: asked.append(request.url))
    tab.page.goto(f"{served.url}/privacy")
    assert violations(tab.page) == []
    assert asked and all(url.startswith(served.url) for url in asked)
    assert tab.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_there_is_a_way_back_and_a_way_out_without_javascript(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url, java_script_enabled=False)
    left: Any = tab.context
    left.route("https://www.google.be/", lambda route: route.fulfill(body="weg", content_type="text/plain"))
    tab.page.goto(f"{served.url}/privacy")
    tab.page.get_by_role("link", name="Praat met Kompaan").first.click()
    expect(tab.page.get_by_label("Je bericht")).to_be_visible()
    tab.page.goto(f"{served.url}/privacy")
    tab.page.get_by_role("button", name="Snel weg").click()
    tab.page.wait_for_url("https://www.google.be/")
