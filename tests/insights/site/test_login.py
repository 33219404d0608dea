"""Logging in: who may, how often, how fast, and what is told to who may not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from typing import Callable

import pytest
from fastapi import FastAPI
from sqlalchemy import delete
from sqlalchemy.engine import Engine

from bot.insights.site.accounts import Accounts
from bot.insights.site.login import LOCKED, MOST_FAILURES, Logins
from bot.insights.site.models import CoordinatorRow
from bot.insights.site.pages.login import MOST_WAITING, WRONG
from bot.insights.site.passwords import Passwords
from bot.insights.site.throttle import SlowDown
from tests.insights.site.conftest import QUICK
from tests.insights.site.visiting import PASSWORD, MovableClock, Visitor

Visit = Callable[..., Visitor]


def test_name_and_password_open_the_site(visit: Visit) -> None:
    visitor = visit()
    answer = visitor.log_in("reader")
    assert answer.status_code == 303 and answer.headers["location"] == "/"
    assert visitor.is_in


@pytest.mark.parametrize("name", ["Reader", " reader ", "READER"])
def test_how_the_name_is_written_does_not_matter(visit: Visit, name: str) -> None:
    assert visit().log_in(name).status_code == 303


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("reader", "verkeerd"),
        ("reader", ""),
        ("reader", PASSWORD + "x" * 300),
        ("niemand", PASSWORD),
        ("", ""),
        ("reader' OR '1'='1", PASSWORD),
        ("reader\0", PASSWORD[:-1]),
        ("\U0001f600", "\u0000"),
    ],
)
def test_everything_else_gets_the_same_answer(visit: Visit, name: str, password: str) -> None:
    answer = visit().log_in(name, password)
    assert answer.status_code == 401
    assert WRONG in answer.text
    assert "kompaan=" not in answer.headers.get("set-cookie", "")


def test_an_account_that_is_off_gets_that_answer_too(visit: Visit, engine: Engine) -> None:
    Accounts(engine).set_active("reader", active=False)
    assert WRONG in visit().log_in("reader").text


def test_five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour(visit: Visit, clock: MovableClock) -> None:
    visitor = visit()
    for _ in range(MOST_FAILURES):
        assert visitor.log_in("reader", "verkeerd wachtwoord").status_code == 401
    assert visitor.log_in("reader").status_code == 401, "also the right one is refused"
    assert visit().log_in("editor").status_code == 303, "others are not locked out"
    clock.pass_by(seconds=LOCKED.total_seconds() - 1)
    assert visitor.log_in("reader").status_code == 401
    clock.pass_by(seconds=2)
    assert visitor.log_in("reader").status_code == 303


def test_after_a_lock_there_are_five_attempts_again_and_no_more(visit: Visit, clock: MovableClock) -> None:
    visitor = visit()
    for _ in range(2):
        for _ in range(MOST_FAILURES):
            visitor.log_in("reader", "verkeerd wachtwoord")
        assert visitor.log_in("reader").status_code == 401
        clock.pass_by(minutes=16)
    assert visitor.log_in("reader").status_code == 303


def test_a_right_password_clears_the_wrong_ones(visit: Visit) -> None:
    visitor = visit()
    for _ in range(3):
        for _ in range(MOST_FAILURES - 1):
            visitor.log_in("reader", "verkeerd wachtwoord")
        assert visitor.log_in("reader").status_code == 303


def test_many_attempts_at_once_are_no_more_than_five(engine: Engine, clock: MovableClock) -> None:
    logins = Logins(engine, QUICK, clock)
    with ThreadPoolExecutor(8) as together:
        judged = list(together.map(logins.note_attempt, ["reader"] * 40))
    assert sum(judged) == MOST_FAILURES
    assert not logins.judge("reader", PASSWORD)


def test_an_unknown_name_takes_as_long_as_a_known_one(engine: Engine, clock: MovableClock) -> None:
    passwords = Passwords()
    Accounts(engine, passwords).set_password("reader", "nog een lange zin")
    logins = Logins(engine, passwords, clock)

    def seconds(name: str) -> float:
        began = perf_counter()
        assert not logins.judge(name, "verkeerd wachtwoord")
        return perf_counter() - began

    known, unknown = (min(seconds(name) for _ in range(5)) for name in ("reader", "niemand"))
    assert known > 0.02, "argon2 with its recommended cost"
    assert 0.5 < unknown / known < 2


def test_wrong_passwords_make_all_logins_slower_but_never_for_long() -> None:
    slow = SlowDown(free=2, step=0.5, most=1.5, window=60)
    delays = []
    for _ in range(8):
        slow.failed(now=100.0)
        delays.append(slow.delay(now=101.0))
    assert delays == [0, 0, 0.5, 1, 1.5, 1.5, 1.5, 1.5]
    assert slow.delay(now=161.0) == 0


def test_when_too_many_wait_the_next_is_told_so(visit: Visit, app: FastAPI) -> None:
    app.state.logins._waiting = MOST_WAITING
    answer = visit().log_in("reader")
    assert answer.status_code == 503
    assert "Wacht even" in answer.text


def test_without_any_account_the_page_says_how_to_make_one(visit: Visit, engine: Engine) -> None:
    assert "kompaan coordinator add" not in visit().get("/inloggen").text
    with engine.begin() as connection:
        connection.execute(delete(CoordinatorRow))
    assert "kompaan coordinator add NAAM --role administrator" in visit().get("/inloggen").text


def test_one_comes_back_where_one_wanted_to_be(visit: Visit) -> None:
    visitor = visit()
    wanted = "/waarover?by=age&period=2026Q3"
    login = visitor.get(wanted).headers["location"]
    assert 'value="/waarover?by=age&amp;period=2026Q3"' in visitor.get(login).text
    assert visitor.log_in("reader", onwards=wanted).headers["location"] == wanted


@pytest.mark.parametrize("wanted", ["/inloggen?bericht=uit", "/inloggen", "/uitloggen"])
def test_who_has_logged_in_is_not_told_to_be_logged_out(visit: Visit, wanted: str) -> None:
    assert visit().log_in("reader", onwards=wanted).headers["location"] == "/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elders.example/",
        "//elders.example/",
        "/\\elders.example",
        "\\/elders.example",
        "/waarover\r\nSet-Cookie: x=1",
        "javascript:alert(1)",
        "/nergens",
        "waarover",
        "/@elders.example",
        "/ /elders.example",
    ],
)
def test_and_nowhere_else(visit: Visit, elsewhere: str) -> None:
    assert visit().log_in("reader", onwards=elsewhere).headers["location"] == "/"


def test_what_is_kept_is_argon2id(engine: Engine) -> None:
    kept = Passwords().hash("een lange zin")
    assert kept.startswith("$argon2id$")
    assert QUICK.fits("een lange zin", kept)
