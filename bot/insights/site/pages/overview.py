"""The first page: what stands out in one period."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from bot.insights.site.changes import changes
from bot.insights.site.figures import totals
from bot.insights.site.pages.showing import look, nothing_yet, show
from bot.insights.site.roles import Access, allow

router = APIRouter()

TITLE = "Overzicht"
HIGHEST = 5


@router.get("/")
@allow(Access.READER)
def overview(request: Request, period: str | None = None) -> HTMLResponse:
    """Conversations of each kind, what they were about, where help is missing, and what changed."""
    looked = look(request, period)
    if looked is None:
        return nothing_yet(request, TITLE)
    previous = looked.period.previous
    earlier = looked.site.releases.tables(previous) if previous in looked.published else {}
    shown = looked.figure("conversations")
    for table_id, most in (("domain_by_province", HIGHEST), ("gap_by_province", None)):
        if table_id in looked.tables:
            shown.append(totals(looked.tables[table_id], looked.names, most))
    return show(
        request,
        looked,
        "overview",
        TITLE,
        "Wat opvalt in één maand of kwartaal.",
        template="overview.html.jinja",
        shown=shown,
        previous=previous,
        published=looked.published,
        changes=changes(earlier, looked.tables, looked.names),
    )
