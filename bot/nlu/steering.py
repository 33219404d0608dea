"""When what sounds as if it steers the conversation asks about a form of support."""

from __future__ import annotations

from typing import Any, Mapping, Sequence

from bot.nlu.entities.shape import PLAIN

OF_THE_BOT = frozenset({"jij", "je", "ge", "gij", "u", "jou", "jouw", "uw", "kompaan", "bot", "chat", "hier", "ik"})
"""Who says one of these speaks to the bot, or of using it."""

OF_PERSONS = frozenset({"who_supports", "professional_or_volunteer"})
"""Who asks for these may still want to know whether this is a person."""

AT_ANY_TIME = frozenset({"altijd", "tussendoor", "halverwege", "onderweg", "zomaar"})
"""With one of these to stop is no wish, but something that may be done: "kan je er altijd mee stoppen"."""


def seems_to_steer(intent: str, found: Mapping[str, Sequence[Any]], words: Sequence[str]) -> bool:
    """Whether what sounds like steering the conversation asks for a fact: "is er een leeftijdsgrens".

    Args:
        intent: what the message sounds like.
        found: values of its entities, by name.
        words: the message.
    """
    if intent == "stop":
        return not AT_ANY_TIME.isdisjoint(words)
    of_it = PLAIN in found.get("question", ()) and OF_PERSONS.isdisjoint(found.get("field", ()))
    return intent == "bot_challenge" and of_it and OF_THE_BOT.isdisjoint(words)
