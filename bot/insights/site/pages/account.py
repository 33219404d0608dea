"""One's own account: another password, and which tokens read the API in one's name."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.insights.site.accounts import AccountError
from bot.insights.site.gate import Sent, text_of
from bot.insights.site.pages.login import forget_cookie
from bot.insights.site.passwords import LEAST_CHARACTERS, PasswordError
from bot.insights.site.rendering import page
from bot.insights.site.roles import Access, allow
from bot.insights.site.state import session_of, site_of

router = APIRouter()


@router.get("/account")
@allow(Access.READER)
def own_account(request: Request) -> HTMLResponse:
    """Who one is here."""
    return _page(request)


@router.post("/account/wachtwoord")
@allow(Access.READER)
def change_password(request: Request, form: Sent) -> Response:
    """Set another password; one then logs in again, everywhere."""
    site, name = site_of(request), session_of(request).name
    new = text_of(form, "nieuw")
    if new != text_of(form, "herhaald"):
        return _page(request, "Je schreef twee keer een ander nieuw wachtwoord.")
    if not site.logins.judge(name, text_of(form, "oud")):
        site.audit.note(name, "password refused")
        return _page(request, "Je huidige wachtwoord klopt niet.")
    try:
        site.accounts.set_password(name, new)
    except (AccountError, PasswordError) as error:
        return _page(request, str(error))
    site.audit.note(name, "password changed")
    answer = RedirectResponse("/inloggen?bericht=wachtwoord", 303)
    forget_cookie(site, answer)
    return answer


@router.post("/account/tokens/wis")
@allow(Access.READER)
def revoke_token(request: Request, form: Sent) -> HTMLResponse:
    """End a token of one's own at once; that of somebody else is as if it were not there."""
    site, name = site_of(request), session_of(request).name
    ended = site.tokens.revoke(text_of(form, "token"), name)
    if ended is None:
        return _page(request, gone="Dat token was er niet meer.")
    site.audit.note(name, "token revoked", f"{ended.name} {ended.label}")
    return _page(request, said=f"Het token {ended.label} werkt niet meer.")


def _page(request: Request, wrong: str = "", gone: str = "", said: str = "") -> HTMLResponse:
    return page(
        request,
        "account.html.jinja",
        400 if wrong or gone else 200,
        wrong=wrong,
        gone=gone,
        said=said,
        tokens=site_of(request).tokens.all(session_of(request).name),
        least=LEAST_CHARACTERS,
    )
