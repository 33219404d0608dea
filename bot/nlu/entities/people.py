"""Whose an age can be, and the people whom a message can name."""

from __future__ import annotations

from typing import Final

from bot.nlu.entities.lexicon import Lexicons

CHILD: Final = "child"
SIBLING: Final = "sibling"
ADULT: Final = "adult"
OWN: Final = "own"
PEER: Final = "peer"
BARE: Final = "bare"

ADULT_FROM: Final = 18


class People:
    """The nouns for people of `data/lexicon/people.yml`."""

    def __init__(self, lexicons: Lexicons) -> None:
        nouns = lexicons.read("people")
        self._nouns = {whose: lexicons.words(nouns[whose]) for whose in (CHILD, SIBLING, ADULT)}
        self._self = lexicons.words(nouns["self"])
        self._peers = lexicons.words(nouns["peer"])

    def whose(self, norm: str) -> str | None:
        """CHILD, SIBLING or ADULT for a person, None for any other word."""
        return next((whose for whose, nouns in self._nouns.items() if norm in nouns), None)

    def can_be_self(self, norm: str) -> bool:
        """Whether people call themselves so: "ik ben een meisje van 14"."""
        return norm in self._self

    def is_peer(self, norm: str, years: float) -> bool:
        """Whether it is a friend who is young too."""
        return years < ADULT_FROM and norm in self._peers
