"""A view on text that keeps only meaning: words that mean much the same become one concept.

With it the classifier recognises "nonkel stompt mijn zusje" although it only ever saw "papa slaat
mij": both are kin, hit, child. The words are in ``data/crisis/concepts.yml``.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Final, Mapping

import yaml

from bot.nlu.crisis.features import within_reach, words

CONCEPTS_PATH: Final = Path(__file__).resolve().parents[3] / "data" / "crisis" / "concepts.yml"


class ConceptLexicon:
    """Maps normalised words to concepts; can be stored together with the classifier."""

    def __init__(self, concepts: Mapping[str, str]) -> None:
        self._words: dict[str, str] = {}
        self._prefixes: dict[str, str] = {}
        for concept, entries in concepts.items():
            for word in entries.split():
                target = self._prefixes if word.endswith("*") else self._words
                target.setdefault(word.rstrip("*"), concept)
        self._longest = max((len(prefix) for prefix in self._prefixes), default=0)
        self._shortest = min((len(prefix) for prefix in self._prefixes), default=1)

    @classmethod
    def load(cls, path: Path = CONCEPTS_PATH) -> ConceptLexicon:
        """Read the concept file."""
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        return cls({str(name): str(entries) for name, entries in document["concepts"].items()})

    def concept(self, word: str) -> str | None:
        """The concept of one normalised word, or ``None``."""
        found = self._words.get(word)
        if found is not None:
            return found
        for length in range(min(len(word), self._longest), self._shortest - 1, -1):
            found = self._prefixes.get(word[:length])
            if found is not None:
                return found
        return None

    def concepts(self, text: str) -> list[str]:
        """The concepts of a prepared text, and which concepts follow one another closely."""
        found = [concept for concept in map(self.concept, words(text)) if concept is not None]
        return found + within_reach(found)

    def mixed(self, text: str) -> list[str]:
        """Phrases of one to three words in which every word that has a concept is replaced by it."""
        known = [self.concept(word) or word for word in words(text)]
        pairs = [f"{first} {second}" for first, second in pairwise(known)]
        triples = [
            f"{first} {second} {third}" for first, second, third in zip(known, known[1:], known[2:], strict=False)
        ]
        return [f"={word}" for word in known] + pairs + triples
