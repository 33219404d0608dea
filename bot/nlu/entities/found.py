"""What extraction gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = str | float | bool


@dataclass(frozen=True)
class Found:
    """A fact found in a message.

    Attributes:
        entity: what kind of fact, such as "age".
        value: the fact.
        start, end: the characters it was read from.
    """

    entity: str
    value: Value
    start: int
    end: int
