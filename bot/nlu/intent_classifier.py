"""What a message is about: TF-IDF of words, skips and characters, a linear support vector machine with naive Bayes.

Rasa's own featurizers and classifier would need four components, which stack sparse matrices for every
message; as one scikit-learn pipeline it costs half the time. `bench/nlu.md` compares it with what else there is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from pathlib import Path
from typing import Any, Callable, Dict, List, Sequence, Tuple

import joblib
import numpy as np
from numpy.typing import NDArray
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.special import softmax
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.svm import LinearSVC

from bot.nlu.component import LearningComponent
from bot.nlu.crisis.normalise import normalise

MODEL_FILE = "intents.joblib"
CRISIS = "crisis_"
UNCLEAR = "out_of_scope"
NO_PAYLOAD = re.compile(r"\s*/\S")
"""A slash begins a payload. Rasa reads those that it knows after this; what remains is nobody's words."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DutchIntentClassifier(LearningComponent, IntentClassifier):
    """Sets `intent` and `intent_ranking` of a message from its text alone."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """`characters`: shortest and longest n-gram; `ranking_length`: how many intents to name."""
        return {"characters": [2, 5], "ranking_length": 10}

    def __init__(self, config: Dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        """Make an untrained classifier."""
        super().__init__(config, storage, resource)
        self._one_text: OneText | None = None

    def learn(self, training_data: TrainingData, directory: Path) -> None:
        """Fit on the intent examples and keep the result."""
        examples = [(message.get(TEXT), message.get(INTENT)) for message in training_data.intent_examples]
        # A cry for help is the crisis detector's alone; here it would only take chances from the others.
        kept = [(normalise(text), intent) for text, intent in examples if text and not intent.startswith(CRISIS)]
        pipeline = intent_pipeline(*self._config["characters"]).fit(*zip(*kept, strict=True))
        for _, view in pipeline["features"].transformer_list:
            view.stop_words_ = None  # all that was too rare to learn from: as much again as what was learned
        joblib.dump(pipeline, directory / MODEL_FILE)
        self._one_text = OneText(pipeline)

    def remember(self, directory: Path) -> None:
        """Read the pipeline."""
        self._one_text = OneText(joblib.load(directory / MODEL_FILE))

    def process(self, messages: List[Message]) -> List[Message]:
        """Set the likeliest intent and the ranking, confidences between 0 and 1 that add up to 1 over all."""
        if self._one_text is None:
            return messages
        for message in messages:
            ranking = self._ranking(self._one_text, message.get(TEXT) or "")
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _ranking(self, model: OneText, text: str) -> List[Dict[str, Any]]:
        if NO_PAYLOAD.match(text):
            return [{"name": UNCLEAR, "confidence": 1.0}]
        chances = model.chances(normalise(text))
        best = chances.argsort()[::-1][: self._config["ranking_length"]]
        return [{"name": str(model.intents[index]), "confidence": float(chances[index])} for index in best]


class MarginAndBayes:
    """A linear support vector machine, more often right, with a share of naive Bayes, better with rare words.

    Both are linear, so one matrix holds their sum. The numbers were chosen by cross-validation on the training data.
    """

    SHARE = 0.05
    SHARPNESS = 4.0  # makes the confidence as high as unseen messages are often right

    def fit(self, features: Any, intents: Sequence[str]) -> MarginAndBayes:
        """Fit on rows of TF-IDF values."""
        margins = LinearSVC(C=0.5, class_weight="balanced", tol=1e-3, random_state=0).fit(features, intents)
        bayes = MultinomialNB(alpha=0.01, fit_prior=False).fit(features, intents)
        weights = self.SHARPNESS * (margins.coef_ + self.SHARE * bayes.feature_log_prob_)
        # What counts for every intent alike counts for none; without it single precision is enough.
        self.weights_ = np.ascontiguousarray((weights - weights.mean(axis=0)).T, dtype=np.float32)
        self.offsets_, self.classes_ = self.SHARPNESS * margins.intercept_, margins.classes_
        return self

    def predict_proba(self, features: Any) -> NDArray[np.float64]:
        """How likely every intent is, per row."""
        likely: NDArray[np.float64] = softmax(features @ self.weights_ + self.offsets_, axis=1)
        return likely


class OneText:
    """A fitted pipeline as a chat needs it: the same chances, without what matrices of one row cost."""

    def __init__(self, pipeline: Pipeline) -> None:
        """Lay out the parts of `intent_pipeline()`."""
        classifier = pipeline["classifier"]
        self.intents, self._offsets = classifier.classes_, classifier.offsets_
        self._views: List[Tuple[Callable[[str], List[str]], Dict[str, int], List[float], NDArray[np.float32]]] = []
        start = 0
        for _, view in pipeline["features"].transformer_list:
            end = start + len(view.vocabulary_)
            weights = classifier.weights_[start:end]
            self._views.append((view.build_analyzer(), view.vocabulary_, view.idf_.tolist(), weights))
            start = end

    def chances(self, text: str) -> NDArray[np.float64]:
        """How likely every intent is for a normalised text, in the order of `intents`."""
        likely: NDArray[np.float64] = softmax(self._offsets + sum(self._view(text, *view) for view in self._views))
        return likely

    @staticmethod
    def _view(
        text: str,
        analyse: Callable[[str], List[str]],
        vocabulary: Dict[str, int],
        rarity: List[float],
        weights: NDArray[np.float32],
    ) -> NDArray[np.float32] | float:
        counts = {vocabulary[part]: n for part, n in Counter(analyse(text)).items() if part in vocabulary}
        if not counts:
            return 0.0
        values = np.array([(1 + math.log(n)) * rarity[row] for row, n in counts.items()], dtype=np.float32)
        score: NDArray[np.float32] = values @ weights[list(counts)] / np.linalg.norm(values)
        return score


def skip_pairs(text: str) -> List[str]:
    """Every two words of a text with one or two words between them: "zoek ... hulp" whatever stands between."""
    words = text.split()
    return [f"{first}{'_' * gap}{second}" for gap in (2, 3) for first, second in zip(words, words[gap:], strict=False)]


def intent_pipeline(shortest: int = 2, longest: int = 5) -> Pipeline:
    """From normalised texts to intents; the numbers bound the length of the character n-grams."""
    common: Dict[str, Any] = {"sublinear_tf": True, "lowercase": False, "dtype": np.float32}
    words = TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"\S+", **common)
    characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(shortest, longest), min_df=2, **common)
    skips = TfidfVectorizer(analyzer=skip_pairs, **common)
    features = FeatureUnion([("words", words), ("skips", skips), ("characters", characters)])
    return Pipeline([("features", features), ("classifier", MarginAndBayes())])
