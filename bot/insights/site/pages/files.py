"""Style sheet and icon: the only files that are served, by their names."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Mapping

from fastapi import APIRouter, HTTPException
from starlette.responses import Response

from bot.insights.site.roles import Access, allow
from bot.look import COLOURS, ICON, ICON_NAME

router = APIRouter()

STYLE = "site.css"
FILES: Final[Mapping[str, tuple[str, str]]] = {
    STYLE: (COLOURS + (Path(__file__).parent.parent / STYLE).read_text(encoding="utf-8"), "text/css"),
    ICON_NAME: (ICON, "image/svg+xml"),
}
"""Content and type by name."""
SHORT_CACHE = "max-age=300"


@router.get("/static/{name}")
@allow(Access.ANYONE)
def static(name: str) -> Response:
    """One of the files."""
    if name not in FILES:
        raise HTTPException(404)
    content, content_type = FILES[name]
    return Response(content, media_type=content_type, headers={"Cache-Control": SHORT_CACHE})
