"""What the API answers, as programs read it."""

from __future__ import annotations

from typing import List

from pydantic import BaseModel, Field

from bot.insights.periods import Period
from bot.insights.published import PublishedTable
from bot.insights.site.figures import columns_of, rows_of
from bot.insights.wording import Names, column_label, period_name, row_label, table_wording


class Label(BaseModel):
    """Een waarde met haar naam."""

    id: str
    label: str


class PeriodShape(BaseModel):
    """Een voorbije maand of een kwartaal."""

    id: str = Field(description="Een maand zoals 2026-09, of een kwartaal zoals 2026Q3.")
    label: str
    smallest: int = Field(description="Cijfers onder dit getal zijn verborgen.")


class Periods(BaseModel):
    """Alle periodes waarvan er cijfers zijn, de oudste eerst."""

    demo: bool = Field(description="Of dit voorbeeldcijfers zijn: verzonnen, om te tonen.")
    periods: List[PeriodShape]


class TableInfo(BaseModel):
    """Wat een tabel is."""

    id: str
    title: str
    rows: str
    columns: str
    means: str = Field(description="Wat de cijfers zijn.")
    means_not: str = Field(description="Wat ze niet zeggen.")


class Tables(BaseModel):
    """Alle tabellen die er zijn."""

    tables: List[TableInfo]


class CellShape(BaseModel):
    """Eén cel. `total` is een som."""

    row: str
    column: str
    conversations: int | None = Field(
        description="Aantal gesprekken, afgerond op 5. Leeg (null) is verborgen, ook als het groot is. Het is niet nul."
    )


class TableShape(BaseModel):
    """Eén tabel van één periode."""

    demo: bool
    table: str
    period: str
    title: str
    withheld: bool = Field(description="Er was geen veilige manier om de tabel te tonen. Dan zijn er geen cellen.")
    rows: List[Label]
    columns: List[Label]
    cells: List[CellShape]


class Series(BaseModel):
    """Eén tabel over een aantal periodes, de oudste eerst."""

    tables: List[TableShape]


def period_shape(period: Period, smallest: int) -> PeriodShape:
    """A period as the API gives it."""
    return PeriodShape(id=str(period), label=period_name(period), smallest=smallest)


def table_info(table_id: str) -> TableInfo:
    """What a table is, as the API says it."""
    wording = table_wording(table_id)
    return TableInfo(
        id=table_id,
        title=wording.title,
        rows=wording.rows,
        columns=wording.columns,
        means=wording.means,
        means_not=wording.means_not,
    )


def table_shape(published: PublishedTable, names: Names, demo: bool) -> TableShape:
    """A published table as the API gives it."""
    table = published.table
    rows, columns = rows_of(table), columns_of(table)
    cells = [] if published.withheld else [(row, column) for row in rows for column in columns]
    return TableShape(
        demo=demo,
        table=table.id,
        period=str(published.period),
        title=table_wording(table.id).title,
        withheld=published.withheld,
        rows=[Label(id=row, label=row_label(table.id, row, names)) for row in rows],
        columns=[Label(id=column, label=column_label(table.id, column)) for column in columns],
        cells=[CellShape(row=row, column=column, conversations=published.count(row, column)) for row, column in cells],
    )
