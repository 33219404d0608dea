"""How programs read the figures: the API explained for people, without anything from elsewhere."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, JSONResponse

from bot.insights.site.api.description import described
from bot.insights.site.rendering import page
from bot.insights.site.roles import Access, allow

router = APIRouter()


@router.get("/voor-programmas")
@allow(Access.READER)
def programs(request: Request) -> HTMLResponse:
    """The routes of the API with what they take."""
    description = described(request.app)
    routes = [{"path": path, **operations["get"]} for path, operations in description["paths"].items()]
    return page(request, "programs.html.jinja", routes=routes, base=str(request.base_url).rstrip("/"))


@router.get("/voor-programmas/openapi.json", response_model=None)
@allow(Access.READER)
def as_openapi(request: Request) -> JSONResponse:
    """The description as a file for programs."""
    description: dict[str, Any] = described(request.app)
    return JSONResponse(description)
