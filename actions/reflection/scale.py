"""The scale of a theme: expert, gids and kompaan, or the six rungs of the participation ladder."""

from __future__ import annotations

from actions.services import in_thread, knowledge
from actions.turn import Turn
from bot.knowledge.answers import Concept


async def scale_of(theme_id: str) -> tuple[str, tuple[Concept, ...]]:
    """The kind (`role` or `rung`) and the places on the scale of a theme, lowest first."""
    theme = next(theme for theme in await in_thread(knowledge().themes) if theme.id == theme_id)
    return theme.scale, await in_thread(lambda: knowledge().concepts(theme.scale))


async def placed_on(theme_id: str, turn: Turn) -> str | None:
    """The name of the place that a message points to: by button, name, or number on the scale; else None."""
    _, places = await scale_of(theme_id)
    chosen = turn.first("place")
    said = turn.text.lower()
    for concept in places:
        if chosen == concept.id or (said and (concept.name.lower() in said or concept.id in said)):
            return concept.name
    digits = [character for character in said if character.isdigit()]
    if len(digits) == 1 and 1 <= int(digits[0]) <= len(places):
        return places[int(digits[0]) - 1].name
    return None
