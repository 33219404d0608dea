"""What somebody wants to pass on: one sentence, masked, without anything that a screen does not show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.privacy.personal import mask
from bot.privacy.personal.found import PLACEHOLDER

LONGEST = 280
"""Characters."""

Fault = Literal["empty", "too_long", "only_names"]

_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u206f\ufeff]")
"""Control characters, and those by which a text can look different from what it is."""


@dataclass(frozen=True)
class Sentence:
    """A sentence as it may be passed on, or why it may not.

    Attributes:
        text: masked, on one line; when it is too long only tidied.
        fault: `empty`, `too_long`, `only_names` when nothing is left between the masks, or None.
    """

    text: str
    fault: Fault | None = None


def read_sentence(typed: str) -> Sentence:
    """Tidy and mask what somebody typed."""
    text = tidy(typed)
    if len(text) > LONGEST:
        return Sentence(text, "too_long")
    masked = mask(text).text
    if not _says_something(masked):
        return Sentence(masked, "empty" if masked == text else "only_names")
    return Sentence(masked)


def masked_again(text: str) -> str | None:
    """A sentence that was read before, safe to keep whoever hands it over; None when nothing is left of it."""
    masked = mask(tidy(text)).text
    return masked if _says_something(masked) else None


def tidy(text: str) -> str:
    """The text on one line, without half characters and characters that are not seen."""
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    return " ".join(_INVISIBLE.sub(" ", whole).split())


def _says_something(masked: str) -> bool:
    return any(character.isalpha() for character in PLACEHOLDER.sub("", masked))
