"""Sessions: what the browser holds, what the database holds, and when they end."""

from __future__ import annotations

from typing import Callable

import pytest
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.insights.site.accounts import Accounts
from bot.insights.site.app import create_app
from bot.insights.site.models import CoordinatorSessionRow
from bot.insights.site.sessions import IDLE, LONGEST, Sessions
from tests.insights.site.conftest import QUICK
from tests.insights.site.releasing import NAMES
from tests.insights.site.visiting import PASSWORD, MovableClock, Visitor

Visit = Callable[..., Visitor]


def kept(engine: Engine) -> list[str]:
    """Everything in the table of sessions, as text."""
    with engine.connect() as connection:
        return [str(value) for row in connection.execute(select(CoordinatorSessionRow.__table__)) for value in row]


def test_the_cookie_is_kept_from_scripts_and_other_sites(visit: Visit) -> None:
    cookies = visit().log_in("reader").headers.get_list("set-cookie")
    (cookie,) = [cookie for cookie in cookies if cookie.startswith("kompaan=")]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Path=/" in cookie
    assert "Domain" not in cookie and "Max-Age" not in cookie, "it ends with the browser"


def test_behind_https_it_travels_over_nothing_else(engine: Engine, clock: MovableClock) -> None:
    app = create_app(engine, NAMES, clock=clock, passwords=QUICK, https=True)
    visitor = Visitor(app, "https://testserver")
    answer = visitor.log_in("reader")
    (cookie,) = [c for c in answer.headers.get_list("set-cookie") if c.startswith("__Host-kompaan=")]
    assert "Secure" in cookie
    assert "max-age" in answer.headers["strict-transport-security"]
    assert visitor.is_in


def test_the_database_cannot_open_a_session(visit: Visit, engine: Engine) -> None:
    visitor = visit("reader")
    token = visitor.client.cookies["kompaan"]
    assert len(token) >= 43, "256 random bits"
    assert token not in kept(engine)
    thief = visit()
    thief.client.cookies.set("kompaan", kept(engine)[0])
    assert not thief.is_in


def test_logging_in_makes_another_session_and_ends_the_one_before(visit: Visit, engine: Engine) -> None:
    visitor = visit("reader")
    before = visitor.client.cookies["kompaan"]
    visitor.log_in("reader")
    assert visitor.client.cookies["kompaan"] != before
    assert Sessions(engine, MovableClock()).find(before) is None


def test_a_session_that_somebody_brings_along_is_not_taken_over(visit: Visit) -> None:
    visitor = visit()
    visitor.client.cookies.set("kompaan", "door-een-ander-gekozen")
    visitor.log_in("reader")
    thief = visit()
    thief.client.cookies.set("kompaan", "door-een-ander-gekozen")
    assert not thief.is_in


def test_it_ends_after_half_an_hour_without_a_look(visit: Visit, clock: MovableClock) -> None:
    visitor = visit("reader")
    for _ in range(3):
        clock.pass_by(seconds=IDLE.total_seconds() - 60)
        assert visitor.is_in
    clock.pass_by(seconds=IDLE.total_seconds() + 1)
    assert not visitor.is_in


def test_it_ends_after_twelve_hours_however_often_one_looks(visit: Visit, clock: MovableClock) -> None:
    visitor, passed = visit("reader"), 0.0
    while passed < LONGEST.total_seconds() - 1200:
        clock.pass_by(minutes=20)
        passed += 1200
        assert visitor.is_in
    clock.pass_by(minutes=20)
    assert not visitor.is_in


def test_logging_out_ends_it_for_whoever_holds_the_cookie(visit: Visit) -> None:
    visitor = visit("reader")
    token = visitor.client.cookies["kompaan"]
    answer = visitor.send("/account", "/uitloggen")
    assert answer.headers["location"] == "/inloggen?bericht=uit"
    assert "Je bent uitgelogd." in visitor.get("/inloggen?bericht=uit").text
    thief = visit()
    thief.client.cookies.set("kompaan", token)
    assert not thief.is_in


def test_another_password_ends_every_session(visit: Visit) -> None:
    here, there = visit("reader"), visit("reader")
    new = "een heel andere zin"
    answer = here.send("/account", "/account/wachtwoord", oud=PASSWORD, nieuw=new, herhaald=new)
    assert answer.headers["location"] == "/inloggen?bericht=wachtwoord"
    assert not here.is_in and not there.is_in
    assert visit().log_in("reader").status_code == 401
    assert visit().log_in("reader", new).status_code == 303


@pytest.mark.parametrize("what", ["off", "remove"])
def test_who_is_put_out_is_out_at_once(visit: Visit, engine: Engine, what: str) -> None:
    visitor = visit("reader")
    if what == "off":
        Accounts(engine).set_active("reader", active=False)
    else:
        Accounts(engine).remove("reader")
    assert not visitor.is_in
    assert kept(engine) == []


def test_another_role_holds_at_once(visit: Visit, engine: Engine) -> None:
    visitor = visit("editor")
    Accounts(engine).set_role("editor", "reader")
    assert visitor.get("/inhoud").status_code == 403


def test_what_ended_is_forgotten(visit: Visit, engine: Engine, clock: MovableClock) -> None:
    visit("reader")
    clock.pass_by(hours=1)
    visit("editor")
    Sessions(engine, clock).forget_ended()
    assert "editor" in kept(engine) and "reader" not in kept(engine)


@pytest.mark.parametrize("cookie", ["", "x", "é", "%00", "a" * 5000])
def test_a_strange_cookie_is_nobody(app: FastAPI, cookie: str) -> None:
    headers = [(b"cookie", b"kompaan=" + cookie.encode("latin-1"))]
    answer = Visitor(app).get("/", headers=headers)
    assert answer.status_code == 303
