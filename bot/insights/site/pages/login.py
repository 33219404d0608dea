"""Logging in and out."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.insights.site.audit import NOBODY
from bot.insights.site.gate import LOGIN_COOKIE, Sent, text_of
from bot.insights.site.rendering import page
from bot.insights.site.roles import Access, allow
from bot.insights.site.state import Site, session_of, site_of
from bot.insights.site.tokens import new_token

router = APIRouter()

WRONG = "Naam en wachtwoord horen niet bij elkaar, of het account staat even op slot."
BUSY = "Er proberen veel mensen tegelijk in te loggen. Wacht even en probeer opnieuw."
SAID = {
    "uit": "Je bent uitgelogd.",
    "wachtwoord": "Je wachtwoord is veranderd. Log opnieuw in. Je tokens werken niet meer.",
}

AT_ONCE = 2
"""Passwords that are judged at the same time: each takes much memory."""
MOST_WAITING = 20

_LOGIN_SECONDS = 60 * 60

LOGIN_PAGE = "/inloggen"


class Queue:
    """Lets a few log-ins through at a time, and turns others away when many wait."""

    def __init__(self) -> None:
        self._limiter = CapacityLimiter(AT_ONCE)
        self._waiting = 0

    async def judge(self, site: Site, name: str, password: str) -> bool:
        """Whether somebody may come in; wrong passwords make it slower for a while.

        Raises:
            HTTPException: 503 when too many wait.
        """
        if self._waiting >= MOST_WAITING:
            raise HTTPException(503, BUSY)
        self._waiting += 1
        try:
            await asyncio.sleep(site.slow_down.delay())
            right = await to_thread.run_sync(site.logins.judge, name, password, limiter=self._limiter)
        finally:
            self._waiting -= 1
        if not right:
            site.slow_down.failed()
        return right


@router.get(LOGIN_PAGE)
@allow(Access.ANYONE)
def ask(request: Request, naar: str = "", bericht: str = "") -> HTMLResponse:
    """The log-in form."""
    return _form(request, onwards=naar, said=SAID.get(bericht, ""))


@router.post(LOGIN_PAGE)
@allow(Access.ANYONE)
async def log_in(request: Request, form: Sent) -> Response:
    """Judge name and password, and begin a session."""
    site = site_of(request)
    name, password = text_of(form, "naam").strip().casefold()[:60], text_of(form, "wachtwoord")
    right = await request.app.state.logins.judge(site, name, password)
    return await run_in_threadpool(_answer, request, site, name, right, text_of(form, "naar"))


@router.post("/uitloggen")
@allow(Access.READER)
def log_out(request: Request) -> Response:
    """End the session."""
    site = site_of(request)
    site.sessions.close(request.cookies[site.cookie])
    site.audit.note(session_of(request).name, "logout")
    answer = RedirectResponse(f"{LOGIN_PAGE}?bericht=uit", 303)
    forget_cookie(site, answer)
    return answer


def forget_cookie(site: Site, answer: Response) -> None:
    """Let the browser forget its session."""
    answer.delete_cookie(site.cookie, secure=site.https, httponly=True, samesite="strict")


def own_page(request: Request, address: str) -> str:
    """An address of one of the site's own pages, as it was given; the first page for anything else.

    Who has just logged in is never sent on to the log-in page: it would say what is no longer so.
    """
    parts = urlsplit(address)
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    known = {route.path for route in request.app.routes if "GET" in route.methods} - {LOGIN_PAGE}
    return address if plain and not parts.netloc and parts.path in known else "/"


def _answer(request: Request, site: Site, name: str, right: bool, onwards: str) -> Response:
    if not right:
        site.audit.note(name if site.logins.known(name) else NOBODY, "login refused")
        return _form(request, onwards=onwards, wrong=WRONG, status=401)
    site.audit.note(name, "login")
    if kept := request.cookies.get(site.cookie):
        site.sessions.close(kept)
    answer = RedirectResponse(own_page(request, onwards), 303)
    answer.set_cookie(site.cookie, site.sessions.open(name), secure=site.https, httponly=True, samesite="strict")
    answer.delete_cookie(LOGIN_COOKIE, path=LOGIN_PAGE)
    return answer


def _form(request: Request, onwards: str, said: str = "", wrong: str = "", status: int = 200) -> HTMLResponse:
    site = site_of(request)
    csrf = request.cookies.get(LOGIN_COOKIE) or new_token()
    answer = page(
        request,
        "login.html.jinja",
        status,
        csrf=csrf,
        onwards=onwards,
        said=said,
        wrong=wrong,
        any_account=site.accounts.any(),
    )
    answer.set_cookie(
        LOGIN_COOKIE,
        csrf,
        max_age=_LOGIN_SECONDS,
        path=LOGIN_PAGE,
        secure=site.https,
        httponly=True,
        samesite="strict",
    )
    return answer
