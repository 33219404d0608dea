"""The words that Kompaan has ever read: in its training data and in what it knows.

A word outside it, in a question, may well be the name of something that is not in the sources.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Iterable

from rapidfuzz import fuzz, process

from bot.nlu.entities.words import fold

_LETTERS = re.compile(r"[^\W\d_]+")

SHORTEST_NAME = 7
"""Letters; shorter words are more often misspelt than unknown."""

_LIKE = 82.0
"""From this likeness (0-100) a word is a known one, misspelt."""


class Vocabulary:
    """Knows which words are known."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take up all words of some texts."""
        self._words = {word for text in texts for word in _LETTERS.findall(fold(text))}
        self._by_start: dict[str, list[str]] = {}
        for word in self._words:
            if len(word) >= SHORTEST_NAME - 1:
                self._by_start.setdefault(word[:2], []).append(word)

    @classmethod
    def of_directories(cls, *directories: Path) -> Vocabulary:
        """The words of every YAML file in directories."""
        return cls(path.read_text(encoding="utf-8") for each in directories for path in sorted(each.rglob("*.yml")))

    def knows(self, word: str, like: float = _LIKE) -> bool:
        """Whether a word is known, or so like a known one that it is that one misspelt; short words always are."""
        folded = fold(word)
        if len(folded) < SHORTEST_NAME or folded in self._words:
            return True
        similar = self._by_start.get(folded[:2], ())
        return process.extractOne(folded, similar, scorer=fuzz.ratio, score_cutoff=like) is not None
