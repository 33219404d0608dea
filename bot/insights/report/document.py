"""A finished document without a form: sections of paragraphs, lists and figures. HTML, PDF and DOCX are made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple, TypeAlias

from bot.insights.published import HIDDEN


def written(count: int) -> str:
    """A number as it is written in Dutch: 1.245."""
    return f"{count:,}".replace(",", ".")


def shown(count: int | None) -> str:
    """What stands in a table: the number, or the sign of what is hidden."""
    return HIDDEN if count is None else written(count)


@dataclass(frozen=True)
class Paragraph:
    """Running text; `is_note` when it tells how to read what stands above."""

    text: str
    is_note: bool = False


@dataclass(frozen=True)
class Points:
    """A list; numbered when the order means something."""

    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Quotes:
    """Sentences of people themselves."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table of texts.

    Attributes:
        title: what it shows, in a few words.
        explanation: what its figures are.
        head: names of the columns; the first is the name of the rows.
        rows: the first text of each is the name of the row.
    """

    title: str
    explanation: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Chart:
    """Horizontal bars, one group per label.

    Attributes:
        title: what it shows.
        labels: the groups, from top to bottom.
        series: name and one count per label; None is hidden, and is never drawn as zero.
    """

    title: str
    labels: tuple[str, ...]
    series: tuple[Tuple[str, tuple[int | None, ...]], ...]

    @property
    def in_words(self) -> str:
        """The chart for who does not see it."""
        lines = []
        for place, label in enumerate(self.labels):
            counts = [shown(counts[place]) for _, counts in self.series]
            named = [f"{name} {count}" for (name, _), count in zip(self.series, counts, strict=True)]
            lines.append(f"{label}: {', '.join(named) if len(self.series) > 1 else counts[0]}")
        return f"{self.title}. {'; '.join(lines)}."


@dataclass(frozen=True)
class Figure:
    """A table, and a chart of the same figures beside it where that helps."""

    grid: Grid
    chart: Chart | None = None


Block: TypeAlias = "Paragraph | Points | Quotes | Figure"


@dataclass(frozen=True)
class Section:
    """A part with a heading; parts of a part have headings one level lower."""

    heading: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Document:
    """The whole.

    Attributes:
        title: on the title page and in the properties of the file.
        subtitle: the quarter, in words.
        intro: what this is, on the title page.
        mark: what stands on every page when the figures are examples; empty otherwise.
        footer: the line at the bottom of each page, before the number of the page.
        sections: what follows.
    """

    title: str
    subtitle: str
    intro: tuple[str, ...]
    mark: str
    footer: str
    sections: tuple[Section, ...]
