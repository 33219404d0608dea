"""Pages from templates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from bot.insights.site.clock import here
from bot.insights.site.gate import CSRF
from bot.insights.site.navigation import sections_for
from bot.insights.site.roles import ROLE_NAMES
from bot.insights.site.state import site_of
from bot.insights.wording import period_name, reading

TEMPLATES = Path(__file__).parent / "templates"


def make_environment() -> Environment:
    """The templates, with everything that comes from outside escaped."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["period"] = period_name
    made.filters["in_sentence"] = lambda period: f"{'het ' if period.is_quarter else ''}{period_name(period)}"
    made.filters["here"] = lambda moment: here(moment).strftime("%d/%m/%Y %H:%M")
    made.filters["day"] = lambda day: day.strftime("%d/%m/%Y")
    made.globals.update(reading=reading, role_names=ROLE_NAMES, csrf_field=CSRF)
    return made


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page for who is logged in.

    Args:
        request: by whom and where.
        template: a file in `templates/`.
        status: of HTTP.
        values: what the template shows.
    """
    site = site_of(request)
    session = getattr(request.state, "session", None)
    context = {
        "session": session,
        "here": request.url.path,
        "sections": sections_for(session) if session else (),
        "is_demo": site.releases.is_demo(),
        **values,
    }
    return HTMLResponse(request.app.state.templates.get_template(template).render(context), status)
