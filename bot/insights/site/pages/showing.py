"""What all pages with figures share: which period was asked for, who looked, and how to read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Sequence

from fastapi import Request
from starlette.responses import HTMLResponse

from bot.insights.counting import lost_additions
from bot.insights.periods import Period
from bot.insights.published import PublishedTable
from bot.insights.site.figures import Figure, figure
from bot.insights.site.picks import pick_period
from bot.insights.site.rendering import page
from bot.insights.site.state import Site, session_of, site_of
from bot.insights.wording import Names, period_name

Pick = tuple[str, str, Sequence[tuple[object, str]], object]
"""Name, label, choices (value and words) and chosen value of a list in an address."""


@dataclass(frozen=True)
class Look:
    """A look at the figures of one period.

    Attributes:
        site: the site.
        published: every published period, the oldest first.
        period: the one that was asked for.
        tables: its tables.
        names: names of the options.
        smallest: k of the period.
    """

    site: Site
    published: Sequence[Period]
    period: Period
    tables: dict[str, PublishedTable]
    names: Names
    smallest: int

    def figure(self, table_id: str, **more: Any) -> list[Figure]:
        """The figure of a table; empty when the cube had no such table then."""
        published = self.tables.get(table_id)
        return [figure(published, self.names, **more)] if published else []

    def periods(self) -> Pick:
        """The list of periods to choose from."""
        return period_pick("period", "Periode", self.published, self.period)

    @property
    def lost(self) -> int:
        """How many additions were lost in the period."""
        return lost_in(self.site, self.period.months)


def look(request: Request, asked: str | None) -> Look | None:
    """Read what is asked for; None while nothing is published.

    Raises:
        HTTPException: for what is no published period.
    """
    site = site_of(request)
    published = site.releases.periods()
    if not published:
        return None
    period = pick_period(asked, published)
    return Look(site, published, period, site.releases.tables(period), site.names(), site.releases.smallest(period))


def period_pick(name: str, label: str, published: Sequence[Period], chosen: object) -> Pick:
    """A list of periods, the newest first."""
    return name, label, [(period, period_name(period)) for period in reversed(published)], chosen


def lost_in(site: Site, months: Sequence[Period]) -> int:
    """How many additions were lost in these months."""
    lost = lost_additions(site.engine)
    return sum(lost.get(month, 0) for month in months)


def show(request: Request, looked: Look, what: str, title: str, lead: str, **values: Any) -> HTMLResponse:
    """A page with figures; notes who looked at what.

    Args:
        request: by whom.
        looked: at what.
        what: the name of the page in the audit trail.
        title: of the page.
        lead: its first sentence.
        values: what its template needs besides.
    """
    looked.site.audit.note(session_of(request).name, "figures", f"{what} {looked.period}")
    context = {"picks": [looked.periods()], "nothing": "", "lost": looked.lost, "smallest": looked.smallest, **values}
    return page(request, context.pop("template", "figures.html.jinja"), title=title, lead=lead, **context)


def nothing_yet(request: Request, title: str) -> HTMLResponse:
    """A page for as long as nothing is published."""
    return page(request, "empty.html.jinja", title=title)
