"""Accounts, sessions, tokens and the trail on both databases that Kompaan runs on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.engine import Engine

from bot.insights.site.accounts import AccountError, Accounts
from bot.insights.site.app import create_app
from bot.insights.site.audit import Audit
from bot.insights.site.login import MOST_FAILURES, Logins
from bot.insights.site.sessions import Sessions
from tests.database.both import database_url, empty_engine, engine, postgres_url
from tests.insights.site.conftest import QUICK
from tests.insights.site.releasing import NAMES, publish
from tests.insights.site.visiting import PASSWORD, MovableClock, Visitor

__all__ = ["database_url", "empty_engine", "engine", "postgres_url"]


@pytest.fixture
def accounts(engine: Engine, clock: MovableClock) -> Accounts:
    made = Accounts(engine, QUICK, clock)
    made.add("baas", "administrator", PASSWORD)
    return made


def test_from_log_in_to_log_out(engine: Engine, accounts: Accounts, clock: MovableClock) -> None:
    publish(engine)
    visitor = Visitor(create_app(engine, NAMES, clock=clock, passwords=QUICK))
    assert visitor.log_in("baas", "verkeerd\0wachtwoord").status_code == 401
    assert visitor.log_in("baas").status_code == 303
    for path in ("/", "/waarover?by=age", "/verloop", "/signalen", "/beheer/accounts", "/beheer/spoor"):
        assert visitor.get(path).status_code == 200, path
    token = accounts.new_token("baas", "proef")
    assert visitor.get("/api/v1/tables", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    visitor.send("/account", "/uitloggen")
    assert not visitor.is_in
    assert Audit(engine).page(1)[0].what == "logout"


def test_a_lock_holds_for_many_at_once_and_ends(
    engine: Engine,
    accounts: Accounts,
    clock: MovableClock,
) -> None:
    logins = Logins(engine, QUICK, clock)
    with ThreadPoolExecutor(4) as together:
        assert sum(together.map(logins.note_attempt, ["baas"] * 20)) == MOST_FAILURES
    assert not logins.judge("baas", PASSWORD)
    clock.pass_by(minutes=16)
    assert logins.judge("baas", PASSWORD)


def test_removing_takes_sessions_and_tokens_along(
    engine: Engine,
    accounts: Accounts,
    clock: MovableClock,
) -> None:
    accounts.add("lezer", "reader", PASSWORD)
    session, token = Sessions(engine, clock).open("lezer"), accounts.new_token("lezer", "proef")
    accounts.remove("lezer")
    assert Sessions(engine, clock).find(session) is None
    app = create_app(engine, NAMES, clock=clock, passwords=QUICK)
    assert Visitor(app).get("/api/v1/tables", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    with pytest.raises(AccountError, match="enige beheerder"):
        accounts.remove("baas")
