"""The questions of a reflection, and choosing which of them to ask in the time there is. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Iterable

QUESTIONS_BY_MINUTES = {5: 2, 15: 5, 30: 10}
"""How many questions fit in how many minutes: about three minutes each."""


@dataclass(frozen=True)
class Question:
    """A *bewustwordingsvraag* (fields as in `bot.knowledge.schema.Question`)."""

    theme: str
    level: str
    number: int
    text: str
    follow_ups: tuple[str, ...]
    why: str
    depth: int
    keywords: tuple[str, ...]
    source: str


def closest_time(minutes: float) -> int:
    """The offered time (5, 15 or 30 minutes) nearest to what somebody says they have."""
    return min(QUESTIONS_BY_MINUTES, key=lambda offered: (abs(offered - minutes), offered))


def choose(questions: Iterable[Question], minutes: int, story: str = "") -> tuple[Question, ...]:
    """Choose questions of one theme and level.

    A question that touches the user's story comes in before others; asked are they from easy to deep, and a
    question about the next action closes.

    Args:
        questions: those of the theme and level.
        minutes: 5, 15 or 30.
        story: what the user told beforehand, possibly empty.

    Returns:
        at most the number that fits in the time, in the order to ask them.
    """
    words = re.findall(r"\w+", story.lower())
    by_touch = sorted(questions, key=lambda q: (-_touch(q, words), q.depth, q.number))
    return tuple(sorted(by_touch[: QUESTIONS_BY_MINUTES[minutes]], key=lambda q: (q.depth, q.number)))


def _touch(question: Question, words: list[str]) -> int:
    return sum(any(word.startswith(stem.lower()) for word in words) for stem in question.keywords)
