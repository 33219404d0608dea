"""The words for the figures: all of them there, for everything that the cube can hold."""

from __future__ import annotations

import pytest

from bot.insights.cube import ONLY, cube
from bot.insights.periods import Period
from bot.insights.wording import (
    column_label,
    period_name,
    reading,
    row_label,
    short_period_name,
    table_wording,
    texts,
)
from bot.knowledge.readability import readability
from tests.insights.site.releasing import NAMES

SAME = {"Antwerpen", "Brussel", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen"}


@pytest.mark.parametrize("table", cube(NAMES).values(), ids=lambda table: table.id)
def test_every_row_and_column_has_a_label_of_its_own(table: object) -> None:
    rows = [row_label(table.id, row, NAMES) for row in table.rows]  # type: ignore[attr-defined]
    columns = [column_label(table.id, column) for column in table.columns]  # type: ignore[attr-defined]
    for ids, labels in ((table.rows, rows), (table.columns, columns)):  # type: ignore[attr-defined]
        assert len(set(labels)) == len(labels)
        assert all(label != id_ or label in SAME for id_, label in zip(ids, labels, strict=True))
    wording = table_wording(table.id)  # type: ignore[attr-defined]
    assert all((wording.title, wording.rows, wording.columns, wording.means, wording.means_not))


def test_every_table_of_the_words_is_in_the_cube() -> None:
    assert set(texts()["tables"]) == set(cube(NAMES))


def test_an_option_that_is_gone_keeps_its_id() -> None:
    assert row_label("options", "weg", NAMES) == "weg"
    assert column_label("conversations", ONLY) == "Gesprekken"


@pytest.mark.parametrize(
    ("period", "long", "short"),
    [
        (Period(2026, 3), "maart 2026", "mrt 2026"),
        (Period(2026, 5), "mei 2026", "mei 2026"),
        (Period(2026, 9), "september 2026", "sep 2026"),
        (Period(2026, 3, is_quarter=True), "derde kwartaal 2026", "Q3 2026"),
    ],
)
def test_periods_are_written_as_people_do(period: Period, long: str, short: str) -> None:
    assert (period_name(period), short_period_name(period)) == (long, short)


def test_sentences_are_plain() -> None:
    said = [str(sentence) for sentence in texts()["reading"].values()]
    said += [str(table[key]) for table in texts()["tables"].values() for key in ("means", "not")]
    for sentence in said:
        assert "!" not in sentence
        assert readability(sentence).longest <= 20, sentence


def test_values_are_filled_in() -> None:
    assert "onder 10." in reading("why_hidden", smallest=10)
