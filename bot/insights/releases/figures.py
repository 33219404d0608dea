"""Every figure of a period, and what everybody can know of how they hang together. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Iterable, Iterator, Mapping, Tuple, TypeAlias

from bot.insights.cube import ONLY, SAME_TOTALS, THEMES, TOTAL, Key, Table
from bot.insights.disclosure import Relation
from bot.insights.periods import Period

Figure: TypeAlias = Tuple[Period, str, str, str]
"""Period, table, row and column of a cell or total."""

Side: TypeAlias = Tuple[Key, ...]

PLACED_IN = {
    "role_position": tuple(theme for theme in THEMES if theme != "participation"),
    "rung_position": ("participation",),
}
"""The themes in which one places oneself on each scale."""


@dataclass
class Figures:
    """The figures of one period.

    Attributes:
        period: the month or quarter.
        tables: its tables by id.
        figure: the figure of each cell and total that is shown; a total that is the same number in several tables
            is one figure.
        counts: the exact count of each figure.
        relations: the sums, and what can be no more than what.
    """

    period: Period
    tables: Mapping[str, Table]
    figure: dict[Key, Figure] = field(default_factory=dict)
    counts: dict[Figure, int] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)


def figures(period: Period, tables: Mapping[str, Table], counted: Mapping[Key, int]) -> Figures:
    """Name all figures of a period and add them up.

    Args:
        period: the month or quarter.
        tables: the shapes of its tables.
        counted: the exact count per cell; what is not in it is zero.
    """
    made = Figures(period, tables)
    sums = {key: parts for table in tables.values() for key, parts in _sums(table)}
    cells = (key for table in tables.values() for key in table.keys())  # noqa: SIM118  (a table is no dictionary)
    exact = {key: counted.get(key, 0) for key in cells}
    exact |= {key: sum(exact[part] for part in parts) for key, parts in sums.items()}
    same = _same_totals(tables, exact)
    for key, count in exact.items():
        figure = (period, *same.get(key, key))
        made.figure[key] = figure
        made.counts[figure] = count
    for key, parts in sums.items():
        made.relations.append(_relation(made, (key,), parts, equal=True))
    for more, less in _at_least(tables):
        known = more and less and all(key in made.figure for key in (*more, *less))
        relation = _relation(made, more, less, equal=False) if known else None
        # What is not so in these counts (a conversation that went on past midnight) helps nobody to work them out.
        if relation and relation.holds(made.counts):
            made.relations.append(relation)
    return made


def _sums(table: Table) -> Iterator[tuple[Key, Side]]:
    if table.row_totals:
        for row in table.rows:
            yield (table.id, row, TOTAL), tuple((table.id, row, column) for column in table.columns)
    if table.column_totals:
        for column in table.columns:
            yield (table.id, TOTAL, column), tuple((table.id, row, column) for row in table.rows)
    if table.row_totals and table.column_totals:
        yield (table.id, TOTAL, TOTAL), tuple((table.id, row, column) for row in table.rows for column in table.columns)


def _same_totals(tables: Mapping[str, Table], exact: Mapping[Key, int]) -> dict[Key, Key]:
    """For each total that is the same number in another table, the one that stands for all of them."""
    same: dict[Key, Key] = {}
    for first, *others in SAME_TOTALS:
        for row in tables[first].rows if first in tables else ():
            one = (first, row, TOTAL)
            for key in ((other, row, TOTAL) for other in others):
                if exact.get(key) == exact[one]:
                    same[key] = one
    return same


def _at_least(tables: Mapping[str, Table]) -> Iterator[tuple[Side, Side]]:
    """What is never less than what, since a conversation that adds to the one adds to the other."""

    def kind(of: str) -> Side:
        return (("conversations", of, ONLY),)

    def totals(table_id: str) -> Side:
        return tuple((table_id, row, TOTAL) for row in _rows(tables, table_id))

    for table_id, of in (
        ("domain_by_province", "orientation"),
        ("domain_by_age", "orientation"),
        ("domain_by_asker", "orientation"),
        ("theme_by_level", "reflection"),
    ):
        yield totals(table_id), kind(of)
        yield from ((kind(of), (total,)) for total in totals(table_id))
    yield from ((kind("orientation"), (total,)) for total in totals("gap_by_province"))
    yield from ((kind(total[1]), (total,)) for total in totals("helpful_by_conversation"))
    for gap in _rows(tables, "gap_by_province"):
        for province in tables["gap_by_province"].columns:
            domains = _rows(tables, "domain_by_province")
            wider = tuple(("domain_by_province", domain, province) for domain in domains)
            yield wider, (("gap_by_province", gap, province),)
    for option in _rows(tables, "options"):
        yield kind("questions"), (("options", option, "asked"),)
        yield kind("orientation"), (("options", option, "advised"),)
        yield (("options", option, "advised"),), (("options", option, "rejected"),)
    for table_id, themes in PLACED_IN.items():
        for moment in tables[table_id].columns if table_id in tables else ():
            yield tuple(("theme_by_level", theme, TOTAL) for theme in themes), ((table_id, TOTAL, moment),)


def _rows(tables: Mapping[str, Table], table_id: str) -> Iterable[str]:
    return tables[table_id].rows if table_id in tables else ()


def _relation(made: Figures, more: Side, less: Side, equal: bool) -> Relation:
    return Relation(tuple(made.figure[key] for key in more), tuple(made.figure[key] for key in less), equal)
