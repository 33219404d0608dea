"""A message that asks about something by its name or nature is a question, whatever its words resemble.

"Wat kan voor een kind van 3?" looks like a story about a child, "hoe werkt krachtgericht werken?" like a worker's
story. What was found in them tells more than how they sound.
"""

from __future__ import annotations

from typing import Any, Dict, List, Set, Type

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.fact_entities import FactEntityExtractor

ABOUT = "ask_option_info"
"""The intent of a question that no other intent is made for."""

SURE = 0.9
LONGEST_QUESTION = 25
"""Words; what is longer tells a story, in which something may be named."""

LIKE_A_STORY = ("concern_", "reflect_", "start_", "inform", "out_of_scope", "nlu_fallback", "doesnt_fit", "show_")
"""Beginnings of the intents that a question may look like; what steers the conversation stays what it is."""

NAMED = frozenset({"option", "concept"})
SEARCHED = frozenset({"trait", "age", "asker", "waiting", "court", "disability", "network", "domain"})


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class QuestionIntent(GraphComponent):
    """Sets the intent of a plain question to `ask_option_info`, unless it already is a question about options."""

    @classmethod
    def required_components(cls) -> List[Type[Any]]:
        """The facts in the message."""
        return [FactEntityExtractor]

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> QuestionIntent:
        """Nothing to set."""
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Look at what each message asks."""
        for message in messages:
            name = (message.get(INTENT) or {}).get("name") or ""
            found = {entity["entity"] for entity in message.get(ENTITIES, [])}
            if not name.startswith(LIKE_A_STORY) or not asks(found, message.get(TEXT) or ""):
                continue
            intent = {"name": ABOUT, "confidence": SURE}
            others = [other for other in message.get(INTENT_RANKING_KEY, []) if other["name"] != ABOUT]
            message.set(INTENT, intent, add_to_output=True)
            message.set(INTENT_RANKING_KEY, [intent, *others], add_to_output=True)
        return messages


def asks(found: Set[str], text: str) -> bool:
    """Whether a message with these entities asks about a form of support or an idea."""
    if "question" not in found or len(text.split()) > LONGEST_QUESTION:
        return False
    if found & NAMED or ("across" in found and found & SEARCHED):
        return True
    # "Hoe lang duurt dat?" is about what was spoken of; "hoe lang gaat dat verdriet duren?" is a story.
    return bool(found & {"field", "unknown_name"}) and "domain" not in found
