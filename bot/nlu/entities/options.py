"""Names of forms of help in a message, also misspelt, split or written together."""

from __future__ import annotations

from typing import Iterable, Iterator, NamedTuple, Sequence

from rapidfuzz.distance import OSA

from bot.nlu.entities.found import Found
from bot.nlu.entities.words import Word, words_of

_MOST_WORDS = 7
_SHORT = 5
_MISSPELT_FROM = 6
_JOINED_FROM = 10
_LONG = 13
_LONG_TOGETHER = 18
_TELLING = 3
_UNLESS_AFTER = {"dop": frozenset({"den", "op", "n"})}
"""Short names that are also a word: "op den dop" is being out of work."""


class _Span(NamedTuple):
    option: str
    first: int
    last: int


class OptionFinder:
    """Finds options, or other things that have names, by name or alias."""

    def __init__(self, options: Iterable[tuple[str, str, Sequence[str]]], entity: str = "option") -> None:
        """Prepare the names.

        Args:
            options: id, name and aliases of each.
            entity: what is found.
        """
        self._entity = entity
        self._names: dict[str, str] = {}
        self._similar: dict[tuple[str, int], list[str]] = {}
        for option, name, aliases in options:
            for each in (name, *aliases):
                self._names.setdefault("".join(word.text for word in words_of(each, {})), option)
        for name in self._names:
            if len(name) >= _MISSPELT_FROM and name.isalpha():
                most = 2 if len(name) >= _LONG else 1
                for length in range(len(name) - most, len(name) + most + 1):
                    self._similar.setdefault((name[:2], length), []).append(name)
        self._longest = max(map(len, self._names), default=0)
        self._starts = frozenset(name[:length] for name in self._names for length in (1, 2))

    def find(self, words: Sequence[Word], text: str) -> list[Found]:
        """Find the options a message names, each once, in order.

        Args:
            words: the message.
            text: the same, as written.
        """
        found: dict[str, Found] = {}
        index = 0
        while index < len(words):
            span = self._span_at(words, index, text)
            if span is not None:
                place = Found(self._entity, span.option, words[span.first].start, words[span.last].end)
                found.setdefault(span.option, place)
            index = span.last + 1 if span is not None else index + 1
        return list(found.values())

    def _span_at(self, words: Sequence[Word], first: int, text: str) -> _Span | None:
        """The longest name that starts at a word; an exact one before a misspelt one."""
        if words[first].text[:2] not in self._starts:
            return None
        keys = list(self._keys(words, first))
        for last, key in reversed(keys):
            option = self._names.get(key)
            if option and (len(key) > _SHORT or self._is_short_name(words, first, last, key, text)):
                return _Span(option, first, last)
        for last, key in reversed(keys):
            # Short words together are one letter away from too many names: "komt aan".
            option = self._misspelt(key, words[first : last + 1]) if last == first or len(key) >= _JOINED_FROM else None
            if option:
                return _Span(option, first, last)
        return None

    def _keys(self, words: Sequence[Word], first: int) -> Iterator[tuple[int, str]]:
        """Each run of words from `first`, written together."""
        key = ""
        for last in range(first, min(first + _MOST_WORDS, len(words))):
            if last > first and words[last].pause and words[last].gap not in (".", "-", " - "):
                return
            key += words[last].text
            if len(key) > self._longest + 2:
                return
            yield last, key

    def _is_short_name(self, words: Sequence[Word], first: int, last: int, key: str, text: str) -> bool:
        """Whether an abbreviation stands on its own: "OCMW", "o.c.m.w.", not letters from several words."""
        together = all(
            word.gap in ("", ".") or word.is_digits or words[first].is_digits for word in words[first + 1 : last + 1]
        )
        before = words[first - 1].text if first else ""
        shouted = text[words[first].start : words[last].end] == key.upper()
        return together and (shouted or before not in _UNLESS_AFTER.get(key, ()))

    def _misspelt(self, key: str, words: Sequence[Word]) -> str | None:
        """The option whose name differs a letter from `key`, two in a long name.

        The shortest words around it count as they are: "iemand van het caw" is not from the CLB.
        """
        if len(key) < _MISSPELT_FROM:
            return None
        long = _LONG if len(words) == 1 else _LONG_TOGETHER
        first, last = (word.text if len(word.text) <= _TELLING else "" for word in (words[0], words[-1]))
        for name in self._similar.get((key[:2], len(key)), ()):
            most = 2 if len(name) >= long else 1
            if name.startswith(first) and name.endswith(last) and OSA.distance(key, name, score_cutoff=most) <= most:
                return self._names[name]
        return None
