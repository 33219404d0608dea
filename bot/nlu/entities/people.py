"""Whose an age can be, and the people whom a message can name."""

from __future__ import annotations

from typing import Final, Sequence

from spacy.lang.nl.stop_words import STOP_WORDS

from bot.nlu.entities.lexicon import Lexicons
from bot.nlu.entities.words import Word

CHILD: Final = "child"
SIBLING: Final = "sibling"
ADULT: Final = "adult"
OWN: Final = "own"
PEER: Final = "peer"
BARE: Final = "bare"

ADULT_FROM: Final = 18

_AT_HOME = ("ons", "mijn")
_FAMILY = "ons"
_ARTICLES = frozenset({*_AT_HOME, "de", "het", "dit", "dat", "die", "deze"})


class People:
    """The nouns for people of `data/lexicon/people.yml`, and what can be their names."""

    def __init__(self, lexicons: Lexicons) -> None:
        nouns = lexicons.read("people")
        self._nouns = {whose: lexicons.words(nouns[whose]) for whose in (CHILD, SIBLING, ADULT)}
        self._self = lexicons.words(nouns["self"])
        self._peers = lexicons.words(nouns["peer"])
        general = lexicons.read("general")
        self._things = lexicons.words([*general["subjects"], *nouns["nameless"]])
        self._words = lexicons.words(general["words"])

    def whose(self, norm: str) -> str | None:
        """CHILD, SIBLING or ADULT for a person, None for any other word."""
        return next((whose for whose, nouns in self._nouns.items() if norm in nouns), None)

    def can_be_self(self, norm: str) -> bool:
        """Whether people call themselves so: "ik ben een meisje van 14"."""
        return norm in self._self

    def is_peer(self, norm: str, years: float) -> bool:
        """Whether it is a friend who is young too."""
        return years < ADULT_FROM and norm in self._peers

    def named(self, words: Sequence[Word], index: int) -> str | None:
        """Whose name a word can be: SIBLING or CHILD, which "ons Lotte" both can be; None for any other word.

        Args:
            words: the message.
            index: of the word.
        """
        word = words[index]
        before = words[index - 1].norm if index and not word.pause else ""
        if word.is_digits or not (word.capital or before == _FAMILY):
            return None
        if word.text in STOP_WORDS and not (word.capital and before == _FAMILY):
            return None
        if word.norm in self._things or word.norm in self._words or self.whose(word.norm) is not None:
            return None
        return SIBLING if before == _FAMILY else CHILD

    def is_thing(self, words: Sequence[Word], index: int) -> bool:
        """Whether a clause begins with a thing or an animal: "onze poes is 9 jaar", "het huis is 20 jaar oud"."""
        if index < 0 or words[index].norm not in self._things:
            return False
        start = index - 1 if index and words[index - 1].norm in _ARTICLES else index
        return start == 0 or words[start].pause

    def belongs(self, words: Sequence[Word], index: int) -> bool:
        """Whether "ons" or "mijn" stands before a name."""
        return index > 0 and not words[index].pause and words[index - 1].norm in _AT_HOME
