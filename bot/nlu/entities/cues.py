"""Finds the phrases of the lexicons in a message.

One dictionary holds every phrase in every form. spaCy's PhraseMatcher finds the same, in ten times the memory, and
keeps each word that it sees.
"""

from __future__ import annotations

from itertools import product
from typing import Iterable, Mapping, NamedTuple, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.nlu.entities.lexicon import Phrase
from bot.nlu.entities.numbers import number
from bot.nlu.entities.words import Word

IGNORE = "ignore"
_START, _END, _PAUSE = "^", "$", ","
_COUNT = "<n>"
_OTHER = "·"
_MISSPELT_FROM = 11
"""Shorter words are too often one letter away from another word ("geslapen", "geslagen")."""


class Cue(NamedTuple):
    """A phrase found.

    Attributes:
        entity, value: what the phrase stands for.
        first, last: its first and last word.
    """

    entity: str
    value: str
    first: int
    last: int


class CueMatcher:
    """Finds phrases of several lexicons at once."""

    def __init__(self, lexicons: Mapping[str, Iterable[tuple[str, Phrase]]]) -> None:
        """Prepare the phrases.

        Args:
            lexicons: entity → its (value, phrase) pairs; `ignore` silences shorter phrases inside it.
        """
        phrases = {entity: list(pairs) for entity, pairs in lexicons.items()}
        items = {item for pairs in phrases.values() for _, phrase in pairs for item in phrase}
        self._exact = frozenset(item for item in items if not item.endswith("*"))
        self._stems = frozenset(item[:-1] for item in items if item.endswith("*"))
        self._long_words: dict[str, list[str]] = {}
        for word in sorted(self._exact):
            if len(word) >= _MISSPELT_FROM:
                self._long_words.setdefault(word[:2], []).append(word)
        self._longest_stem = max(map(len, self._stems), default=0)
        self._forms = {item: self._variants(item) for item in items}
        self._phrases: dict[str, tuple[tuple[str, str], ...]] = {}
        self._lengths: dict[str, int] = {}
        for entity, pairs in phrases.items():
            self._add(entity, pairs)

    def find(self, words: Sequence[Word]) -> list[Cue]:
        """Find the phrases in a message.

        Args:
            words: the message.

        Returns:
            the phrases in the order of their first word; per entity none that lies inside a longer one.
        """
        if not words:
            return []
        texts, owners = self._texts(words)
        found = [
            Cue(entity, value, owners[start], owners[start + length - 1])
            for start, text in enumerate(texts)
            for length in range(1, min(self._lengths.get(text, 0), len(texts) - start) + 1)
            for entity, value in self._phrases.get(" ".join(texts[start : start + length]), ())
        ]
        found.sort(key=lambda cue: (cue.first, cue.first - cue.last))
        return _outermost(found)

    def _texts(self, words: Sequence[Word]) -> tuple[list[str], list[int]]:
        """What the matcher sees of a message, with for each of its tokens the word that it belongs to."""
        texts, owners = [_START], [0]
        for index, word in enumerate(words):
            if word.pause and index:
                texts.append(_PAUSE)
                owners.append(index - 1)
            texts.append(self._canonical(word))
            owners.append(index)
        return [*texts, _END], [*owners, len(words) - 1]

    def _add(self, entity: str, pairs: Iterable[tuple[str, Phrase]]) -> None:
        for value, phrase in pairs:
            meaning = (entity, value)
            for variant in product(*(self._forms[item] for item in phrase)):
                text = " ".join(variant)
                meanings = self._phrases.get(text, ())
                if meaning not in meanings:
                    self._phrases[text] = (*meanings, meaning)
                self._lengths[variant[0]] = max(self._lengths.get(variant[0], 0), len(variant))

    def _variants(self, item: str) -> list[str]:
        """Every canonical form that a word can take which this item of a phrase stands for."""
        if item == _COUNT:
            return [_COUNT, *(word for word in self._exact if (number(word) or 0) >= 2)]
        if not item.endswith("*"):
            return [item]
        stem = item[:-1]
        longer = [f"{each}*" for each in self._stems if each.startswith(stem)]
        return [*longer, *(word for word in self._exact if word.startswith(stem))]

    def _canonical(self, word: Word) -> str:
        """The form under which the matcher knows a word: itself, its longest stem, a count, or none."""
        text = word.norm
        if text in self._exact:
            return text
        if text[0].isdigit() or number(text) is not None:
            return _COUNT if (number(text) or 0) >= 2 else _OTHER
        for length in range(min(len(text), self._longest_stem), 1, -1):
            if text[:length] in self._stems:
                return f"{text[:length]}*"
        return self._misspelt(text) or _OTHER

    def _misspelt(self, text: str) -> str | None:
        """The long word of the lexicons from which a word differs by one letter."""
        similar = self._long_words.get(text[:2])
        if similar is None or len(text) < _MISSPELT_FROM - 1:
            return None
        best = process.extractOne(text, similar, scorer=OSA.distance, score_cutoff=1)
        return best[0] if best else None


def _outermost(cues: Sequence[Cue]) -> list[Cue]:
    """Per entity the cues that lie in no longer one and not in one to ignore. Expects them sorted."""
    silent = {(cue.entity, cue.first, cue.last) for cue in cues if cue.value == IGNORE}
    kept: list[Cue] = []
    reach: dict[str, tuple[int, int]] = {}
    for cue in cues:
        first, last = reach.get(cue.entity, (-1, -1))
        if cue.last > last or (cue.first, cue.last) == (first, last):
            reach[cue.entity] = (cue.first, cue.last)
            if (cue.entity, cue.first, cue.last) not in silent:
                kept.append(cue)
    return kept
