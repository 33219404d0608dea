"""Numbers and lengths of time in Dutch: digits, words, halves, and the unit behind them."""

from __future__ import annotations

from typing import NamedTuple, Sequence

from bot.nlu.entities.words import Word

_UNITS = [
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
]  # fmt: skip
_TEENS = ["dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"]
_TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
_SPOKEN = {
    "twie": 2, "tweje": 2, "drij": 3, "dry": 3, "viere": 4, "vijve": 5, "vief": 5, "zesse": 6, "zeve": 7,
    "zeuven": 7, "achte": 8, "nege": 9, "negene": 9, "tiene": 10, "elve": 11, "twalf": 12, "twelf": 12,
    "twaalve": 12, "dertiene": 13, "veertiene": 14, "vijftiene": 15, "viftien": 15, "zestiene": 16,
    "zeventiene": 17, "achtien": 18, "tachttien": 18, "twinteg": 20,
}  # fmt: skip
NUMBER_WORDS: dict[str, float] = {
    **{word: value for value, word in enumerate(_UNITS + _TEENS)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
    **{f"{unit}en{ten}": 10 * t + u for t, ten in enumerate(_TENS, 2) for u, unit in enumerate(_UNITS[1:10], 1)},
    **_SPOKEN,
    "anderhalf": 1.5,
    "anderhalve": 1.5,
}
_HALF = frozenset({"half", "halve", "alf"})

YEAR, MONTH, WEEK, DAY, HOUR, MINUTE = "year", "month", "week", "day", "hour", "minute"
UNITS: dict[str, str] = {
    **dict.fromkeys(("jaar", "jaren", "jr", "j", "jaartje", "jaartjes", "joar", "jaor", "jarig", "jarige"), YEAR),
    **dict.fromkeys(("maand", "maanden", "maandjes", "maandje", "mnd", "mnden", "mdn", "maande", "moand"), MONTH),
    **dict.fromkeys(("week", "weken", "weekjes", "wk", "wkn", "weeken"), WEEK),
    **dict.fromkeys(("dag", "dagen", "dage", "daagjes"), DAY),
    **dict.fromkeys(("uur", "uren", "uurtje", "uurtjes", "u", "h", "ure"), HOUR),
    **dict.fromkeys(("minuut", "minuten", "minuutje", "minuutjes", "min", "mins", "minute", "minuutjs"), MINUTE),
}
IN_YEARS = {YEAR: 1.0, MONTH: 1 / 12, WEEK: 7 / 365.25, DAY: 1 / 365.25}
_TOGETHER = ("jarige", "jarig", "jaar")
_AGED = frozenset({"jarig", "jarige"})
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
    if text[0].isdigit():
        half = text.endswith("½")
        return float(text.rstrip("½").replace(",", ".")) + (0.5 if half else 0.0)
    value = NUMBER_WORDS.get(text)
    return None if value is None else float(value)


def quantity_at(words: Sequence[Word], index: int) -> Quantity | None:
    """Read the number that starts at a word, with its unit ("2 en een half jaar", "1 jaar en 3 maanden").

    Args:
        words: the message.
        index: of the word.

    Returns:
        the number, or None. "een" and "half" are numbers only before a unit.
    """
    text = words[index].text
    value = 0.5 if text in _HALF else number(text)
    if value is None:
        return _written_together(text, index) if text.endswith(_TOGETHER) else None
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


def _is_about(words: Sequence[Word], last: int) -> bool:
    """Whether "een jaar" goes on with "of 6" and only says that the 6 is not exact."""
    after = [word.text for word in words[last + 1 : last + 3]]
    return len(after) == 2 and after[0] == "of" and words[last - 1].text == "een" and number(after[1]) is not None


def _written_together(text: str, index: int) -> Quantity | None:
    """One word that holds number and unit: "veertienjarige", "halfjaar"."""
    ending = next(ending for ending in _TOGETHER if text.endswith(ending))
    before = text[: -len(ending)]
    value = 0.5 if before in _HALF else number(before) if before else None
    return None if value is None else Quantity(value, YEAR, index, index, ending in _AGED)


def _half_after(words: Sequence[Word], index: int) -> tuple[int, float]:
    """The last word and the value of "en een half" behind a number, or the number's own word and 0."""
    rest = [word.text for word in words[index + 1 : index + 4]]
    if rest[:1] == ["en"] and not words[index + 1].pause:
        for length, half in ((2, rest[1:2]), (3, rest[2:3] if rest[1:2] in (["een"], ["n"]) else [])):
            if half and half[0] in _HALF:
                return index + length, 0.5
    return index, 0.0


def _with_rest(words: Sequence[Word], start: Quantity) -> Quantity:
    """Take up "en 3 maanden", "en een half" behind years, and "oud" behind the whole."""
    found = start
    index = start.last + 1
    if start.unit == YEAR and index < len(words) and not words[index].pause:
        last, half = _half_after(words, start.last)
        more = index + 1 if words[index].text == "en" else index
        months = number(words[more].text) if more < len(words) else None
        if half:
            found = found._replace(value=found.value + half, last=last)
        elif months is not None and _unit(words, more + 1) == MONTH:
            found = found._replace(value=found.value + months * IN_YEARS[MONTH], last=more + 1)
    after = words[found.last + 1] if found.last + 1 < len(words) else None
    if after is not None and after.text in ("oud", "oude", "jong") and not after.pause:
        found = found._replace(last=found.last + 1, aged=True)
    return found


def _unit(words: Sequence[Word], index: int) -> str | None:
    """The unit of time at a word; "14j" and "5u" only when written together."""
    if index >= len(words) or (words[index].pause and words[index].gap.strip() not in ("-", ".")):
        return None
    word = words[index]
    if word.text in _ONLY_GLUED and word.gap:
        return None
    if word.text == "m" and not word.gap:
        return MONTH
    return UNITS.get(word.text)
