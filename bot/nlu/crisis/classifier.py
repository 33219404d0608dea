"""A learned second opinion beside the written patterns.

Word, character and concept n-grams with logistic regression: small, fast, explainable, and trained
in a few seconds on the same examples that Rasa sees plus the hard negatives.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any, Callable, Final, Sequence

import joblib
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.nlu.crisis.concepts import ConceptLexicon

NONE: Final = "none"
DOUBT: Final = "doubt"
CRISIS_LABELS: Final[dict[str, str]] = {
    "crisis_suicide": "suicide",
    "crisis_abuse": "abuse",
    "crisis_danger": "danger",
}
LABELS: Final[tuple[str, ...]] = (NONE, DOUBT, *CRISIS_LABELS)

_SIGNS: Final = frozenset({"", "|", ",", "~"})
_FORMAT: Final = "kompaan-crisis-1"
_TFIDF: Final[dict[str, Any]] = {"sublinear_tf": True, "lowercase": False, "dtype": np.float32}


class ClassifierError(ValueError):
    """A classifier cannot be used: not trained yet, or stored in another form."""


def word_pairs(text: str) -> list[str]:
    """The words of a prepared text and every two that stand side by side."""
    words = [word for word in text.split(" ") if word not in _SIGNS]
    return words + [f"{first} {second}" for first, second in pairwise(words)]


class CrisisClassifier:
    """Estimates how likely a text is one of ``LABELS``.

    It expects text in the form of ``RuleSet.mask(normalise(text))``, both in training and in use;
    ``CrisisDetector`` takes care of that.
    """

    def __init__(self, lexicon: ConceptLexicon | None = None, regularisation: float = 12.0) -> None:
        lexicon = lexicon if lexicon is not None else ConceptLexicon.load()
        self._views: tuple[TfidfVectorizer, ...] = (
            TfidfVectorizer(analyzer=word_pairs, **_TFIDF),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, **_TFIDF),
            TfidfVectorizer(analyzer=lexicon.features, min_df=2, **_TFIDF),
        )
        self._model = LogisticRegression(C=regularisation, class_weight="balanced", solver="liblinear")
        self._scorer: _Scorer | None = None

    def train(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        """Learn from prepared texts; every label outside ``LABELS`` counts as ``none``."""
        if len(texts) != len(labels):
            raise ValueError("texts and labels differ in number")
        targets = [label if label in LABELS else NONE for label in labels]
        features = sparse.hstack([view.fit_transform(texts) for view in self._views], format="csr")
        self._model.fit(features, targets)
        self._scorer = _Scorer(self._views, self._model)

    def predict_proba(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """Probability of every label, per prepared text.

        Raises:
            ClassifierError: when nothing was learned yet.
        """
        if self._scorer is None:
            raise ClassifierError("train or load the classifier first")
        return [self._scorer.probabilities(text) for text in texts]

    def save(self, path: Path) -> None:
        """Store the trained classifier in one file."""
        joblib.dump({"format": _FORMAT, "views": self._views, "model": self._model}, path, compress=3)

    @classmethod
    def load(cls, path: Path) -> CrisisClassifier:
        """Read a classifier written by ``save``; only load files you trust.

        Raises:
            ClassifierError: when the file holds something else.
        """
        parts: Any = joblib.load(path)
        if not isinstance(parts, dict) or parts.get("format") != _FORMAT:
            raise ClassifierError(f"{path.name} is not a crisis classifier of this version")
        classifier = cls()
        classifier._views = tuple(parts["views"])
        classifier._model = parts["model"]
        classifier._scorer = _Scorer(classifier._views, classifier._model)
        return classifier


class _View:
    """One vectorizer with its part of the model, laid out for a single text at a time."""

    def __init__(self, vectorizer: TfidfVectorizer, coefficients: NDArray[np.float64]) -> None:
        self._analyse: Callable[[str], list[str]] = vectorizer.build_analyzer()
        self._vocabulary: dict[str, int] = vectorizer.vocabulary_
        self._idf: list[float] = vectorizer.idf_.tolist()
        self._coefficients = np.ascontiguousarray(coefficients.T, dtype=np.float32)

    def score(self, text: str) -> NDArray[np.float32] | float:
        """What this view adds to the decision value of every class."""
        vocabulary, idf = self._vocabulary, self._idf
        indices: list[int] = []
        weights: list[float] = []
        for feature, count in Counter(self._analyse(text)).items():
            index = vocabulary.get(feature)
            if index is not None:
                indices.append(index)
                weights.append((1.0 + math.log(count)) * idf[index])
        if not indices:
            return 0.0
        vector = np.array(weights, dtype=np.float32)
        contribution: NDArray[np.float32] = vector @ self._coefficients[indices] / np.linalg.norm(vector)
        return contribution


class _Scorer:
    """The trained model without the overhead that scikit-learn has for one short text."""

    def __init__(self, views: Sequence[TfidfVectorizer], model: LogisticRegression) -> None:
        self._labels = [str(label) for label in model.classes_]
        self._intercept: NDArray[np.float64] = model.intercept_
        self._views: list[_View] = []
        start = 0
        for view in views:
            end = start + len(view.vocabulary_)
            self._views.append(_View(view, model.coef_[:, start:end]))
            start = end

    def probabilities(self, text: str) -> dict[str, float]:
        """One-versus-rest probabilities, normalised to one, as the model itself gives them."""
        decision = self._intercept + sum(view.score(text) for view in self._views)
        chances = 1.0 / (1.0 + np.exp(-decision))
        return dict(zip(self._labels, (chances / chances.sum()).tolist(), strict=True))
