"""Fills a database that is marked as example, and never one that holds real counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.database import migrate
from bot.insights.counting.models import CountingLossRow, InsightsMarkRow, MonthlyCountRow
from bot.insights.demo.sentences import leave_sentences
from bot.insights.demo.talks import Advise, Talks
from bot.insights.periods import Period, this_month
from bot.insights.releases import Releases
from bot.insights.releases.models import ReleasedCellRow, ReleasedTableRow, ReleaseRow
from bot.insights.signals.models import SignalRow
from bot.insights.site.accounts import Accounts
from bot.insights.site.models import ApiTokenRow, AuditRow, CoordinatorRow, CoordinatorSessionRow
from bot.insights.site.passwords import new_password
from bot.knowledge.contents import Knowledge
from bot.knowledge.importer import import_knowledge
from bot.knowledge.queries import KnowledgeBase
from bot.orientation.advice import advise
from bot.orientation.situation import Situation

MARK = "demo"
NAME, ROLE = "demo", "administrator"
QUARTERS = 6
"""Whole quarters of example figures, before the quarter that it is now."""
SEED = 20260101

_EMPTIED = (
    MonthlyCountRow, CountingLossRow, ReleasedCellRow, ReleasedTableRow, ReleaseRow, SignalRow,
    CoordinatorSessionRow, ApiTokenRow, AuditRow, CoordinatorRow,
)  # fmt: skip
"""What a marked base loses before it is filled anew; those that refer to others come first."""


class DemoError(RuntimeError):
    """The base cannot hold example figures; the message says why (Dutch)."""


@dataclass(frozen=True)
class Demo:
    """What was made.

    Attributes:
        months: the months with counts, the oldest first.
        published: months and quarters that can be seen.
        name: of the coordinator who can log in.
        password: theirs, made up just now and kept nowhere else.
    """

    months: tuple[Period, ...]
    published: tuple[Period, ...]
    name: str
    password: str


def fill(engine: Engine, knowledge: Knowledge, now: Period | None = None, seed: int = SEED) -> Demo:
    """Make the example figures, anew when they were there.

    Args:
        engine: a base that is empty, or marked as example.
        knowledge: the knowledge base, whose options are counted.
        now: the month that it is; the real one when not given.
        seed: the same seed and month make the same figures.

    Raises:
        DemoError: when the base holds real counts.
        DatabaseError: when it cannot be used.
    """
    migrate(engine)
    _require_demo_or_empty(engine)
    now = now or this_month()
    months = _months(now)
    import_knowledge(engine, knowledge)
    options = sorted(option.id for option in knowledge.options)
    talks = Talks(seed, _advisor(KnowledgeBase(engine)), options)
    with Session(engine) as session, session.begin():
        for emptied in _EMPTIED:
            session.execute(delete(emptied))
        session.merge(InsightsMarkRow(kind=MARK))
        for month, counts in talks.months(months):
            rows = [_row(month, *key, count) for key, count in sorted(counts.items())]
            session.execute(insert(MonthlyCountRow), rows)
    leave_sentences(engine, months)
    published = Releases(engine).publish_closed(now)
    password = new_password()
    Accounts(engine).add(NAME, ROLE, password)
    return Demo(months, tuple(published), NAME, password)


def _require_demo_or_empty(engine: Engine) -> None:
    with Session(engine) as session:
        if session.get(InsightsMarkRow, MARK) is not None:
            return
        for table in (MonthlyCountRow, ReleaseRow, SignalRow, CoordinatorRow):
            if session.execute(select(table).limit(1)).first() is not None:
                raise DemoError("In deze database staan echte gegevens. Geef de voorbeeldcijfers een andere.")


def _months(now: Period) -> tuple[Period, ...]:
    """From the first month of a quarter until the last one that is closed."""
    quarter = now.quarter
    for _ in range(QUARTERS):
        quarter = quarter.previous
    months = []
    while quarter <= now.quarter:
        months += [month for month in quarter.months if month.is_closed(now)]
        quarter = _after(quarter)
    return tuple(months)


def _after(quarter: Period) -> Period:
    if quarter.number == 4:
        return Period(quarter.year + 1, 1, is_quarter=True)
    return Period(quarter.year, quarter.number + 1, is_quarter=True)


def _advisor(base: KnowledgeBase) -> Advise:
    """The real advice. It is the same in every province, so that most of it is remembered."""
    data = base.orientation()

    @cache
    def anywhere(situation: Situation) -> Sequence[str]:
        advice = advise(situation, data.profiles, data.contacts, data.steps, data.wording)
        return tuple(option.id for option in advice.options)

    return lambda situation: anywhere(replace(situation, province=None))


def _row(month: Period, table_id: str, row_id: str, column_id: str, count: int) -> dict[str, object]:
    return {
        "month": str(month),
        "table_id": table_id,
        "row_id": row_id,
        "column_id": column_id,
        "conversations": count,
    }
