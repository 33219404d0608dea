"""Exports hold exactly what the site shows, cell by cell, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from openpyxl import load_workbook
from sqlalchemy.engine import Engine

from bot.insights.cube import ONLY, TOTAL, cube
from bot.insights.exports import FORMATS, ExportError, export
from bot.insights.exports.as_json import SCHEMA
from bot.insights.exports.contents import columns_of, rows_of
from bot.insights.exports.making import within
from bot.insights.exports.writing import WritingError, write_whole
from bot.insights.periods import Period
from bot.insights.published import HIDDEN
from bot.insights.releases import Releases
from bot.insights.wording import column_label, row_label
from tests.insights.released import (
    AUGUST,
    BEFORE,
    FIGURES,
    GAP,
    NAMES,
    QUARTER,
    mark_as_demo,
    publish,
)

PERIODS = (BEFORE, AUGUST, QUARTER)
Shown = dict[tuple[str, str, str, str], str]
"""What is shown for table, period, label of the row and label of the column."""


def on_the_site(engine: Engine) -> Shown:
    """What the one door gives."""
    return {
        (
            table.table.id,
            str(period),
            row_label(table.table.id, row, NAMES),
            column_label(table.table.id, column),
        ): HIDDEN if table.count(row, column) is None else str(table.count(row, column))
        for period in PERIODS
        for table in Releases(engine).tables(period).values()
        for row in rows_of(table.table)
        for column in columns_of(table.table)
    }


def from_lines(table_id: str, lines: list[list[Any]]) -> Shown:
    head, *rows = lines
    return {
        (table_id, row[0], row[1], column): str(value)
        for row in rows
        for column, value in zip(head[2:], row[2:], strict=True)
    }


def from_csv(content: bytes) -> Shown:
    found: Shown = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                text = archive.read(name).decode("utf-8-sig")
                found |= from_lines(name.removesuffix(".csv"), list(csv.reader(io.StringIO(text), delimiter=";")))
    return found


def from_xlsx(content: bytes) -> Shown:
    found: Shown = {}
    sheets = load_workbook(io.BytesIO(content)).worksheets[1:]
    for table_id, sheet in zip(cube(()), sheets, strict=True):
        found |= from_lines(table_id, [list(row) for row in sheet.iter_rows(values_only=True)])
    return found


def from_json(content: bytes) -> Shown:
    return {
        (table["id"], release["period"], table["rows"][row], table["columns"][column]): (
            HIDDEN if count is None else str(count)
        )
        for table in json.loads(content)["tables"]
        for release in table["releases"]
        for row, counts in release["counts"].items()
        for column, count in counts.items()
    }


READ = {"csv": from_csv, "xlsx": from_xlsx, "json": from_json}


@pytest.mark.parametrize("form", FORMATS)
def test_every_cell_of_an_export_is_the_one_on_the_site(form: str, published: Engine) -> None:
    shown = on_the_site(published)
    assert {"1245", "300", HIDDEN} <= set(shown.values())
    assert READ[form](export(Releases(published), PERIODS, form, NAMES).content) == shown


@pytest.mark.parametrize("form", FORMATS)
def test_of_a_withheld_table_no_number_leaves(form: str, base: Engine) -> None:
    publish(base, QUARTER, FIGURES, withheld=(GAP,))
    found = READ[form](export(Releases(base), [QUARTER], form, NAMES).content)
    assert {value for key, value in found.items() if key[0] == GAP} == {HIDDEN}


def test_json_has_the_form_that_is_written_down(published: Engine) -> None:
    whole = json.loads(export(Releases(published), PERIODS, "json", NAMES).content)
    jsonschema.validate(whole, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert whole["example"] is False
    assert {"period": "2026Q3", "smallest": 10} in whole["periods"]
    (options,) = [table for table in whole["tables"] if table["id"] == "options"]
    assert options["rows"]["buddy"] == "Buddy voor je gezin"


def test_csv_opens_in_a_spreadsheet_here_without_asking(published: Engine) -> None:
    made = export(Releases(published), [QUARTER], "csv", NAMES)
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        content = archive.read("domain_by_asker.csv")
        assert archive.namelist()[0] == "lees-mij.txt"
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert content.startswith("\ufeffPeriode;Waarover;".encode())
    assert b"\r\n2026Q3;School;60;" in content


def test_a_workbook_begins_with_how_to_read_it(published: Engine) -> None:
    workbook = load_workbook(io.BytesIO(export(Releases(published), [QUARTER], "xlsx", NAMES).content))
    assert workbook.sheetnames[:2] == ["Lees mij", "Soorten gesprekken"]
    told = "\n".join(str(row[0]) for row in workbook["Lees mij"].iter_rows(values_only=True))
    assert HIDDEN in told
    assert "onder 10" in told
    assert "geen mensen" in told
    assert "Waar hulp ontbreekt, per provincie:" in told


def test_counts_are_numbers_and_the_sign_is_a_text_in_a_workbook(published: Engine) -> None:
    sheet = load_workbook(io.BytesIO(export(Releases(published), [QUARTER], "xlsx", NAMES).content)).worksheets[1]
    assert {cell.data_type for cell in sheet["C"][1:]} == {"n", "s"}


EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", '=HYPERLINK("x";"y")']


@pytest.mark.parametrize("name", EVIL)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_name_that_looks_like_a_formula_stays_a_text(form: str, name: str, published: Engine) -> None:
    content = export(Releases(published), [QUARTER], form, {**NAMES, "buddy": name}).content
    assert (("options", "2026Q3", f"'{name}", "Voorgesteld") in READ[form](content)) is True
    if form == "xlsx":
        cells = [cell for sheet in load_workbook(io.BytesIO(content)) for row in sheet.iter_rows() for cell in row]
        assert not [cell.value for cell in cells if cell.data_type == "f"]


@pytest.mark.parametrize("form", FORMATS)
def test_example_figures_say_so_in_name_and_content(form: str, published: Engine) -> None:
    mark_as_demo(published)
    made = export(Releases(published), [QUARTER], form, NAMES)
    assert made.file_name.startswith("kompaan-voorbeeldcijfers-2026Q3")
    if form == "json":
        assert json.loads(made.content)["example"] is True
    else:
        marks = {value for key, value in READ[form](made.content).items() if key[3] == "Let op"}
        assert len(marks) == 1
        assert marks.pop().startswith("Voorbeeldcijfers")


def test_an_option_that_did_not_exist_in_one_period_is_only_in_the_other(base: Engine) -> None:
    publish(base, BEFORE, {("options", "buddy", "advised"): 40})
    publish(base, QUARTER, {("options", "buddy", "advised"): 45})
    with base.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE released_table SET rows = '[\"1g1p\"]' WHERE table_id = 'options' AND period = '2026Q2'"
        )
    found = from_csv(export(Releases(base), [BEFORE, QUARTER], "csv", NAMES).content)
    rows = {(period, row) for table, period, row, _ in found if table == "options"}
    assert ("2026Q3", "Buddy voor je gezin") in rows
    assert ("2026Q2", "Buddy voor je gezin") not in rows


def test_totals_are_exported_where_the_site_has_them(published: Engine) -> None:
    found = from_csv(export(Releases(published), [QUARTER], "csv", NAMES).content)
    assert found[GAP, "2026Q3", "Wachten op hulp", column_label(GAP, TOTAL)] == "120"
    assert found["conversations", "2026Q3", "Steun zoeken", column_label("conversations", ONLY)] == "1245"


def test_nothing_published_and_unknown_forms_are_refused(published: Engine) -> None:
    with pytest.raises(ExportError, match="niets gepubliceerd"):
        export(Releases(published), [Period(2020, 1)], "csv", NAMES)
    with pytest.raises(ExportError, match="Kies uit csv, xlsx, json"):
        export(Releases(published), [QUARTER], "ods", NAMES)


def test_periods_between_two_are_those_that_lie_whole_between_them() -> None:
    known = [Period(2026, 1), Period(2026, 2), Period(2026, 3), Period(2026, 1, is_quarter=True), Period(2026, 4)]
    assert within(known, Period(2026, 2), Period(2026, 3)) == [Period(2026, 2), Period(2026, 3)]
    assert within(known, Period(2026, 1, is_quarter=True), None) == known
    assert within(known, None, Period(2026, 1, is_quarter=True)) == known[:4]
    with pytest.raises(ExportError, match="Draai ze om"):
        within(known, Period(2026, 4), Period(2026, 1))


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "cijfers.xlsx"
    write_whole(path, b"eerste")
    with pytest.raises(WritingError, match="bestaat al"):
        write_whole(path, b"tweede")
    assert path.read_bytes() == b"eerste"
    write_whole(path, b"tweede", force=True)
    assert path.read_bytes() == b"tweede"
    with pytest.raises(WritingError, match="kan niet geschreven worden"):
        write_whole(tmp_path / "nergens" / "x", b"")
    assert [file.name for file in tmp_path.iterdir()] == ["cijfers.xlsx"]


def test_what_fails_half_way_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cijfers.xlsx"
    write_whole(path, b"eerste")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.insights.exports.writing.os.fsync", full)
    with pytest.raises(WritingError, match="kan niet geschreven worden"):
        write_whole(path, b"tweede", force=True)
    assert path.read_bytes() == b"eerste"
    assert [file.name for file in tmp_path.iterdir()] == ["cijfers.xlsx"]
