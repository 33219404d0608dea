"""A served channel, a real browser, and visits to the page with it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any, Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from bot.web.site import Site

from .hosting import host_site
from .serving import Served
from .visiting import Visit

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str | None:
    """The browser of this machine, or None to take the one that Playwright brings."""
    return os.environ.get("KOMPAAN_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@pytest.fixture(scope="session")
def _served() -> Iterator[Served]:
    served = Served()
    yield served
    served.stop()


@pytest.fixture
def served(_served: Served) -> Iterator[Served]:
    """The channel with an agent that repeats what it hears."""
    _served.agent.reset()
    yield _served
    _served.agent.reset()


@pytest.fixture(scope="session")
def hosted() -> Iterator[tuple[Served, str]]:
    """A channel that one other site may show in a frame, and that site's address."""
    with host_site() as address:
        served = Served(Site(embed_on=(address,)))
        yield served, address
        served.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real browser; tests that need it are skipped where there is none."""
    found = chromium_path()
    with sync_playwright() as playwright:
        if found is None and not Path(playwright.chromium.executable_path).exists():
            pytest.skip(
                "geen Chromium gevonden: installeer het, of geef het pad in KOMPAAN_CHROMIUM. "
                "De pagina zelf is dus niet getest."
            )
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Visit]]:
    """Make visits: `visit(base, **context options)`."""
    visits: list[Visit] = []

    def make(base: str, **options: Any) -> Visit:
        visits.append(Visit(chromium, base, **options))
        return visits[-1]

    yield make
    for each in visits:
        each.context.close()
