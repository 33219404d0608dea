"""What the components of the pipeline share: how Rasa makes them, and where they keep what they learned."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Type, TypeVar

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

Learner = TypeVar("Learner", bound="LearningComponent")


class ReadingComponent(GraphComponent):
    """A component that learns nothing; it is made without arguments unless it says otherwise."""

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
    ) -> GraphComponent:
        """Make the component (see parent class)."""
        return cls()


class LearningComponent(GraphComponent):
    """A component that learns from the training data and keeps the result in a directory of the model."""

    def __init__(self, config: Dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        """Make a component that has not learned yet."""
        self._config = config
        self._storage, self._resource = storage, resource

    @classmethod
    def required_components(cls) -> List[Type[Any]]:
        """None: it reads the text itself."""
        return []

    @classmethod
    def create(
        cls: Type[Learner],
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Learner:
        """Make an untrained component (see parent class)."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls: Type[Learner],
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Learner:
        """Load the trained component; what is missing makes a broken model and raises `FileNotFoundError`."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as directory:
            component.remember(directory)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Learn and store."""
        with self._storage.write_to(self._resource) as directory:
            self.learn(training_data, directory)
        return self._resource

    def learn(self, training_data: TrainingData, directory: Path) -> None:
        """Learn from the training data and write the result to an empty directory."""
        raise NotImplementedError

    def remember(self, directory: Path) -> None:
        """Read back what `learn` wrote."""
        raise NotImplementedError


def add_entity(message: Message, entity: Dict[str, Any]) -> None:
    """Put one more entity behind those that a message has."""
    message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)


def set_intent(message: Message, name: str, confidence: float) -> None:
    """Make an intent the likeliest of a message; the others stay in the ranking behind it."""
    intent = {"name": name, "confidence": confidence}
    others = [other for other in message.get(INTENT_RANKING_KEY, []) if other["name"] != name]
    message.set(INTENT, intent, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [intent, *others], add_to_output=True)
