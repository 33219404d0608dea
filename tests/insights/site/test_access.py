"""Who may go where: every route, every role, nobody at all, and other verbs; deny by default."""

from __future__ import annotations

from typing import Callable

import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient

from bot.insights.site.accounts import Accounts
from tests.insights.site.visiting import ROLES, Visitor

Visit = Callable[..., Visitor]

ANYONE, TOKEN, READER, EDITOR, ADMINISTRATOR = "anyone", "token", "reader", "editor", "administrator"
ALLOWED = {
    ("GET", "/inloggen"): ANYONE,
    ("POST", "/inloggen"): ANYONE,
    ("GET", "/static/{name}"): ANYONE,
    ("GET", "/"): READER,
    ("GET", "/verloop"): READER,
    ("GET", "/waarover"): READER,
    ("GET", "/tekorten"): READER,
    ("GET", "/vormen-van-steun"): READER,
    ("GET", "/reflectie"): READER,
    ("GET", "/hulplijnen"): READER,
    ("GET", "/signalen"): READER,
    ("GET", "/meenemen"): READER,
    ("GET", "/meenemen/tabellen"): READER,
    ("GET", "/meenemen/verslag"): READER,
    ("GET", "/uitleg"): READER,
    ("GET", "/voor-programmas"): READER,
    ("GET", "/voor-programmas/openapi.json"): READER,
    ("GET", "/account"): READER,
    ("POST", "/account/wachtwoord"): READER,
    ("POST", "/account/tokens/wis"): READER,
    ("POST", "/uitloggen"): READER,
    ("GET", "/inhoud"): EDITOR,
    ("GET", "/inhoud/bestand"): EDITOR,
    ("POST", "/inhoud/nakijken"): EDITOR,
    ("POST", "/inhoud/inlezen"): EDITOR,
    ("POST", "/signalen/wis"): ADMINISTRATOR,
    ("GET", "/beheer/accounts"): ADMINISTRATOR,
    ("POST", "/beheer/accounts/nieuw"): ADMINISTRATOR,
    ("POST", "/beheer/accounts/verander"): ADMINISTRATOR,
    ("GET", "/beheer/tokens"): ADMINISTRATOR,
    ("POST", "/beheer/tokens/nieuw"): ADMINISTRATOR,
    ("POST", "/beheer/tokens/wis"): ADMINISTRATOR,
    ("GET", "/beheer/spoor"): ADMINISTRATOR,
    ("GET", "/api/v1/openapi.json"): TOKEN,
    ("GET", "/api/v1/periods"): TOKEN,
    ("GET", "/api/v1/tables"): TOKEN,
    ("GET", "/api/v1/tables/{table}"): TOKEN,
    ("GET", "/api/v1/series/{table}"): TOKEN,
}
"""Written down apart from the site: a new route, or one with other access, has to be acknowledged here."""

VERBS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "FIETS")


def filled_in(path: str) -> str:
    """An address of a route."""
    return path.replace("{table}", "conversations").replace("{name}", "site.css")


def is_let_in(status: int) -> bool:
    """Whether a page was reached: a form may still say that something was not filled in."""
    return status in (200, 303, 400, 404)


def test_every_route_is_known_here(app: FastAPI) -> None:
    found = {(method, route.path) for route in app.routes for method in route.methods}  # type: ignore[attr-defined]
    assert found == set(ALLOWED)


@pytest.mark.parametrize("role", [*ROLES, ""])
def test_each_role_reaches_what_it_may_and_nothing_else(visit: Visit, role: str) -> None:
    for (method, path), least in ALLOWED.items():
        if least in (ANYONE, TOKEN) or path == "/uitloggen":
            continue
        visitor = visit(role)
        fields = {"formulier": visitor.csrf} if role and method == "POST" else None
        answer = visitor.client.request(method, filled_in(path), data=fields)
        if not role:
            assert answer.status_code == 303 and answer.headers["location"].startswith("/inloggen"), path
        elif ROLES.index(role) >= ROLES.index(least):
            assert is_let_in(answer.status_code), (method, path, answer.status_code)
            assert not answer.headers.get("location", "").startswith("/inloggen"), (method, path)
        else:
            assert answer.status_code == 403, (method, path, answer.status_code)


def test_a_session_opens_no_api_and_a_token_no_page(visit: Visit, app: FastAPI, engine: object) -> None:
    token = Accounts(app.state.site.engine).new_token("administrator", "proef")
    bearer = {"Authorization": f"Bearer {token}"}
    administrator, program = visit("administrator"), visit()
    for (method, path), least in ALLOWED.items():
        address = filled_in(path)
        if least == TOKEN:
            assert administrator.client.request(method, address).status_code == 401, path
            assert program.client.request(method, address, headers=bearer).status_code == 200, path
        elif least != ANYONE:
            answer = program.client.request(method, address, headers=bearer)
            assert answer.status_code == 303 and answer.headers["location"].startswith("/inloggen"), path


@pytest.mark.parametrize("role", ["administrator", ""])
def test_other_verbs_do_nothing(visit: Visit, role: str) -> None:
    visitor = visit(role)
    for path in {path for _, path in ALLOWED}:
        for verb in VERBS:
            if (verb, path) not in ALLOWED:
                answer = visitor.client.request(verb, filled_in(path))
                assert answer.status_code == 405, (verb, path, answer.status_code)


def test_a_route_that_says_nothing_is_for_nobody(app: FastAPI) -> None:
    @app.get("/vergeten")
    def forgotten(request: Request) -> str:
        return "geheim"

    for name in (*ROLES, ""):
        visitor = Visitor(app)
        if name:
            visitor.log_in(name)
        answer = visitor.get("/vergeten")
        assert answer.status_code == 404
        assert "geheim" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/docs",
        "/redoc",
        "/openapi.json",
        "/beheer",
        "/static/",
        "/static/../app.py",
        "/waarover/",
        "/api/v1/",
        "/api/v2/periods",
    ],
)
def test_there_is_nothing_else(app: FastAPI, path: str) -> None:
    answer = TestClient(app, follow_redirects=False).get(path)
    assert answer.status_code == 404
    assert "location" not in answer.headers


def test_the_menu_shows_what_the_role_may(visit: Visit) -> None:
    for role, seen in (("reader", False), ("administrator", True)):
        html = visit(role).get("/").text
        assert ('href="/beheer/accounts"' in html) is seen
        assert ('href="/inhoud"' in html) is seen
    assert 'href="/inhoud"' in visit("editor").get("/").text
