"""The content page: what is old or hard to read, and correcting a file without programming."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import HTMLResponse, Response

from bot.insights.site.clock import here
from bot.insights.site.editing import Draft, EditError, check_file, files_of, take_up, text_of_file
from bot.insights.site.gate import Sent, text_of
from bot.insights.site.rendering import page
from bot.insights.site.roles import Access, allow
from bot.insights.site.state import session_of, site_of
from bot.knowledge.loader import KnowledgeError, load
from bot.knowledge.warnings import warnings

router = APIRouter()

IN_DEMO = "Op de site met voorbeeldcijfers kan je de kennisbank niet veranderen."


@router.get("/inhoud")
@allow(Access.EDITOR)
def content(request: Request) -> HTMLResponse:
    """What to look at, and the files."""
    return _page(request)


@router.get("/inhoud/bestand")
@allow(Access.EDITOR)
def download(request: Request, naam: str = "") -> Response:
    """A file as it is now."""
    site = site_of(request)
    try:
        text = text_of_file(site.knowledge, naam)
    except KeyError:
        raise HTTPException(404) from None
    site.audit.note(session_of(request).name, "content downloaded", naam)
    disposition = f'attachment; filename="{Path(naam).name}"'
    return Response(text, media_type="application/yaml", headers={"Content-Disposition": disposition})


@router.post("/inhoud/nakijken")
@allow(Access.EDITOR)
async def check(request: Request, form: Sent) -> HTMLResponse:
    """Check a file that was sent; shows what is wrong with it, or what would change."""
    sent: Any = form.get("bestand")
    if not isinstance(sent, UploadFile):
        raise HTTPException(400)
    return await run_in_threadpool(_checked, request, sent.filename or "", await sent.read())


@router.post("/inhoud/inlezen")
@allow(Access.EDITOR)
def take(request: Request, form: Sent) -> HTMLResponse:
    """Take up a file that was checked."""
    site, name, data = site_of(request), text_of(form, "naam"), text_of(form, "tekst").encode()
    if site.releases.is_demo():
        return _page(request, wrong=IN_DEMO)
    try:
        changed = take_up(site.engine, site.knowledge, name, data, text_of(form, "vervangt"))
    except EditError as error:
        return _page(request, wrong=str(error))
    site.audit.note(session_of(request).name, "content imported", name)
    if not changed:
        return _page(request, said="Er was niets veranderd.")
    return _page(request, said=f"{name} is ingelezen. Kompaan gebruikt het binnen enkele seconden.")


def _checked(request: Request, name: str, data: bytes) -> HTMLResponse:
    site = site_of(request)
    try:
        draft = check_file(site.knowledge, Path(name).name, data)
    except EditError as error:
        return _page(request, wrong=str(error))
    site.audit.note(session_of(request).name, "content checked", draft.file)
    return _page(request, draft=draft)


def _page(request: Request, said: str = "", wrong: str = "", draft: Draft | None = None) -> HTMLResponse:
    site = site_of(request)
    files = files_of(site.knowledge)
    return page(
        request,
        "content.html.jinja",
        400 if wrong else 200,
        said=said,
        wrong=wrong,
        draft=draft,
        options=[file for file in files if file.startswith("options/")],
        others=[file for file in files if not file.startswith("options/")],
        names=site.names(),
        warnings=_warnings(site.knowledge, _state_of(site.knowledge, files), here(site.clock()).date()),
    )


def _state_of(directory: Path, files: list[str]) -> str:
    """A digest of all files: as long as it is the same, so are the warnings."""
    return sha256(b"".join((directory / file).read_bytes() for file in files)).hexdigest()


@lru_cache(maxsize=2)
def _warnings(directory: Path, _state: str, today: date) -> tuple[str, ...]:
    """What `kompaan knowledge check` says; reading ease takes too long to measure at every look."""
    try:
        return tuple(warnings(load(directory), today))
    except KnowledgeError as error:
        return tuple(map(str, error.faults))
