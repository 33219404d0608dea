"""Taking along: exports and report by their buttons, with the names that browsers save them under."""

from __future__ import annotations

import asyncio
import json
import threading
from io import BytesIO
from typing import AsyncIterator, Callable, Iterator
from zipfile import ZipFile

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from openpyxl import load_workbook
from sqlalchemy import delete, insert
from sqlalchemy.engine import Engine

from bot.insights.counting.models import CountingLossRow
from bot.insights.releases.models import ReleasedCellRow, ReleasedTableRow, ReleaseRow
from bot.insights.report import Report
from tests.insights.site.releasing import MONTHS, count_of
from tests.insights.site.visiting import Visitor

Visit = Callable[..., Visitor]


def test_every_kind_of_table_file_is_a_finished_file(visit: Visit) -> None:
    visitor = visit("reader")
    answer = visitor.get("/meenemen/tabellen?format=xlsx&from=2026-07&to=2026Q3")
    assert answer.headers["content-disposition"].endswith('.xlsx"')
    assert len(load_workbook(BytesIO(answer.content)).sheetnames) > 10
    answer = visitor.get("/meenemen/tabellen?format=csv&from=2026-07&to=2026-09")
    assert all(name.endswith(".csv") or name.endswith(".txt") for name in ZipFile(BytesIO(answer.content)).namelist())
    answer = visitor.get("/meenemen/tabellen?format=json&from=2026-07&to=2026-07")
    assert str(count_of(MONTHS[0], "suicide", "conversations")) in json.dumps(json.loads(answer.content))


@pytest.mark.parametrize(("form", "start"), [("html", b"<!"), ("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_report_of_a_quarter_is_a_finished_file(visit: Visit, form: str, start: bytes) -> None:
    answer = visit("reader").get(f"/meenemen/verslag?quarter=2026Q3&format={form}")
    assert answer.status_code == 200 and answer.content.lstrip().startswith(start)
    assert answer.headers["content-disposition"] == f'attachment; filename="kompaan-verslag-2026Q3.{form}"'
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("tabellen?format=exe", 400),
        ("tabellen?from=x", 400),
        ("tabellen?from=2026-07%0a", 400),
        ("verslag?quarter=x", 400),
        ("tabellen?from=2026-09&to=2026-07", 400),
        ("tabellen?from=2026-10&to=2026-10", 404),
        ("verslag?quarter=2026-07", 404),
        ("verslag?quarter=2026Q4", 404),
        ("verslag?quarter=2026Q3&format=exe", 400),
    ],
)
def test_what_is_not_there_cannot_be_taken(visit: Visit, query: str, status: int) -> None:
    answer = visit("reader").get(f"/meenemen/{query}")
    assert answer.status_code == status and "Naar het overzicht" in answer.text


def test_a_month_instead_of_a_quarter_is_said_as_on_the_server(visit: Visit) -> None:
    answer = visit("reader").get("/meenemen/verslag?quarter=2026-09")
    assert answer.status_code == 404
    assert "2026-09 is een maand. Een verslag gaat over een kwartaal, bijvoorbeeld 2026Q3." in answer.text


def test_the_report_tells_what_was_not_counted(visit: Visit, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(insert(CountingLossRow).values(month="2026-08", additions=37))
    html = visit("reader").get("/meenemen/verslag?quarter=2026Q3&format=html").text
    assert "Er gingen tellingen verloren toen de database niet antwoordde: 37." in html


class Held:
    """A report that takes as long as a test wants."""

    def __init__(self) -> None:
        self.begun, self.go = threading.Event(), threading.Event()

    def __call__(self, *_: object) -> Report:
        self.begun.set()
        assert self.go.wait(30)
        return Report(b"klaar", "text/plain", "verslag.txt")


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """Reports take until `held.go` is set."""
    made = Held()
    monkeypatch.setattr("bot.insights.site.pages.taking.report", made)
    yield made
    made.go.set()


@pytest.fixture
async def client(app: FastAPI, visit: Visit) -> AsyncIterator[AsyncClient]:
    """A reader who asks for many things at once."""
    cookies = dict(visit("reader").client.cookies)
    transport = ASGITransport(app)
    async with AsyncClient(transport=transport, base_url="http://testserver", cookies=cookies) as made:
        yield made


REPORT = "/meenemen/verslag?quarter=2026Q3&format=html"


async def test_who_asks_for_a_report_while_one_is_made_is_told_to_come_back(
    client: AsyncClient, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.insights.site.turns.PATIENCE", 0.05)
    first = asyncio.create_task(client.get(REPORT))
    assert await asyncio.to_thread(held.begun.wait, 30)
    for answer in await asyncio.gather(*(client.get(REPORT) for _ in range(45))):
        assert answer.status_code == 503 and int(answer.headers["retry-after"]) > 0
        assert "Er wordt al een verslag gemaakt. Probeer het zo dadelijk opnieuw." in answer.text
        assert "Naar het overzicht" in answer.text
    held.go.set()
    assert (await first).text == "klaar"
    assert (await client.get(REPORT)).status_code == 200, "the turn was given back"


async def test_whoever_waits_for_a_report_holds_up_nothing_else(
    client: AsyncClient, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.insights.site.turns.PATIENCE", 30.0)
    waiting = [asyncio.create_task(client.get(REPORT)) for _ in range(45)]
    assert await asyncio.to_thread(held.begun.wait, 30)
    for other in ("/inloggen", "/waarover", "/meenemen/tabellen?format=json"):
        assert (await client.get(other)).status_code == 200
    assert not any(task.done() for task in waiting)
    held.go.set()
    assert {(await task).status_code for task in waiting} == {200}


def test_the_page_begins_with_what_begins_first(visit: Visit, engine: Engine) -> None:
    """Of a quarter of which one month was rolled up, the quarter itself begins before the months that are left."""
    with engine.begin() as connection:
        for column in (ReleasedCellRow.period, ReleasedTableRow.period, ReleaseRow.period):
            connection.execute(delete(column.class_).where(column == "2026-07"))
    html = visit("reader").get("/meenemen").text
    chosen = html[html.index('<select id="from"') :].split("</select>")[0]
    assert '<option value="2026Q3" selected>' in chosen


def test_the_page_offers_what_there_is(visit: Visit) -> None:
    html = visit("reader").get("/meenemen").text
    assert '<option value="2026Q3" selected>derde kwartaal 2026</option>' in html
    for form in ("docx", "pdf", "html", "xlsx", "csv", "json"):
        assert f'<option value="{form}"' in html
