"""Recognises the code by which a signal is deleted; a message with one is about nothing else."""

from __future__ import annotations

from typing import List

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.insights.signals.codes import code_in
from bot.nlu.component import ReadingComponent

DELETE = "delete_signal"
ENTITY = "signal_code"
SLIP = "slip"
"""The value of what is nearly a code."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SignalCode(ReadingComponent):
    """Sets the intent `delete_signal` and the entity `signal_code`, and takes away what else was read in a code."""

    def process(self, messages: List[Message]) -> List[Message]:
        """Look for a code in each message."""
        for message in messages:
            text = message.get(TEXT) or ""
            found = code_in(text)
            if found is None:
                continue
            intent = {"name": DELETE, "confidence": 1.0}
            entity = {
                "entity": ENTITY,
                "value": found.code or SLIP,
                "start": 0,
                "end": len(text),
                "extractor": "SignalCode",
            }
            message.set(INTENT, intent, add_to_output=True)
            message.set(INTENT_RANKING_KEY, [intent], add_to_output=True)
            message.set(ENTITIES, [entity], add_to_output=True)
        return messages
