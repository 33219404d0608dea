"""Questions made for one test."""

from __future__ import annotations

from typing import Any

from bot.reflection.questions import Question


def question(number: int, depth: int = 1, keywords: tuple[str, ...] = (), **changes: Any) -> Question:
    """A question of which only what a test is about matters."""
    plain: dict[str, Any] = {
        "theme": "role",
        "level": "micro",
        "text": f"Vraag {number}?",
        "follow_ups": (),
        "why": "Omdat.",
        "source": "bron",
        **changes,
    }
    return Question(number=number, depth=depth, keywords=keywords, **plain)
