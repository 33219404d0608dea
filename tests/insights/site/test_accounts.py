"""Accounts and tokens: on the command line and on the pages for administrators."""

from __future__ import annotations

import re
from typing import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine

from bot.insights.site.accounts import AccountError, Accounts
from bot.insights.site.api_tokens import ApiTokens
from bot.insights.site.audit import Audit
from bot.insights.site.models import ApiTokenRow, CoordinatorRow
from tests.insights.site.conftest import QUICK
from tests.insights.site.visiting import PASSWORD, Visitor, text_in

Visit = Callable[..., Visitor]
PAGE = "/beheer/accounts"
CHANGE = "/beheer/accounts/verander"


@pytest.fixture
def accounts(engine: Engine) -> Accounts:
    return Accounts(engine, QUICK)


@pytest.mark.parametrize(
    "name", ["", "a", "an lezer", "an/../lezer", "<b>an</b>", ".an.", "x" * 61, "ann\u0000", "müller"]
)
def test_a_name_that_cannot_be_used_is_refused(accounts: Accounts, name: str) -> None:
    with pytest.raises(AccountError, match="Kies een naam"):
        accounts.add(name, "reader", PASSWORD)


def test_a_name_is_taken_once_however_it_is_written(accounts: Accounts) -> None:
    with pytest.raises(AccountError, match="al een coördinator met de naam reader"):
        accounts.add("Reader", "reader", PASSWORD)


def test_a_role_that_is_none_is_refused(accounts: Accounts) -> None:
    with pytest.raises(AccountError, match="reader, editor, administrator"):
        accounts.add("nieuweling", "baas", PASSWORD)


def test_the_password_is_kept_only_as_a_hash(accounts: Accounts, engine: Engine) -> None:
    with engine.connect() as connection:
        rows = connection.execute(select(CoordinatorRow.__table__)).all()
    assert rows and PASSWORD not in str(rows)


@pytest.mark.parametrize(
    "change",
    [
        lambda accounts: accounts.set_active("administrator", active=False),
        lambda accounts: accounts.set_role("administrator", "reader"),
        lambda accounts: accounts.remove("administrator"),
    ],
)
def test_the_last_administrator_stays(accounts: Accounts, change: Callable[[Accounts], None]) -> None:
    with pytest.raises(AccountError, match="enige beheerder"):
        change(accounts)
    assert [(a.role, a.active) for a in accounts.all() if a.name == "administrator"] == [("administrator", True)]
    accounts.add("tweede", "administrator", PASSWORD)
    change(accounts)


def test_a_new_account_gets_a_password_that_is_shown_once_and_works(visit: Visit) -> None:
    administrator = visit("administrator")
    html = administrator.send(PAGE, f"{PAGE}/nieuw", naam="An.Lezer", rol="reader").text
    password = re.search(r"wachtwoord is <code>([^<]+)</code>", html)
    assert password and "an.lezer" in html
    assert password[1] not in administrator.get(PAGE).text
    assert visit().log_in("an.lezer", password[1]).status_code == 303


def test_faults_are_said_on_the_page(visit: Visit) -> None:
    answer = visit("administrator").send(PAGE, f"{PAGE}/nieuw", naam="reader", rol="reader")
    assert answer.status_code == 400 and "al een coördinator" in answer.text


def test_an_administrator_changes_accounts(visit: Visit) -> None:
    administrator, reader = visit("administrator"), visit("reader")
    assert "andere rol" in administrator.send(PAGE, CHANGE, naam="reader", wat="role", rol="editor").text
    assert reader.get("/inhoud").status_code == 200
    assert "kan niet meer inloggen" in administrator.send(PAGE, CHANGE, naam="reader", wat="off").text
    assert visit().log_in("reader").status_code == 401
    assert "kan weer inloggen" in administrator.send(PAGE, CHANGE, naam="reader", wat="on").text
    html = administrator.send(PAGE, CHANGE, naam="reader", wat="password").text
    new = re.search(r"wachtwoord is <code>([^<]+)</code>", html)
    assert new and visit().log_in("reader").status_code == 401
    assert visit().log_in("reader", new[1]).status_code == 303
    assert "is gewist" in administrator.send(PAGE, CHANGE, naam="reader", wat="remove").text
    assert visit().log_in("reader", new[1]).status_code == 401


@pytest.mark.parametrize(
    ("name", "what", "role"), [("niemand", "off", ""), ("reader", "role", "baas"), ("reader", "x", "")]
)
def test_what_cannot_be_is_refused(visit: Visit, name: str, what: str, role: str) -> None:
    assert visit("administrator").send(PAGE, CHANGE, naam=name, wat=what, rol=role).status_code == 400


@pytest.mark.parametrize(
    ("old", "new", "again", "why"),
    [
        ("verkeerd", "een heel andere zin", "een heel andere zin", "huidige wachtwoord klopt niet"),
        (PASSWORD, "een heel andere zin", "een heel andere zinn", "twee keer een ander"),
        (PASSWORD, "kort", "kort", "minstens 12 tekens"),
        (PASSWORD, "readerreader", "readerreader", "te makkelijk te raden"),
    ],
)
def test_another_password_must_be_right_and_good(visit: Visit, old: str, new: str, again: str, why: str) -> None:
    visitor = visit("reader")
    answer = visitor.send("/account", "/account/wachtwoord", oud=old, nieuw=new, herhaald=again)
    assert answer.status_code == 400 and why in answer.text
    assert visit().log_in("reader").status_code == 303


def test_guessing_the_old_password_locks_too(visit: Visit) -> None:
    visitor = visit("reader")
    new = "een heel andere zin"
    for _ in range(5):
        visitor.send("/account", "/account/wachtwoord", oud="gok", nieuw=new, herhaald=new)
    answer = visitor.send("/account", "/account/wachtwoord", oud=PASSWORD, nieuw=new, herhaald=new)
    assert "klopt niet" in answer.text


def test_a_token_is_shown_once_kept_as_a_hash_and_can_be_revoked(visit: Visit, engine: Engine) -> None:
    administrator = visit("administrator")
    html = administrator.send("/beheer/tokens", "/beheer/tokens/nieuw", naam="reader", label="rapport").text
    found = re.search(r"token is <code>(kompaan_[^<]+)</code>", html)
    assert found
    with engine.connect() as connection:
        ((kept,),) = connection.execute(select(ApiTokenRow.token_hash)).all()
    assert kept not in found[1] and len(kept) == 64
    page = administrator.get("/beheer/tokens").text
    assert found[1] not in page and "rapport" in page and "20/11/2027" in text_in(page)
    bearer = {"Authorization": f"Bearer {found[1]}"}
    assert visit().get("/api/v1/periods", headers=bearer).status_code == 200
    assert "werkt niet meer" in administrator.send("/beheer/tokens", "/beheer/tokens/wis", token=kept).text
    assert visit().get("/api/v1/periods", headers=bearer).status_code == 401
    assert "was er niet meer" in administrator.send("/beheer/tokens", "/beheer/tokens/wis", token=kept).text


def test_a_new_password_ends_the_tokens_too_and_that_is_said(visit: Visit, accounts: Accounts) -> None:
    tokens = {name: {"Authorization": f"Bearer {accounts.new_token(name, 'rapport')}"} for name in ("reader", "editor")}
    reader, new = visit("reader"), "een heel andere zin"
    assert "Je tokens werken dan niet meer" in reader.get("/account").text
    moved = reader.send("/account", "/account/wachtwoord", oud=PASSWORD, nieuw=new, herhaald=new)
    assert "Je tokens werken niet meer" in reader.get(moved.headers["location"]).text
    assert visit().get("/api/v1/periods", headers=tokens["reader"]).status_code == 401
    assert visit().get("/api/v1/periods", headers=tokens["editor"]).status_code == 200
    html = visit("administrator").send(PAGE, CHANGE, naam="editor", wat="password").text
    assert "Sessies en tokens van dat account werken niet meer" in html
    assert visit().get("/api/v1/periods", headers=tokens["editor"]).status_code == 401


def test_one_wipes_a_token_of_ones_own_and_of_nobody_else(visit: Visit, accounts: Accounts, engine: Engine) -> None:
    own, other = (
        {"Authorization": f"Bearer {accounts.new_token(name, f'van {name}')}"} for name in ("reader", "editor")
    )
    ids = {token.name: token.id for token in ApiTokens(engine).all()}
    reader = visit("reader")
    page = reader.get("/account").text
    assert ids["reader"] in page and ids["editor"] not in page
    answer = reader.send("/account", "/account/tokens/wis", token=ids["editor"])
    assert answer.status_code == 400 and "was er niet meer" in answer.text
    assert visit().get("/api/v1/periods", headers=other).status_code == 200
    assert reader.client.post("/account/tokens/wis", data={"token": ids["reader"]}).status_code == 403
    assert visit().get("/api/v1/periods", headers=own).status_code == 200
    assert "van reader werkt niet meer" in reader.send("/account", "/account/tokens/wis", token=ids["reader"]).text
    assert visit().get("/api/v1/periods", headers=own).status_code == 401
    revoked = [(line.name, line.detail) for line in Audit(engine).page(1) if line.what == "token revoked"]
    assert revoked == [("reader", "reader van reader")]


@pytest.mark.parametrize(("name", "label"), [("niemand", "rapport"), ("reader", " "), ("reader", "x" * 61)])
def test_a_token_for_nobody_or_nothing_is_refused(visit: Visit, name: str, label: str) -> None:
    answer = visit("administrator").send("/beheer/tokens", "/beheer/tokens/nieuw", naam=name, label=label)
    assert answer.status_code == 400 and "kompaan_" not in answer.text


def test_what_somebody_is_called_is_never_markup(visit: Visit, engine: Engine) -> None:
    Accounts(engine).new_token("reader", "<img src=x>")
    assert "<img src=x>" not in visit("administrator").get("/beheer/tokens").text
