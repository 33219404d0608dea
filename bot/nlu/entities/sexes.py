"""An age next to the letter of a sex, as people introduce themselves in a chat: "m15", "v/16", "16v"."""

from __future__ import annotations

from typing import Final, Sequence

from bot.nlu.entities.numbers import YEAR, Quantity, number, quantity_at
from bot.nlu.entities.words import Word

SEXES: Final = frozenset({"m", "v", "f"})
_BETWEEN: Final = frozenset({"", "/", ",", "-", ":"})
_YOUNGEST, _OLDEST = 8, 25


def with_sex(words: Sequence[Word], index: int) -> Quantity | None:
    """The age at a word, with the letter before or behind it; None for metres, months and all else.

    Args:
        words: the message.
        index: of the first of the two words.
    """
    if not (words[index].text in SEXES or words[index].is_digits):
        return None
    beside = index + 2 if words[index].text in SEXES and _says_of(words, index + 1) else index + 1
    after = words[beside] if beside < len(words) else None
    if after is None or after.gap.strip() not in _BETWEEN:
        return None
    if words[index].text in SEXES and after.is_digits:
        age = quantity_at(words, beside)
        fits = age is not None and age.unit in (None, YEAR) and _can_write(age.value)
        return age._replace(first=index) if age is not None and fits else None
    if words[index].is_digits and after.text in SEXES and after.gap in ("", " ", "/"):
        years = number(words[index].text)
        return Quantity(years, None, index, index + 1) if years is not None and _can_write(years) else None
    return None


def _says_of(words: Sequence[Word], index: int) -> bool:
    return index < len(words) and words[index].text == "van"


def _can_write(years: float) -> bool:
    return _YOUNGEST <= years <= _OLDEST
