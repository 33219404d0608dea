"""A view on text that keeps only meaning: words that mean much the same become one concept.

With it the classifier recognises "nonkel stompt mijn zusje" although it only ever saw "papa slaat
mij": both are kin, hit, child. The words are in ``data/crisis/concepts.yml``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Mapping

import yaml

CONCEPTS_PATH: Final = Path(__file__).resolve().parents[3] / "data" / "crisis" / "concepts.yml"

_REACH: Final = 3


class ConceptLexicon:
    """Maps normalised words to concepts; can be stored together with the classifier."""

    def __init__(self, concepts: Mapping[str, str]) -> None:
        self._words: dict[str, str] = {}
        self._prefixes: dict[str, str] = {}
        for concept, words in concepts.items():
            for word in words.split():
                target = self._prefixes if word.endswith("*") else self._words
                target.setdefault(word.rstrip("*"), concept)
        self._longest = max((len(prefix) for prefix in self._prefixes), default=0)
        self._shortest = min((len(prefix) for prefix in self._prefixes), default=1)

    @classmethod
    def load(cls, path: Path = CONCEPTS_PATH) -> ConceptLexicon:
        """Read the concept file."""
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        return cls({str(name): str(words) for name, words in document["concepts"].items()})

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

    def features(self, text: str) -> list[str]:
        """The concepts of a prepared text, and which concepts follow one another closely."""
        concepts = [found for found in map(self.concept, text.split(" ")) if found is not None]
        features = list(concepts)
        for distance in range(1, _REACH + 1):
            followers = zip(concepts, concepts[distance:], strict=False)
            features.extend(f"{first}>{second}" for first, second in followers)
        return features
