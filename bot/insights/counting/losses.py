"""What could not be counted, so that coordinators know of it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.insights.counting.models import CountingLossRow
from bot.insights.periods import Period


def lost_additions(engine: Engine) -> dict[Period, int]:
    """How many additions to cells were lost, by month, the oldest first; months without any are not in it."""
    with Session(engine) as session:
        rows = session.execute(select(CountingLossRow.month, CountingLossRow.additions)).all()
    return dict(sorted((Period.parse(month), additions) for month, additions in rows if additions))
