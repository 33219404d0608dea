"""Taking along: tables for a spreadsheet, and the report of a quarter."""

from __future__ import annotations

from typing import Mapping

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import HTMLResponse, Response

from bot.insights.counting import lost_additions
from bot.insights.exports import ExportError, export
from bot.insights.exports.making import within
from bot.insights.periods import Period, PeriodError
from bot.insights.report import ReportError, newest_quarter, report
from bot.insights.site.pages.showing import nothing_yet
from bot.insights.site.pages.signals import shown_signals
from bot.insights.site.picks import one_of
from bot.insights.site.rendering import page
from bot.insights.site.roles import Access, allow
from bot.insights.site.state import session_of, site_of
from bot.insights.site.turns import Turns

router = APIRouter()

TITLE = "Verslag en tabellen"
TABLES: Mapping[str, str] = {"xlsx": "Excel", "csv": "CSV", "json": "JSON"}
REPORTS: Mapping[str, str] = {"docx": "Word, om zelf te bewerken", "pdf": "PDF, om te delen", "html": "Webpagina"}


@router.get("/meenemen")
@allow(Access.READER)
def taking(request: Request) -> HTMLResponse:
    """What can be taken along."""
    published = site_of(request).releases.periods()
    if not published:
        return nothing_yet(request, TITLE)
    quarters = [period for period in published if period.is_quarter]
    # Of a quarter whose first month is no longer there alone, the quarter begins earlier than what ends first.
    earliest = min(published, key=lambda period: period.months[0])
    return page(
        request,
        "taking.html.jinja",
        published=published,
        earliest=earliest,
        quarters=quarters,
        tables=TABLES,
        reports=REPORTS,
    )


@router.get("/meenemen/tabellen")
@allow(Access.READER)
async def take_tables(
    request: Request,
    format: str | None = None,
    start: str | None = Query(None, alias="from"),
    end: str | None = Query(None, alias="to"),
) -> Response:
    """The tables of the periods that lie whole between two, as a file."""
    form, first, last = one_of(format, list(TABLES)), _period(start), _period(end)
    turns: Turns = request.app.state.table_turns
    return await turns.take(lambda: _tables(request, form, first, last))


@router.get("/meenemen/verslag")
@allow(Access.READER)
async def take_report(request: Request, quarter: str | None = None, format: str | None = None) -> Response:
    """The report of a quarter as a file."""
    form, asked = one_of(format, list(REPORTS)), _period(quarter)
    turns: Turns = request.app.state.report_turns
    return await turns.take(lambda: _report(request, form, asked))


def report_turns() -> Turns:
    """One report at a time: it takes seconds and memory."""
    return Turns(1, "Er wordt al een verslag gemaakt. Probeer het zo dadelijk opnieuw.")


def table_turns() -> Turns:
    """Tables are lighter, and do not wait for a report."""
    return Turns(2, "Er worden al tabellen gemaakt. Probeer het zo dadelijk opnieuw.")


def _tables(request: Request, form: str, first: Period | None, last: Period | None) -> Response:
    site = site_of(request)
    try:
        periods = within(site.releases.periods(), first, last)
    except ExportError as error:
        raise HTTPException(400, str(error)) from None
    try:
        made = export(site.releases, periods, form, site.names())
    except ExportError as error:
        raise HTTPException(404, str(error)) from None
    site.audit.note(session_of(request).name, "export", f"{form} {periods[0]} {periods[-1]}")
    return _file(made.content, made.media_type, made.file_name)


def _report(request: Request, form: str, asked: Period | None) -> Response:
    site = site_of(request)
    try:
        quarter = asked or newest_quarter(site.releases)
        made = report(site.releases, quarter, form, site.names(), shown_signals(site), lost_additions(site.engine))
    except ReportError as error:
        raise HTTPException(404, str(error)) from None
    site.audit.note(session_of(request).name, "report", f"{form} {quarter}")
    return _file(made.content, made.media_type, made.file_name)


def _period(given: str | None) -> Period | None:
    try:
        return Period.parse(given) if given else None
    except PeriodError as error:
        raise HTTPException(400, str(error)) from None


def _file(content: bytes, media_type: str, name: str) -> Response:
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
