"""The candidates: features, classifier and what is done to the text before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Final, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

from bench.nlu.diet import Diet
from bench.nlu.features import features
from bench.nlu.noise import with_mistakes
from bot.nlu.crisis.normalise import normalise
from bot.nlu.intent_classifier import MarginAndBayes, intent_pipeline


@dataclass(frozen=True)
class Candidate:
    """One pipeline to measure.

    Attributes:
        name: for the table.
        make: an untrained model with `fit(texts, labels)`, `predict_proba(texts)` and `classes_`.
        prepare: what is done to a text first.
        mistakes: share of the training texts that is added once more, misspelt.
        folds: whether it is quick enough to train it for cross-validation too.
    """

    name: str
    make: Callable[[], Any]
    prepare: Callable[[str], str] = normalise
    mistakes: float = 0.0
    folds: bool = True

    def fit(self, texts: Sequence[str], labels: Sequence[str]) -> Any:
        """A trained model."""
        prepared, meant = with_mistakes([self.prepare(text) for text in texts], labels, self.mistakes)
        return self.make().fit(prepared, meant)

    def chances(self, model: Any, texts: Sequence[str]) -> np.ndarray:
        """How likely every intent is, per text."""
        return np.asarray(model.predict_proba([self.prepare(text) for text in texts]))


def margin(*names: str) -> Callable[[], Pipeline]:
    """The present classifier with other features."""
    return lambda: Pipeline([("features", features(*names)), ("classifier", MarginAndBayes())])


def logistic(*names: str) -> Callable[[], Pipeline]:
    """Logistic regression, one intent against the rest."""
    model = LogisticRegression(C=20, solver="liblinear", class_weight="balanced")
    return lambda: Pipeline([("features", features(*names)), ("classifier", model)])


CANDIDATES: Final = (
    Candidate("**present: as in `bot.nlu.intent_classifier`**", intent_pipeline),
    Candidate("margin + Bayes: words", margin("words")),
    Candidate("margin + Bayes: character n-grams", margin("characters")),
    Candidate("margin + Bayes: words, characters", margin("words", "characters")),
    Candidate("margin + Bayes: stems, characters", margin("stems", "characters")),
    Candidate("margin + Bayes: words, stems, characters", margin("words", "stems", "characters")),
    Candidate("margin + Bayes: words, skips, stems, characters", margin("words", "skips", "stems", "characters")),
    Candidate("margin + Bayes: words, characters, spaCy hashes", margin("words", "characters", "hashes")),
    Candidate("margin + Bayes: spaCy hashes alone", margin("hashes")),
    Candidate("the present, no normalisation of Flemish and spelling", intent_pipeline, prepare=str.lower),
    Candidate("the present, half of the texts misspelt too", intent_pipeline, mistakes=0.5),
    Candidate("the present, misspelt too, no normalisation", intent_pipeline, prepare=str.lower, mistakes=0.5),
    Candidate("logistic regression: words, characters", logistic("words", "characters")),
    Candidate("logistic regression: words, skips, characters", logistic("words", "skips", "characters")),
    Candidate("Rasa's DIET: words, characters, 6 epochs", Diet, prepare=str, folds=False),
)
