"""Where help is missing."""

from __future__ import annotations

from bot.insights.cube import GAPS, TOTAL
from bot.insights.report.document import Block, Paragraph, Points, Section
from bot.insights.report.figures import Figures
from bot.insights.report.sections.tables import bars, table_blocks
from bot.insights.report.words import about, listed, say

TABLE = "gap_by_province"


def gaps(figures: Figures) -> Section:
    """The section."""
    chart = bars(say("gaps", "chart"), figures, TABLE, (TOTAL,), GAPS)
    lead: tuple[Block, ...] = (Paragraph(say("gaps", "lead")),)
    return Section(say("gaps", "heading"), (*lead, *_in_words(figures), *table_blocks(figures, TABLE, chart)))


def _in_words(figures: Figures) -> tuple[Block, ...]:
    lines = []
    for gap in figures.rows(TABLE, TOTAL):
        places = [line.in_words for line in figures.largest(TABLE, gap.id, 2)]
        values = {"gap": gap.label, "total": about(gap.count)}
        if places:
            lines.append(say("gaps", "line_places", places=listed(places), **values))
        else:
            lines.append(say("gaps", "line", **values))
    return (Points(tuple(lines)),) if lines else ()
