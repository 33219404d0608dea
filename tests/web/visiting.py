"""A browser tab on the page."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page


class Visit:
    """A browser tab that reaches only Kompaan and notes what it tried besides.

    Attributes:
        page: the tab.
        foreign: addresses outside Kompaan that the page asked for by itself.
        problems: what the page's console complained about.
    """

    def __init__(self, browser: Browser, base: str, **options: Any) -> None:
        self.base = base.rstrip("/")
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.foreign: list[str] = []
        self.problems: list[str] = []
        self.context.route(lambda url: not url.startswith((self.base, "blob:")), self._elsewhere)
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))

    def _note(self, line: Any) -> None:
        if line.type in ("error", "warning"):
            self.problems.append(line.text)

    def _elsewhere(self, route: Any) -> None:
        if route.request.is_navigation_request():
            route.fulfill(status=200, content_type="text/html", body="<title>Elders</title><p>Elders</p>")
        else:
            self.foreign.append(route.request.url)
            route.abort()

    def arrive(self) -> Page:
        """Open the page and wait until its scripts have taken over."""
        self.page.goto(self.base + "/")
        self.page.wait_for_selector("#tools:not([hidden])", state="attached")
        return self.page

    def say(self, text: str) -> str:
        """Type a text, and return what Kompaan answers."""
        self.page.fill("#message", text)
        self.page.press("#message", "Enter")
        return self.answer_after(text)

    def answer_after(self, shown: str) -> str:
        """Wait for the answer to what the user said last, and return all of it."""
        mine = self.page.locator("#log .user").last
        mine.wait_for()
        assert shown.strip() in mine.inner_text()
        self.page.wait_for_selector("#log > .bot:last-child")
        self.page.wait_for_selector("#form[aria-busy=false]")
        answer: str = mine.evaluate(
            "said => { let text = ''; for (let next = said; (next = next.nextElementSibling);) "
            "text += next.innerText + '\\n'; return text; }"
        )
        return answer
