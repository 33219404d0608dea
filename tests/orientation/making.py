"""Options made for one test: what they hold is what the test is about."""

from __future__ import annotations

from typing import Any

from bot.orientation.contact import Contact
from bot.orientation.matching import Criterion
from bot.orientation.ranking import Profile, Ranking, rank
from bot.orientation.situation import Situation
from bot.orientation.wording import Wording

STEPS = {"own_network": 2, "light": 1, "intensive": 0, "specialised": -1}

WORDING = Wording(
    facts={
        "asker": {
            "parent": {"own": "Je bent ouder", "other": "Je bent ouder", "worker": "Een ouder zoekt hulp"},
        },
        "ages": {
            "unborn": dict.fromkeys(("own", "other", "worker"), "Er is een kindje op komst"),
            "newborn": {
                **dict.fromkeys(("own", "other", "worker"), "Er is een pasgeboren kindje"),
                "heard": "een baby",
            },
            "month": dict.fromkeys(("own", "other", "worker"), "Het gaat over een baby van {value} maand"),
            "months": dict.fromkeys(("own", "other", "worker"), "Het gaat over een baby van {value} maanden"),
            "years": {
                "own": "Je bent {value} jaar",
                "other": "Het gaat over een kind van {value} jaar",
                "worker": "Het kind of de jongere is {value} jaar",
            },
        },
        "domains": {
            "school": dict.fromkeys(("own", "other", "worker"), "Het gaat over school"),
        },
        "waiting": {
            "true": {"own": "Je wacht", "other": "Jullie wachten", "worker": "Er is een wachttijd"},
            "false": {"own": "Je wacht niet", "other": "Jullie wachten niet", "worker": "Er is geen wachttijd"},
        },
    },
    excluded={
        "professional": "Een hulpverlener vraagt dit aan.",
        "mandate": "Een rechter beslist dit.",
        "coordination": "Dit regelt afspraken.",
    },
)


def option(name: str, *criteria: Criterion, **changes: Any) -> Profile:
    """An option that families can ask for, in the lightest step but one."""
    plain = {"step": "light", "access": "self", "delivers": "support", "contacts": (), **changes}
    return Profile(id=name, name=name.capitalize(), criteria=criteria, **plain)


def helps_with(domain: str, weight: int = 3, because: str = "dit helpt") -> Criterion:
    """A soft criterion on what it is about."""
    return Criterion(on="domains", weights={domain: weight}, because=because)


def ages(low: float, high: float, because: str = "dit is er voor die leeftijd") -> Criterion:
    """A hard criterion on age."""
    return Criterion(on="ages", hard=True, between=(low, high), because=because)


def contact(name: str, *criteria: Criterion) -> Contact:
    """A contact with a name and nothing else."""
    return Contact(name, "place", name.upper(), None, None, None, "iedereen", criteria)


def ranked(situation: Situation, *options: Profile) -> Ranking:
    """The ranking of these options."""
    return rank(situation, options, STEPS, WORDING)


def order(situation: Situation, *options: Profile) -> list[str]:
    """Ids of those that fit, best first."""
    return [each.id for each in ranked(situation, *options).options]
