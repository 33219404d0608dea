"""The main points on one page, in sentences of published figures alone."""

from __future__ import annotations

from typing import Iterator

from bot.insights.cube import ONLY, ROLES, TOTAL
from bot.insights.report.document import Block, Paragraph, Points, Section
from bot.insights.report.figures import Figures, Line, enumerated
from bot.insights.report.sections.changes import Change, changes_of
from bot.insights.report.words import about, listed, say

LITTLE = 20
"""With fewer shown counts than this the report says that it shows little."""


def main_points(figures: Figures) -> Section:
    """The section; it also says so when nothing, or little, is shown."""
    heading = say("main_points", "heading")
    if not figures.shown_cells:
        return Section(heading, tuple(Paragraph(say("main_points", key)) for key in ("nothing", "nothing_next")))
    blocks: list[Block] = []
    if figures.shown_cells < LITTLE:
        blocks.append(Paragraph(say("main_points", "little")))
    if points := tuple(_points(figures)):
        blocks.append(Points(points))
    blocks.append(Paragraph(say("main_points", "hidden"), is_note=True))
    return Section(heading, tuple(blocks))


def _points(figures: Figures) -> Iterator[str]:
    for kind in ("orientation", "questions"):
        count = figures.count("conversations", kind, ONLY)
        if count is not None:
            yield say("main_points", kind, count=about(count))
    for key, lines in _largest(figures).items():
        if lines:
            yield say("main_points", key, lines=enumerated(lines))
    count = figures.count("conversations", "reflection", ONLY)
    if count is not None:
        yield say("main_points", "reflection", count=about(count))
    if themes := figures.rows("theme_by_level", TOTAL):
        yield say("main_points", "themes", lines=enumerated(themes))
    yield from _role(figures)
    yield from _changed(figures)


def _largest(figures: Figures) -> dict[str, list[Line]]:
    return {
        "domains": figures.domains(),
        "gaps": figures.rows("gap_by_province", TOTAL),
        "advised": figures.rows("options", "advised"),
    }


def _role(figures: Figures) -> Iterator[str]:
    now, wanted = figures.rows("role_position", "now"), figures.rows("role_position", "wanted")
    # A hidden role could be the largest: only a full column tells which is chosen most.
    if len(now) == len(wanted) == len(ROLES) and figures.surely_first(now, 1) and figures.surely_first(wanted, 1):
        key = "role_same" if now[0].id == wanted[0].id else "role"
        yield say("main_points", key, now=now[0].name, wanted=wanted[0].name)


def _changed(figures: Figures) -> Iterator[str]:
    found = changes_of(figures)
    up, down = [c for c in found if c.difference > 0], [c for c in found if c.difference < 0]
    if up:
        yield say("main_points", "more", changes=_words(up))
    if down:
        yield say("main_points", "fewer", changes=_words(down))


def _words(found: list[Change]) -> str:
    return listed([change.in_words for change in found[:3]])
