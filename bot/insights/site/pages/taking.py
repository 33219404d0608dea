"""Taking along: tables for a spreadsheet, and the report of a quarter."""

from __future__ import annotations

from threading import Lock
from typing import Mapping

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import HTMLResponse, Response

from bot.insights.exports import export
from bot.insights.report import report
from bot.insights.site.pages.showing import nothing_yet
from bot.insights.site.pages.signals import shown_signals
from bot.insights.site.picks import one_of, pick_period, pick_range
from bot.insights.site.rendering import page
from bot.insights.site.roles import Access, allow
from bot.insights.site.state import session_of, site_of

router = APIRouter()

TITLE = "Verslag en tabellen"
TABLES: Mapping[str, str] = {"xlsx": "Excel", "csv": "CSV", "json": "JSON"}
REPORTS: Mapping[str, str] = {"docx": "Word, om zelf te bewerken", "pdf": "PDF, om te delen", "html": "Webpagina"}

_one_at_a_time = Lock()
"""A report takes seconds and memory."""


@router.get("/meenemen")
@allow(Access.READER)
def taking(request: Request) -> HTMLResponse:
    """What can be taken along."""
    published = site_of(request).releases.periods()
    if not published:
        return nothing_yet(request, TITLE)
    quarters = [period for period in published if period.is_quarter]
    return page(request, "taking.html.jinja", published=published, quarters=quarters, tables=TABLES, reports=REPORTS)


@router.get("/meenemen/tabellen")
@allow(Access.READER)
def take_tables(
    request: Request,
    format: str | None = None,
    start: str | None = Query(None, alias="from"),
    end: str | None = Query(None, alias="to"),
) -> Response:
    """The tables of some periods as a file."""
    site = site_of(request)
    published = site.releases.periods()
    if not published:
        raise HTTPException(404)
    form, periods = one_of(format, list(TABLES)), pick_range(start, end, published)
    with _one_at_a_time:
        made = export(site.releases, periods, form, site.names())
    site.audit.note(session_of(request).name, "export", f"{form} {periods[0]} {periods[-1]}")
    return _file(made.content, made.media_type, made.file_name)


@router.get("/meenemen/verslag")
@allow(Access.READER)
def take_report(request: Request, quarter: str | None = None, format: str | None = None) -> Response:
    """The report of a quarter as a file."""
    site = site_of(request)
    quarters = [period for period in site.releases.periods() if period.is_quarter]
    if not quarters:
        raise HTTPException(404)
    form, chosen = one_of(format, list(REPORTS)), pick_period(quarter, quarters)
    with _one_at_a_time:
        made = report(site.releases, chosen, form, site.names(), shown_signals(site))
    site.audit.note(session_of(request).name, "report", f"{form} {chosen}")
    return _file(made.content, made.media_type, made.file_name)


def _file(content: bytes, media_type: str, name: str) -> Response:
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
