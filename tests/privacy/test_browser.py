"""What a browser holds after a conversation: every byte of its profile is read, with JavaScript and without."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser import CHROMIUM_ARGUMENTS
from tests.privacy.canary import where_found
from tests.web.conftest import _served, served
from tests.web.serving import Served

__all__ = ["_served", "served"]

WRITTEN_AFTER = 3_000
"""Milliseconds after which Chromium has written what it wants to restore a session with."""


def talk(page: Page, url: str, canary: str) -> None:
    """Say things, choose a button, and leave something in the box."""
    page.goto(url)
    for text in (f"ik ben bang {canary}", f"mijn kind {canary} wordt gepest"):
        page.get_by_label("Je bericht").fill(text)
        page.get_by_role("button", name="Stuur").click()
        expect(page.locator("#log")).to_contain_text(f"Je zei: {text}")
    page.get_by_role("button", name="Terug").click()
    expect(page.locator("#log")).to_contain_text("Je zei: Terug")
    page.get_by_label("Je bericht").fill(f"nog niet verstuurd {canary}")
    page.wait_for_timeout(WRITTEN_AFTER)


@pytest.mark.parametrize("script", [True, False], ids=["javascript", "no javascript"])
def test_nothing_that_was_typed_stands_in_the_profile(
    served: Served, tmp_path: Path, script: bool, playwright: Playwright, chromium_path: str
) -> None:
    canary = f"kanarie{secrets.token_hex(8)}"
    browser: BrowserContext = playwright.chromium.launch_persistent_context(
        str(tmp_path), executable_path=chromium_path, args=CHROMIUM_ARGUMENTS, java_script_enabled=script
    )
    talk(browser.new_page(), served.url, canary)
    assert browser.cookies() == []
    browser.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.parent.name == "Sessions" for path in files), "the browser kept no session to look through"
    assert where_found([canary], files) == []
    sent = [str(path) for path in files if b"conversation=" in path.read_bytes()]
    assert sent == [], "what the form sent is in the browser's session"
