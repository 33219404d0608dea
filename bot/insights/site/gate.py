"""The one gate before every route: who is not let in by what the route says itself, is not let in."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request
from python_multipart.exceptions import FormParserError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from bot.insights.site.roles import Access
from bot.insights.site.state import Site, site_of
from bot.insights.site.tokens import same

CSRF = "formulier"
"""The field of every form that holds its token."""

LOGIN_COOKIE = "kompaan_inloggen"
"""Holds the token of the log-in form, for who has no session yet."""


class NotLoggedIn(Exception):
    """The page asks for a log-in."""


async def gate(request: Request) -> None:
    """Let a request through, or not.

    Raises:
        NotLoggedIn: when there is no session, or it has ended.
        HTTPException: when the route is nobody's, the role is not enough, or the form is not ours.
    """
    access = getattr(request.scope.get("endpoint"), "access", None)
    site = site_of(request)
    if access is None:
        raise HTTPException(404)
    if access is Access.TOKEN:
        await run_in_threadpool(_let_token_in, request, site)
    elif access is not Access.ANYONE:
        token = request.cookies.get(site.cookie, "")
        session = await run_in_threadpool(site.sessions.find, token) if token else None
        if session is None:
            raise NotLoggedIn
        request.state.session = session
        if not session.may(access):
            raise HTTPException(403)
    if request.method not in ("GET", "HEAD") and access is not Access.TOKEN:
        await _require_own_form(request)


async def form_of(request: Request) -> FormData:
    """The form that was sent, read once.

    Raises:
        HTTPException: when it cannot be read.
    """
    try:
        return await request.form(max_files=1, max_fields=20, max_part_size=400_000)
    except FormParserError:
        raise HTTPException(400) from None


Sent = Annotated[FormData, Depends(form_of)]
"""The form that was sent, as an argument of a page."""


def text_of(form: FormData, name: str) -> str:
    """A field of a form as text; empty when it is not there or holds a file."""
    value: Any = form.get(name)
    return value.replace("\0", "") if isinstance(value, str) else ""


async def _require_own_form(request: Request) -> None:
    """Refuse a form that another site made, or that has no token of this session."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        raise HTTPException(403)
    # Since our pages let no referrer out, browsers hide the origin of our own forms too.
    origin = request.headers.get("origin", "null")
    if origin != "null" and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403)
    session = getattr(request.state, "session", None)
    wanted = session.csrf if session else request.cookies.get(LOGIN_COOKIE, "")
    given = text_of(await form_of(request), CSRF)
    if not wanted or not same(given, wanted):
        raise HTTPException(403)


def _let_token_in(request: Request, site: Site) -> None:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    owner = site.tokens.owner(token.strip()) if kind.lower() == "bearer" else None
    if owner is None:
        raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
    if wait := site.rate_limit.wait(token.strip()):
        raise HTTPException(429, headers={"Retry-After": str(wait)})
    request.state.owner = owner
