"""Notices personal data in a message: which kinds, never what was written."""

from __future__ import annotations

from typing import Any, Dict, List, Type

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.privacy.personal import find

ENTITY = "personal"
LONGEST = 5000
"""Characters that are looked at; what comes after them is masked where it would leave the conversation."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PersonalDataNoticer(GraphComponent):
    """Adds an entity `personal` per kind of personal data, such as `name` or `phone`."""

    @classmethod
    def required_components(cls) -> List[Type[Any]]:
        """None: it reads the text itself."""
        return []

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PersonalDataNoticer:
        """Nothing to set."""
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Note the kinds in each message."""
        for message in messages:
            text = message.get(TEXT) or ""
            kinds = dict.fromkeys(item.kind for item in find(text[:LONGEST]))
            found = [
                {"entity": ENTITY, "value": str(kind), "start": 0, "end": len(text), "extractor": "PersonalDataNoticer"}
                for kind in kinds
            ]
            if found:
                message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages
