"""How to read the figures, in plain words."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from bot.insights.published import ROUNDED_TO, SMALLEST
from bot.insights.site.rendering import page
from bot.insights.site.roles import Access, allow
from bot.insights.site.state import site_of

router = APIRouter()


@router.get("/uitleg")
@allow(Access.READER)
def explanation(request: Request) -> HTMLResponse:
    """What is counted, what is hidden and why."""
    releases = site_of(request).releases
    published = releases.periods()
    smallest = releases.smallest(published[-1]) if published else SMALLEST
    return page(request, "explanation.html.jinja", smallest=smallest, rounded_to=ROUNDED_TO)
