"""The words for the figures, from `data/wording/insights.yml`: one source for site, exports and report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Mapping

from ruamel.yaml import YAML

from bot.insights.cube import TOTAL
from bot.insights.periods import Period
from bot.settings import PROJECT

FILE = PROJECT / "data" / "wording" / "insights.yml"

Names = Mapping[str, str]
"""Names of the options of the knowledge base, by id."""


@dataclass(frozen=True)
class TableWording:
    """The words for one table of the cube.

    Attributes:
        title: what it is called.
        rows: what its rows are, as the head of their column.
        columns: what its columns are.
        means: what its figures are.
        means_not: what they do not say.
    """

    title: str
    rows: str
    columns: str
    means: str
    means_not: str


@lru_cache(maxsize=1)
def texts() -> Mapping[str, Any]:
    """Everything in the file."""
    loaded: Mapping[str, Any] = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    return loaded


def table_wording(table_id: str) -> TableWording:
    """The words for a table; KeyError when the cube has no such table."""
    own, dimensions = texts()["tables"][table_id], texts()["dimensions"]
    return TableWording(
        own["title"], dimensions[own["rows"]]["title"], dimensions[own["columns"]]["title"], own["means"], own["not"]
    )


def dimension(table_id: str, side: str) -> str:
    """The dimension that is in the `rows` or the `columns` of a table."""
    return str(texts()["tables"][table_id][side])


def row_label(table_id: str, row: str, names: Names) -> str:
    """What a row is called; an option that the knowledge base no longer has keeps its id."""
    return _label(table_id, "rows", row, names)


def column_label(table_id: str, column: str) -> str:
    """What a column is called."""
    return _label(table_id, "columns", column, {})


def period_name(period: Period) -> str:
    """As people write it: `september 2026`, `derde kwartaal 2026`."""
    words = texts()["quarters" if period.is_quarter else "months"]
    return f"{words[period.number - 1]} {period.year}"


def short_period_name(period: Period) -> str:
    """Where there is little room: `sep 2026`, `Q3 2026`."""
    return f"Q{period.number} {period.year}" if period.is_quarter else f"{_short(period)} {period.year}"


def _short(period: Period) -> str:
    return str(texts()["months"][period.number - 1])[:3].replace("maa", "mrt")


def reading(key: str, **values: object) -> str:
    """A sentence on how to read the figures."""
    return str(texts()["reading"][key]).format(**values)


def _label(table_id: str, side: str, value: str, names: Names) -> str:
    if value == TOTAL:
        return str(texts()["signs"]["total"])
    values = texts()["dimensions"][dimension(table_id, side)]["values"]
    return str(values.get(value) or names.get(value, value))
