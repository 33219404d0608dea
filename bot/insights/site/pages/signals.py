"""What people chose to pass on, where enough of them did; an administrator can take a sentence away."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from bot.insights.signals import SignalGroup, Signals, text_hash_of, theme_labels
from bot.insights.site.clock import month_of
from bot.insights.site.gate import Sent, text_of
from bot.insights.site.picks import pick_period
from bot.insights.site.rendering import page
from bot.insights.site.roles import Access, allow
from bot.insights.site.state import Site, session_of, site_of

router = APIRouter()


@router.get("/signalen")
@allow(Access.READER)
def signals(request: Request, period: str | None = None) -> HTMLResponse:
    """The sentences of a month by theme."""
    return _page(request, period)


@router.post("/signalen/wis")
@allow(Access.ADMINISTRATOR)
def remove(request: Request, form: Sent) -> HTMLResponse:
    """Take a sentence away that should not be there; the trail holds who and when, not what it said."""
    site = site_of(request)
    if not Signals(site.engine).remove(text_of(form, "zin")):
        return _page(request, said="Die zin was er niet meer.")
    site.audit.note(session_of(request).name, "signal removed")
    return _page(request, said="De zin is gewist.")


def shown_signals(site: Site) -> list[SignalGroup]:
    """The groups that coordinators may see now."""
    return Signals(site.engine).shown(month_of(site.clock()))


def _page(request: Request, asked: str | None = None, said: str = "") -> HTMLResponse:
    site, session = site_of(request), session_of(request)
    groups = shown_signals(site)
    months = sorted({group.period for group in groups})
    month = pick_period(asked, months) if months else None
    site.audit.note(session.name, "signals", str(month or ""))
    return page(
        request,
        "signals.html.jinja",
        months=months,
        month=month,
        groups=[group for group in groups if group.period == month],
        labels=theme_labels(),
        hash_of=text_hash_of,
        may_remove=session.may(Access.ADMINISTRATOR),
        said=said,
    )
