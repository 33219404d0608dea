"""In which words something is told: those for families, or those for professionals."""

from __future__ import annotations

from rasa_sdk import Tracker

from bot.knowledge.answers import Concept, Fact

WORK = frozenset({"professional", "teacher"})


def for_professional(tracker: Tracker) -> bool:
    """Whether the one who asks does so from work, as far as the conversation tells."""
    return tracker.get_slot("asker") in WORK or bool(tracker.get_slot("at_work"))


def words_of(told: Fact | Concept, tracker: Tracker) -> str | None:
    """The text in the right words; None for a fact that its source does not tell."""
    plain = told.value if isinstance(told, Fact) else told.text
    return told.professional if told.professional and for_professional(tracker) else plain
