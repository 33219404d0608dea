"""Crisis lines shown, whether it helped, and what was not understood."""

from __future__ import annotations

from bot.insights.cube import CRISES, ONLY
from bot.insights.report.document import Block, Paragraph, Points, Section
from bot.insights.report.figures import Figures
from bot.insights.report.sections.tables import bars, table_blocks
from bot.insights.report.words import about, say

HELPFUL = "helpful_by_conversation"


def care(figures: Figures) -> Section:
    """The section."""
    chart = bars(say("care", "crisis_chart"), figures, "crisis", (ONLY,), CRISES)
    parts = [
        Section(
            say("care", "crisis_heading"),
            (Paragraph(say("care", "crisis_lead")), *table_blocks(figures, "crisis", chart)),
        ),
        Section(
            say("care", "helpful_heading"),
            (Paragraph(say("care", "helpful_lead")), *_helped(figures), *table_blocks(figures, HELPFUL)),
        ),
    ]
    missed = figures.count("not_understood", "not_understood", ONLY)
    if missed is not None:
        parts.append(
            Section(
                say("care", "not_understood_heading"), (Paragraph(say("care", "not_understood", count=about(missed))),)
            )
        )
    return Section(say("care", "heading"), (), tuple(parts))


def _helped(figures: Figures) -> tuple[Block, ...]:
    lines = []
    for line in figures.rows(HELPFUL, "helpful"):
        no = figures.count(HELPFUL, line.id, "not_helpful")
        if no is not None:
            lines.append(say("care", "helpful_line", conversation=line.label, yes=about(line.count), no=about(no)))
    return (Points(tuple(lines)),) if lines else ()
