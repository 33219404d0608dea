"""A message as words: lower case, without accents, in standard spelling, each with its place in the text.

The words come from the text and not from spaCy's tokens, so that the same facts are found whichever
Dutch pipeline made the Doc.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Mapping, NamedTuple

_WORD = re.compile(
    r"[0-9]+(?:½|(?<=(?<![0-9])1)/2(?![0-9/])|[.,](?:5|25|75)(?![0-9]))?|&|[^\W\d_][^\W\d_\u0300-\u036f]*(?:['’`´]?[^\W\d_\u0300-\u036f]+|[\u0300-\u036f])*"
)
HALF_SIGN = "1⁄2"
"""A half as folding writes it: of "½", and of "1/2"."""

_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_APOSTROPHES = str.maketrans("", "", "'’`´")
_PAUSES = frozenset(".,;:!?()[]\n…–—/|<>")
_STOPS = frozenset(".!?;\n…|")


class Word(NamedTuple):
    """A word or number of a message.

    Attributes:
        text: lower case, without accents and apostrophes ("zoë's" is "zoes").
        norm: the standard spelling of `text`.
        start, end: its characters in the message.
        gap: what stands between the word before and this one.
        pause: whether punctuation stands before it.
        stop: whether a sentence ended before it.
        capital: whether it starts with a capital and goes on in small letters.
    """

    text: str
    norm: str
    start: int
    end: int
    gap: str
    pause: bool
    stop: bool
    capital: bool

    @property
    def is_digits(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()


def fold(text: str) -> str:
    """Lower case without accents, and a stretched letter ("zoooo") at most twice."""
    folded = text.lower()
    if not folded.isalpha() or not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded.translate(_APOSTROPHES))
        folded = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _STRETCHED.sub(r"\1\1", folded)


def words_of(text: str, spelling: Mapping[str, str]) -> list[Word]:
    """Split a message into words.

    Args:
        text: the message, anything a person or machine can send.
        spelling: variant → standard spelling.

    Returns:
        its words and numbers in order; punctuation, emoji and the like are only in `gap`.
    """
    words: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        raw = match.group()
        gap = text[end : match.start()]
        end = match.end()
        folded = HALF_SIGN if raw == "1/2" else raw if raw[0].isdecimal() else "en" if raw == "&" else fold(raw)
        plain = gap == " " or gap == ""
        pause = not plain and not _PAUSES.isdisjoint(gap)
        words.append(
            Word(
                folded,
                spelling.get(folded, folded),
                match.start(),
                end,
                gap,
                pause,
                pause and not _STOPS.isdisjoint(gap),
                raw[0].isupper() and raw[1:].islower(),
            )
        )
    return words
