"""What is found in a text, and what stands in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Iterable, Literal

Kind = Literal["name", "phone", "email", "address", "national_number", "birth_date", "iban", "handle"]

PLACEHOLDERS: dict[Kind, str] = {
    "name": "[naam]",
    "phone": "[telefoon]",
    "email": "[e-mail]",
    "address": "[adres]",
    "national_number": "[rijksregisternummer]",
    "birth_date": "[geboortedatum]",
    "iban": "[rekeningnummer]",
    "handle": "[gebruikersnaam]",
}
"""What people read instead of what they typed."""

PLACEHOLDER = re.compile("|".join(map(re.escape, PLACEHOLDERS.values())))


@dataclass(frozen=True)
class PersonalData:
    """Personal data in a text.

    Attributes:
        kind: what it is.
        start, end: its characters in the text.
    """

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True)
class Masked:
    """A text in which personal data is replaced.

    Attributes:
        text: with `[naam]` and the like.
        kinds: what was replaced, each once, in order of the text.
    """

    text: str
    kinds: tuple[Kind, ...]


class Taken:
    """The characters of a text that are spoken for."""

    def __init__(self, text: str) -> None:
        self._taken = bytearray(len(text))
        for match in PLACEHOLDER.finditer(text):
            self._take(match.start(), match.end())

    def free(self, found: Iterable[PersonalData]) -> list[PersonalData]:
        """Those of `found` that touch nothing taken, nor an earlier one of `found`; they are taken from now on."""
        free = []
        for item in found:
            if not any(self._taken[item.start : item.end]):
                self._take(item.start, item.end)
                free.append(item)
        return free

    def _take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\x01" * (end - start)
