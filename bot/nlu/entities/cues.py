"""Finds the phrases of the lexicons in a message, with spaCy's PhraseMatcher, and leaves out what is denied.

The matcher never sees the user's own words: a word that no phrase has is replaced before spaCy keeps it.
"""

from __future__ import annotations

from itertools import product
from typing import Iterable, Mapping, NamedTuple, Sequence

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from bot.nlu.entities.lexicon import Phrase
from bot.nlu.entities.numbers import number
from bot.nlu.entities.words import Word

IGNORE = "ignore"
_START = "^"
_COUNT = "<n>"
_OTHER = "·"

_DENIALS = frozenset({"niet", "geen", "nooit", "zonder", "noch"})
_DENIAL_REACH = 3
_BETWEEN = frozenset(
    "echt zo meer heel zeer erg langer per se direct meteen in op met de het een aan bij naar enkele enkel "
    "echte grote duidelijke officiele last sprake teken tekenen van nog altijd vaak zelf".split()
)
_BETWEEN_AFTER = frozenset("ons mij me hem haar hen hier daar nu meer nog echt ook eigenlijk gewoon we wij ik ze".split())


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
            lexicons: entity → its (value, phrase) pairs; the value `ignore` silences shorter phrases inside it.
        """
        phrases = {entity: list(pairs) for entity, pairs in lexicons.items()}
        items = {item for pairs in phrases.values() for _, phrase in pairs for item in phrase}
        self._exact = frozenset(item for item in items if not item.endswith("*"))
        self._stems = frozenset(item[:-1] for item in items if item.endswith("*"))
        self._longest_stem = max(map(len, self._stems), default=0)
        self._vocab = Vocab()
        self._matcher = PhraseMatcher(self._vocab)
        self._keys: dict[int, tuple[str, str]] = {}
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
        doc = Doc(self._vocab, words=[_START, *map(self._canonical, words)])
        found = [
            Cue(*self._keys[key], max(start - 1, 0), end - 2)
            for key, start, end in self._matcher(doc)
            if not any(word.pause for word in words[max(start, 1) : end - 1])
        ]
        found.sort(key=lambda cue: (cue.first, cue.first - cue.last))
        return _outermost(found)

    def _add(self, entity: str, pairs: Iterable[tuple[str, Phrase]]) -> None:
        docs: dict[str, list[Doc]] = {}
        for value, phrase in pairs:
            for variant in product(*(self._variants(item) for item in phrase)):
                docs.setdefault(value, []).append(Doc(self._vocab, words=list(variant)))
        for value, patterns in docs.items():
            name = f"{entity} {value}"
            self._matcher.add(name, patterns)
            self._keys[self._vocab.strings[name]] = (entity, value)

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
        """The form under which the matcher knows a word: itself, its longest stem, a count, or none of its own."""
        text = word.norm
        if text in self._exact:
            return text
        if text[0].isdigit() or number(text) is not None:
            return _COUNT if (number(text) or 0) >= 2 else _OTHER
        for length in range(min(len(text), self._longest_stem), 1, -1):
            if text[:length] in self._stems:
                return f"{text[:length]}*"
        return _OTHER


def denied(words: Sequence[Word], cue: Cue, after: bool = False) -> bool:
    """Whether a cue is said not to be so.

    Args:
        words: the message.
        cue: the cue.
        after: whether a denial behind it counts too ("mijn familie helpt niet").
    """
    for index in range(cue.first - 1, max(cue.first - 2 - _DENIAL_REACH, -1), -1):
        if words[index + 1].pause:
            break
        if words[index].norm in _DENIALS:
            return True
        if words[index].norm not in _BETWEEN:
            break
    return after and _denied_after(words, cue.last)


def _denied_after(words: Sequence[Word], last: int) -> bool:
    for word in words[last + 1 : last + 2 + _DENIAL_REACH]:
        if word.pause:
            return False
        if word.norm in _DENIALS:
            return True
        if word.norm not in _BETWEEN_AFTER:
            return False
    return False


def _outermost(cues: Iterable[Cue]) -> list[Cue]:
    """Per entity the cues that lie in no longer one, those to ignore left out. Expects them sorted."""
    kept: list[Cue] = []
    reach: dict[str, tuple[int, int]] = {}
    for cue in cues:
        first, last = reach.get(cue.entity, (-1, -1))
        inside = cue.last <= last and (cue.first, cue.last) != (first, last)
        if not inside:
            reach[cue.entity] = (cue.first, cue.last)
            kept.append(cue)
    return [cue for cue in kept if cue.value != IGNORE]
