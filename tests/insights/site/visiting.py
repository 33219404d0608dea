"""Visitors of the site: they log in, follow links and send forms as a browser does."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from fastapi import FastAPI
from httpx import Response
from starlette.testclient import TestClient

PASSWORD = "een lange zin voor mij"
ROLES = ("reader", "editor", "administrator")


class MovableClock:
    """A clock that stands still until a test moves it; UTC."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 9, 0, 0)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)


class Visitor:
    """A browser without a screen.

    Attributes:
        client: sends the requests; follows no redirects.
        last: what came back last.
    """

    def __init__(self, app: FastAPI, base: str = "http://testserver") -> None:
        self.client = TestClient(app, base_url=base, follow_redirects=False)
        self.last: Response

    def get(self, path: str, **more: Any) -> Response:
        """Open a page."""
        self.last = self.client.get(path, **more)
        return self.last

    def send(self, page: str, action: str, files: Any = None, **fields: str) -> Response:
        """Open a page and send a form from it, with the form's own token."""
        token = csrf_in(self.get(page).text)
        self.last = self.client.post(action, data={"formulier": token, **fields}, files=files)
        return self.last

    def log_in(self, name: str, password: str = PASSWORD, onwards: str = "") -> Response:
        """Fill in the log-in form."""
        return self.send("/inloggen", "/inloggen", naam=name, wachtwoord=password, naar=onwards)

    @property
    def is_in(self) -> bool:
        """Whether the first page is shown."""
        return self.client.get("/").status_code == 200

    @property
    def csrf(self) -> str:
        """The token of this session's forms."""
        return csrf_in(self.client.get("/account").text)


def csrf_in(html: str) -> str:
    """The token in the first form of a page."""
    found = re.search(r'name="formulier" value="([^"]+)"', html)
    assert found, html
    return found[1]


def text_in(html: str) -> str:
    """What a page says, without its tags."""
    plain = re.sub(r"<[^>]+>", " ", html)
    return re.sub(r"\s+", " ", plain)
