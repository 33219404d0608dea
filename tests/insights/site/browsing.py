"""The site in a real browser: served over a socket, opened, looked at with axe."""

from __future__ import annotations

import socket
import threading
import time
from typing import Any, Callable, Iterator

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.engine import Engine

from bot.insights.periods import Period
from bot.insights.signals import Signals
from bot.server.children import free_port
from tests.insights.site.visiting import PASSWORD

__all__ = ["LOOKS", "Open", "address", "open_site", "violations"]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LOOKS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": {"width": 320, "height": 640}},
    "tablet": {"viewport": {"width": 768, "height": 1024}},
    "desk": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}


@pytest.fixture
def address(app: FastAPI, engine: Engine) -> Iterator[str]:
    """The site, served for a browser."""
    for sentence in ("we wachten lang", "niemand belde terug", "het is te ver"):
        Signals(engine).leave("waiting", sentence, Period(2026, 10))
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, ws="none", lifespan="off", log_config=None))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not _listens(port):
        assert thread.is_alive()
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(20)


Open = Callable[..., Page]


@pytest.fixture
def open_site(chromium: Browser, address: str) -> Iterator[Open]:
    """Open the site in a browser: `open_site("administrator", **look)`."""
    contexts = []

    def opening(name: str = "", **look: Any) -> Page:
        context = chromium.new_context(base_url=address, **look)
        contexts.append(context)
        page = context.new_page()
        page.goto("/")
        if name:
            page.get_by_label("Naam").fill(name)
            page.get_by_label("Wachtwoord").fill(PASSWORD)
            page.get_by_role("button", name="Inloggen").click()
            expect(page.get_by_role("heading", level=1)).to_have_text("Overzicht")
        return page

    yield opening
    for context in contexts:
        context.close()


def violations(page: Page) -> list[str]:
    """What axe finds, in words."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {[node['html'] for node in each['nodes']]}" for each in found]


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
