"""Options by what they are like: traits, ages, and the values of a Situation that speak for them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, case, func, or_, select

from bot.knowledge.models import OptionRow, TagRow
from bot.questions.wanted import Wanted

MOST = 6
"""How many options one answer names; more is a list to shop through."""

_STEPS = ("own_network", "light", "intensive", "specialised")


def matching(wanted: Wanted) -> tuple[Any, Any]:
    """The statements that count what is wanted, and that name the best of it.

    Returns:
        a count, and at most `MOST` ids: the heaviest tags first, then the lightest step of help, then by name.
    """
    fits = [OptionRow.kind != "yardstick"]
    if wanted.access is not None:
        fits.append(OptionRow.access == wanted.access)
    for age in wanted.ages:
        fits.append(or_(OptionRow.youngest.is_(None), and_(OptionRow.youngest <= age, OptionRow.oldest > age - 1)))
    step = case({name: place for place, name in enumerate(_STEPS)}, value=OptionRow.step)
    # With an age alone, what names ages in its source goes before what is silent on them.
    order = [OptionRow.youngest.is_(None), step, OptionRow.name]
    if not wanted.tags:
        found = select(OptionRow.id).where(*fits)
        return select(func.count()).select_from(found.subquery()), found.order_by(*order).limit(MOST)
    has = (
        select(TagRow.option_id, func.sum(TagRow.weight).label("weight"))
        .where(TagRow.tag.in_(wanted.tags), TagRow.weight > 0)
        .group_by(TagRow.option_id)
        .having(func.count() == len(wanted.tags))
        .subquery()
    )
    found = select(OptionRow.id).join(has, has.c.option_id == OptionRow.id).where(*fits)
    count = select(func.count()).select_from(found.subquery())
    return count, found.order_by(has.c.weight.desc(), *order).limit(MOST)
