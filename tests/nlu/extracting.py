"""What the tests of extraction share: the extractor with the real lexicons and knowledge base, made once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import spacy

from bot.knowledge.loader import load
from bot.nlu.entities import FactExtractor
from bot.settings import KNOWLEDGE_DIRECTORY, LEXICON_DIRECTORY

DUTCH = spacy.blank("nl")


@lru_cache(maxsize=1)
def extractor() -> FactExtractor:
    """The extractor as the bot makes it."""
    knowledge = load(KNOWLEDGE_DIRECTORY)
    options = [(option.id, option.name, option.aliases) for option in knowledge.options]
    return FactExtractor(LEXICON_DIRECTORY, knowledge.provinces, options)


def facts(text: str) -> dict[str, list[Any]]:
    """The facts of a message: entity → values, in order."""
    found: dict[str, list[Any]] = {}
    for fact in extractor().extract(DUTCH(text)):
        found.setdefault(fact.entity, []).append(fact.value)
    return found


def only(text: str, entity: str) -> Any:
    """The single value of an entity in a message, or None."""
    values = facts(text).get(entity, [])
    assert len(values) <= 1, f"{entity} was found more than once: {values}"
    return values[0] if values else None
