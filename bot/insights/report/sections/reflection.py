"""What workers reflect on, where they stand and where they want to go."""

from __future__ import annotations

from bot.insights.chance import differs
from bot.insights.cube import LEVELS, MOMENTS, ROLES, RUNGS, THEMES, TOTAL
from bot.insights.report.document import Block, Paragraph, Section
from bot.insights.report.figures import Figures, Line, enumerated
from bot.insights.report.sections.tables import bars, table_blocks
from bot.insights.report.words import about, say

THEME_TABLE = "theme_by_level"
MOST_THEMES = 3


def reflection(figures: Figures) -> Section:
    """The section."""
    lead: tuple[Block, ...] = ()
    if themes := figures.first_shown(figures.rows(THEME_TABLE, TOTAL), MOST_THEMES):
        lead = (Paragraph(say("reflection", "lead", themes=enumerated(themes))),)
    chart = bars(say("reflection", "themes_chart"), figures, THEME_TABLE, LEVELS, THEMES)
    roles = bars(say("reflection", "roles_chart"), figures, "role_position", MOMENTS, ROLES)
    rungs = bars(say("reflection", "rungs_chart"), figures, "rung_position", MOMENTS, RUNGS)
    parts = (
        Section(
            say("reflection", "roles_heading"),
            (*_in_words(figures, "role_position"), *table_blocks(figures, "role_position", roles)),
        ),
        Section(
            say("reflection", "rungs_heading"),
            (*_in_words(figures, "rung_position"), *table_blocks(figures, "rung_position", rungs)),
        ),
    )
    return Section(say("reflection", "heading"), (*lead, *table_blocks(figures, THEME_TABLE, chart)), parts)


def wanted_more(figures: Figures, table_id: str) -> list[Line]:
    """Places that are wanted more often than they are taken now; see `differs`."""
    found = []
    for line in figures.rows(table_id, "wanted"):
        now = figures.count(table_id, line.id, "now")
        if now is not None and line.count > now and differs(now, line.count):
            found.append(line)
    return found


def _in_words(figures: Figures, table_id: str) -> tuple[Block, ...]:
    return tuple(
        Paragraph(
            say(
                "reflection",
                "moved",
                value=line.label,
                wanted=about(line.count),
                now=about(figures.count(table_id, line.id, "now") or 0),
            )
        )
        for line in wanted_more(figures, table_id)
    )
