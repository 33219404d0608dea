"""What every answer carries, also when it is an error, and what no answer or log ever holds."""

from __future__ import annotations

import logging
from typing import Callable

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.insights.site.roles import Access, allow
from tests.insights.site.test_access import ALLOWED, filled_in
from tests.insights.site.visiting import Visitor

Visit = Callable[..., Visitor]
SECRET = "heel-geheim-woord"


def check(answer: object) -> None:
    """The headers that keep a page from being framed, stored, guessed at or filled with scripts."""
    headers = answer.headers  # type: ignore[attr-defined]
    policy = headers["content-security-policy"]
    for part in (
        "default-src 'none'",
        "style-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ):
        assert part in policy
    assert "script-src" not in policy and "unsafe" not in policy, "no script runs at all"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] in ("no-store", "max-age=300")
    assert "server" not in headers and "access-control-allow-origin" not in headers


def test_every_route_and_every_refusal_carries_them(visit: Visit) -> None:
    for name in ("administrator", ""):
        visitor = visit(name)
        for path in ("/nergens", *(path for _, path in ALLOWED)):
            for verb in ("GET", "POST", "DELETE"):
                answer = visitor.client.request(verb, filled_in(path))
                check(answer)
                is_file = path == "/static/{name}" and verb == "GET"
                assert (answer.headers["cache-control"] == "no-store") is not is_file, path


def test_pages_hold_nothing_from_elsewhere_and_no_script(visit: Visit) -> None:
    visitor = visit("administrator")
    for method, path in ALLOWED:
        if method == "GET" and not path.startswith(("/api", "/meenemen/", "/inhoud/", "/static", "/voor-programmas/")):
            html = visitor.get(path).text
            assert "<html" in html and 'lang="nl-BE"' in html
            for word in ("<script", " style=", "<style", " onclick", 'src="http', 'href="http', "@import"):
                assert word not in html, (path, word)


def test_a_page_that_falls_over_says_so_kindly_and_tells_nothing(
    app: FastAPI, visit: Visit, caplog: pytest.LogCaptureFixture
) -> None:
    @app.get("/stuk")
    @allow(Access.READER)
    def broken() -> str:
        raise RuntimeError(SECRET)

    with caplog.at_level(logging.DEBUG):
        answer = visit("reader").get("/stuk")
    assert answer.status_code == 500
    check(answer)
    assert "Probeer het straks opnieuw" in answer.text
    assert SECRET not in answer.text and SECRET not in caplog.text
    assert "RuntimeError" in caplog.text


@pytest.mark.parametrize("path", ["/", "/inloggen", "/api/v1/periods"])
def test_without_a_database_that_is_said_kindly(visit: Visit, engine: Engine, path: str) -> None:
    visitor = visit("reader")
    with engine.begin() as connection:
        for table in ("coordinator_session", "api_token", "insights_mark"):
            connection.execute(text(f"DROP TABLE {table}"))
    answer = visitor.get(path, headers={"Authorization": "Bearer kompaan_x"})
    assert answer.status_code == 503
    check(answer)
    assert "straks opnieuw" in answer.text
    assert "coordinator_session" not in answer.text and "sqlite" not in answer.text.lower()


def test_passwords_and_tokens_reach_no_log(visit: Visit, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        visitor = visit("reader")
        visitor.log_in("reader", SECRET)
        token = visitor.client.cookies["kompaan"]
        visitor.get("/", headers={"Authorization": f"Bearer {SECRET}"})
    assert SECRET not in caplog.text and token not in caplog.text
