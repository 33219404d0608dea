"""Measures one candidate, in a process of its own so that memory is its own: `python -m bench.nlu.trial NUMBER`."""

from __future__ import annotations

import json
import logging
import os
import sys
import time
import warnings
from typing import Final

import numpy as np
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

from bench.nlu.candidates import CANDIDATES, Candidate
from bench.processes import resident_megabytes
from bot.nlu.crisis.data import read_examples
from bot.nlu.evaluation.sets import SETS, TRAINING, Example, only_unseen, read_set, training_texts
from bot.nlu.evaluation.statistics import calibration_error, reliability
from bot.nlu.intent_classifier import CRISIS

FOLDS: Final = 3
TIMED: Final = 200
ROUNDS: Final = 3


def measure(candidate: Candidate) -> dict[str, float]:
    """Everything about one candidate, by column."""
    before = resident_megabytes(os.getpid())
    examples = list(training_examples())
    texts, labels = [example.text for example in examples], [example.label for example in examples]
    unseen = only_unseen(read_set(SETS["dev"] / "intents.yml"), training_texts()).unseen
    started = time.perf_counter()
    model = candidate.fit(texts, labels)
    figures = {"training": time.perf_counter() - started, "memory": resident_megabytes(os.getpid()) - before}
    chances = candidate.chances(model, [example.text for example in unseen])
    figures |= {f"dev_{name}": value for name, value in scores(model, chances, unseen).items()}
    figures["milliseconds"] = milliseconds(candidate, model, [example.text for example in unseen[:TIMED]])
    if candidate.folds:
        figures |= {f"cv_{name}": value for name, value in cross_validated(candidate, texts, labels).items()}
    return figures


def training_examples() -> list[Example]:
    """What the intents learn from: without the cries for help."""
    files = sorted((TRAINING / "nlu").glob("*.yml"))
    examples = [Example(text, label) for path in files for text, label in read_examples(path)]
    return [example for example in examples if not example.label.startswith(CRISIS)]


def cross_validated(candidate: Candidate, texts: list[str], labels: list[str]) -> dict[str, float]:
    """The mean over folds of the training data."""
    found = []
    for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=3).split(texts, labels):
        model = candidate.fit([texts[i] for i in train], [labels[i] for i in train])
        chances = candidate.chances(model, [texts[i] for i in test])
        found.append(scores(model, chances, [Example(texts[i], labels[i]) for i in test]))
    return {name: float(np.mean([one[name] for one in found])) for name in found[0]}


def scores(model: object, chances: np.ndarray, examples: list[Example]) -> dict[str, float]:
    """How right, and how honest about it."""
    names, truth = np.asarray(model.classes_), np.array([example.label for example in examples])  # type: ignore[attr-defined]
    ranked = names[chances.argsort(axis=1)[:, ::-1]]
    right = ranked[:, 0] == truth
    return {
        "f1": float(f1_score(truth, ranked[:, 0], labels=sorted(set(truth)), average="macro")),
        "top1": float(right.mean()),
        "top3": float((ranked[:, :3] == truth[:, None]).any(axis=1).mean()),
        "ece": calibration_error(reliability(chances.max(axis=1), right)),
    }


def milliseconds(candidate: Candidate, model: object, texts: list[str]) -> float:
    """Median of the fastest times of single messages."""
    fastest = []
    for text in texts:
        times = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            candidate.chances(model, [text])
            times.append(time.perf_counter() - started)
        fastest.append(min(times))
    return float(np.median(fastest) * 1000)


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    result = measure(CANDIDATES[int(sys.argv[1])])
    print(json.dumps(result))
