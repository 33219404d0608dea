"""The API: the same figures as the site, for who holds a token, read-only and described."""

from __future__ import annotations

from typing import Any, Callable

import pytest
from fastapi import FastAPI
from sqlalchemy import insert, update
from sqlalchemy.engine import Engine

from bot.insights.counting.models import InsightsMarkRow
from bot.insights.cube import cube
from bot.insights.releases import Releases
from bot.insights.site.accounts import Accounts
from bot.insights.site.models import ApiTokenRow
from bot.insights.site.throttle import RateLimit
from tests.insights.site.releasing import MONTHS, NAMES, QUARTER, WITHHELD
from tests.insights.site.test_figures import TABLES, table_in
from tests.insights.site.visiting import MovableClock, Visitor

Visit = Callable[..., Visitor]
Ask = Callable[..., Any]


@pytest.fixture
def token(app: FastAPI) -> str:
    return Accounts(app.state.site.engine, clock=app.state.site.clock).new_token("reader", "proef")


@pytest.fixture
def ask(app: FastAPI, token: str) -> Ask:
    """Ask the API something; returns what it answers."""
    program = Visitor(app)

    def asking(path: str, status: int = 200) -> Any:
        answer = program.get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == status, answer.text
        return answer.json()

    return asking


@pytest.mark.parametrize("period", [*MONTHS, QUARTER])
@pytest.mark.parametrize("table_id", list(cube(NAMES)))
def test_it_gives_what_was_published_and_nothing_else(ask: Ask, engine: Engine, period: object, table_id: str) -> None:
    given = ask(f"tables/{table_id}?period={period}")
    published = Releases(engine).table(period, table_id)  # type: ignore[arg-type]
    assert given["withheld"] is published.withheld
    cells = {(cell["row"], cell["column"]): cell["conversations"] for cell in given["cells"]}
    assert cells == dict(published.counts)
    assert set(given) == {"demo", "table", "period", "title", "withheld", "rows", "columns", "cells"}


@pytest.mark.parametrize("path", TABLES)
def test_site_and_api_show_the_same(ask: Ask, visit: Visit, path: str) -> None:
    html = visit("reader").get(f"{path}{'&' if '?' in path else '?'}period=2026Q3").text
    given = ask(f"tables/{TABLES[path]}?period=2026Q3")
    on_site = [cell for row in table_in(html, TABLES[path])[1:] for cell in row[1:]]
    assert on_site == ["•" if cell["conversations"] is None else str(cell["conversations"]) for cell in given["cells"]]


def test_the_periods(ask: Ask) -> None:
    periods = ask("periods")
    assert [period["id"] for period in periods["periods"]] == ["2026-07", "2026-08", "2026-09", "2026Q3"]
    assert periods["periods"][3] == {"id": "2026Q3", "label": "derde kwartaal 2026", "smallest": 10}
    assert periods["demo"] is False


def test_the_tables_say_what_they_mean(ask: Ask) -> None:
    tables = ask("tables")["tables"]
    assert [table["id"] for table in tables] == list(cube(NAMES))
    assert all(table["means"] and table["means_not"] for table in tables)


def test_a_series_goes_over_months_or_quarters(ask: Ask) -> None:
    assert [table["period"] for table in ask("series/crisis")["tables"]] == [str(month) for month in MONTHS]
    assert [table["period"] for table in ask("series/crisis?from=2026-08&to=2026-09")["tables"]] == [
        "2026-08",
        "2026-09",
    ]
    assert [table["period"] for table in ask("series/crisis?from=2026Q3")["tables"]] == ["2026Q3"]
    assert ask(f"series/{WITHHELD}")["tables"][1]["cells"] == []


def test_without_a_period_the_newest_is_given(ask: Ask) -> None:
    assert ask("tables/crisis")["period"] == "2026Q3"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("tables/monthly_count", 404),
        ("tables/crisis?period=2026-10", 404),
        ("tables/crisis?period=x", 400),
        ("series/crisis?from=2026-09&to=2026-07", 400),
        ("series/crisis?from=2026-07&to=2026Q3", 404),
        ("series/x", 404),
        ("nergens", 404),
    ],
)
def test_what_is_not_there_is_said_in_dutch(ask: Ask, path: str, status: int) -> None:
    detail = ask(path, status)["detail"]
    assert detail.endswith(".") and not any(word in detail for word in ("Not", "Error", "found"))


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "Bearer kompaan_x", "Basic {token}", "{token}", "Bearer {token}x", "Bearer \u00e9"],
)
def test_without_a_right_token_there_is_nothing(app: FastAPI, token: str, header: str) -> None:
    headers = [(b"authorization", header.format(token=token).encode("latin-1"))]
    answer = Visitor(app).get("/api/v1/periods", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert set(answer.json()) == {"detail"}


def test_a_token_in_the_address_is_no_token(app: FastAPI, token: str) -> None:
    assert Visitor(app).get(f"/api/v1/periods?token={token}&access_token={token}").status_code == 401


def test_the_hash_of_a_token_is_no_token(app: FastAPI, token: str) -> None:
    (kept,) = app.state.site.tokens.all()
    answer = Visitor(app).get("/api/v1/periods", headers={"Authorization": f"Bearer {kept.id}"})
    assert answer.status_code == 401


def test_a_token_ends_after_a_year(ask: Ask, clock: MovableClock) -> None:
    clock.pass_by(days=365)
    ask("periods")
    clock.pass_by(days=1)
    ask("periods", 401)


def test_a_token_without_a_last_day_goes_on(ask: Ask, engine: Engine, clock: MovableClock) -> None:
    with engine.begin() as connection:
        connection.execute(update(ApiTokenRow).values(last_day=None))
    clock.pass_by(days=2000)
    ask("periods")


def test_a_token_stops_with_its_account(ask: Ask, engine: Engine) -> None:
    Accounts(engine).set_active("reader", active=False)
    ask("periods", 401)
    Accounts(engine).set_active("reader", active=True)
    ask("periods")
    Accounts(engine).remove("reader")
    ask("periods", 401)


def test_too_many_questions_wait_and_others_do_not(app: FastAPI, token: str) -> None:
    seconds = [0.0]
    app.state.site.rate_limit = RateLimit(most=3, window=60, seconds=lambda: seconds[0])
    other = app.state.site.accounts.new_token("editor", "ander")
    program = Visitor(app)

    def status(which: str) -> int:
        return program.get("/api/v1/periods", headers={"Authorization": f"Bearer {which}"}).status_code

    assert [status(token) for _ in range(4)] == [200, 200, 200, 429]
    assert program.last.headers["retry-after"] == "61"
    assert "te veel vragen" in program.last.json()["detail"]
    assert status(other) == 200
    seconds[0] = 60.5
    assert status(token) == 200


def test_demo_figures_are_marked(ask: Ask, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(insert(InsightsMarkRow).values(kind="demo"))
    assert ask("periods")["demo"] and ask("tables/crisis")["demo"]
    assert all(table["demo"] for table in ask("series/crisis")["tables"])


def test_the_description_names_every_route_in_dutch_and_asks_for_a_token(ask: Ask, visit: Visit) -> None:
    described = ask("openapi.json")
    assert described["openapi"].startswith("3.") and described["security"] == [{"token": []}]
    assert set(described["paths"]) == {
        "/api/v1/openapi.json",
        "/api/v1/periods",
        "/api/v1/tables",
        "/api/v1/tables/{table}",
        "/api/v1/series/{table}",
    }
    assert all(set(path) == {"get"} for path in described["paths"].values()), "read-only"
    assert "401" in described["paths"]["/api/v1/periods"]["get"]["responses"]
    page = visit("reader").get("/voor-programmas").text
    for path in described["paths"]:
        assert path in page
    assert visit("reader").get("/voor-programmas/openapi.json").json() == described
    assert "Validation" not in str(described)
