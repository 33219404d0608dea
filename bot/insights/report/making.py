"""From published figures to a finished file: read, write the sections, render."""

from __future__ import annotations

from importlib import import_module
from typing import Mapping, NamedTuple, Sequence

from bot.insights.periods import Period, this_month
from bot.insights.published import PublishedTable
from bot.insights.releases import Releases
from bot.insights.report.document import Document, Section
from bot.insights.report.figures import Figures, Signal
from bot.insights.report.sections.asked import asked
from bot.insights.report.sections.care import care
from bot.insights.report.sections.changes import changes
from bot.insights.report.sections.gaps import gaps
from bot.insights.report.sections.main_points import main_points
from bot.insights.report.sections.options import options
from bot.insights.report.sections.questions import questions
from bot.insights.report.sections.reading import reading, sources
from bot.insights.report.sections.reflection import reflection
from bot.insights.report.sections.signals import signals
from bot.insights.report.words import listed, say, texts
from bot.insights.wording import Names, period_name

FORMATS: Mapping[str, str] = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""The forms of a report with their media types; each has a module of its name that renders."""


class ReportError(ValueError):
    """There is no report of that quarter or in that form; the message says which there is (Dutch)."""


class Report(NamedTuple):
    """A finished file."""

    content: bytes
    media_type: str
    file_name: str


def report(
    releases: Releases,
    quarter: Period,
    form: str,
    names: Names,
    signals_shown: Sequence[Signal] = (),
    lost: Mapping[Period, int] | None = None,
) -> Report:
    """Make the report of a quarter.

    Args:
        releases: the one door to published figures.
        quarter: which quarter.
        form: one of `FORMATS`.
        names: names of the options of the knowledge base, by id.
        signals_shown: groups of masked sentences that may be shown: month, theme, sentences. Those of
            other months than the quarter's are left out.
        lost: how many additions were lost, by month; the report tells those of its months.

    Raises:
        ReportError: when the quarter is not published, or there is no such form.
    """
    if form not in FORMATS:
        raise ReportError(say("errors", "format", format=form, formats=listed(FORMATS)))
    _require_published(releases, quarter)
    figures = read_figures(releases, quarter, names, signals_shown, lost)
    # What draws and writes files takes a second to load; who only asks for tables does not wait for it.
    renderer = import_module(f"bot.insights.report.as_{form}")
    return Report(renderer.render(write(figures)), FORMATS[form], f"kompaan-verslag-{quarter}.{form}")


def read_figures(
    releases: Releases,
    quarter: Period,
    names: Names,
    signals_shown: Sequence[Signal] = (),
    lost: Mapping[Period, int] | None = None,
) -> Figures:
    """Everything that a report is made of; see `report`.

    Raises:
        KeyError: when the quarter is not published.
    """
    return Figures(
        quarter,
        releases.tables(quarter),
        _tables_or_none(releases, quarter.previous),
        releases.smallest(quarter),
        names,
        releases.is_demo(),
        tuple(signal for signal in signals_shown if signal[0] in quarter.months),
        sum((lost or {}).get(month, 0) for month in quarter.months),
    )


def newest_quarter(releases: Releases) -> Period:
    """The newest quarter of which there is a report.

    Raises:
        ReportError: when no quarter is published.
    """
    quarters = _quarters(releases)
    if not quarters:
        raise ReportError(say("errors", "none"))
    return quarters[-1]


def write(figures: Figures) -> Document:
    """The document about these figures."""
    quarter = period_name(figures.quarter)
    months = listed([period_name(month).split()[0] for month in figures.quarter.months])
    sections = (
        main_points(figures),
        *_of_figures(figures),
        signals(figures),
        questions(figures),
        reading(figures),
        sources(),
    )
    return Document(
        title=str(texts()["title"]),
        subtitle=str(texts()["subtitle"]).format(quarter=quarter, months=months),
        intro=tuple(texts()["intro"]),
        mark=str(texts()["demo"]) if figures.is_demo else "",
        footer=str(texts()["footer"]).format(quarter=quarter),
        sections=tuple(section for section in sections if section is not None),
    )


def _of_figures(figures: Figures) -> tuple[Section, ...]:
    if not figures.shown_cells:
        return ()
    return tuple(section(figures) for section in (asked, gaps, options, reflection, care, changes))


def _require_published(releases: Releases, quarter: Period) -> None:
    quarters = _quarters(releases)
    if quarter in quarters:
        return
    newest = say("errors", "newest", newest=quarters[-1]) if quarters else say("errors", "none")
    if not quarter.is_quarter:
        what = say("errors", "not_quarter", period=quarter, quarter=quarter.quarter)
    else:
        key = "not_published" if quarter.is_closed(this_month()) else "not_closed"
        what = say("errors", key, quarter=period_name(quarter))
    raise ReportError(f"{what} {newest}")


def _quarters(releases: Releases) -> list[Period]:
    return [period for period in releases.periods() if period.is_quarter]


def _tables_or_none(releases: Releases, period: Period) -> Mapping[str, PublishedTable]:
    try:
        return releases.tables(period)
    except KeyError:
        return {}
