"""A workbook: a sheet that says how to read, then a sheet per table. Texts and numbers, never a formula."""

from __future__ import annotations

import io
import re

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, TYPE_STRING
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.insights.exports.contents import Cell, Contents, Sheet

READ_ME = "Lees mij"
LONGEST_NAME = 31
"""Characters that the name of a sheet may have."""

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_WIDEST, _READ_ME_WIDTH = 46, 110


def workbook_of(contents: Contents) -> bytes:
    """All tables, and how to read them."""
    workbook = Workbook()
    workbook.properties.creator, workbook.properties.title = "Kompaan", "Kompaan: cijfers"
    _fill_read_me(workbook.active, contents)
    for sheet in contents.sheets:
        _fill(workbook.create_sheet(_name(sheet.title)), sheet)
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _fill_read_me(worksheet: Worksheet, contents: Contents) -> None:
    worksheet.title = READ_ME
    worksheet.column_dimensions["A"].width = _READ_ME_WIDTH
    for row, line in enumerate(contents.read_me(), 1):
        _write(worksheet, row, 1, line)
        worksheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")


def _fill(worksheet: Worksheet, sheet: Sheet) -> None:
    for row, cells in enumerate((sheet.head, *sheet.rows), 1):
        for column, value in enumerate(cells, 1):
            _write(worksheet, row, column, value)
    for column, name in enumerate(sheet.head, 1):
        head = worksheet.cell(1, column)
        head.font = Font(bold=True)
        head.alignment = Alignment(wrap_text=True, vertical="bottom", horizontal="left" if column < 3 else "right")
        longest = max(len(str(row[column - 1])) for row in sheet.rows) if sheet.rows else 0
        word = max(map(len, name.split()))
        worksheet.column_dimensions[get_column_letter(column)].width = min(_WIDEST, max(longest, word) + 3)
    worksheet.freeze_panes = "C2"
    worksheet.auto_filter.ref = worksheet.dimensions


def _write(worksheet: Worksheet, row: int, column: int, value: Cell) -> None:
    cell = worksheet.cell(row, column)
    if isinstance(value, int):
        cell.value = value
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
    # A text that looks like a formula would have become one.
    cell.data_type = TYPE_STRING
    if column > 2:
        cell.alignment = Alignment(horizontal="right")


def _name(title: str) -> str:
    """The title as the name of a sheet: without signs that are not allowed, cut between words."""
    name = _NOT_IN_NAMES.sub("", title)
    while len(name) > LONGEST_NAME:
        name = name.rpartition(" ")[0] or name[:LONGEST_NAME]
    return name.rstrip(" ,")
