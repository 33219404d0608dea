"""How much time somebody has: "5 minuten", "een kwartiertje", "half uurtje"."""

from __future__ import annotations

from typing import Iterator, Sequence

from bot.nlu.entities.found import Found
from bot.nlu.entities.numbers import HOUR, MINUTE, Quantity, number, quantity_at
from bot.nlu.entities.words import Word

_QUARTER = frozenset({"kwartier", "kwartiertje", "kwartierke", "kwartierken"})
_NOT_HAD = frozenset({"al", "elke", "iedere", "sinds", "geen", "na", "naar", "tot", "om", "per", "duurt"})
_HAS = frozenset("heb hebben een neem maak nemen nog ongeveer maximum max tijd krijg maar ruim klein goed voor".split())
_FREE_AFTER = frozenset({"tijd", "vrij", "om", "voor", "tussen", "nu", "en", "maar", "pauze", "reflecteren", "reflectie"})
_ABOUT = frozenset({"tijd", "reflectie", "reflecteren", "stilstaan", "reflectiemoment", "bewustwordingsvragen"})
_SHORT = 5
_NOT_HAD_AFTER = frozenset({"geleden", "lang", "per", "later", "laat", "aan", "te", "of"})
_LONGEST_HOURS = 3


def minutes_in(words: Sequence[Word], text: str) -> Iterator[Found]:
    """Yield the durations in a message, in minutes; clock times and "al 20 minuten" are none.

    Args:
        words: the message.
        text: the same, as written.
    """
    index = 0
    while index < len(words):
        found = _quarter_at(words, index) or _duration_at(words, index, text)
        if found is None:
            index += 1
            continue
        minutes, last = found
        if _is_at_hand(words, index, last) and not _is_past_or_repeated(words, index, last):
            yield Found("minutes", minutes, words[index].start, words[last].end)
        index = last + 1


def _quarter_at(words: Sequence[Word], index: int) -> tuple[float, int] | None:
    if words[index].text in _QUARTER:
        return 15.0, index
    following = words[index + 1].text if index + 1 < len(words) else ""
    count = number(words[index].text)
    if following in _QUARTER and count is not None and 1 <= count <= 3:
        return 15.0 * count, index + 1
    return None


def _duration_at(words: Sequence[Word], index: int, text: str) -> tuple[float, int] | None:
    if words[index].text in ("uurtje", "halfuur", "halfuurtje"):
        return (60.0 if words[index].text == "uurtje" else 30.0), index
    quantity = quantity_at(words, index)
    if quantity is None:
        return None
    if quantity.unit == MINUTE and 0 < quantity.value <= 60 * _LONGEST_HOURS:
        return _lower_bound(words, quantity)
    if quantity.unit == HOUR and _is_length(words, quantity):
        return 60.0 * quantity.value, quantity.last
    prime = text[words[quantity.last].end : words[quantity.last].end + 1] in ("'", "’", "′")
    return (quantity.value, quantity.last) if quantity.unit is None and prime else None


def _lower_bound(words: Sequence[Word], quantity: Quantity) -> tuple[float, int]:
    """Of "5 à 10 minuten" the 5."""
    before = [word.text for word in words[max(quantity.first - 2, 0) : quantity.first]]
    dash = words[quantity.first].gap.strip() in ("-", "–", "/") and before and number(before[-1])
    if dash:
        return float(dash), quantity.last
    if len(before) == 2 and before[1] in ("a", "of", "tot") and number(before[0]):
        return float(number(before[0]) or 0), quantity.last
    return quantity.value, quantity.last


def _is_length(words: Sequence[Word], quantity: Quantity) -> bool:
    """Whether hours are a length of time and not a time of day."""
    if not 0 < quantity.value <= _LONGEST_HOURS or words[quantity.last].text in ("u", "h"):
        return False
    if words[quantity.first].text in ("half", "een", "anderhalf") or words[quantity.last].text.startswith("uurtje"):
        return True
    return quantity.first > 0 and words[quantity.first - 1].norm in _HAS


def _is_at_hand(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether it is time somebody has, and not part of a story: "ik heb 10 minuten", or hardly anything else."""
    if len(words) <= _SHORT or any(word.norm in _ABOUT for word in words):
        return True
    after = words[last + 1] if last + 1 < len(words) else None
    had = any(word.norm in ("heb", "hebben") for word in words[max(first - 3, 0) : first])
    return had and (after is None or after.pause or after.norm in _FREE_AFTER)


def _is_past_or_repeated(words: Sequence[Word], first: int, last: int) -> bool:
    before = words[first - 1] if first else None
    if before is not None and before.text == "een" and first > 1:
        before = words[first - 2]
    after = words[last + 1] if last + 1 < len(words) else None
    if before is not None and before.norm in _NOT_HAD and not words[first].pause:
        return True
    return after is not None and after.norm in _NOT_HAD_AFTER and not after.pause
