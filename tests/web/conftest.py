"""A served channel, a real browser, and visits to the page with it."""

from __future__ import annotations

from typing import Any, Callable, Iterator

import pytest
from playwright.sync_api import Browser

from bot.web.site import Site

from .hosting import host_site
from .serving import Served
from .visiting import Visit


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
