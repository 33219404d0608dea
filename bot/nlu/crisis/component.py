"""The crisis detector as a Rasa component: on the raw text, apart from the intents, without action server."""

from __future__ import annotations

from typing import Any, Dict, List, Type

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.crisis.data import load_training_data
from bot.nlu.crisis.detector import CrisisDetector, CrisisSignal

CLASSIFIER_FILE = "crisis.joblib"
ENTITY = "crisis"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class CrisisComponent(GraphComponent):
    """Marks a message with an entity `crisis`, and on an alarm with the crisis intent as well.

    The entity's value is the category, its role the level (`alarm`, `doubt`), its group whom it is about
    (`self`, `other`, `unknown`). It only adds: no other component can take an alarm away.
    """

    @classmethod
    def required_components(cls) -> List[Type[Any]]:
        """None: it reads the text itself."""
        return []

    def __init__(self, storage: ModelStorage, resource: Resource, detector: CrisisDetector) -> None:
        """Make a component around a detector."""
        self._storage = storage
        self._resource = resource
        self._detector = detector

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CrisisComponent:
        """Make a component that knows the patterns and has not learned yet."""
        return cls(model_storage, resource, CrisisDetector())

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the project's own crisis data, which holds more than Rasa's training data."""
        self._detector.train(*load_training_data())
        with self._storage.write_to(self._resource) as directory:
            self._detector.save(directory / CLASSIFIER_FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> CrisisComponent:
        """Load what was learned."""
        with model_storage.read_from(resource) as directory:
            return cls(model_storage, resource, CrisisDetector.load(directory / CLASSIFIER_FILE))

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
    message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
    if signal.level == "alarm":
        intent = {"name": f"crisis_{signal.category}", "confidence": 1.0}
        others = [other for other in message.get(INTENT_RANKING_KEY, []) if other["name"] != intent["name"]]
        message.set(INTENT, intent, add_to_output=True)
        message.set(INTENT_RANKING_KEY, [intent, *others], add_to_output=True)
