"""The universal words: *volgende, overslaan, terug, stop, wis alles, herhaal, waarom, bron, help*.

In the middle of a reflection an answer is an answer, whatever it looks like. Only a message that is, as a
whole, one of the phrases for a command counts as that command; it then carries an entity `command`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import AbstractSet, Any, Dict, List

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

DENIALS = frozenset({"niet", "geen", "niks", "nooit"})
"""As `normalise` writes them. One word more, and "wis dit niet" would be as good as "wis dit"."""

TAKES_AWAY = frozenset({"stop", "erase"})
"""Commands after which something is gone: "wis niet alles" says no to one."""

NO = "deny"


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
        """Where the whole message is a command, set its intent and the entity `command`; a denied one is a no."""
        for message in messages:
            text = message.get(TEXT) or ""
            intent = self._command(text)
            if intent is None:
                if self._says_no_to_command(text):
                    set_intent(message, NO, 1.0)
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
        phrase = self._phrase(plain)
        return self._phrases[phrase] if phrase and _denials(phrase) == _denials(plain) else None

    def _says_no_to_command(self, text: str) -> bool:
        """Whether a message is a command that takes something away, and a word that denies it."""
        words = _plain(text).split()
        command = [word for word in words if word not in DENIALS]
        if len(text) > LONGEST_COMMAND or len(command) == len(words):
            return False
        phrase = self._phrase(" ".join(command))
        return phrase is not None and not _denials(phrase) and self._phrases[phrase] in TAKES_AWAY

    def _phrase(self, plain: str) -> str | None:
        """The phrase that a text is, or is most like; what is very short only when it is the same."""
        if plain in self._phrases or len(plain) < 5:
            return plain if plain in self._phrases else None
        near = process.extractOne(
            plain, self._phrases.keys(), scorer=fuzz.ratio, score_cutoff=self._config["similarity"]
        )
        return str(near[0]) if near else None


def _denials(plain: str) -> AbstractSet[str]:
    return DENIALS.intersection(plain.split())


def _plain(text: str) -> str:
    return normalise(text).strip(" .!?,;:…")
