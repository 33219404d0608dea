"""The one place to turn to: orientation ends at one door, not at a list to shop through. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Iterable

from bot.orientation.matching import Criterion, hits, refusal
from bot.orientation.ranking import Ranked
from bot.orientation.situation import Situation

ALREADY_A_DOOR = 2.0
"""What it weighs that the first advised option can be started at this contact."""


@dataclass(frozen=True)
class Contact:
    """A line or place (fields as in `bot.knowledge.schema.Contact`)."""

    id: str
    kind: str
    name: str
    phone: str | None
    url: str | None
    hours: str | None
    good_for: str
    criteria: tuple[Criterion, ...]
    checked_on: date | None = None

    def as_payload(self) -> dict[str, str]:
        """The contact as the contract gives it: name, and phone, url and hours where known."""
        given = {"name": self.name, "phone": self.phone, "url": self.url, "hours": self.hours}
        return {name: value for name, value in given.items() if value}


def one_contact(
    situation: Situation,
    advised: Iterable[Ranked],
    doors: dict[str, tuple[str, ...]],
    contacts: Iterable[Contact],
) -> Contact | None:
    """The contact that fits a Situation best.

    Args:
        situation: what is known.
        advised: the advised options, best first.
        doors: ids of contacts per option id.
        contacts: all lines and places, in an order that breaks ties.

    Returns:
        the contact with most points, or None when there is none at all.
    """
    first = next(iter(advised), None)
    starts = doors.get(first.id, ()) if first else ()

    def points(contact: Contact) -> float:
        fit = sum(hit.weight for criterion in contact.criteria for hit in hits(criterion, situation))
        return fit + (ALREADY_A_DOOR if contact.id in starts else 0.0)

    open_ones = [
        contact
        for contact in contacts
        # One without criteria is a line for a special need, shown by name and not chosen by points.
        if contact.criteria and all(refusal(criterion, situation) is None for criterion in contact.criteria)
    ]
    return max(open_ones, key=points, default=None)
