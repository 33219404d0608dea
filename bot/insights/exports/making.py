"""From published figures to a file to work with."""

from __future__ import annotations

from typing import Iterable, Mapping, NamedTuple

from bot.insights.cube import cube
from bot.insights.exports.as_csv import zip_of
from bot.insights.exports.as_json import json_of
from bot.insights.exports.as_xlsx import workbook_of
from bot.insights.exports.contents import Contents, sheet_of
from bot.insights.periods import Period
from bot.insights.published import PublishedTable
from bot.insights.releases import Releases
from bot.insights.wording import Names

FORMATS: Mapping[str, tuple[str, str]] = {
    "csv": ("application/zip", "csv.zip"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    "json": ("application/json", "json"),
}
"""The forms of an export, with media type and how the file name ends."""


class ExportError(ValueError):
    """There is nothing to export, or not in that form; the message says why (Dutch)."""


class Export(NamedTuple):
    """A finished file."""

    content: bytes
    media_type: str
    file_name: str


def export(releases: Releases, periods: Iterable[Period], form: str, names: Names) -> Export:
    """Export every table of some periods.

    Args:
        releases: the one door to published figures.
        periods: months and quarters; those that are not published are left out.
        form: one of `FORMATS`.
        names: names of the options of the knowledge base, by id.

    Raises:
        ExportError: when none of the periods is published, or there is no such form.
    """
    if form not in FORMATS:
        raise ExportError(f"Onbekende vorm '{form}'. Kies uit {', '.join(FORMATS)}.")
    published = set(releases.periods())
    wanted = sorted(published.intersection(periods))
    if not wanted:
        raise ExportError("Over die periode is er niets gepubliceerd.")
    smallest = {period: releases.smallest(period) for period in wanted}
    series = _series(releases, wanted)
    media_type, ending = FORMATS[form]
    file_name = f"kompaan-{'voorbeeldcijfers' if releases.is_demo() else 'cijfers'}-{_span(wanted)}.{ending}"
    if form == "json":
        return Export(json_of(series, smallest, names, releases.is_demo()), media_type, file_name)
    sheets = tuple(sheet_of(tables, names, releases.is_demo()) for tables in series)
    contents = Contents(sheets, min(smallest.values()), releases.is_demo())
    return Export((zip_of if form == "csv" else workbook_of)(contents), media_type, file_name)


def within(published: Iterable[Period], first: Period | None, last: Period | None) -> list[Period]:
    """The published periods that lie whole between two, both included.

    Args:
        published: months and quarters.
        first: nothing before its first month; no limit when None.
        last: nothing after its last month; no limit when None.

    Raises:
        ExportError: when the first comes after the last.
    """
    if first and last and last.months[-1] < first.months[0]:
        raise ExportError("De eerste periode komt na de laatste. Draai ze om.")
    return [
        period
        for period in published
        if (first is None or period.months[0] >= first.months[0])
        and (last is None or period.months[-1] <= last.months[-1])
    ]


def _series(releases: Releases, periods: list[Period]) -> list[list[PublishedTable]]:
    found = (releases.series(table_id, periods) for table_id in cube(()))
    return [tables for tables in found if tables]


def _span(periods: list[Period]) -> str:
    return str(periods[0]) if len(periods) == 1 else f"{periods[0]}-tot-{periods[-1]}"
