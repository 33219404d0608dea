"""The universal words: *volgende, overslaan, terug, stop, wis alles, herhaal, waarom, bron, help*.

In the middle of a reflection an answer is an answer, whatever it looks like. Only a message that is, as a
whole, one of the phrases for a command counts as that command; it then carries an entity `command`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List

from rapidfuzz import fuzz, process
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.component import LearningComponent, add_entity, set_intent
from bot.nlu.crisis.normalise import normalise

COMMAND = "command"
PHRASES_FILE = "phrases.json"
LONGEST_COMMAND = 60
"""Characters; what is longer is a story, not a command."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class UniversalWords(LearningComponent):
    """Recognises a command, learned from the examples of the intents in its config."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """`intents`: which intents are commands; `similarity`: least likeness (0-100) for a misspelt one."""
        return {"intents": [], "similarity": 90}

    def __init__(self, config: Dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        """Make a component without phrases."""
        super().__init__(config, storage, resource)
        self._phrases: Dict[str, str] = {}

    def learn(self, training_data: TrainingData, directory: Path) -> None:
        """Take the examples of the command intents as phrases."""
        self._phrases = {
            _plain(message.get(TEXT)): message.get(INTENT)
            for message in training_data.intent_examples
            if message.get(INTENT) in self._config["intents"]
        }
        (directory / PHRASES_FILE).write_text(json.dumps(self._phrases), encoding="utf-8")

    def remember(self, directory: Path) -> None:
        """Read the phrases."""
        self._phrases = json.loads((directory / PHRASES_FILE).read_text(encoding="utf-8"))

    def process(self, messages: List[Message]) -> List[Message]:
        """Where the whole message is a command, set its intent and the entity `command`."""
        for message in messages:
            text = message.get(TEXT) or ""
            intent = self._command(text)
            if intent is None:
                continue
            entity = {
                "entity": COMMAND,
                "value": intent,
                "start": 0,
                "end": len(text),
                "extractor": "UniversalWords",
            }
            set_intent(message, intent, 1.0)
            add_entity(message, entity)
        return messages

    def _command(self, text: str) -> str | None:
        if len(text) > LONGEST_COMMAND:
            return None
        plain = _plain(text)
        exact = self._phrases.get(plain)
        if exact or len(plain) < 5:
            return exact
        near = process.extractOne(
            plain, self._phrases.keys(), scorer=fuzz.ratio, score_cutoff=self._config["similarity"]
        )
        return self._phrases[near[0]] if near else None


def _plain(text: str) -> str:
    return normalise(text).strip(" .!?,;:…")
