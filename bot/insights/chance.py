"""When two counts differ so much that it may be told. Pure."""

from __future__ import annotations

from math import sqrt

LEAST, LEAST_PART = 10, 0.1
"""Less than this many conversations is what rounding can make; less than this part of what was, hardly matters."""

SPREADS = 2
"""How many times the spread of chance. Conversations come one by one, so two counts of the same usually differ by
about the root of their sum; by more than twice that one time in twenty."""


def differs(before: int, now: int) -> bool:
    """Whether two rounded counts differ by more than rounding explains, and more than chance usually does."""
    difference = abs(now - before)
    return difference > max(LEAST, LEAST_PART * before, SPREADS * sqrt(before + now))
