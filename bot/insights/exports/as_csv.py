"""CSV as spreadsheets here read it without asking: semicolons, UTF-8 with its mark; a file per table in one zip."""

from __future__ import annotations

import csv
import io
import zipfile

from bot.insights.exports.contents import Contents, Sheet

READ_ME = "lees-mij.txt"
# A zip keeps a time for each file; one that is always the same tells nobody when somebody exported.
_ALWAYS = (1980, 1, 1, 0, 0, 0)


def zip_of(contents: Contents) -> bytes:
    """All tables, and how to read them."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        _add(archive, READ_ME, "\r\n\r\n".join(contents.read_me()) + "\r\n")
        for sheet in contents.sheets:
            _add(archive, f"{sheet.id}.csv", csv_of(sheet))
    return packed.getvalue()


def csv_of(sheet: Sheet) -> str:
    """One table."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    writer.writerows((sheet.head, *sheet.rows))
    return lines.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name, _ALWAYS)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, text.encode("utf-8-sig"))
