"""Taking along: exports and report by their buttons, with the names that browsers save them under."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Callable
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

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


def test_the_page_offers_what_there_is(visit: Visit) -> None:
    html = visit("reader").get("/meenemen").text
    assert '<option value="2026Q3" selected>derde kwartaal 2026</option>' in html
    for form in ("docx", "pdf", "html", "xlsx", "csv", "json"):
        assert f'<option value="{form}"' in html
