"""What a coordinator takes along from the site is what the pages of the site show."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import defaultdict
from html import unescape
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy.engine import Engine

from bot.database import connect, migrate
from bot.insights.exports import export
from bot.insights.exports.making import within
from bot.insights.periods import Period
from bot.insights.releases import Releases
from bot.insights.site.accounts import Accounts
from bot.insights.site.app import create_app
from bot.insights.site.passwords import Passwords
from tests.insights.site.releasing import NAMES, publish
from tests.insights.site.visiting import PASSWORD, MovableClock, Visitor

QUICK = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """A database with published figures."""
    made = connect(f"sqlite:///{tmp_path / 'kompaan.db'}")
    migrate(made)
    publish(made)
    return made


@pytest.fixture
def reader(engine: Engine) -> Visitor:
    """A reader who is logged in."""
    Accounts(engine, QUICK).add("reader", "reader", PASSWORD)
    visitor = Visitor(create_app(engine, NAMES, clock=MovableClock(), passwords=QUICK))
    assert visitor.log_in("reader").status_code == 303
    return visitor


PAGES = {
    "/tekorten?period=2026Q3": "gap_by_province",
    "/waarover?by=asker&period=2026Q3": "domain_by_asker",
    "/waarover?by=age&period=2026Q3": "domain_by_age",
    "/waarover?by=province&period=2026Q3": "domain_by_province",
    "/vormen-van-steun?period=2026Q3": "options",
    "/reflectie?period=2026Q3": "rung_position",
    "/hulplijnen?period=2026Q3": "crisis",
}


@pytest.mark.parametrize("path", PAGES)
def test_the_quarter_that_is_taken_along_is_the_one_on_the_page(path: str, reader: Visitor) -> None:
    taken = reader.get("/meenemen/tabellen?format=csv&from=2026Q3&to=2026Q3")
    with zipfile.ZipFile(io.BytesIO(taken.content)) as archive:
        text = archive.read(f"{PAGES[path]}.csv").decode("utf-8-sig")
    _, *rows = csv.reader(io.StringIO(text), delimiter=";")
    on_page = cells_by_row(reader.get(path).text)
    # The months of the quarter come along: they lie whole in it.
    rows = [row for row in rows if row[0] == "2026Q3"]
    assert len(rows) >= 3
    for _, name, *counts in rows:
        assert counts in on_page[name], (name, on_page[name])


@pytest.mark.parametrize(
    ("first", "last"), [("2026Q3", "2026Q3"), ("2026-08", "2026Q3"), ("2026-07", "2026-09"), ("", "2026-08"), ("", "")]
)
def test_the_same_range_gives_the_same_on_the_site_as_on_the_server(
    first: str, last: str, reader: Visitor, engine: Engine
) -> None:
    releases = Releases(engine)
    start, end = (Period.parse(text) if text else None for text in (first, last))
    server = export(releases, within(releases.periods(), start, end), "json", NAMES)
    taken = reader.get(f"/meenemen/tabellen?format=json&from={first}&to={last}")
    assert taken.content == server.content
    assert server.file_name in taken.headers["content-disposition"]


def cells_by_row(page: str) -> dict[str, list[list[str]]]:
    """The counts of each row of each table, by the name of the row."""
    found = defaultdict(list)
    for row in re.findall(r"<tr[^>]*>(.*?)</tr>", page, re.DOTALL):
        head = re.search(r"<th[^>]*>(.*?)</th>", row, re.DOTALL)
        counts = [
            re.sub(r"niet getoond|\s|\.", "", bare(cell)) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
        ]
        found[bare(head[1]) if head else ""].append(counts)
    return found


def bare(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()
