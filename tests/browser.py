"""A real browser for all tests that look at a page: started once, and after everything else."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browser. While it runs, no test can have an event loop of its own: see `browser_tests_last`."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium_path(playwright: Playwright) -> str:
    """The browser of this machine, or the one that Playwright brought; tests are skipped where there is none."""
    found = os.environ.get("KOMPAAN_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    path: str = found or playwright.chromium.executable_path
    if not Path(path).exists():
        pytest.skip(
            "geen Chromium gevonden: installeer het, of geef het pad in KOMPAAN_CHROMIUM. "
            "De pagina zelf is dus niet getest."
        )
    return path


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, chromium_path: str) -> Iterator[Browser]:
    """A real browser."""
    browser = playwright.chromium.launch(executable_path=chromium_path, args=CHROMIUM_ARGUMENTS)
    yield browser
    browser.close()


def browser_tests_last(items: list[pytest.Item]) -> None:
    """Put the tests that use the browser behind all others, which may be asynchronous."""
    items.sort(key=lambda item: "playwright" in getattr(item, "fixturenames", ()))
