"""Gives a fact of the Situation back in words, so that reasons stand in the user's own facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping

from bot.orientation.situation import UNBORN, Situation


@dataclass(frozen=True)
class Wording:
    """The words of `data/knowledge/situation.yml`.

    Attributes:
        facts: field, value and perspective (`own`, `other`, `worker`) to a sentence, and `heard` to a few words.
        excluded: what to say when an option is left out because of what it is.
        age_words: how an age was said when it was a range ("3 tot 5"), and so is said back.
    """

    facts: Mapping[str, Mapping[str, Mapping[str, str | None]]]
    excluded: Mapping[str, str]
    age_words: str | None = None

    def fact(self, situation: Situation, field: str, value: Any) -> str:
        """The fact as a sentence without a full stop, such as "Je kind is 4 jaar"; empty without words for it."""
        return self._words(field, value, _perspective(situation))

    def heard(self, situation: Situation, field: str, value: Any) -> str:
        """The fact in a few words, to read back what was understood: "een kind van 4 jaar"; empty without any.

        Nobody is called a child who speaks of their own age: "je bent 16 jaar".
        """
        if field == "ages" and situation.speaks_for_self and len(situation.ages) == 1 and value != UNBORN:
            own = self._words(field, value, "own")
            return own[:1].lower() + own[1:]
        return self._words(field, value, "heard")

    def _words(self, field: str, value: Any, kind: str) -> str:
        key, number = _age_key(value) if field == "ages" else (str(value), "")
        words = self.facts.get(field, {}).get(key.lower() if isinstance(value, bool) else key) or {}
        if field == "ages" and number and self.age_words:
            number = self.age_words
        return (words.get(kind) or "").replace("{value}", number)

    def because(self, situation: Situation, field: str, value: Any, because: str) -> str:
        """The fact and what follows from it as one sentence."""
        fact = self.fact(situation, field, value)
        return f"{fact}: {because}." if fact else f"{because[:1].upper()}{because[1:]}."


def _perspective(situation: Situation) -> str:
    if situation.asks_for_work:
        return "worker"
    return "own" if situation.speaks_for_self else "other"


def _age_key(age: float) -> tuple[str, str]:
    if age == UNBORN:
        return "unborn", ""
    if age < 1:
        months = round(age * 12)
        if months == 0:
            return "newborn", ""
        return ("month" if months == 1 else "months"), str(months)
    return "years", f"{age:g}".replace(".", ",")
