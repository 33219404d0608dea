"""Notices personal data in a message: which kinds, never what was written."""

from __future__ import annotations

from typing import List

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.component import ReadingComponent, add_entity
from bot.privacy.personal import find

ENTITY = "personal"
LONGEST = 5000
"""Characters that are looked at; what comes after them is masked where it would leave the conversation."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PersonalDataNoticer(ReadingComponent):
    """Adds an entity `personal` per kind of personal data, such as `name` or `phone`."""

    def process(self, messages: List[Message]) -> List[Message]:
        """Note the kinds in each message."""
        for message in messages:
            text = message.get(TEXT) or ""
            kinds = dict.fromkeys(item.kind for item in find(text[:LONGEST]))
            for kind in kinds:
                kind_of = {"entity": ENTITY, "value": str(kind), "start": 0, "end": len(text)}
                add_entity(message, {**kind_of, "extractor": "PersonalDataNoticer"})
        return messages
