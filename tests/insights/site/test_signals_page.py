"""Signals: shown by month and theme when there are enough; only an administrator takes one away."""

from __future__ import annotations

import re
from typing import Callable

import pytest
from sqlalchemy.engine import Engine

from bot.insights.periods import Period
from bot.insights.signals import Signals
from tests.insights.site.visiting import MovableClock, Visitor

Visit = Callable[..., Visitor]
OCTOBER, NOVEMBER = Period(2026, 10), Period(2026, 11)
SENTENCES = ("we wachten al lang", "er is niets <b>dichtbij</b>", "niemand belde terug", "het formulier was moeilijk")


@pytest.fixture
def signals(engine: Engine) -> Signals:
    made = Signals(engine)
    for sentence in SENTENCES:
        made.leave("waiting", sentence, OCTOBER)
    for sentence in ("alleen wij twee", "alleen wij samen"):
        made.leave("school", sentence, OCTOBER)
    for sentence in SENTENCES:
        made.leave("school", f"{sentence} deze maand", NOVEMBER)
    return made


def test_only_groups_of_closed_months_with_enough_are_shown(visit: Visit, signals: Signals) -> None:
    html = visit("reader").get("/signalen").text
    assert html.count("<blockquote>") == len(SENTENCES)
    assert "oktober 2026" in html and "alleen wij" not in html and "deze maand" not in html
    assert "&lt;b&gt;dichtbij" in html and "<b>dichtbij" not in html


def test_another_month_can_be_chosen_when_it_is_there(visit: Visit, signals: Signals, clock: MovableClock) -> None:
    clock.pass_by(days=15)
    visitor = visit("reader")
    assert "deze maand" in visitor.get("/signalen").text
    assert "deze maand" not in visitor.get("/signalen?period=2026-10").text
    assert visitor.get("/signalen?period=2026-09").status_code == 404
    assert visitor.get("/signalen?period=x").status_code == 400


def test_without_signals_that_is_said(visit: Visit) -> None:
    assert "nu geen signalen" in visit("reader").get("/signalen").text


def test_an_administrator_takes_one_away_and_below_three_the_rest_disappears(visit: Visit, signals: Signals) -> None:
    assert "/signalen/wis" not in visit("editor").get("/signalen").text
    administrator = visit("administrator")
    for left in (3, 0):
        html = administrator.get("/signalen").text
        (first, *_) = re.findall(r'name="zin" value="([0-9a-f]{64})"', html)
        assert "De zin is gewist" in administrator.send("/signalen", "/signalen/wis", zin=first).text
        assert administrator.get("/signalen").text.count("<blockquote>") == left
    assert "was er niet meer" in administrator.send("/account", "/signalen/wis", zin="0" * 64).text


def test_the_database_away_is_said_kindly(visit: Visit, engine: Engine) -> None:
    visitor = visit("reader")
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE signal")
    answer = visitor.get("/signalen")
    assert answer.status_code == 503 and "straks opnieuw" in answer.text
