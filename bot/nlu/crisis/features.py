"""Ways to look at a prepared text: its letters, its words. What words mean is in ``concepts``."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

SIGNS: Final = frozenset({"", "|", ","})
"""What stands between the words of a prepared text. The sign of a phrase that means no harm counts as a word."""

_ENDINGS: Final = ("etjes", "etje", "tjes", "tje", "jes", "je", "en", "st", "t", "e", "s")
_STEM_LENGTH: Final = 4
_REACH: Final = 3
_LETTERS: Final = (2, 3, 4, 5)


def words(text: str) -> list[str]:
    """The words of a prepared text, without the signs between them."""
    return [word for word in text.split(" ") if word not in SIGNS]


def within_reach(items: list[str]) -> list[str]:
    """Every two items that stand at most three places apart, in their order."""
    pairs: list[str] = []
    for distance in range(1, _REACH + 1):
        pairs.extend([f"{first}>{second}" for first, second in zip(items, items[distance:], strict=False)])
    return pairs


def stem(word: str) -> str:
    """A word without its ending, roughly: "voetjes" and "voeten" become one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM_LENGTH:
            return word[: -len(ending)]
    return word


def stems(text: str) -> list[str]:
    """The stems of a prepared text and every two that stand close together."""
    found = [stem(word) for word in words(text)]
    return found + within_reach(found)


def letters(text: str) -> list[str]:
    """Runs of two to five letters within each word, its edges included: they survive misspelling."""
    return [run for word in words(text) for run in _runs(word)]


@lru_cache(maxsize=8192)
def _runs(word: str) -> tuple[str, ...]:
    edged = f" {word} "
    return tuple(
        edged[start : start + length] for length in _LETTERS for start in range(max(len(edged) - length + 1, 0))
    )
