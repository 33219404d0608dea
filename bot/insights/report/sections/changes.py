"""What changed against the quarter before: only what rounding and chance hardly explain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

from bot.insights.chance import differs
from bot.insights.cube import NOT_SAID, ONLY, TOTAL
from bot.insights.report.document import Block, Figure, Grid, Paragraph, Section, written
from bot.insights.report.figures import Figures
from bot.insights.report.words import about, in_sentence, say
from bot.insights.wording import column_label, period_name, row_label, table_wording

MOST = 12
"""Changes that are shown; nothing else is said of any other."""

_COMPARED = {
    "conversations": (ONLY,),
    "domain_by_province": (TOTAL,),
    "gap_by_province": (TOTAL,),
    "options": ("asked", "advised", "rejected"),
    "theme_by_level": (TOTAL,),
    "crisis": (ONLY,),
    "not_understood": (ONLY,),
}
"""Tables and columns that are laid beside those of the quarter before."""


@dataclass(frozen=True)
class Change:
    """A count of which both quarters are shown, and that `differs`."""

    table_id: str
    row: str
    label: str
    before: int
    now: int

    @property
    def difference(self) -> int:
        """How many more; below zero is fewer."""
        return self.now - self.before

    @property
    def in_words(self) -> str:
        """As it stands in a sentence."""
        name = self.label if self.table_id == "options" else in_sentence(self.label)
        return f"{name} ({written(self.before)} → {written(self.now)})"


def changes_of(figures: Figures) -> list[Change]:
    """The changes that the table shows, the largest first."""
    return sorted(_changes(figures), key=lambda change: -abs(change.difference))[:MOST]


def changes(figures: Figures) -> Section:
    """The section."""
    heading = say("changes", "heading")
    if not figures.before:
        return Section(heading, (Paragraph(say("changes", "no_before")),))
    found = changes_of(figures)
    blocks: list[Block] = [Paragraph(say("changes", "lead", before=period_name(figures.quarter.previous)))]
    before = figures.count_before("conversations", "orientation", ONLY)
    now = figures.count("conversations", "orientation", ONLY)
    if before is not None and now is not None:
        blocks.append(Paragraph(say("changes", "volume", before=about(before), now=about(now))))
    if found:
        notes = [Paragraph(say("changes", key), is_note=True) for key in ("chance", "note")]
        blocks += [Figure(_grid(found)), *notes]
    else:
        blocks.append(Paragraph(say("changes", "none")))
    return Section(heading, tuple(blocks))


def _grid(found: list[Change]) -> Grid:
    rows = [(change.label, written(change.before), written(change.now), _signed(change.difference)) for change in found]
    head = tuple(say("changes", key) for key in ("what", "before", "now", "difference"))
    return Grid(say("changes", "grid"), say("changes", "grid_explanation"), head, tuple(rows))


def _signed(difference: int) -> str:
    return f"{'+' if difference > 0 else '−'}{written(abs(difference))}"


def _changes(figures: Figures) -> Iterator[Change]:
    for table_id, columns in _COMPARED.items():
        table = figures.tables.get(table_id)
        for row in table.table.rows if table else ():
            for column in columns:
                before, now = figures.count_before(table_id, row, column), figures.count(table_id, row, column)
                if row != NOT_SAID and before is not None and now is not None and differs(before, now):
                    yield Change(table_id, row, _label(figures, table_id, row, column), before, now)


def _label(figures: Figures, table_id: str, row: str, column: str) -> str:
    label = row_label(table_id, row, figures.names)
    if table_id == "options":
        return f"{label}: {in_sentence(column_label(table_id, column))}"
    return f"{table_wording(table_id).title}: {in_sentence(label)}" if table_id == "crisis" else label
