"""Options by what they are like: traits, ages, and the values of a Situation that speak for them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from bot.knowledge.models import OptionRow, TagRow
from bot.questions.wanted import Wanted

MOST = 6
"""How many options one answer names; more is a list to shop through."""

COUNTED = 100
"""Up to how many are counted; nobody needs to know how many more there are."""

DOMAIN = "domains:"


def matching(wanted: Wanted) -> tuple[Any, Any]:
    """The statements that count what is wanted, and that name the best of it.

    Returns:
        a count of at most `COUNTED`, and at most `MOST` ids: what the question is about most first, then the
        lightest help. Both read from the start of an index, however many options there are.
    """
    fits = [OptionRow.kind != "yardstick"]
    for age in wanted.ages:
        fits.append(or_(OptionRow.youngest.is_(None), and_(OptionRow.youngest <= age, OptionRow.oldest > age - 1)))
    # What it is about decides the order, the other tags only whether it is named.
    tags = sorted(wanted.tags, key=lambda tag: not tag.startswith(DOMAIN))
    if not tags:
        found = select(OptionRow.id).where(*fits)
        order: tuple[Any, ...] = (OptionRow.position,)
    else:
        first = aliased(TagRow)
        found = select(first.option_id).join(OptionRow, OptionRow.id == first.option_id)
        found = found.where(first.tag == tags[0], *fits)
        for tag in tags[1:]:
            other = aliased(TagRow)
            found = found.where(exists().where(other.option_id == first.option_id, other.tag == tag))
        order = (first.lightness, first.position)
    count = select(func.count()).select_from(found.limit(COUNTED).subquery())
    return count, found.order_by(*order).limit(MOST)
