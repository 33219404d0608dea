"""Pages with the figures of one period: about what, where help is missing, forms of support, reflection, crisis."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from bot.insights.site.pages.showing import Pick, look, nothing_yet, show
from bot.insights.site.picks import one_of
from bot.insights.site.roles import Access, allow
from bot.insights.wording import row_label

router = APIRouter()

BY = {"province": "per provincie", "age": "per leeftijd", "asker": "per vraagsteller"}
EVERY = "all"


@router.get("/waarover")
@allow(Access.READER)
def themes(
    request: Request, by: str | None = None, period: str | None = None, domain: str | None = None
) -> HTMLResponse:
    """Domains by province, age or asker."""
    title = "Waarover gesprekken gaan"
    looked = look(request, period)
    chosen = one_of(by, list(BY))
    if looked is None:
        return nothing_yet(request, title)
    table_id = f"domain_by_{chosen}"
    rows = looked.tables[table_id].table.rows if table_id in looked.tables else ()
    row = one_of(domain, [EVERY, *rows])
    picks: list[Pick] = [
        ("by", "Verdeel", list(BY.items()), chosen),
        ("domain", "Onderwerp in de grafiek", _rows(table_id, rows), row),
        looked.periods(),
    ]
    return show(
        request,
        looked,
        f"themes by {chosen}",
        title,
        "Waarover mensen praten die steun zoeken. Verdeel het per provincie, leeftijd of vraagsteller.",
        picks=picks,
        shown=looked.figure(table_id, row=None if row == EVERY else row),
    )


@router.get("/tekorten")
@allow(Access.READER)
def gaps(request: Request, period: str | None = None, gap: str | None = None) -> HTMLResponse:
    """Where help is missing, by province."""
    title, table_id = "Waar hulp ontbreekt", "gap_by_province"
    looked = look(request, period)
    if looked is None:
        return nothing_yet(request, title)
    rows = looked.tables[table_id].table.rows if table_id in looked.tables else ()
    row = one_of(gap, [EVERY, *rows])
    return show(
        request,
        looked,
        "gaps",
        title,
        "Gesprekken waarin niets paste, waarin iemand wachtte of vastliep.",
        picks=[("gap", "Tekort in de grafiek", _rows(table_id, rows), row), looked.periods()],
        shown=looked.figure(table_id, row=None if row == EVERY else row),
    )


@router.get("/vormen-van-steun")
@allow(Access.READER)
def options(request: Request, period: str | None = None) -> HTMLResponse:
    """Options asked about against advised and rejected."""
    return _plain(
        request,
        period,
        "options",
        "Vormen van steun",
        "Waar mensen naar vragen, wat Kompaan voorstelt, en wat niet paste.",
        "options",
    )


@router.get("/reflectie")
@allow(Access.READER)
def reflection(request: Request, period: str | None = None) -> HTMLResponse:
    """Themes, levels and placements of reflection."""
    return _plain(
        request,
        period,
        "reflection",
        "Reflectie",
        "Waarover hulpverleners nadenken, waar ze zichzelf plaatsen en waar ze heen willen.",
        "theme_by_level",
        "role_position",
        "rung_position",
    )


@router.get("/hulplijnen")
@allow(Access.READER)
def crisis(request: Request, period: str | None = None) -> HTMLResponse:
    """Crisis lines shown, whether it helped, and what was not understood."""
    return _plain(
        request,
        period,
        "crisis and helpful",
        "Hulplijnen en nut",
        "Hoe vaak Kompaan hulplijnen toonde, of gesprekken hielpen, en wat Kompaan niet begreep.",
        "crisis",
        "helpful_by_conversation",
        "not_understood",
    )


def _plain(request: Request, period: str | None, what: str, title: str, lead: str, *table_ids: str) -> HTMLResponse:
    """A page with some tables of a period as they are."""
    looked = look(request, period)
    if looked is None:
        return nothing_yet(request, title)
    shown = [figure for table_id in table_ids for figure in looked.figure(table_id)]
    return show(request, looked, what, title, lead, shown=shown)


def _rows(table_id: str, rows: tuple[str, ...]) -> list[tuple[object, str]]:
    return [(EVERY, "Alles samen"), *((row, row_label(table_id, row, {})) for row in rows)]
