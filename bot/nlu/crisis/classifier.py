"""A learned second opinion beside the written patterns.

Letters, words, concepts, words and concepts mixed, and the kinds of things that are spoken of together,
with logistic regression: small, fast, explainable, and trained in seconds on the same examples that
Rasa sees plus the hard negatives. Other models (neural, boosted, on reduced features) understood
unseen authors less well.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Collection, Final, Mapping, Sequence
from zlib import crc32

import joblib
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.nlu.crisis.classes import WordClasses
from bot.nlu.crisis.concepts import ConceptLexicon
from bot.nlu.crisis.features import letters, stems

NONE: Final = "none"
DOUBT: Final = "doubt"
ORDINARY: Final = "ordinary"
CRISIS_LABELS: Final[dict[str, str]] = {
    "crisis_suicide": "suicide",
    "crisis_abuse": "abuse",
    "crisis_danger": "danger",
}
LABELS: Final[tuple[str, ...]] = (NONE, DOUBT, *CRISIS_LABELS)

WEIGHTS: Final[dict[str, float]] = {NONE: 3.0, DOUBT: 2.0, ORDINARY: 4.0, **dict.fromkeys(CRISIS_LABELS, 1.0)}
"""How much more a text counts that looks like a crisis and is none, that leaves it open, or that people
really write here: the line must be learned there."""

INTENT_WEIGHT: Final = 0.7
"""How much an example of another intent counts: there are many, and few come near the line."""

VIEW_WEIGHTS: Final = (1.0, 1.0, 0.5, 1.2, 1.0)
"""How loudly letters, words, concepts, the mix of both and classes together speak; chosen on authors left out
of training."""

REGULARISATION: Final = 5.0

_FORMAT: Final = "kompaan-crisis-5"
_SEEN_OFTEN: Final = 2

Analyser = Callable[[str], list[str]]


class ClassifierError(ValueError):
    """A classifier cannot be used: not trained yet, or stored in another form."""


@dataclass(frozen=True)
class Judgement:
    """What the classifier thinks of one text.

    Attributes:
        crisis: log-odds that it tells of a crisis.
        ask: log-odds that there is reason to ask: a crisis, or words that leave it open.
        chances: per category, how likely it is that one if it is a crisis at all.
    """

    crisis: float
    ask: float
    chances: Mapping[str, float]


class CrisisClassifier:
    """Judges whether a text tells of a crisis and of which kind.

    It expects text in the form of ``RuleSet.mask(normalise(text))``, both in training and in use;
    ``CrisisDetector`` takes care of that.
    """

    def __init__(self, lexicon: ConceptLexicon | None = None, classes: WordClasses | None = None) -> None:
        self._lexicon = lexicon if lexicon is not None else ConceptLexicon.load()
        self._classes = classes if classes is not None else WordClasses.load()
        self._views: list[_View] = []
        self._intercept: NDArray[np.float32] = np.zeros(0, dtype=np.float32)

    def train(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        """Learn from prepared texts; every label outside ``LABELS`` counts as calm."""
        if len(texts) != len(labels):
            raise ValueError("texts and labels differ in number")
        views, parts = [], []
        for analyser, weight in zip(self._analysers(), VIEW_WEIGHTS, strict=True):
            view, features = _View.learn(analyser, texts)
            views.append(view)
            parts.append(features * weight)
        coefficients, self._intercept = _fit(sparse.hstack(parts, format="csr"), labels)
        ends = np.cumsum([part.shape[1] for part in parts])[:-1]
        for view, part in zip(views, np.split(coefficients, ends), strict=True):
            view.coefficients = np.ascontiguousarray(part)
        self._views = views

    def judge(self, text: str) -> Judgement:
        """What a prepared text seems to tell.

        Raises:
            ClassifierError: when nothing was learned yet.
        """
        if not self._views:
            raise ClassifierError("train or load the classifier first")
        decision = self._intercept.copy()
        for view, weight in zip(self._views, VIEW_WEIGHTS, strict=True):
            decision += weight * view.score(text)
        crisis, ask, *kinds = decision.tolist()
        chances = [1.0 / (1.0 + math.exp(-min(max(kind, -30.0), 30.0))) for kind in kinds]
        total = sum(chances)
        return Judgement(
            crisis, ask, {name: chance / total for name, chance in zip(CRISIS_LABELS.values(), chances, strict=True)}
        )

    def save(self, path: Path) -> None:
        """Store the trained classifier in one file."""
        views = [view.parts() for view in self._views]
        lexicons = {"lexicon": self._lexicon, "classes": self._classes}
        stored = {"format": _FORMAT, **lexicons, "intercept": self._intercept, "views": views}
        joblib.dump(stored, path, compress=3)

    @classmethod
    def load(cls, path: Path) -> CrisisClassifier:
        """Read a classifier written by ``save``; only load files you trust.

        Raises:
            ClassifierError: when the file holds something else.
        """
        stored: Any = joblib.load(path)
        if not isinstance(stored, dict) or stored.get("format") != _FORMAT:
            raise ClassifierError(f"{path.name} is not a crisis classifier of this version")
        classifier = cls(stored["lexicon"], stored["classes"])
        classifier._intercept = stored["intercept"]
        classifier._views = [
            _View.restore(analyser, parts)
            for analyser, parts in zip(classifier._analysers(), stored["views"], strict=True)
        ]
        return classifier

    def _analysers(self) -> tuple[Analyser, ...]:
        return letters, stems, self._lexicon.concepts, self._lexicon.mixed, self._classes.together


class _View:
    """One way to look at a text with its part of the model, laid out for a single text at a time.

    What was never seen, or only once, has no say, but it counts for the length of a text: of a text
    full of new words little is certain.
    """

    def __init__(self, analyse: Analyser, keys: NDArray[np.uint32], idf: NDArray[np.float32], unknown: float) -> None:
        self._analyse = analyse
        self._keys = keys
        self._idf = idf
        self._unknown = unknown
        self.coefficients: NDArray[np.float32] = np.zeros((len(idf), 0), dtype=np.float32)

    @classmethod
    def learn(cls, analyse: Analyser, texts: Sequence[str]) -> tuple[_View, sparse.csr_matrix]:
        """A view with the vocabulary of these texts, and what it sees in each of them."""
        vectorizer = TfidfVectorizer(analyzer=analyse, sublinear_tf=True, lowercase=False, dtype=np.float32)
        everything = vectorizer.fit_transform(texts).tocsc()
        often = np.flatnonzero(np.diff(everything.indptr) >= _SEEN_OFTEN)
        keys, first = np.unique(_keys_of(vectorizer.get_feature_names_out()[often]), return_index=True)
        kept = often[first]
        idf = vectorizer.idf_.astype(np.float32)
        return cls(analyse, keys, idf[kept], float(idf.max())), everything[:, kept]

    def parts(self) -> dict[str, Any]:
        """What has to be stored."""
        return {"keys": self._keys, "idf": self._idf, "unknown": self._unknown, "coefficients": self.coefficients}

    @classmethod
    def restore(cls, analyse: Analyser, parts: Mapping[str, Any]) -> _View:
        """The view whose parts were stored."""
        view = cls(analyse, parts["keys"], parts["idf"], parts["unknown"])
        view.coefficients = parts["coefficients"]
        return view

    def score(self, text: str) -> NDArray[np.float32] | float:
        """What this view adds to every decision value."""
        features = Counter(self._analyse(text))
        if not features or not len(self._keys):
            return 0.0
        keys = _keys_of(features)
        places = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        known = self._keys[places] == keys
        if not known.any():
            return 0.0
        counts = np.fromiter(features.values(), dtype=np.float32, count=len(features))[known]
        indices = places[known]
        vector = (1.0 + np.log(counts)) * self._idf[indices]
        new = len(features) - len(indices)
        length = math.sqrt(float(vector @ vector) + new * self._unknown**2)
        contribution: NDArray[np.float32] = vector @ self.coefficients[indices] / length
        return contribution


def _keys_of(features: Collection[str]) -> NDArray[np.uint32]:
    """A number for each feature: kept as strings, hundreds of thousands of them would take ten times the memory.

    Of so many about ten share their number with another one, which is then not known.
    """
    return np.fromiter((crc32(feature.encode()) for feature in features), dtype=np.uint32, count=len(features))


def _fit(features: Any, labels: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Coefficients (features by decisions) and intercepts: crisis, reason to ask, then each category."""
    names = np.array(labels)
    weights = np.array([WEIGHTS.get(label, INTENT_WEIGHT) for label in labels])
    crisis = np.isin(names, list(CRISIS_LABELS))
    everything = np.ones(len(names), dtype=bool)
    decisions = [
        (crisis, everything),
        (crisis | (names == DOUBT), everything),
        *((names == label, crisis) for label in CRISIS_LABELS),
    ]
    coefficients, intercepts = [], []
    for target, rows in decisions:
        if len(set(target[rows])) < 2:  # a category that no example has, or that all have
            coefficients.append(np.zeros(features.shape[1]))
            intercepts.append(30.0 if target[rows].any() else -30.0)
            continue
        model = LogisticRegression(C=REGULARISATION, class_weight="balanced", solver="liblinear")
        model.fit(features[rows], target[rows], sample_weight=weights[rows])
        coefficients.append(model.coef_[0])
        intercepts.append(model.intercept_[0])
    return np.array(coefficients, dtype=np.float32).T, np.array(intercepts, dtype=np.float32)
