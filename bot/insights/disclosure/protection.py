"""Which figures are hidden: the small ones, and as few others as keep anybody from working them out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from random import Random, SystemRandom

from bot.insights.disclosure.hiding import Hiding
from bot.insights.disclosure.statistics import Key, System

DEADLINE = 60.0
"""Seconds after which what is not proven safe is given up."""


@dataclass(frozen=True)
class Protection:
    """What to show.

    Attributes:
        hidden: everything that is hidden, small or not, now or before.
        unsafe: those of the hidden for which no proof was found, or none in time: their tables must be withheld.
    """

    hidden: frozenset[Key]
    unsafe: frozenset[Key] = frozenset()


def protect(system: System, deadline_seconds: float = DEADLINE, chance: Random | None = None) -> Protection:
    """Decide what may be shown.

    For every hidden statistic that is not in `unsafe`, two worlds are known that both agree with everything that is
    shown, exactly and not only rounded, and in which it differs by at least k. So nobody can narrow it further by
    adding and subtracting. Who also knows of each figure hidden for its own sake that it is below k, knows no more than
    that: two such worlds are known too, of which one has 0 and the other k - 1. Numbers between those of the two
    worlds need not all be possible.

    Args:
        system: all statistics, also those of earlier releases that share something with these.
        deadline_seconds: how long it may take.
        chance: where chance comes from; the system's own source when not given.
    """
    hiding = Hiding(system, time.monotonic() + deadline_seconds, chance or SystemRandom())
    hiding.hide()
    hiding.show_again()
    return Protection(hiding.hidden, hiding.unsafe)
