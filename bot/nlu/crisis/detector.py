"""The crisis detector: written patterns and a learned classifier that can only add caution."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Iterator, Literal, Sequence, cast

from bot.nlu.crisis.classifier import CrisisClassifier, Judgement
from bot.nlu.crisis.features import words
from bot.nlu.crisis.normalise import normalise, sentences, without_laughter
from bot.nlu.crisis.rules import Category, Level, RuleMatch, RuleSet, Scan, Subject
from bot.nlu.crisis.subject import subject_of

ALARM_THRESHOLD: Final = 1.5
"""Log-odds of a crisis from which it is an alarm."""

ASK_THRESHOLD: Final = -0.55
"""Log-odds of a reason to ask from which it deserves a check question."""

CRISIS_SHARE: Final = 0.2
"""How much the log-odds of a crisis weigh in the reason to ask: what is only sad is less urgent."""

SUPPORT_CERTAIN: Final = 2.0
"""What a certain pattern adds to the log-odds of the classifier. Such a pattern is never met with
silence, but with words about something else ("hij wil dood in dat spel") with a check question."""

SUPPORT_ALARM: Final = 0.7
"""What another strong pattern adds."""

SUPPORT_MORE: Final = 0.3
"""What a second strong pattern adds to that."""

SUPPORT_ASK: Final = 0.3
"""What a pattern for a check question adds to the log-odds that there is reason to ask."""

SUPPORT_ASK_STRONG: Final = 1.0
"""What a strong pattern adds to those. More would not help: where the classifier hears nothing in the words of a new
author, a pattern is as often wrong as right."""

PART: Final = 0.5
"""By how much a part of a message has to be louder than the whole, which says what it is about."""

CATEGORY_SUPPORT: Final = 0.3
"""What a pattern adds to the chance of its category."""

TOO_SHORT: Final = 2
"""Words; in "voor mij" there is too little to learn from, and "sos" may mean a lot. Short cries for help stand in
the patterns."""

SHORT_SURE: Final = 3.5
"""Log-odds from which two words deserve a check question all the same; one word ("help") never does by itself."""

_SHORT: Final = 25
_WHOLE: Final = 80
_WINDOW: Final = 24
_WINDOW_STEP: Final = 12


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
        loudest = self._loudest(prepared)
        if loudest is None:
            return None if scan.best is None else _from_rule(scan.best)
        return _weigh(scan, *loudest) or self._in_earnest(prepared, scan)

    def _in_earnest(self, prepared: str, scan: Scan) -> CrisisSignal | None:
        """A second look without the laughter: who laughs away plain words may mean them."""
        earnest = without_laughter(prepared)
        if earnest == prepared or not any(match.level == "alarm" for match in scan.matches):
            return None
        loudest = self._loudest(earnest)
        signal = _weigh(scan, *loudest) if loudest is not None else None
        return replace(signal, level="doubt") if signal is not None and signal.level == "alarm" else None

    def _prepare(self, text: str) -> str:
        return self._rules.mask(normalise(text))

    def _loudest(self, prepared: str) -> tuple[str, Judgement] | None:
        """The piece of a text that sounds most like a crisis to the classifier, with its judgement."""
        classifier = self._classifier
        if classifier is None:
            return None
        judged = [(piece, classifier.judge(piece), penalty) for piece, penalty in _pieces(prepared)]
        if not judged:
            return None
        loudest = max(judged, key=lambda entry: entry[1].crisis - entry[2])
        crisis = loudest[1].crisis - loudest[2]
        ask = max(judgement.ask - penalty for _, judgement, penalty in judged)
        return loudest[0], Judgement(crisis, ask, loudest[1].chances)


def _weigh(scan: Scan, piece: str, judgement: Judgement) -> CrisisSignal | None:
    """Bring together what the patterns found and what the classifier heard."""
    length = len(words(piece))
    if not scan.matches and _too_little(length, judgement):
        return None
    level = _level(scan, judgement)
    if level == "alarm" and length <= TOO_SHORT and not any(m.level == "alarm" for m in scan.matches):
        level = "doubt"
    return None if level is None else _signal(level, piece, judgement, scan)


def _too_little(length: int, judgement: Judgement) -> bool:
    """Whether a message is so short that the classifier alone should not be believed."""
    return length < TOO_SHORT or (length == TOO_SHORT and min(judgement.crisis, judgement.ask) < SHORT_SURE)


def _level(scan: Scan, judgement: Judgement) -> Level | None:
    strong = {match.rule for match in scan.matches if match.level == "alarm"}
    certain = any(match.certain for match in scan.matches)
    support = (SUPPORT_CERTAIN if certain else SUPPORT_ALARM) * bool(strong) + SUPPORT_MORE * (len(strong) > 1)
    if judgement.crisis + support >= ALARM_THRESHOLD:
        return "alarm"
    reason = CRISIS_SHARE * judgement.crisis + (1 - CRISIS_SHARE) * judgement.ask
    support = SUPPORT_ASK_STRONG * len(strong) if strong else SUPPORT_ASK * bool(scan.matches)
    if certain or reason + support >= ASK_THRESHOLD:
        return "doubt"
    return None


def _pieces(prepared: str) -> Iterator[tuple[str, float]]:
    """What is judged, with its penalty: the message, and when it is long its sentences or windows of them.

    What somebody means often stands in more than one sentence; in a long story a cry for help must
    not drown.
    """
    length = len(prepared.split(" "))
    if length <= _WHOLE:
        yield prepared, 0.0
    if length > _SHORT:
        for sentence in dict.fromkeys(sentences(prepared)):
            yield from ((window, PART) for window in _windows(sentence.split(" ")))


def _windows(among: list[str]) -> Iterator[str]:
    if len(among) <= _WINDOW + _WINDOW_STEP:
        yield " ".join(among)
    else:
        for start in range(0, len(among) - _WINDOW_STEP, _WINDOW_STEP):
            yield " ".join(among[start : start + _WINDOW])


def _from_rule(match: RuleMatch) -> CrisisSignal:
    subject: Subject = match.subject or subject_of(match.clause, match.category)
    return CrisisSignal(match.category, match.level, subject)


def _signal(level: Level, piece: str, judgement: Judgement, scan: Scan) -> CrisisSignal:
    """A signal in the category for which classifier and patterns together say most."""
    chances = dict(judgement.chances)
    for found in scan.matches:
        chances[found.category] += CATEGORY_SUPPORT
    category = cast(Category, max(chances, key=lambda name: chances[name]))
    match = next((match for match in scan.matches if match.category == category), None)
    if match is None:
        return CrisisSignal(category, level, subject_of(piece, category))
    return CrisisSignal(category, level, match.subject or subject_of(match.clause, category))
