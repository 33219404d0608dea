"""Advice from a Situation: at most three options with reasons, one contact point, a card to take along. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Mapping

from bot.orientation.contact import Contact, one_contact
from bot.orientation.ranking import Profile, Ranked, Ranking, rank
from bot.orientation.situation import Situation
from bot.orientation.wording import Wording


@dataclass(frozen=True)
class Advice:
    """What orientation comes to.

    Attributes:
        ranking: every option laid beside the Situation.
        options: at most three that may fit, best first; empty is a gap in the care, not in the person.
        contact: the one place to turn to.
    """

    ranking: Ranking
    options: tuple[Ranked, ...]
    contact: Contact | None


def advise(
    situation: Situation,
    profiles: Iterable[Profile],
    contacts: Iterable[Contact],
    steps: Mapping[str, float],
    wording: Wording,
    without: Iterable[str] = (),
) -> Advice:
    """Rank, choose and find the door.

    Args:
        situation: what is known.
        profiles, contacts, steps, wording: from the knowledge base.
        without: ids of options the user has rejected.
    """
    known = tuple(profiles)
    ranking = rank(situation, known, steps, wording)
    options = ranking.advised(without=without)
    doors = {profile.id: profile.contacts for profile in known}
    return Advice(ranking, options, one_contact(situation, options, doors, contacts))
