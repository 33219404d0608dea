"""Ages in the answer to "hoe oud": there a number alone is one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Sequence

from bot.nlu.entities.numbers import DAY, MONTH, WEEK, YEAR, Quantity, quantity_at
from bot.nlu.entities.words import Word, words_of

UNBORN = -1.0
_OLDEST = 99
_LONG_REACH = 4

_EXPECTED = re.compile(
    r"\b(hoog)?zwanger\b|\bongeboren\b|\bin verwachting\b|\bop komst\b|\bonderweg\b|\buitgerekend\b"
    r"|\bnog ni(et|e|) geboren\b|\bin (mijn|mn|de) buik\b"
)
_NOT_EXPECTED = re.compile(r"\bni(et|e|) zwanger\b")
_BORN = re.compile(r"\b(pas|net|juist) ?geboren\b|\bpasgeborene\b|\bnewborn\b")
_COUNTED = re.compile(
    r"(klein|pleeg)?kind(eren|ers|jes)|kids|kleintjes|zonen|zoons|dochters|jongens|meisjes|broers|zussen"
    r"|stuks|keer|keren|x|euro|uur|u|gezin|op"
)
_ORDINAL = frozenset({"de", "ste", "e"})


def parse_bare_age(text: str) -> list[float]:
    """Read the answer to the question how old somebody is.

    Args:
        text: the answer, such as "15", "4 en 7", "bijna 3", "8 maand", "zwanger" or "3,5".

    Returns:
        the ages in years in the order they were said, -1 for unborn; empty when there are none.
    """
    words = words_of(text, {})
    said = " ".join(word.text for word in words)
    unborn = _EXPECTED.search(said) is not None and not _NOT_EXPECTED.search(said)
    found = [UNBORN] if unborn else []
    if _BORN.search(said):
        found.append(0.0)
    index = 0
    while index < len(words):
        quantity = quantity_at(words, index)
        if quantity is None:
            index += 1
            continue
        if _is_age(words, quantity) and not (unborn and _how_far(quantity)):
            _take(found, words, quantity)
        index = quantity.last + 1
    return list(dict.fromkeys(found)) or ([1.0] if said == "een" else [])


def _take(found: list[float], words: Sequence[Word], quantity: Quantity) -> None:
    """Add an age; "14, bijna 15" is still 14."""
    nearly = quantity.first > 0 and words[quantity.first - 1].text in ("bijna", "straks")
    if not (nearly and found and found[-1] == quantity.value - 1):
        found.append(quantity.value)


def _how_far(quantity: Quantity) -> bool:
    """Whether months or weeks say how far a pregnancy is."""
    return quantity.unit in (MONTH, WEEK, DAY) and not quantity.aged


def _is_age(words: Sequence[Word], quantity: Quantity) -> bool:
    known = quantity.unit in (None, YEAR, MONTH, WEEK, DAY) and 0 <= quantity.value <= _OLDEST
    if not known or _in_long_number(words, quantity.first):
        return False
    after = words[quantity.last + 1] if quantity.last + 1 < len(words) else None
    if quantity.unit is not None or after is None:
        return True
    if after.text in _ORDINAL and not after.gap:
        return False
    return after.pause or not _COUNTED.fullmatch(after.text)


def _in_long_number(words: Sequence[Word], index: int) -> bool:
    """Whether digits belong to a longer number, such as a telephone number or "10.000"."""
    if not words[index].is_digits:
        return False
    chain = [words[index]]
    for _, following in pairwise(words[index : index + _LONG_REACH]):
        if not following.is_digits or len(following.gap) != 1:
            break
        chain.append(following)
    for following, word in pairwise(reversed(words[max(index - _LONG_REACH, 0) : index + 1])):
        if not word.is_digits or len(following.gap) != 1:
            break
        chain.append(word)
    return any(word.text.isdigit() and len(word.text) > 2 for word in chain)
