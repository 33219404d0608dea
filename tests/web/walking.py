"""Four ways to go through a conversation: with a mouse, keys alone, a thumb on a phone, and without JavaScript."""

from __future__ import annotations

from typing import Any, ClassVar

from playwright.sync_api import Locator, Page, expect

LIVE = "button[name=choice]:not([aria-disabled])"
MOST_TABS = 400


class Mouse:
    """Clicks, and types in the box."""

    options: ClassVar[dict[str, Any]] = {"viewport": {"width": 1280, "height": 800}}

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, button: Locator) -> None:
        """Use a button."""
        button.click()

    def write(self, text: str) -> None:
        """Say something in one's own words."""
        self.page.fill("#message", text)
        self.press(self.page.get_by_role("button", name="Stuur"))

    def choose(self, title: str) -> None:
        """Choose an answer that is shown, by the start of what stands on it."""
        self._turn(lambda: self.press(self.offered(title)))

    def say(self, text: str) -> None:
        """Say something and wait for the answer."""
        self._turn(lambda: self.write(text))

    def offered(self, title: str) -> Locator:
        """The answer that can be chosen now."""
        return self.page.locator(f"#log {LIVE}", has_text=title).last

    def has(self, title: str) -> bool:
        """Whether an answer can be chosen now."""
        return self.page.locator(f"#log {LIVE}", has_text=title).count() > 0

    def _turn(self, act: Any) -> None:
        said = self.page.locator("#log .user").count()
        act()
        expect(self.page.locator("#log .user")).to_have_count(said + 1)
        expect(self.page.locator("#log > .bot:last-child")).to_be_visible(timeout=15_000)
        expect(self.page.locator("#form[aria-busy=true]")).to_have_count(0)


class Thumb(Mouse):
    """Taps on a small screen."""

    options: ClassVar[dict[str, Any]] = {
        "viewport": {"width": 320, "height": 640},
        "has_touch": True,
        "is_mobile": True,
    }

    def press(self, button: Locator) -> None:
        """Tap, where a thumb can reach it."""
        button.tap()


class Keys(Mouse):
    """Tab and Enter, and nothing else."""

    def press(self, button: Locator) -> None:
        """Go to a button with the tab key, and press it."""
        self._reach(button)
        self.page.keyboard.press("Enter")

    def write(self, text: str) -> None:
        """Go to the box, type and send."""
        self._reach(self.page.locator("#message"))
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def _reach(self, target: Locator) -> None:
        for _ in range(MOST_TABS):
            if target.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the tab key does not reach {target}")


class Plain(Mouse):
    """A browser without JavaScript."""

    options: ClassVar[dict[str, Any]] = {"java_script_enabled": False}


WAYS = (Mouse, Keys, Thumb, Plain)
