"""Cross-validation of the crisis detector: ``python -m bot.nlu.crisis.evaluate``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final, Sequence

from sklearn.model_selection import StratifiedKFold

from bot.nlu.crisis.classifier import DOUBT, LABELS, NONE, ORDINARY
from bot.nlu.crisis.data import load_training_data
from bot.nlu.crisis.detector import CrisisDetector
from bot.nlu.crisis.rules import RuleSet

FOLDS: Final = 5
_EMPTY_RULES: Final = RuleSet([], [])


@dataclass
class Outcome:
    """Counts of what the detector answered, per true label."""

    answers: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, label: str, answer: str) -> None:
        """Count one answer (``alarm``, ``doubt`` or ``none``)."""
        self.answers.setdefault(label, Counter())[answer] += 1

    def share(self, labels: Sequence[str], answers: Sequence[str]) -> float:
        """Which part of the texts with these labels got one of these answers."""
        counters = [self.answers.get(label, Counter()) for label in labels]
        total = sum(sum(counter.values()) for counter in counters)
        return sum(counter[answer] for counter in counters for answer in answers) / max(total, 1)

    def summary(self) -> str:
        """The numbers that matter, for reading."""
        crisis = [label for label in self.answers if label.startswith("crisis_")]
        return (
            f"heard {self.share(crisis, ['alarm', 'doubt']):.3f} "
            f"(alarm {self.share(crisis, ['alarm']):.3f}); "
            f"hard negatives: alarm {self.share([NONE], ['alarm']):.4f}, "
            f"check question {self.share([NONE], ['doubt']):.4f}; "
            f"ordinary: alarm {self.share([ORDINARY], ['alarm']):.4f}, "
            f"check question {self.share([ORDINARY], ['doubt']):.4f}; "
            f"doubt heard {self.share([DOUBT], ['alarm', 'doubt']):.3f} "
            f"(alarm {self.share([DOUBT], ['alarm']):.3f})"
        )


def cross_validate(texts: Sequence[str], labels: Sequence[str], rules: RuleSet | None = None) -> Outcome:
    """Judge every text with a classifier that never saw it."""
    targets = [label if label in LABELS else ORDINARY for label in labels]
    outcome = Outcome()
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=11)
    for training, testing in folds.split(texts, targets):
        detector = CrisisDetector(rules)
        detector.train([texts[i] for i in training], [labels[i] for i in training])
        for i in testing:
            signal = detector.detect(texts[i])
            outcome.add(targets[i], NONE if signal is None else signal.level)
    return outcome


def main() -> None:
    """Print the results with all patterns and with the classifier alone."""
    texts, labels = load_training_data()
    print("rules and classifier:", cross_validate(texts, labels).summary())
    print("classifier alone:    ", cross_validate(texts, labels, _EMPTY_RULES).summary())


if __name__ == "__main__":
    main()
