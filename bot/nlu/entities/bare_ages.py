"""Ages in the answer to "hoe oud": there a number alone is one."""

from __future__ import annotations

from typing import Mapping, Sequence

from bot.nlu.entities.numbers import DAY, MONTH, WEEK, YEAR, Quantity, quantity_at
from bot.nlu.entities.words import Word, words_of

UNBORN = -1.0
_OLDEST = 99
_NO_SPELLING: Mapping[str, str] = {}

_UNBORN_WORDS = frozenset({"zwanger", "hoogzwanger", "ongeboren", "verwachting", "komst", "onderweg", "uitgerekend"})
_BORN_WORDS = frozenset({"pasgeboren", "pasgeborene", "newborn"})
_NOT_YET = {("nog", "niet", "geboren"), ("nog", "ni", "geboren"), ("nog", "nie", "geboren"), ("in", "mijn", "buik")}
_NO_AGE_AFTER = frozenset(
    "kinderen kinders kids kindjes zonen zoons dochters jongens meisjes stuks keer keren x euro uur u gezin op "
    "kleintjes broers zussen pleegkinderen kleinkinderen".split()
)
_GRADE_AFTER = frozenset({"de", "ste", "e"})


def parse_bare_age(text: str) -> list[float]:
    """Read the answer to the question how old somebody is.

    Args:
        text: the answer, such as "15", "4 en 7", "bijna 3", "8 maand", "zwanger" or "3,5".

    Returns:
        the ages in years in the order they were said, -1 for unborn; empty when there are none.
    """
    words = words_of(text, _NO_SPELLING)
    found: list[float] = [UNBORN] if _unborn(words) else []
    index = 0
    while index < len(words):
        quantity = quantity_at(words, index)
        if quantity is None:
            if words[index].text in _BORN_WORDS or _pair(words, index) in (("net", "geboren"), ("pas", "geboren")):
                found.append(0.0)
            index += 1
            continue
        if _is_age(words, quantity) and not (found and UNBORN in found and _how_far(words, quantity)):
            _take(found, words, quantity)
        index = quantity.last + 1
    if not found and [word.text for word in words] == ["een"]:
        found.append(1.0)
    return list(dict.fromkeys(found))


def _take(found: list[float], words: Sequence[Word], quantity: Quantity) -> None:
    """Add an age; "14, bijna 15" is still 14."""
    nearly = quantity.first > 0 and words[quantity.first - 1].text in ("bijna", "straks")
    if not (nearly and found and found[-1] == quantity.value - 1):
        found.append(quantity.value)


def _unborn(words: Sequence[Word]) -> bool:
    texts = tuple(word.text for word in words)
    denied = any(pair in (("niet", "zwanger"), ("nie", "zwanger"), ("ni", "zwanger")) for pair in zip(texts, texts[1:]))
    triples = set(zip(texts, texts[1:], texts[2:]))
    return not denied and (not _UNBORN_WORDS.isdisjoint(texts) or not triples.isdisjoint(_NOT_YET))


def _pair(words: Sequence[Word], index: int) -> tuple[str, ...]:
    return tuple(word.text for word in words[index : index + 2])


def _how_far(words: Sequence[Word], quantity: Quantity) -> bool:
    """Whether months or weeks say how far a pregnancy is."""
    return quantity.unit in (MONTH, WEEK, DAY) and not quantity.aged


def _is_age(words: Sequence[Word], quantity: Quantity) -> bool:
    known = quantity.unit in (None, YEAR, MONTH, WEEK, DAY) and 0 <= quantity.value <= _OLDEST
    if not known or _in_long_number(words, quantity.first):
        return False
    after = words[quantity.last + 1] if quantity.last + 1 < len(words) else None
    if quantity.unit is not None or after is None:
        return True
    if after.text in _GRADE_AFTER and not after.gap:
        return False
    return after.pause or after.text not in _NO_AGE_AFTER


def _in_long_number(words: Sequence[Word], index: int) -> bool:
    """Whether digits belong to a longer number, such as a telephone number or "10.000"."""
    first = last = index
    while first > 0 and words[first].is_digits and words[first - 1].is_digits and len(words[first].gap) == 1:
        first -= 1
    while last + 1 < len(words) and words[last + 1].is_digits and len(words[last + 1].gap) == 1:
        last += 1
    return words[index].is_digits and any(word.text.isdigit() and len(word.text) > 2 for word in words[first : last + 1])
