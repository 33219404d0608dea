"""How figures go over months or quarters."""

from __future__ import annotations

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from bot.insights.cube import ONLY, TOTAL, Table, cube
from bot.insights.site.figures import trend
from bot.insights.site.pages.showing import Pick, lost_in, nothing_yet, period_pick
from bot.insights.site.picks import as_kind, one_of, pick_range
from bot.insights.site.rendering import page
from bot.insights.site.roles import Access, allow
from bot.insights.site.state import session_of, site_of
from bot.insights.wording import column_label, table_wording

router = APIRouter()

TITLE = "Verloop"
LEAD = "Hoe cijfers gaan over de maanden of kwartalen."
PER = {"month": "maand", "quarter": "kwartaal"}


@router.get("/verloop")
@allow(Access.READER)
def trends(
    request: Request,
    table: str | None = None,
    column: str | None = None,
    per: str | None = None,
    start: str | None = Query(None, alias="from"),
    end: str | None = Query(None, alias="to"),
) -> HTMLResponse:
    """One column of a table over published periods."""
    site = site_of(request)
    tables = cube(site.names())
    table_id = one_of(table, list(tables))
    kinds = one_of(per, list(PER))
    published = [period for period in site.releases.periods() if period.is_quarter == (kinds == "quarter")]
    if not published:
        return nothing_yet(request, TITLE)
    columns = _columns(tables[table_id])
    every_column = {each for other in tables.values() for each in _columns(other)}
    # The form sends all lists at once: what belonged to another table or kind of period gives way.
    chosen = one_of(column, columns) if column in columns or column not in every_column else columns[0]
    periods = pick_range(as_kind(start, published, last=False), as_kind(end, published, last=True), published)
    found = site.releases.series(table_id, periods)
    smallest = max(site.releases.smallest(period) for period in (periods[0], periods[-1]))
    site.audit.note(session_of(request).name, "figures", f"trends {table_id} {chosen} {periods[0]} {periods[-1]}")
    picks: list[Pick] = [
        ("table", "Cijfers", [(each, table_wording(each).title) for each in tables], table_id),
        ("column", "Kolom", [(each, column_label(table_id, each)) for each in columns], chosen),
        ("per", "Per", list(PER.items()), kinds),
        period_pick("from", "Van", published, periods[0]),
        period_pick("to", "Tot en met", published, periods[-1]),
    ]
    return page(
        request,
        "figures.html.jinja",
        title=TITLE,
        lead=LEAD,
        picks=picks,
        shown=[trend(found, periods, chosen, site.names())] if found else [],
        nothing="In deze periodes is er niets van deze cijfers.",
        smallest=smallest,
        lost=lost_in(site, [month for period in periods for month in period.months]),
    )


def _columns(table: Table) -> list[str]:
    """What can be drawn over time: the total first where there is one."""
    return [TOTAL, *table.columns] if table.row_totals else list(table.columns or (ONLY,))
