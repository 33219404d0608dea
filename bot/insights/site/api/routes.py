"""The routes of the API."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query, Request

from bot.insights.cube import cube
from bot.insights.site.api.description import PREFIX, described
from bot.insights.site.api.shapes import (
    Periods,
    Series,
    Tables,
    TableShape,
    period_shape,
    table_info,
    table_shape,
)
from bot.insights.site.picks import pick_period, pick_range
from bot.insights.site.roles import Access, allow
from bot.insights.site.state import Site, site_of

router = APIRouter(prefix=PREFIX)

TableId = Annotated[
    str, Path(description="De id van een tabel, zoals gap_by_province. Vraag de tabellen op voor de lijst.")
]
_MONTH_OR_QUARTER = "Een maand zoals 2026-09, of een kwartaal zoals 2026Q3."


@router.get("/periods", summary="De periodes")
@allow(Access.TOKEN)
def periods(request: Request) -> Periods:
    """Van welke maanden en kwartalen er cijfers zijn. Een lopende maand staat er niet bij."""
    site = _noted(request, "periods")
    published = site.releases.periods()
    shapes = [period_shape(period, site.releases.smallest(period)) for period in published]
    return Periods(demo=site.releases.is_demo(), periods=shapes)


@router.get("/tables", summary="De tabellen")
@allow(Access.TOKEN)
def tables(request: Request) -> Tables:
    """Welke tabellen er zijn, met wat hun cijfers zijn en wat ze niet zeggen."""
    site = _noted(request, "tables")
    return Tables(tables=[table_info(table_id) for table_id in cube(site.names())])


@router.get("/tables/{table}", summary="Eén tabel van één periode")
@allow(Access.TOKEN)
def table(request: Request, table: TableId, period: str = Query("", description=_MONTH_OR_QUARTER)) -> TableShape:
    """De cijfers van één tabel. Zonder periode krijg je de nieuwste."""
    site = site_of(request)
    table_id, published = _known(site, table), site.releases.periods()
    if not published:
        raise HTTPException(404, "Er zijn nog geen cijfers.")
    chosen = pick_period(period, published)
    found = site.releases.series(table_id, [chosen])
    if not found:
        raise HTTPException(404, "In die periode bestond deze tabel niet.")
    _noted(request, f"{table_id} {chosen}")
    return table_shape(found[0], site.names(), site.releases.is_demo())


@router.get("/series/{table}", summary="Eén tabel over een aantal periodes")
@allow(Access.TOKEN)
def series(
    request: Request,
    table: TableId,
    start: str = Query("", alias="from", description=f"De eerste periode. {_MONTH_OR_QUARTER}"),
    end: str = Query("", alias="to", description=f"De laatste periode, van dezelfde soort. {_MONTH_OR_QUARTER}"),
) -> Series:
    """Dezelfde tabel van maand tot maand, of van kwartaal tot kwartaal. Zonder keuze: de laatste twaalf maanden."""
    site = site_of(request)
    table_id = _known(site, table)
    quarters = "Q" in (start or end)
    published = [period for period in site.releases.periods() if period.is_quarter == quarters]
    if not published:
        raise HTTPException(404, "Er zijn nog geen cijfers.")
    chosen = pick_range(start, end, published)
    _noted(request, f"{table_id} {chosen[0]} {chosen[-1]}")
    demo, names = site.releases.is_demo(), site.names()
    return Series(tables=[table_shape(each, names, demo) for each in site.releases.series(table_id, chosen)])


@router.get("/openapi.json", summary="Deze beschrijving", response_model=None)
@allow(Access.TOKEN)
def openapi(request: Request) -> dict[str, Any]:
    """De beschrijving van alle vragen en antwoorden, als OpenAPI."""
    return described(request.app)


def _known(site: Site, table_id: str) -> str:
    if table_id not in cube(site.names()):
        raise HTTPException(404, "Die tabel bestaat niet.")
    return table_id


def _noted(request: Request, what: str) -> Site:
    """Note who read what; what is noted are names of the cube."""
    site = site_of(request)
    site.audit.note(request.state.owner, "api", what)
    return site
