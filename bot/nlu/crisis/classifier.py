"""A learned second opinion beside the written patterns.

Word, character and concept n-grams with logistic regression: small, fast, explainable, and trained
in a few seconds on the same examples that Rasa sees plus the hard negatives.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, Sequence

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

_FORMAT: Final = "kompaan-crisis-1"
_TFIDF: Final[dict[str, Any]] = {"sublinear_tf": True, "lowercase": False, "dtype": np.float32}


class ClassifierError(ValueError):
    """A stored classifier cannot be used."""


class CrisisClassifier:
    """Estimates how likely a text is one of ``LABELS``.

    It expects text in the form of ``RuleSet.mask(normalise(text))``, both in training and in use;
    ``CrisisDetector`` takes care of that.
    """

    def __init__(self, lexicon: ConceptLexicon | None = None, regularisation: float = 12.0) -> None:
        lexicon = lexicon if lexicon is not None else ConceptLexicon.load()
        self._views = (
            TfidfVectorizer(token_pattern=r"[^\s|,~]+", ngram_range=(1, 2), **_TFIDF),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, **_TFIDF),
            TfidfVectorizer(analyzer=lexicon.features, min_df=2, **_TFIDF),
        )
        self._model = LogisticRegression(C=regularisation, class_weight="balanced", solver="liblinear")

    def train(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        """Learn from prepared texts; every label outside ``LABELS`` counts as ``none``."""
        if len(texts) != len(labels):
            raise ValueError("texts and labels differ in number")
        targets = [label if label in LABELS else NONE for label in labels]
        features = sparse.hstack([view.fit_transform(texts) for view in self._views], format="csr")
        self._model.fit(features, targets)

    def predict_proba(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """Probability of every label, per prepared text."""
        if not texts:
            return []
        return [
            {str(label): float(value) for label, value in zip(self._model.classes_, row)}
            for row in self._probabilities(texts)
        ]

    def save(self, path: Path) -> None:
        """Store the trained classifier in one file."""
        parts = {
            "format": _FORMAT,
            "views": self._views,
            "model": self._model,
        }
        joblib.dump(parts, path, compress=3)

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
        classifier._views = parts["views"]
        classifier._model = parts["model"]
        return classifier

    def _probabilities(self, texts: Sequence[str]) -> NDArray[np.float64]:
        features = sparse.hstack([view.transform(texts) for view in self._views], format="csr")
        probabilities: NDArray[np.float64] = self._model.predict_proba(features)
        return probabilities
