"""Numbers and lengths of time in Dutch: digits, words, halves, and the unit behind them."""

from __future__ import annotations

import re
from typing import NamedTuple, Sequence

from bot.nlu.entities.number_words import NUMBER_WORDS
from bot.nlu.entities.words import HALF_SIGN, Word

_DIGITS = re.compile(r"([0-9]+(?:[.,][0-9]+)?)(½)?")
_ORDINAL_ENDINGS = ("de", "ste")
_ORDINAL = re.compile(r"(.+?)(?:ste|de|e)")
_HALF = frozenset({"half", "halve", "alf", HALF_SIGN})

YEAR, MONTH, WEEK, DAY, HOUR, MINUTE = "year", "month", "week", "day", "hour", "minute"
_STARTS = {**NUMBER_WORDS, **dict.fromkeys(_HALF, 0.5)}

UNITS: dict[str, str] = {
    **dict.fromkeys(
        ("jaar", "jaren", "jr", "j", "jaartje", "jaartjes", "joar", "jaor", "jarig", "jarige", "jarigen"), YEAR
    ),
    **dict.fromkeys(
        ("jare", "jaaren", "joare", "joaren", "jaore", "jaoren", "jrs", "joartjes", "jaarke", "jaarkes"), YEAR
    ),
    **dict.fromkeys(("maand", "maanden", "maandjes", "maandje", "mnd", "mnden", "mdn", "maande", "moand"), MONTH),
    **dict.fromkeys(("moande", "moanden", "maant", "mnds", "maandekes"), MONTH),
    **dict.fromkeys(("week", "weken", "weekjes", "wk", "wkn", "weeken", "weke", "weekskes"), WEEK),
    **dict.fromkeys(("dag", "dagen", "dage", "daagjes"), DAY),
    **dict.fromkeys(("uur", "uren", "uurtje", "uurtjes", "u", "h", "ure"), HOUR),
    **dict.fromkeys(("minuut", "minuten", "minuutje", "minuutjes", "min", "mins", "minute", "minuutjs"), MINUTE),
}
IN_YEARS = {YEAR: 1.0, MONTH: 1 / 12, WEEK: 7 / 365.25, DAY: 1 / 365.25}
_TOGETHER = ("jarigen", "jarige", "jarig", "zjoar", "zjaar", "joare", "joar", "jaor", "jaar")
HOW_FAR = frozenset({"zwanger", "ver", "zwangerschap"})
_AGED = frozenset({"jarig", "jarige", "jarigen"})
_ONLY_GLUED = frozenset({"j", "u", "h"})


class Quantity(NamedTuple):
    """A number in a message.

    Attributes:
        value: the number; with a unit of a day or more it is in years.
        unit: one of `UNITS`, or None.
        first, last: its first and last word.
        aged: whether it says itself that it is an age ("14-jarige", "5 jaar oud").
    """

    value: float
    unit: str | None
    first: int
    last: int
    aged: bool = False


def number(text: str) -> float | None:
    """The value of a word: "7,5" is 7.5, "veertien" is 14, "een" is 1; None when it is no number."""
    digits = _DIGITS.fullmatch(text) if text[0].isdigit() else None
    if digits is not None:
        return float(digits[1].replace(",", ".")) + (0.5 if digits[2] else 0.0)
    return NUMBER_WORDS.get(text)


def quantity_at(words: Sequence[Word], index: int) -> Quantity | None:
    """Read the number that starts at a word, with its unit ("2 en een half jaar", "1 jaar en 3 maanden").

    Args:
        words: the message.
        index: of the word.

    Returns:
        the number, or None. "een" and "half" are numbers only before a unit.
    """
    text = words[index].text
    value = _STARTS.get(text)
    if value is None and text[0].isdigit():
        value = number(text)
    if value is None:
        if text.endswith(_TOGETHER):
            return _written_together(words, index)
        return _year_of_life(words, index, index + 1) if text.endswith(_ORDINAL_ENDINGS) else None
    if (life := _year_of_life(words, index, index + 2)) is not None:
        return life
    last, extra = _half_after(words, index)
    value += extra
    unit = _unit(words, last + 1)
    if unit is None:
        return None if text == "een" or text in _HALF else Quantity(value, None, index, last)
    last += 1
    if _is_about(words, last):
        return None
    if unit not in IN_YEARS:
        return Quantity(value, unit, index, last)
    return _with_rest(words, Quantity(value * IN_YEARS[unit], unit, index, last, words[last].text in _AGED))


def _year_of_life(words: Sequence[Word], index: int, last: int) -> Quantity | None:
    """The age in "zijn dertiende levensjaar" and "haar 5de levensjaar": one less than the year."""
    if last >= len(words) or words[last].text != "levensjaar":
        return None
    ordinal = _ORDINAL.fullmatch("".join(word.text for word in words[index:last]))
    year = number(ordinal[1]) if ordinal is not None else None
    return None if year is None else Quantity(year - 1, YEAR, index, last, True)


def _is_about(words: Sequence[Word], last: int) -> bool:
    """Whether "een jaar" goes on with "of 6" and only says that the 6 is not exact."""
    after = [word.text for word in words[last + 1 : last + 3]]
    return len(after) == 2 and after[0] == "of" and words[last - 1].text == "een" and number(after[1]) is not None


def _written_together(words: Sequence[Word], index: int) -> Quantity | None:
    """One word that holds number and unit: "veertienjarige", "halfjaar"."""
    text = words[index].text
    ending = next(ending for ending in _TOGETHER if text.endswith(ending))
    before = text[: -len(ending)]
    value = 0.5 if before in _HALF else number(before) if before else None
    return None if value is None else _with_rest(words, Quantity(value, YEAR, index, index, ending in _AGED))


def _half_after(words: Sequence[Word], index: int) -> tuple[int, float]:
    """The last word and the value of "en een half" behind a number, or the number's own word and 0."""
    rest = [word.text for word in words[index + 1 : index + 4]]
    if rest[:1] == ["en"] and not words[index + 1].pause:
        for length, half in ((2, rest[1:2]), (3, rest[2:3] if rest[1:2] in (["een"], ["n"]) else [])):
            if half and half[0] in _HALF:
                return index + length, 0.5
    if rest[:1] == [HALF_SIGN] and not words[index + 1].pause:
        return index + 1, 0.5
    return index, 0.0


def _with_rest(words: Sequence[Word], start: Quantity) -> Quantity:
    """Take up "en 3 maanden", "en een half" behind years, and "oud" behind the whole."""
    found = start
    index = start.last + 1
    if _in_list(words, start.first):
        return found
    if start.unit == YEAR and index < len(words) and not words[index].pause:
        last, half = _half_after(words, start.last)
        more = index + 1 if words[index].text == "en" else index
        months = number(words[more].text) if more < len(words) else None
        if half:
            found = found._replace(value=found.value + half, last=last)
        elif months is not None and _unit(words, more + 1) == MONTH and not _says_how_far(words, more + 2):
            found = found._replace(value=found.value + months * IN_YEARS[MONTH], last=more + 1)
    after = words[found.last + 1] if found.last + 1 < len(words) else None
    if after is not None and after.text in ("oud", "oude", "jong") and not after.pause:
        found = found._replace(last=found.last + 1, aged=True)
    return found


def _in_list(words: Sequence[Word], first: int) -> bool:
    """Whether a number goes on a list: "7j, 5j en 10mnd" are three ages."""
    if not first or "," not in words[first].gap:
        return False
    return words[first - 1].is_digits or words[first - 1].text in UNITS


def _says_how_far(words: Sequence[Word], index: int) -> bool:
    """Whether months before this word are those of a pregnancy."""
    return index < len(words) and not words[index].pause and words[index].text in HOW_FAR


def _unit(words: Sequence[Word], index: int) -> str | None:
    """The unit of time at a word; "14j" and "5u" only when written together."""
    if index >= len(words) or (words[index].pause and words[index].gap.strip() not in ("-", ".")):
        return None
    word = words[index]
    if word.text in _ONLY_GLUED and word.gap:
        return None
    if word.text == "m" and not word.gap:
        height = index + 1 < len(words) and words[index + 1].is_digits and not words[index + 1].gap
        return None if height else MONTH
    return UNITS.get(word.text)
