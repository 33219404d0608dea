"""How much time somebody has: "5 minuten", "een kwartiertje", "half uurtje"."""

from __future__ import annotations

from typing import Iterator, Sequence

from bot.nlu.entities.found import Found
from bot.nlu.entities.lexicon import Lexicons
from bot.nlu.entities.numbers import HOUR, MINUTE, Quantity, number, quantity_at
from bot.nlu.entities.words import Word

_WRITTEN_TOGETHER = {"uurtje": 60.0, "halfuur": 30.0, "halfuurtje": 30.0}
_PRIMES = ("'", "’", "′")
_LONGEST_HOURS = 3
_SHORT = 5
_NEAR = 4

_Length = tuple[float, int]
"""Minutes, and the last word of the duration."""


class DurationFinder:
    """Finds the time somebody has now; times of day and how long something took are none."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lists = lexicons.word_lists("durations")

    def find(self, words: Sequence[Word], text: str) -> Iterator[Found]:
        """Yield the durations in a message, in minutes.

        Args:
            words: the message.
            text: the same, as written.
        """
        index = 0
        while index < len(words):
            length = self._quarter_at(words, index) or self._length_at(words, index, text)
            if length is None:
                index += 1
                continue
            minutes, last = length
            if self._at_hand(words, index, last) and not self._past_or_repeated(words, index, last):
                yield Found("minutes", minutes, words[index].start, words[last].end)
            index = last + 1

    def _quarter_at(self, words: Sequence[Word], index: int) -> _Length | None:
        quarter = self._lists["quarter"]
        if words[index].text in quarter:
            return 15.0, index
        count = number(words[index].text)
        if count is None or not 1 <= count <= 3 or index + 1 == len(words):
            return None
        return (15.0 * count, index + 1) if words[index + 1].text in quarter else None

    def _length_at(self, words: Sequence[Word], index: int, text: str) -> _Length | None:
        together = _WRITTEN_TOGETHER.get(words[index].text)
        if together is not None:
            return together, index
        quantity = quantity_at(words, index)
        if quantity is None:
            return None
        if quantity.unit == MINUTE and 0 < quantity.value <= 60 * _LONGEST_HOURS:
            return _lower_bound(words, quantity)
        if quantity.unit == HOUR and self._is_length(words, quantity):
            return 60.0 * quantity.value, quantity.last
        prime = text[words[quantity.last].end : words[quantity.last].end + 1] in _PRIMES
        return (quantity.value, quantity.last) if quantity.unit is None and prime else None

    def _is_length(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether hours are a length of time and not a time of day."""
        first, last = words[quantity.first].text, words[quantity.last].text
        if not 0 < quantity.value <= _LONGEST_HOURS or last in ("u", "h"):
            return False
        if first in ("half", "een", "anderhalf") or last.startswith("uurtje"):
            return True
        return quantity.first > 0 and words[quantity.first - 1].norm in self._lists["has"]

    def _at_hand(self, words: Sequence[Word], first: int, last: int) -> bool:
        """Whether it is time somebody has ("ik heb 10 minuten", or hardly more), and not part of a story."""
        near = words[max(first - _NEAR, 0) : last + 1 + _NEAR]
        if len(words) <= _SHORT or any(word.norm in self._lists["about"] for word in near):
            return True
        after = words[last + 1] if last + 1 < len(words) else None
        had = any(word.norm in ("heb", "hebben") for word in words[max(first - 3, 0) : first])
        return had and (after is None or after.pause or after.norm in self._lists["free_behind"])

    def _past_or_repeated(self, words: Sequence[Word], first: int, last: int) -> bool:
        """Whether something took that long, or comes back after it: "al 20 minuten", "elk kwartier"."""
        start = first - 1 if first and words[first - 1].text == "een" else first
        before = words[start - 1] if start else None
        after = words[last + 1] if last + 1 < len(words) else None
        if before is not None and before.norm in self._lists["not_had"] and not words[start].pause:
            return True
        return after is not None and after.norm in self._lists["not_had_behind"] and not after.pause


def _lower_bound(words: Sequence[Word], quantity: Quantity) -> _Length:
    """Of "5 à 10 minuten" the 5."""
    before = [word.text for word in words[max(quantity.first - 2, 0) : quantity.first]]
    dashed = number(before[-1]) if before and words[quantity.first].gap.strip() in ("-", "–", "/") else None
    linked = number(before[0]) if len(before) == 2 and before[1] in ("a", "of", "tot") else None
    return dashed or linked or quantity.value, quantity.last
