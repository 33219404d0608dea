"""What options are looked for by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """What an option must have to be named.

    Attributes:
        tags: traits ("home_visits") and values that speak for it ("domains:school"); all are wanted.
        ages: in years, -1 for unborn; every one must fall within its bounds.
    """

    tags: tuple[str, ...] = ()
    ages: tuple[float, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing was asked for, so that everything would be found."""
        return not self.tags and not self.ages


NOTHING = Wanted()
"""Asks for nothing, so everything has it."""
