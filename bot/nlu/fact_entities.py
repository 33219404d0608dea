"""Facts in free text (ages, places, who asks, options, ...) as Rasa entities; deterministic."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Sequence, Tuple, Type

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.knowledge.live import Live
from bot.knowledge.loader import load
from bot.knowledge.queries import KnowledgeBase
from bot.nlu.entities import FactExtractor, parse_bare_age
from bot.nlu.entities.vocabulary import Vocabulary
from bot.nlu.spacy_nlp import DutchSpacyNLP
from bot.settings import CRIES_DIRECTORY, KNOWLEDGE_DIRECTORY, LEXICON_DIRECTORY, TRAINING_DIRECTORY, Settings

BARE_AGE = "bare_age"
"""A number that is an age only when an age was asked for."""

LONGEST_BARE_AGE = 25
"""Characters of a message that may be nothing but an age."""

KNOWN_WORDS = (TRAINING_DIRECTORY, CRIES_DIRECTORY, KNOWLEDGE_DIRECTORY, LEXICON_DIRECTORY)
"""Where the words stand that Kompaan has ever read."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FactEntityExtractor(EntityExtractorMixin, GraphComponent):
    """Adds what `bot.nlu.entities` finds to the entities of a message."""

    @classmethod
    def required_components(cls) -> List[Type[Any]]:
        """The spaCy document."""
        return [DutchSpacyNLP]

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FactEntityExtractor:
        """Make the extractor from the lexicons and the names in the knowledge base."""
        knowledge = load(KNOWLEDGE_DIRECTORY)
        named = (_names(knowledge.options), _names(knowledge.contacts), _names(knowledge.concepts))
        extractor = FactExtractor(
            LEXICON_DIRECTORY, knowledge.provinces, *named, Vocabulary.of_directories(*KNOWN_WORDS)
        )

        def with_new_names(base: KnowledgeBase) -> FactExtractor:
            kinds = {kind: [n for n in base.names() if n.what == kind] for kind in ("option", "contact", "concept")}
            return extractor.knowing(*(_names(each) for each in kinds.values()))

        return cls(Live(Settings.from_environment().database_url, with_new_names, extractor))

    def __init__(self, extractor: Live[FactExtractor]) -> None:
        """Make a component around an extractor that takes up what is imported while it runs."""
        self._extractor = extractor

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the facts of each message to its entities."""
        extractor = self._extractor.current()
        for message in messages:
            document = message.get(SPACY_DOCS[TEXT])
            if document is None:
                continue
            text = message.get(TEXT) or ""
            found = [_entity(fact.entity, fact.value, fact.start, fact.end) for fact in extractor.extract(document)]
            if len(text) <= LONGEST_BARE_AGE:
                found += [_entity(BARE_AGE, age, 0, len(text)) for age in parse_bare_age(text)]
            message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages


def _entity(name: str, value: Any, start: int, end: int) -> Dict[str, Any]:
    return {"entity": name, "value": value, "start": start, "end": end, "extractor": "FactEntityExtractor"}


def _names(records: Iterable[Any]) -> List[Tuple[str, str, Sequence[str]]]:
    return [(record.id, record.name, record.aliases) for record in records]
