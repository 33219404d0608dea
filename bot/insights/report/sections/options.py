"""Which help came up: asked about, advised, rejected."""

from __future__ import annotations

from bot.insights.chance import differs
from bot.insights.cube import HAPPENINGS
from bot.insights.report.document import Block, Paragraph, Section
from bot.insights.report.figures import Figures, Line, enumerated
from bot.insights.report.sections.tables import bars, table_blocks
from bot.insights.report.words import say

TABLE = "options"
MOST_BARS = 8


def options(figures: Figures) -> Section:
    """The section."""
    blocks: list[Block] = [Paragraph(say("options", "lead"))]
    if asked := more_asked(figures):
        blocks.append(Paragraph(say("options", "more_asked", options=enumerated(asked, 4))))
    if rejected := figures.rows(TABLE, "rejected"):
        blocks.append(Paragraph(say("options", "rejected", options=enumerated(rejected, 4))))
    chart = bars(say("options", "chart"), figures, TABLE, HAPPENINGS, _most_named(figures))
    return Section(say("options", "heading"), (*blocks, *table_blocks(figures, TABLE, chart)))


def more_asked(figures: Figures) -> list[Line]:
    """Options that people asked about more often than they were advised; see `differs`."""
    found = []
    for line in figures.rows(TABLE, "asked"):
        advised = figures.count(TABLE, line.id, "advised")
        if advised is not None and line.count > advised and differs(advised, line.count):
            found.append(line)
    return found


def _most_named(figures: Figures) -> tuple[str, ...]:
    named: dict[str, int] = {}
    for happening in HAPPENINGS:
        for line in figures.rows(TABLE, happening):
            named[line.id] = named.get(line.id, 0) + line.count
    return tuple(sorted(named, key=lambda option: -named[option])[:MOST_BARS])
