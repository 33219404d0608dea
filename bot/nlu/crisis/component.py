"""The crisis detector as a Rasa component: on the raw text, apart from the intents, without action server."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.component import LearningComponent, add_entity, set_intent
from bot.nlu.crisis.data import load_training_data
from bot.nlu.crisis.detector import CrisisDetector, CrisisSignal

CLASSIFIER_FILE = "crisis.joblib"
ENTITY = "crisis"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class CrisisComponent(LearningComponent):
    """Marks a message with an entity `crisis`, and on an alarm with the crisis intent as well.

    The entity's value is the category, its role the level (`alarm`, `doubt`), its group whom it is about
    (`self`, `other`, `unknown`). It only adds: no other component can take an alarm away.
    """

    def __init__(self, config: Dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        """Make a component that knows the patterns and has not learned yet."""
        super().__init__(config, storage, resource)
        self._detector = CrisisDetector()

    def learn(self, training_data: TrainingData, directory: Path) -> None:
        """Learn from the project's own crisis data, which holds more than Rasa's training data."""
        self._detector.train(*load_training_data())
        self._detector.save(directory / CLASSIFIER_FILE)

    def remember(self, directory: Path) -> None:
        """Read the classifier."""
        self._detector = CrisisDetector.load(directory / CLASSIFIER_FILE)

    def process(self, messages: List[Message]) -> List[Message]:
        """Look for a cry for help in each message."""
        for message in messages:
            text = message.get(TEXT) or ""
            signal = self._detector.detect(text)
            if signal is not None:
                _mark(message, signal, len(text))
        return messages


def _mark(message: Message, signal: CrisisSignal, length: int) -> None:
    entity = {
        "entity": ENTITY,
        "value": signal.category,
        "role": signal.level,
        "group": signal.subject,
        "start": 0,
        "end": length,
        "extractor": "CrisisComponent",
    }
    add_entity(message, entity)
    if signal.level == "alarm":
        set_intent(message, f"crisis_{signal.category}", 1.0)
