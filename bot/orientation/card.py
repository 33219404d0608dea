"""The card to take along, so that nobody has to tell the story again. Pure."""

from __future__ import annotations

from importlib import resources
from typing import Iterable

from jinja2 import Environment

from bot.orientation.contact import Contact
from bot.orientation.ranking import Ranked
from bot.orientation.situation import Situation
from bot.orientation.wording import Wording

TOLD = ("asker", "ages", "domains", "network", "current_help", "waiting", "disability", "court", "safety")
"""What goes on the card: what a helper would ask first. Where somebody lives stays off it."""

LONGEST_WISH = 400

# Markdown, not HTML: whoever shows it makes text of it.
_TEMPLATE = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=False).from_string(  # noqa: S701
    resources.files("bot.orientation").joinpath("card.md.jinja").read_text(encoding="utf-8")
)


def facts_in_words(situation: Situation, wording: Wording, fields: Iterable[str] = TOLD) -> list[str]:
    """The known facts as short sentences without a full stop, in a fixed order."""
    told = [wording.fact(situation, field, value) for field in fields for value in situation.known(field)]
    return [fact for fact in dict.fromkeys(told) if fact]


def heard_in_words(situation: Situation, wording: Wording, fields: Iterable[str], most: int) -> str:
    """What was understood, read back in one breath: "een kind van 4 jaar, school en ruzie thuis"."""
    told = [wording.heard(situation, field, value) for field in fields for value in situation.known(field)]
    *others, last = [fact for fact in dict.fromkeys(told) if fact][:most] or [""]
    return f"{', '.join(others)} en {last}" if others else last


def card(situation: Situation, options: Iterable[Ranked], contact: Contact | None, wording: Wording) -> str:
    """The card as Markdown, in the user's own words where there are any."""
    wish = " ".join((situation.wish or "").split())
    return _TEMPLATE.render(
        wish=wish if len(wish) <= LONGEST_WISH else f"{wish[:LONGEST_WISH].rstrip()}…",
        facts=facts_in_words(situation, wording),
        options=[option.name for option in options],
        contact=contact,
    ).strip()
