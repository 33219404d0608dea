"""A text as words, each with its place, as far as names need it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bot.privacy.personal.found import PLACEHOLDER

_WORD = re.compile(rf"{PLACEHOLDER.pattern}|[^\W\d_]+(?:['’`´][^\W\d_]+)*|\d+")
_STOP = re.compile(r"[.!?;\n…|•]")
_OPENING = frozenset(':"“‘„*{[>')
_APOSTROPHES = str.maketrans("’`´", "'''")


@dataclass(frozen=True)
class Word:
    """A word, number or placeholder.

    Attributes:
        text: folded: small letters without accents.
        start, end: its characters in the text.
        gap: what stands between the word before and this one.
        capital: whether it starts with a capital and goes on in small letters.
        first: whether a sentence starts here.
        opens: whether a capital is usual here: a sentence, or what follows a colon or quote.
        stopped: whether a full stop follows at once.
        masked: whether it is a placeholder such as `[naam]`.
    """

    text: str
    start: int
    end: int
    gap: str
    capital: bool
    first: bool
    opens: bool
    stopped: bool
    masked: bool

    @property
    def near(self) -> bool:
        """Whether nothing but space, a hyphen or an opening quote parts it from the word before."""
        return not self.gap.strip(" \t-'\"“‘„")


def fold(text: str) -> str:
    """Small letters, without accents and Turkish or Polish letters of their own."""
    folded = text.lower()
    if folded.isascii():
        return folded
    folded = folded.translate(_APOSTROPHES).replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d")
    return "".join(char for char in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(char))


def words_of(text: str) -> list[Word]:
    """Split a text into words; punctuation is only in `gap`."""
    words: list[Word] = []
    end = 0
    after_short = False
    for match in _WORD.finditer(text):
        raw = match.group()
        gap = text[end : match.start()]
        end = match.end()
        masked = raw[0] == "["
        # "mevr. X" and "J. X" go on; any other full stop ends a sentence.
        stop = _STOP.search(gap) is not None and not (after_short and gap.strip() == ".")
        folded = raw if masked else fold(raw)
        capital = raw[0].isupper() and (raw[1:].islower() or len(raw) == 1 or _inner_capital(raw))
        first = not words or stop
        opens = first or gap.rstrip()[-1:] in _OPENING
        stopped = text.startswith(".", end)
        words.append(Word(folded, match.start(), end, gap, capital, first, opens, stopped, masked))
        after_short = (len(raw) == 1 and raw.isalpha()) or folded in _SHORT
    return words


def _inner_capital(raw: str) -> bool:
    """Whether it is written as "McDonald" or "D'Hondt"."""
    return any(char.islower() for char in raw) and raw[1:2] in ("'", "’", "c", "e")


_SHORT = frozenset(("mr", "mevr", "mvr", "mw", "dr", "dhr", "prof", "drs", "fam", "st", "nr", "geb", "tel", "str"))
