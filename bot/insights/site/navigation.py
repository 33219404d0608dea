"""Where one can go, by role."""

from __future__ import annotations

from dataclasses import dataclass

from bot.insights.site.roles import Access
from bot.insights.site.sessions import Session


@dataclass(frozen=True)
class Place:
    """A page in the menu."""

    path: str
    title: str


@dataclass(frozen=True)
class Section:
    """Places under one heading, for who may at least this."""

    title: str
    access: Access
    places: tuple[Place, ...]


SECTIONS = (
    Section(
        "Cijfers",
        Access.READER,
        (
            Place("/", "Overzicht"),
            Place("/verloop", "Verloop"),
            Place("/waarover", "Waarover"),
            Place("/tekorten", "Waar hulp ontbreekt"),
            Place("/vormen-van-steun", "Vormen van steun"),
            Place("/reflectie", "Reflectie"),
            Place("/hulplijnen", "Hulplijnen en nut"),
            Place("/signalen", "Signalen"),
        ),
    ),
    Section(
        "Meenemen",
        Access.READER,
        (
            Place("/meenemen", "Verslag en tabellen"),
            Place("/voor-programmas", "Voor programma's"),
            Place("/uitleg", "Zo lees je dit"),
        ),
    ),
    Section("Inhoud", Access.EDITOR, (Place("/inhoud", "Kennisbank"),)),
    Section(
        "Beheer",
        Access.ADMINISTRATOR,
        (
            Place("/beheer/accounts", "Accounts"),
            Place("/beheer/tokens", "Tokens"),
            Place("/beheer/spoor", "Wie deed wat"),
        ),
    ),
)


def sections_for(session: Session) -> tuple[Section, ...]:
    """What somebody may see of the menu."""
    return tuple(section for section in SECTIONS if session.may(section.access))
