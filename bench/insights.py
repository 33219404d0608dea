"""Measures the coordinators' pages on 10 million counted events, and counting itself: `python -m bench.insights`.

Three years of months in which every cell of the cube is filled, and the quarters, all published and none of it hidden:
more to read and to draw than real figures give. The pages are asked over HTTP by somebody who is logged in, each time
anew. On SQLite and PostgreSQL; the table goes to `bench/insights.md` and to the screen.
"""

from __future__ import annotations

import os
import platform
import random
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from datetime import date, datetime
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any, Iterator

import uvicorn
from sqlalchemy import func, insert, select
from sqlalchemy.engine import Engine

from bot.database import connect
from bot.insights.counting import Counters
from bot.insights.counting.models import MonthlyCountRow
from bot.insights.cube import TOTAL, Key, Table, cube
from bot.insights.periods import Period, this_month
from bot.insights.published import ROUNDED_TO, SMALLEST
from bot.insights.releases.models import ReleasedCellRow, ReleasedTableRow, ReleaseRow
from bot.insights.site.accounts import Accounts
from bot.insights.site.app import create_app
from bot.insights.site.clock import utc_now
from bot.insights.site.passwords import Passwords
from bot.insights.site.sessions import Sessions
from bot.knowledge.filling import fill
from bot.server.children import free_port
from bot.settings import PROJECT
from tests.postgres import NoPostgres, Server

REPORT = Path(__file__).with_name("insights.md")
EVENTS = 10_000_000
QUARTERS = 12
TIMES = 60
ADDITIONS = 100_000
NAME = "meter"
PAGES = {
    "overview of the last quarter": "/",
    "overview of a month": "/?period={month}",
    "trends over three years": "/verloop",
    "themes by province": "/waarover?by=province",
}
KEYS: tuple[Key, ...] = (
    ("conversations", "orientation", "conversations"),
    ("domain_by_province", "school", "Limburg"),
    ("domain_by_age", "school", "6-11"),
    ("domain_by_asker", "school", "parent"),
    ("options", "buddy", "advised"),
)


def main() -> int:
    """Measure, write and print; returns the exit code."""
    with tempfile.TemporaryDirectory() as directory:
        columns = {"SQLite": _measure(f"sqlite:///{directory}/kompaan.db")}
        try:
            server = Server()
        except NoPostgres as reason:
            print(f"PostgreSQL was not measured: {reason}", file=sys.stderr)
        else:
            server.empty()
            columns["PostgreSQL"] = _measure(server.url)
            server.stop()
    report = _report(columns)
    REPORT.write_text(report, encoding="utf-8")
    print(report)
    return 0


def _measure(url: str) -> dict[str, str]:
    fill(url)
    engine = connect(url)
    months = _fill(engine)
    with engine.connect() as connection:
        counted = connection.scalar(select(func.sum(MonthlyCountRow.conversations)))
        rows = connection.scalar(select(func.count()).select_from(MonthlyCountRow))
    figures = {"counted": f"{int(counted):,} events in {rows:,} cells"}
    with _site(url) as port:
        cookie = _log_in(engine)
        for page, address in PAGES.items():
            figures[page] = _taken(port, address.format(month=months[-2]), cookie)
    figures.update(_counting(engine))
    engine.dispose()
    return figures


def _fill(engine: Engine) -> list[Period]:
    """Count 10 million events in whole quarters before this one, and show all of it; returns the months."""
    chance = random.Random(1)  # noqa: S311  (figures, no secrets)
    quarter, quarters = this_month().quarter, []
    for _ in range(QUARTERS):
        quarter = quarter.previous
        quarters.insert(0, quarter)
    with engine.connect() as connection:
        options = [row[0] for row in connection.exec_driver_sql("SELECT id FROM option")]
    tables = cube(options)
    keys = [key for table in tables.values() for key in table.keys()]  # noqa: SIM118  (a table is no dictionary)
    months = [month for quarter in quarters for month in quarter.months]
    # Few large and many small, as it is in the world.
    weights = {(month, key): chance.paretovariate(1) for month in months for key in keys}
    whole = sum(weights.values())
    counts = {cell: int(weight / whole * EVENTS) for cell, weight in weights.items()}
    counts[months[0], keys[0]] += EVENTS - sum(counts.values())
    with engine.begin() as connection:
        names = ("month", "table_id", "row_id", "column_id", "conversations")
        rows = [dict(zip(names, (str(month), *key, many), strict=True)) for (month, key), many in counts.items()]
        connection.execute(insert(MonthlyCountRow), rows)
        for period in [*months, *quarters]:
            added = {key: sum(counts[month, key] for month in period.months) for key in keys}
            release = {"period": str(period), "smallest": SMALLEST, "published_on": date(2026, 1, 1)}
            connection.execute(insert(ReleaseRow), [release])
            connection.execute(insert(ReleasedTableRow), [_shape(period, table) for table in tables.values()])
            connection.execute(insert(ReleasedCellRow), list(_shown(period, tables, added)))
    return months


def _shape(period: Period, table: Table) -> dict[str, Any]:
    return {
        "period": str(period),
        "table_id": table.id,
        "rows": list(table.rows),
        "columns": list(table.columns),
        "row_totals": table.row_totals,
        "column_totals": table.column_totals,
        "withheld": False,
    }


def _shown(period: Period, tables: dict[str, Table], added: dict[Key, int]) -> Iterator[dict[str, Any]]:
    for table_id, row, column in (key for table in tables.values() for key in table.shown_keys()):
        cells = [
            (table_id, each_row, each_column)
            for each_row in (tables[table_id].rows if row == TOTAL else (row,))
            for each_column in (tables[table_id].columns if column == TOTAL else (column,))
        ]
        count = round(sum(added[cell] for cell in cells) / ROUNDED_TO) * ROUNDED_TO
        names = ("period", "table_id", "row_id", "column_id", "conversations")
        yield dict(zip(names, (str(period), table_id, row, column, count), strict=True))


@contextmanager
def _site(url: str) -> Iterator[int]:
    """The site in a process of its own; gives its port."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "bench.insights", url, str(port)], cwd=PROJECT)
    try:
        deadline = perf_counter() + 60
        while perf_counter() < deadline:
            try:
                connection = HTTPConnection("127.0.0.1", port, timeout=5)
                connection.request("GET", "/inloggen")
                connection.getresponse().read()
                break
            except ConnectionRefusedError:
                continue
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _serve(url: str, port: int) -> None:
    uvicorn.run(create_app(connect(url), {}), port=port, access_log=False, log_level="error", ws="none", lifespan="off")


def _log_in(engine: Engine) -> str:
    Accounts(engine, Passwords(), utc_now).add(NAME, "reader", "een lange zin om te meten")
    return f"kompaan={Sessions(engine, utc_now).open(NAME)}"


def _taken(port: int, address: str, cookie: str) -> str:
    """The time from asking for a page until all of it is there."""
    connection, taken = HTTPConnection("127.0.0.1", port, timeout=60), []
    for _ in range(TIMES):
        start = perf_counter()
        connection.request("GET", address, headers={"Cookie": cookie})
        answer = connection.getresponse()
        size = len(answer.read())
        taken.append(perf_counter() - start)
        if answer.status != 200:
            raise SystemExit(f"{address} gives {answer.status}")
    return f"{median(taken) * 1000:.0f} ms (p95 {quantiles(taken, n=20)[-1] * 1000:.0f} ms, {size / 1000:.0f} kB)"


def _counting(engine: Engine) -> dict[str, str]:
    """What counting costs a conversation, while the additions are written beside it."""
    counters, taken = Counters(engine), []
    began = perf_counter()
    for _ in range(ADDITIONS):
        start = perf_counter()
        counters.add(KEYS)
        taken.append(perf_counter() - start)
    if not counters.flush(60) or counters.lost:
        raise SystemExit("not everything was counted")
    seconds = perf_counter() - began
    counters.close(10)
    p99 = quantiles(taken, n=100)[-1]
    return {
        "one conversation adds to five cells": f"{median(taken) * 1e6:.0f} µs (p99 {p99 * 1e6:.0f} µs)",
        "from first addition to last written": f"{ADDITIONS * len(KEYS) / seconds:,.0f} events a second",
    }


def _report(columns: dict[str, dict[str, str]]) -> str:
    names = list(columns)
    rows = [["", *names], ["---", *["---:"] * len(names)]]
    rows += [[what, *(columns[name][what] for name in names)] for what in columns[names[0]]]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"""# Insights on 10 million counted events

Made by `python -m bench.insights` on {datetime.now():%Y-%m-%d %H:%M}: {os.cpu_count()} cores ({platform.machine()}),
load {os.getloadavg()[0]:.1f}. Three years of months and quarters, every cell of the cube filled and shown. Medians of
{TIMES} requests over HTTP, by one browser that is logged in. Other machines give other figures; the overview is to stay
under 300 ms.

{table}
"""


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _serve(sys.argv[1], int(sys.argv[2]))
    else:
        sys.exit(main())
