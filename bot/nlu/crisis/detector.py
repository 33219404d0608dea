"""The crisis detector: written patterns and a learned classifier that can only add caution."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Iterator, Literal, Sequence, cast

from bot.nlu.crisis.classifier import CRISIS_LABELS, DOUBT, CrisisClassifier
from bot.nlu.crisis.normalise import normalise, sentences
from bot.nlu.crisis.rules import Category, Level, RuleMatch, RuleSet, Subject
from bot.nlu.crisis.subject import subject_of

ALARM_THRESHOLD: Final = 0.87
"""Classifier on its own: this likely to be a crisis is an alarm."""

SUPPORTED_ALARM_THRESHOLD: Final = 0.7
"""The same where a written pattern already asks for a check question."""

DOUBT_THRESHOLD: Final = 0.42
"""Classifier: this likely to be crisis or doubt deserves a check question."""

EXCUSED_FACTOR: Final = 0.7
"""All thresholds are lowered by this where a strong pattern was excused by its context."""

TOO_SHORT_TO_DOUBT: Final = 2
"""Words; in "voor mij" there is too little to learn a doubt from. Short cries for help stand in the patterns."""

_WINDOW: Final = 18
_WINDOW_STEP: Final = 9


@dataclass(frozen=True)
class CrisisSignal:
    """What was heard in a message.

    Attributes:
        category: which lines fit: suicide, abuse or acute danger.
        level: ``alarm`` answers at once; ``doubt`` asks a caring check question.
        subject: who is at risk: the writer, somebody else, or not clear. For what the writer
            does to somebody, that somebody is at risk.
    """

    category: Literal["suicide", "abuse", "danger"]
    level: Literal["alarm", "doubt"]
    subject: Literal["self", "other", "unknown"]


class CrisisDetector:
    """Listens to every message, in every state of every conversation."""

    def __init__(self, rules: RuleSet | None = None, classifier: CrisisClassifier | None = None) -> None:
        self._rules = rules if rules is not None else RuleSet.load()
        self._classifier = classifier

    @classmethod
    def load(cls, classifier_path: Path, rules: RuleSet | None = None) -> CrisisDetector:
        """A detector with a stored classifier."""
        return cls(rules, CrisisClassifier.load(classifier_path))

    def train(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        """Learn the classifier from raw texts and intent names."""
        classifier = CrisisClassifier()
        classifier.train([self._prepare(text) for text in texts], labels)
        self._classifier = classifier

    def save(self, classifier_path: Path) -> None:
        """Store the learned part; the patterns stay in their own file."""
        if self._classifier is None:
            raise ValueError("nothing learned yet")
        self._classifier.save(classifier_path)

    def detect(self, text: str) -> CrisisSignal | None:
        """The most serious signal in ``text``, or ``None``; harmless on any input."""
        prepared = self._prepare(text)
        if not any(character.isalnum() for character in prepared):
            return None
        scan = self._rules.scan(prepared)
        match = scan.best
        if match is not None and match.level == "alarm":
            return _from_rule(match)
        factor = EXCUSED_FACTOR if scan.excused else 1.0
        alarm = ALARM_THRESHOLD if match is None else SUPPORTED_ALARM_THRESHOLD
        learned = self._learned(prepared, alarm * factor, DOUBT_THRESHOLD * factor)
        if learned is not None and (match is None or learned.level == "alarm"):
            return learned
        return None if match is None else _from_rule(match)

    def _prepare(self, text: str) -> str:
        return self._rules.mask(normalise(text))

    def _learned(self, prepared: str, alarm: float, doubt: float) -> CrisisSignal | None:
        """What the classifier alone hears, with these thresholds for an alarm and a check question."""
        if self._classifier is None:
            return None
        pieces = list(dict.fromkeys(_pieces(prepared)))
        found: CrisisSignal | None = None
        highest = 0.0
        for piece, probabilities in zip(pieces, self._classifier.predict_proba(pieces), strict=True):
            crisis = sum(probabilities.get(label, 0.0) for label in CRISIS_LABELS)
            level: Level | None = None
            if crisis >= alarm:
                level = "alarm"
            elif crisis + probabilities.get(DOUBT, 0.0) >= doubt and len(piece.split()) > TOO_SHORT_TO_DOUBT:
                level = "doubt"
            rank = crisis + (1.0 if level == "alarm" else 0.0)
            if level is not None and (found is None or rank > highest):
                highest = rank
                found = _from_classifier(piece, level, probabilities)
        return found


def _pieces(prepared: str) -> Iterator[str]:
    """The parts that are judged on their own: the sentences, long ones also in windows.

    A message of one sentence is judged as a whole; in a long one a cry for help must not drown.
    """
    for sentence in sentences(prepared):
        yield sentence
        words = sentence.split(" ")
        if len(words) > _WINDOW + _WINDOW_STEP:
            for start in range(0, len(words) - _WINDOW_STEP, _WINDOW_STEP):
                yield " ".join(words[start : start + _WINDOW])


def _from_rule(match: RuleMatch) -> CrisisSignal:
    subject: Subject = match.subject or subject_of(match.clause, match.category)
    return CrisisSignal(match.category, match.level, subject)


def _from_classifier(piece: str, level: Level, probabilities: dict[str, float]) -> CrisisSignal:
    label = max(CRISIS_LABELS, key=lambda name: probabilities.get(name, 0.0))
    category = cast(Category, CRISIS_LABELS[label])
    return CrisisSignal(category, level, subject_of(piece, category))
