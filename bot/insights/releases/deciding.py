"""From exact counts of a period to tables that can be shown. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Iterable, Iterator, Mapping, Sequence

from bot.insights.cube import SAME_TOTALS, Key, Table
from bot.insights.disclosure import Protection, Relation, Statistic, Status, System, protect
from bot.insights.periods import Period
from bot.insights.published import ROUNDED_TO, PublishedTable
from bot.insights.releases.figures import Figure, Figures, figures

MONTH_SECONDS = 60.0
QUARTER_SECONDS = 300.0
"""How long to look for a safe way to show a period; nobody waits for it."""


@dataclass(frozen=True)
class Released:
    """A month as it was published.

    Attributes:
        tables: what everybody saw.
        counted: the exact counts from which that was made.
        smallest: k, as it was then.
    """

    tables: Mapping[str, PublishedTable]
    counted: Mapping[Key, int]
    smallest: int


def decide_month(
    period: Period, tables: Mapping[str, Table], counted: Mapping[Key, int], smallest: int, seconds: float
) -> list[PublishedTable]:
    """The tables of a month, protected.

    Args:
        period: the month.
        tables: the shapes of its tables.
        counted: the exact counts.
        smallest: k.
        seconds: how long it may take; what is not proven safe by then is withheld.
    """
    made = figures(period, tables, counted)
    statistics = [Statistic(figure, count, smallest) for figure, count in made.counts.items()]
    return _published(made, statistics, made.relations, smallest, seconds)


def decide_quarter(
    period: Period, months: Mapping[Period, Released], smallest: int, seconds: float
) -> list[PublishedTable]:
    """The tables of a quarter, protected together with its months: what was shown of those is known.

    Args:
        period: the quarter.
        months: its three months.
        smallest: k.
        seconds: how long it may take; what is not proven safe by then is withheld.
    """
    parts = {month: figures(month, _shapes(of), of.counted) for month, of in sorted(months.items())}
    tables = _joined([part.tables for part in parts.values()])
    counted: Counter[Key] = Counter()
    for part in parts.values():
        counted.update({key: part.counts[figure] for key, figure in part.figure.items()})
    made = figures(period, tables, counted)
    if not all(_is_as_published(parts[month], of) for month, of in months.items()):
        return [PublishedTable(table, period, {}, withheld=True) for table in tables.values()]
    before = {known.key: known for month, of in months.items() for known in _known(parts[month], of)}
    sums = {
        Relation((figure,), tuple(part.figure[key] for part in parts.values() if key in part.figure))
        for key, figure in made.figure.items()
    }
    added = {
        sum_.more[0]: _of_quarter(made.counts, sum_, [before[part] for part in sum_.less], smallest) for sum_ in sums
    }
    relations = [*sums, *(relation for part in parts.values() for relation in part.relations)]
    return _published(made, [*before.values(), *added.values()], relations, smallest, seconds)


def _of_quarter(counts: Mapping[Figure, int], sum_: Relation, months: Sequence[Statistic], smallest: int) -> Statistic:
    """A figure of a quarter. What everybody can add up from its months is no secret."""
    figure = sum_.more[0]
    hidden = [month for month in months if month.status is Status.HIDDEN]
    if not hidden:
        return Statistic(figure, counts[figure], smallest, Status.SHOWN)
    # When k was lower before, the months that are hidden may keep it from being any wider than they are.
    width = min(smallest, max(month.smallest for month in hidden))
    least = sum(month.count for month in months if month.status is Status.SHOWN)
    all_small = all(month.count < month.smallest for month in hidden)
    status = Status.HIDDEN if counts[figure] < smallest else Status.OPEN
    # A quarter with a hidden month is nearly always hidden, small or not. When k changed in between, its months may
    # even keep it from being below the one and the other k, so that it tells nothing at all.
    tells = all(month.smallest == smallest for month in months)
    return Statistic(figure, counts[figure], width, status, least if all_small else None, tells)


def _known(part: Figures, released: Released) -> Iterable[Statistic]:
    """The figures of a month, with what was decided about them."""
    for key, figure in part.figure.items():
        published = released.tables[key[0]]
        count = part.counts[figure]
        if published.count(*key[1:]) is not None:
            yield Statistic(figure, count, released.smallest, Status.SHOWN)
        else:
            # Of a table that was withheld, what is not small was not proven to be wide: it can stay that narrow.
            bound = 0 if published.withheld and count >= released.smallest else released.smallest
            yield Statistic(figure, count, bound, Status.HIDDEN)


def _is_as_published(part: Figures, released: Released) -> bool:
    """Whether the exact counts are still those from which a month was made."""
    return all(
        released.tables[key[0]].count(*key[1:]) in (None, rounded(part.counts[figure]))
        for key, figure in part.figure.items()
    )


def _published(
    made: Figures, statistics: Sequence[Statistic], relations: Iterable[Relation], smallest: int, seconds: float
) -> list[PublishedTable]:
    known = tuple(relations)
    protection = protect(System(statistics, known), seconds)
    for less_asked in _let_go(made, statistics, known, seconds):
        if not protection.unsafe:
            break
        statistics, protection = less_asked, protect(System(less_asked, known), seconds)
    withheld = _tables_of(made, protection.unsafe)
    if withheld:
        # Once more, since a table that is shown must not lean on figures of one that is not.
        kept = [_withhold(statistic, made, withheld, smallest) for statistic in statistics]
        protection = protect(System(kept, known), seconds)
        if protection.unsafe:
            withheld = frozenset(made.tables)
    return [
        PublishedTable(table, made.period, {}, withheld=True)
        if table.id in withheld
        else PublishedTable(table, made.period, _shown(made, table, protection))
        for table in made.tables.values()
    ]


def _let_go(
    made: Figures, statistics: Sequence[Statistic], relations: Sequence[Relation], seconds: float
) -> Iterator[Sequence[Statistic]]:
    """Ask less, of months that gave something away already to who knows what is small.

    Months were once published without a thought of who knows that; their quarter need not be lost for it.
    """
    before = [statistic for statistic in statistics if statistic.key not in made.counts]
    if not before:
        return
    keys = {statistic.key for statistic in before}
    of_months = [relation for relation in relations if keys >= {*relation.more, *relation.less}]
    given_away = protect(System(before, of_months), seconds).unsafe
    if given_away:
        yield [
            replace(statistic, tells=statistic.tells and statistic.key not in given_away) for statistic in statistics
        ]
        yield [replace(statistic, tells=False) for statistic in statistics]


def _withhold(statistic: Statistic, made: Figures, withheld: frozenset[str], smallest: int) -> Statistic:
    if statistic.key not in made.counts or statistic.key[1] not in withheld:
        return statistic
    return replace(statistic, status=Status.HIDDEN, smallest=statistic.smallest if statistic.count < smallest else 0)


def _tables_of(made: Figures, unsafe: Iterable[Figure]) -> frozenset[str]:
    """The tables that figures are in, with those that share a total with them."""
    tables = {figure[1] for figure in unsafe}
    for same in SAME_TOTALS:
        if tables & set(same):
            tables |= set(same)
    return frozenset(tables & set(made.tables))


def _shown(made: Figures, table: Table, protection: Protection) -> dict[tuple[str, str], int | None]:
    counts: dict[tuple[str, str], int | None] = {}
    for key in table.shown_keys():
        figure = made.figure[key]
        counts[key[1:]] = None if figure in protection.hidden else rounded(made.counts[figure])
    return counts


def rounded(count: int) -> int:
    """To the nearest number that may be shown."""
    return ROUNDED_TO * ((2 * count + ROUNDED_TO) // (2 * ROUNDED_TO))


def _shapes(released: Released) -> dict[str, Table]:
    return {table_id: published.table for table_id, published in released.tables.items()}


def _joined(months: Sequence[Mapping[str, Table]]) -> dict[str, Table]:
    """The shapes of a quarter's tables: those of its last month, with rows that only an earlier one had."""
    joined: dict[str, Table] = {}
    for tables in reversed(months):
        for table in tables.values():
            last = joined.get(table.id, table)
            joined[table.id] = replace(
                last,
                rows=tuple(dict.fromkeys((*last.rows, *table.rows))),
                columns=tuple(dict.fromkeys((*last.columns, *table.columns))),
                row_totals=last.row_totals and table.row_totals,
                column_totals=last.column_totals and table.column_totals,
            )
    return joined
