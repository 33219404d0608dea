"""Accounts, tokens and the audit trail: for administrators."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import HTMLResponse

from bot.insights.site.accounts import AccountError
from bot.insights.site.gate import Sent, text_of
from bot.insights.site.passwords import PasswordError, new_password
from bot.insights.site.rendering import page
from bot.insights.site.roles import Access, allow
from bot.insights.site.state import Site, session_of, site_of

router = APIRouter()

LINES = 50
MOST_PAGES = 10_000


@router.get("/beheer/accounts")
@allow(Access.ADMINISTRATOR)
def accounts(request: Request) -> HTMLResponse:
    """Every account."""
    return _accounts(request)


@router.post("/beheer/accounts/nieuw")
@allow(Access.ADMINISTRATOR)
def add_account(request: Request, form: Sent) -> HTMLResponse:
    """Make an account with a password that is shown once."""
    password = new_password()
    try:
        made = site_of(request).accounts.add(text_of(form, "naam"), text_of(form, "rol"), password)
    except (AccountError, PasswordError) as error:
        return _accounts(request, wrong=str(error))
    _note(request, "account added", f"{made.name} {made.role}")
    return _accounts(request, said=f"Het account {made.name} is gemaakt.", once=password)


@router.post("/beheer/accounts/verander")
@allow(Access.ADMINISTRATOR)
def change_account(request: Request, form: Sent) -> HTMLResponse:
    """Give an account another role or password, keep it out, let it in again, or remove it."""
    name, what = text_of(form, "naam"), text_of(form, "wat")
    password = new_password() if what == "password" else ""
    try:
        said = _change(site_of(request), name, what, text_of(form, "rol"), password)
    except AccountError as error:
        return _accounts(request, wrong=str(error))
    _note(request, f"account {what}", f"{name} {text_of(form, 'rol')}" if what == "role" else name)
    if name == session_of(request).name and what != "role":
        said += " Dat was je eigen account: je bent nu uitgelogd."
    return _accounts(request, said=said, once=password)


@router.get("/beheer/tokens")
@allow(Access.ADMINISTRATOR)
def tokens(request: Request) -> HTMLResponse:
    """Every token for the API."""
    return _tokens(request)


@router.post("/beheer/tokens/nieuw")
@allow(Access.ADMINISTRATOR)
def add_token(request: Request, form: Sent) -> HTMLResponse:
    """Make a token that is shown once."""
    name, label = text_of(form, "naam"), text_of(form, "label")
    try:
        token = site_of(request).accounts.new_token(name, label)
    except AccountError as error:
        return _tokens(request, wrong=str(error))
    _note(request, "token added", f"{name} {label.strip()}")
    return _tokens(request, said=f"Het token voor {name} is gemaakt.", once=token)


@router.post("/beheer/tokens/wis")
@allow(Access.ADMINISTRATOR)
def revoke_token(request: Request, form: Sent) -> HTMLResponse:
    """End a token at once."""
    ended = site_of(request).tokens.revoke(text_of(form, "token"))
    if ended is None:
        return _tokens(request, wrong="Dat token was er niet meer.")
    _note(request, "token revoked", f"{ended.name} {ended.label}")
    return _tokens(request, said=f"Het token {ended.label} van {ended.name} werkt niet meer.")


@router.get("/beheer/spoor")
@allow(Access.ADMINISTRATOR)
def trail(request: Request, pagina: int = 1) -> HTMLResponse:
    """Who did what, the newest first."""
    if not 0 < pagina <= MOST_PAGES:
        raise HTTPException(404)
    lines = site_of(request).audit.page(pagina, LINES)
    return page(request, "trail.html.jinja", lines=lines, number=pagina, more=len(lines) == LINES)


def _change(site: Site, name: str, what: str, role: str, password: str) -> str:
    """Change an account; returns what to say."""
    if what == "role":
        site.accounts.set_role(name, role)
        return f"{name} heeft een andere rol."
    if what == "password":
        site.accounts.set_password(name, password)
        return f"{name} heeft een nieuw wachtwoord. Sessies en tokens van dat account werken niet meer."
    if what in ("off", "on"):
        site.accounts.set_active(name, what == "on")
        return f"{name} kan weer inloggen." if what == "on" else f"{name} kan niet meer inloggen."
    if what == "remove":
        site.accounts.remove(name)
        return f"Het account {name} is gewist."
    raise HTTPException(400)


def _accounts(request: Request, said: str = "", wrong: str = "", once: str = "") -> HTMLResponse:
    return _page(request, "accounts.html.jinja", said, wrong, once)


def _tokens(request: Request, said: str = "", wrong: str = "", once: str = "") -> HTMLResponse:
    return _page(request, "tokens.html.jinja", said, wrong, once, tokens=site_of(request).tokens.all())


def _page(request: Request, template: str, said: str, wrong: str, once: str, **more: Any) -> HTMLResponse:
    everybody = site_of(request).accounts.all()
    status = 400 if wrong else 200
    return page(request, template, status, accounts=everybody, said=said, wrong=wrong, once=once, **more)


def _note(request: Request, what: str, detail: str) -> None:
    site_of(request).audit.note(session_of(request).name, what, detail)
