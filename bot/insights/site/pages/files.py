"""Style sheet and icon: the only files that are served, by their names."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, HTTPException
from starlette.responses import FileResponse

from bot.insights.site.roles import Access, allow

router = APIRouter()

STATIC = Path(__file__).parent.parent / "static"
TYPES = {"site.css": "text/css", "kompaan.svg": "image/svg+xml"}
SHORT_CACHE = "max-age=300"


@router.get("/static/{name}")
@allow(Access.ANYONE)
def static(name: str) -> FileResponse:
    """One of the files."""
    if name not in TYPES:
        raise HTTPException(404)
    return FileResponse(STATIC / name, media_type=TYPES[name], headers={"Cache-Control": SHORT_CACHE})
