"""Rasa's own DIETClassifier on sparse features, with the same interface as the other candidates."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Sequence

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.diet_classifier import DIETClassifier
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from rasa.nlu.tokenizers.whitespace_tokenizer import WhitespaceTokenizer
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

CHARACTERS = {"analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4, "max_features": 20_000}
CLASSIFIER = {
    "epochs": 6,
    "batch_size": 256,
    "entity_recognition": False,
    "constrain_similarities": True,
    "ranking_length": 0,
    "random_seed": 0,
    "tensorboard_log_level": "epoch",
}
STEPS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (WhitespaceTokenizer, {}),
    (CountVectorsFeaturizer, {}),
    (CountVectorsFeaturizer, CHARACTERS),
    (DIETClassifier, CLASSIFIER),
)


class Diet:
    """The components of a usual Rasa pipeline, one after the other."""

    def fit(self, texts: Sequence[str], labels: Sequence[str]) -> Diet:
        """Train all of them."""
        self.classes_ = np.array(sorted(set(labels)))
        data = TrainingData([Message({TEXT: t, INTENT: label}) for t, label in zip(texts, labels, strict=True)])
        self._components: list[Any] = []
        with TemporaryDirectory() as directory:
            storage = LocalModelStorage(Path(directory))
            for number, (kind, settings) in enumerate(STEPS):
                name = f"step{number}"
                context = ExecutionContext(GraphSchema({}), node_name=name)
                part = kind.create({**kind.get_default_config(), **settings}, storage, Resource(name), context)
                if hasattr(part, "train"):
                    part.train(data)
                if hasattr(part, "process_training_data"):
                    data = part.process_training_data(data)
                self._components.append(part)
        return self

    def predict_proba(self, texts: Sequence[str]) -> np.ndarray:
        """How likely every intent is, per text."""
        return np.array([self._chances(text) for text in texts])

    def _chances(self, text: str) -> list[float]:
        messages = [Message({TEXT: text})]
        for part in self._components:
            messages = part.process(messages)
        chances = {one["name"]: one["confidence"] for one in messages[0].get(INTENT_RANKING_KEY, [])}
        return [chances.get(name, 0.0) for name in self.classes_]
