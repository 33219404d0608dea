"""The pipeline of `config.yml`, trained and run without Rasa's server: the components themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Final, NamedTuple, Sequence

import yaml
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.utils.common import class_from_module_path

from bot.nlu.crisis.component import ENTITY as CRISIS
from bot.nlu.spacy_nlp import DutchSpacyNLP
from bot.settings import PROJECT

CONFIG: Final = PROJECT / "config.yml"
EXAMPLES: Final = PROJECT / "data" / "nlu"
OURS: Final = "bot."
FALLBACK: Final = "FallbackClassifier"
NO_SIGNAL: Final = "none"
ALARM: Final = "crisis_"


@dataclass(frozen=True)
class Heard:
    """What the pipeline makes of a message.

    Attributes:
        intents: names, likeliest first; alarms and the fallback are not among them.
        confidence: of the first of them.
        lead: how much more than that of the second.
        crisis: `alarm`, `doubt` or `none`.
        facts: entity and values, in order.
    """

    intents: tuple[str, ...]
    confidence: float
    lead: float
    crisis: str
    facts: dict[str, list[Any]] = field(default_factory=dict)


class Parser:
    """All components of our own, in their order. Rasa's fallback is left out: it only looks at the confidence."""

    def __init__(self, nlp: DutchSpacyNLP, components: Sequence[Any]) -> None:
        """Make a parser from trained components."""
        self._nlp, self._model = nlp, nlp.provide()
        self._components = components

    @classmethod
    def trained(cls, storage: Path, examples: Path = EXAMPLES) -> Parser:
        """Train every component on the project's data.

        Args:
            storage: an empty directory for what is learned.
            examples: directory with Rasa's training data.
        """
        training_data = load_data(str(examples))

        def train(kind: Any, *where: Any) -> Any:
            component = kind.create(*where)
            if hasattr(component, "train"):
                component.train(training_data)
            return component

        return cls._made(storage, train)

    @classmethod
    def loaded(cls, storage: Path) -> Parser:
        """The components as they were trained into this directory before."""
        return cls._made(storage, lambda kind, *where: kind.load(*where))

    @classmethod
    def _made(cls, storage: Path, make: Callable[..., Any]) -> Parser:
        context, models = ExecutionContext(GraphSchema({})), LocalModelStorage(storage)
        made: list[Any] = []
        for entry in _pipeline():
            if entry["name"].startswith(OURS):
                kind: Any = class_from_module_path(entry["name"])
                made.append(
                    make(kind, {**kind.get_default_config(), **entry}, models, Resource(entry["name"]), context)
                )
        nlp, *components = made
        return cls(nlp, components)

    def process(self, text: str) -> Message:
        """Run the whole pipeline on one message."""
        messages = self._nlp.process([Message({TEXT: text})], self._model)
        for component in self._components:
            messages = component.process(messages)
        return messages[0]

    def only(self, kind: type[Any], text: str) -> Message:
        """Run one kind of component alone on a message."""
        messages = [Message({TEXT: text})]
        for component in self._components:
            if isinstance(component, kind):
                messages = component.process(messages)
        return messages[0]

    def parse(self, text: str) -> Heard:
        """What is heard in one message."""
        message = self.process(text)
        ranking = [one for one in message.get(INTENT_RANKING_KEY) if not one["name"].startswith(ALARM)]
        facts: dict[str, list[Any]] = {}
        crisis = NO_SIGNAL
        for entity in message.get(ENTITIES, []):
            facts.setdefault(entity["entity"], []).append(entity["value"])
            if entity["entity"] == CRISIS:
                crisis = entity["role"]
        sure, second = [*(one["confidence"] for one in ranking), 0.0][:2]
        return Heard(tuple(one["name"] for one in ranking), sure, sure - second, crisis, facts)


class Fallback(NamedTuple):
    """When the bot asks what was meant: below this confidence, or with less than this lead."""

    threshold: float
    ambiguity: float

    def asks(self, heard: Heard) -> bool:
        """Whether it asks after this message."""
        return heard.confidence < self.threshold or heard.lead < self.ambiguity


def configured_fallback() -> Fallback:
    """The fallback of `config.yml`; without one the bot never asks."""
    entry = next((one for one in _pipeline() if one["name"] == FALLBACK), {})
    return Fallback(float(entry.get("threshold", 0)), float(entry.get("ambiguity_threshold", 0)))


def _pipeline() -> list[dict[str, Any]]:
    document = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    return [dict(entry) for entry in document["pipeline"]]
