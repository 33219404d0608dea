"""Charts as numbers: where each bar, line and mark stands. The templates draw them as SVG.

Lengths across are percentages and lengths down are in em, so that a chart follows both the width of the window and
the size of the letters. A hidden value has a mark of its own and no length: it is never drawn as zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Sequence

from bot.insights.published import HIDDEN

ONE_SERIES, MORE_SERIES = 80.0, 44.0
"""Percent of the width for the longest bar; what remains is for the words beside it."""

LABEL, BAR, GAP = 1.5, 1.35, 0.7
"""Height in em of a label, of a bar with the room under it, and of the room between two groups."""

TOP, HEIGHT, BELOW = 1.5, 4.5, 1.5
"""Height in em above a line chart, of the chart, and of the words under it."""

LONGEST_LINE = 34
"""Characters of a label that fit beside each other on a small screen."""


@dataclass(frozen=True)
class Bar:
    """One bar: its top in em, its width in percent (None is hidden), which series it is of, and the words beside it."""

    top: float
    width: float | None
    series: int
    text: str


@dataclass(frozen=True)
class Group:
    """A label in one or more lines, each with its baseline in em, and the bars under it; `height` in em.

    It is a drawing of its own, so that on paper a long chart goes on over the next page.
    """

    lines: tuple[tuple[float, str], ...]
    bars: tuple[Bar, ...]
    height: float


@dataclass(frozen=True)
class BarChart:
    """Groups of bars under each other."""

    groups: tuple[Group, ...]
    description: str


@dataclass(frozen=True)
class Point:
    """A value over time: its middle in percent and its height in em (None is hidden)."""

    x: float
    y: float | None


@dataclass(frozen=True)
class LineChart:
    """One value over time.

    Attributes:
        label: of what.
        points: one for each period.
        segments: pairs of neighbours that are both shown.
        highest: the value of the upper edge, the same for charts that are compared.
        first: what is written under the first period.
        last: what is written under the last one.
        newest: the last value in words.
    """

    label: str
    points: tuple[Point, ...]
    segments: tuple[tuple[Point, Point], ...]
    highest: int
    first: str
    last: str
    newest: str

    @property
    def step(self) -> float:
        """The width of a period in percent."""
        return 100 / max(1, len(self.points))


Series = Sequence[tuple[str, "int | None"]]
"""Words and a value, or None when it is hidden."""


def bar_chart(groups: Sequence[tuple[str, Series]]) -> BarChart:
    """Lay out bars.

    Args:
        groups: a label with its values; the words of a value may be empty when there is only one.
    """
    values = [value for _, series in groups for _, value in series if value is not None]
    most = max([*values, 1])
    longest = ONE_SERIES if all(len(series) == 1 for _, series in groups) else MORE_SERIES
    laid = []
    for label, series in groups:
        lines, top = [], 0.0
        for line in _lines(label):
            top += LABEL
            lines.append((round(top - 0.4, 2), line))
        bars = []
        for number, (words, value) in enumerate(series):
            width = None if value is None else round(longest * value / most, 2)
            bars.append(Bar(round(top, 2), width, number, f"{_text(value)} {words.lower()}".strip()))
            top += BAR
        laid.append(Group(tuple(lines), tuple(bars), round(top + GAP, 2)))
    return BarChart(tuple(laid), _describe(groups))


def line_chart(label: str, series: Series, highest: int) -> LineChart:
    """Lay out one value over time.

    Args:
        label: of what.
        series: a short name of each period with its value, the oldest first.
        highest: the value of the upper edge.
    """
    step = 100 / max(1, len(series))
    points = tuple(
        Point(
            round(step * (number + 0.5), 2),
            None if value is None else round(TOP + HEIGHT * (1 - value / max(1, highest)), 2),
        )
        for number, (_, value) in enumerate(series)
    )
    shown = tuple((one, two) for one, two in pairwise(points) if one.y is not None and two.y is not None)
    first, last = (series[0][0], series[-1][0]) if series else ("", "")
    return LineChart(label, points, shown, highest, first, last, _text(series[-1][1]) if series else "")


def round_up(value: int) -> int:
    """An upper edge for an axis: a round number that is not smaller."""
    size = 10 ** max(0, len(str(value)) - 1)
    return next(edge for factor in (1, 1.5, 2, 3, 4, 5, 7.5, 10) if (edge := int(size * factor)) >= value)


def _text(value: int | None) -> str:
    return HIDDEN if value is None else str(value)


def _lines(label: str) -> list[str]:
    """A label in lines that fit."""
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > LONGEST_LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _describe(groups: Sequence[tuple[str, Series]]) -> str:
    """The chart in two sentences, for who does not see it."""
    shown = [(value, label, words) for label, series in groups for words, value in series if value is not None]
    hidden = sum(value is None for _, series in groups for _, value in series)
    said = []
    if shown:
        value, label, words = max(shown, key=lambda each: each[0])
        said.append(f"Het hoogste cijfer is {value}, bij {label}{', ' + words.lower() if words else ''}.")
    if hidden == 1:
        said.append("Eén cijfer is verborgen.")
    elif hidden:
        said.append(f"{hidden} cijfers zijn verborgen.")
    return " ".join([*said, "Alle cijfers staan in de tabel hierbij."])
