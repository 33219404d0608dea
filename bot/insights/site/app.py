"""The site as an ASGI application."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable
from urllib.parse import quote

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.database import DatabaseError
from bot.insights.signals import SignalsError
from bot.insights.site import api
from bot.insights.site.gate import NotLoggedIn, gate
from bot.insights.site.hardening import Hardening
from bot.insights.site.pages import (
    account,
    administration,
    content,
    explanation,
    files,
    login,
    overview,
    programs,
    signals,
    taking,
    themes,
    trends,
)
from bot.insights.site.pages.login import Queue
from bot.insights.site.rendering import make_environment, page
from bot.insights.site.state import Site
from bot.insights.wording import Names

REASONS = {
    400: ("Dat kan niet", "Die keuze bestaat niet. Kies iets uit de lijst."),
    401: ("Niet herkend", "Het token ontbreekt, is verlopen of is niet juist."),
    403: ("Dat mag niet", "Met jouw rol kan je dit niet zien of doen. Of het formulier was verlopen: probeer opnieuw."),
    404: ("Niet gevonden", "Die pagina bestaat niet."),
    405: ("Dat kan hier niet", "Zo kan je deze pagina niet gebruiken."),
    413: ("Te groot", "Dat bestand is te groot."),
    429: ("Even wachten", "Dat zijn te veel vragen op korte tijd. Probeer het straks opnieuw."),
    503: ("Even wachten", "De database antwoordt niet. Probeer het straks opnieuw."),
}


def create_app(engine: Engine, knowledge_names: Callable[[], Names] | Names, **settings: Any) -> FastAPI:
    """Make the site.

    Args:
        engine: the database, brought to the newest version.
        knowledge_names: names of the options by id, or what gives them as they are now.
        settings: more of `Site`: `clock`, `https`, `knowledge`, `passwords`.
    """
    names = knowledge_names if callable(knowledge_names) else lambda: knowledge_names
    # Its own pages about the API would fetch scripts from elsewhere.
    app = FastAPI(dependencies=[Depends(gate)], docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.state.site = Site(engine, names, **settings)
    app.state.templates = make_environment()
    app.state.logins = Queue()
    app.state.report_turns, app.state.table_turns = taking.report_turns(), taking.table_turns()
    for part in (
        login,
        overview,
        trends,
        themes,
        signals,
        taking,
        explanation,
        programs,
        account,
        content,
        administration,
        files,
        api,
    ):
        app.include_router(part.router)
    app.add_exception_handler(NotLoggedIn, _to_login)
    app.add_exception_handler(StarletteHTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    for error in (SQLAlchemyError, DatabaseError, SignalsError):
        app.add_exception_handler(error, _no_database)
    app.add_middleware(Hardening, https=app.state.site.https)
    return app


def _to_login(request: Request, _error: Exception) -> Response:
    """To the log-in page, and from there back; who came by a link from elsewhere first gets a page of our own.

    A browser does not send a strict cookie along with a link on another site. It does when our page opens it again.
    """
    address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    if request.method == "GET" and request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
        return page(request, "onwards.html.jinja", address=address)
    onwards = f"?naar={quote(address)}" if request.method == "GET" and address != "/" else ""
    return RedirectResponse(f"/inloggen{onwards}", 303)


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, StarletteHTTPException) else 500
    headers = getattr(error, "headers", None)
    title, message = REASONS.get(status, ("Er ging iets mis", "Probeer het straks opnieuw."))
    said = str(getattr(error, "detail", ""))
    own = isinstance(error, HTTPException) and said not in ("", _standard(status))
    return _say(request, status, title, said if own else message, headers)


def _invalid(request: Request, _error: Exception) -> Response:
    return _say(request, 400, *REASONS[400])


def _no_database(request: Request, _error: Exception) -> Response:
    if request.url.path.startswith(api.PREFIX):
        return JSONResponse({"detail": REASONS[503][1]}, 503)
    return Response(_TROUBLE, 503, media_type="text/html")


def _say(request: Request, status: int, title: str, message: str, headers: Any = None) -> Response:
    if request.url.path.startswith(api.PREFIX):
        return JSONResponse({"detail": message}, status, headers=headers)
    answer = page(request, "message.html.jinja", status, title=title, message=message)
    answer.headers.update(headers or {})
    return answer


def _standard(status: int) -> str:
    """What Starlette says when nothing was said."""
    return str(StarletteHTTPException(status).detail)


_TROUBLE = (Path(__file__).parent / "templates" / "trouble.html").read_text(encoding="utf-8")
