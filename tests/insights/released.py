"""Published figures for tests of report and exports: what is not given is hidden."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Mapping

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.database import connect, migrate
from bot.insights.counting.models import InsightsMarkRow
from bot.insights.cube import ONLY, TOTAL, Key, cube
from bot.insights.periods import Period
from bot.insights.releases.models import ReleasedCellRow, ReleasedTableRow, ReleaseRow

NAMES = {"buddy": "Buddy voor je gezin", "1g1p": "1 Gezin 1 Plan", "draaischijf-clb": "CLB, brug tussen school en hulp"}
QUARTER = Period(2026, 3, is_quarter=True)
BEFORE = QUARTER.previous
AUGUST = Period(2026, 8)

BY_ASKER, BY_PROVINCE, GAP = "domain_by_asker", "domain_by_province", "gap_by_province"

FIGURES: Mapping[Key, int] = {
    ("conversations", "orientation", ONLY): 1245,
    ("conversations", "reflection", ONLY): 60,
    (BY_ASKER, "school", "parent"): 200,
    (BY_ASKER, "school", "youth"): 60,
    (BY_ASKER, "school", TOTAL): 300,
    (BY_ASKER, "parenting", "parent"): 90,
    (BY_ASKER, "parenting", TOTAL): 250,
    (BY_PROVINCE, "school", TOTAL): 300,
    (BY_PROVINCE, "parenting", TOTAL): 250,
    (GAP, "waiting", "Antwerpen"): 80,
    (GAP, "waiting", "Limburg"): 15,
    (GAP, "waiting", TOTAL): 120,
    ("options", "buddy", "asked"): 90,
    ("options", "buddy", "advised"): 40,
    ("options", "buddy", "rejected"): 15,
    ("options", "draaischijf-clb", "advised"): 70,
    ("theme_by_level", "role", "micro"): 40,
    ("theme_by_level", "role", TOTAL): 55,
    ("role_position", "expert", "now"): 30,
    ("role_position", "gids", "now"): 40,
    ("role_position", "kompaan", "now"): 10,
    ("role_position", "expert", "wanted"): 10,
    ("role_position", "gids", "wanted"): 20,
    ("role_position", "kompaan", "wanted"): 50,
    ("crisis", "abuse", ONLY): 15,
    ("helpful_by_conversation", "orientation", "helpful"): 80,
    ("helpful_by_conversation", "orientation", "not_helpful"): 25,
    ("not_understood", "not_understood", ONLY): 35,
}
"""A quarter with something in every table."""

EARLIER: Mapping[Key, int] = {
    ("conversations", "orientation", ONLY): 1000,
    (BY_PROVINCE, "school", TOTAL): 200,
    (BY_PROVINCE, "parenting", TOTAL): 245,
    ("options", "buddy", "advised"): 80,
}
"""The quarter before it."""


def publish(
    engine: Engine, period: Period, counts: Mapping[Key, int], withheld: tuple[str, ...] = (), smallest: int = 10
) -> None:
    """Write a release as the one door does; what is not in `counts` is hidden."""
    with Session(engine) as session, session.begin():
        session.add(ReleaseRow(period=str(period), smallest=smallest, published_on=date(2026, 11, 1)))
        for table in cube(NAMES).values():
            session.add(
                ReleasedTableRow(
                    period=str(period),
                    table_id=table.id,
                    rows=list(table.rows),
                    columns=list(table.columns),
                    row_totals=table.row_totals,
                    column_totals=table.column_totals,
                    withheld=table.id in withheld,
                )
            )
            for key in () if table.id in withheld else table.shown_keys():
                place = dict(zip(("table_id", "row_id", "column_id"), key, strict=True))
                session.add(ReleasedCellRow(period=str(period), **place, conversations=counts.get(key)))


def mark_as_demo(engine: Engine) -> None:
    """Make it a base with example figures."""
    with Session(engine) as session, session.begin():
        session.add(InsightsMarkRow(kind="demo"))


@pytest.fixture
def base(tmp_path: Path) -> Engine:
    """An empty database with its tables."""
    made = connect(f"sqlite:///{tmp_path / 'kompaan.db'}")
    migrate(made)
    return made


@pytest.fixture
def published(base: Engine) -> Engine:
    """A database in which two quarters and a month are published."""
    publish(base, BEFORE, EARLIER)
    publish(base, AUGUST, {("conversations", "orientation", ONLY): 400})
    publish(base, QUARTER, FIGURES)
    return base
