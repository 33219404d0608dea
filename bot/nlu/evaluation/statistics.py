"""Figures about answers, with how sure they are. Pure: arrays in, numbers out."""

from __future__ import annotations

from typing import Callable, Final, NamedTuple, Sequence, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score

ROUNDS: Final = 1000
BINS: Final = 10
Indices: TypeAlias = NDArray[np.int64]


class Estimate(NamedTuple):
    """A figure, and between which values 95 % of the bootstrap samples lie."""

    value: float
    low: float
    high: float


class Bin(NamedTuple):
    """Messages of about the same confidence: how sure it was, and how often it was right."""

    low: float
    high: float
    size: int
    confidence: float
    right: float


def bootstrap(figure: Callable[[Indices], float], labels: Sequence[str], rounds: int = ROUNDS) -> Estimate:
    """A figure over all rows, and its 95 % interval.

    Drawn anew within each label, as the sets were written: so many utterances for each.

    Args:
        figure: from row numbers to the figure.
        labels: true label of each row; not empty.
        rounds: how many samples are drawn.
    """
    random = np.random.default_rng(0)
    groups = [np.flatnonzero(np.asarray(labels) == label) for label in sorted(set(labels))]
    drawn = [figure(np.concatenate([random.choice(rows, len(rows)) for rows in groups])) for _ in range(rounds)]
    return Estimate(figure(np.arange(len(labels))), float(np.percentile(drawn, 2.5)), float(np.percentile(drawn, 97.5)))


def share(hits: Sequence[bool]) -> Estimate:
    """Which part is true; of nothing at all, none."""
    if not len(hits):
        return Estimate(0.0, 0.0, 0.0)
    marks = np.asarray(hits, dtype=float)
    return bootstrap(lambda rows: float(marks[rows].mean()), [""] * len(marks))


def f1_per_label(truth: Sequence[str], answers: Sequence[str]) -> dict[str, float]:
    """F1 of every label that stands in the truth."""
    labels = sorted(set(truth))
    values = f1_score(truth, answers, labels=labels, average=None, zero_division=0)
    return dict(zip(labels, (float(value) for value in values), strict=True))


def macro_f1(truth: Sequence[str], answers: Sequence[str]) -> Estimate:
    """The mean F1 of all labels that stand in the truth, each counting alike."""
    labels = sorted(set(truth))
    numbers = {label: number for number, label in enumerate(labels)}
    true = np.array([numbers[label] for label in truth])
    given = np.array([numbers.get(label, len(labels)) for label in answers])

    def figure(rows: Indices) -> float:
        size = len(labels) + 1
        right = np.bincount(true[rows][true[rows] == given[rows]], minlength=size)
        both = np.bincount(true[rows], minlength=size) + np.bincount(given[rows], minlength=size)
        return float(np.mean((2 * right / np.maximum(both, 1))[: len(labels)]))

    return bootstrap(figure, truth)


def reliability(confidence: Sequence[float], right: Sequence[bool], bins: int = BINS) -> list[Bin]:
    """The messages by confidence, in bins of equal width; empty bins are left out."""
    sure, hit = np.asarray(confidence), np.asarray(right, dtype=float)
    number = np.minimum((sure * bins).astype(int), bins - 1)
    return [
        Bin(i / bins, (i + 1) / bins, int(here.sum()), float(sure[here].mean()), float(hit[here].mean()))
        for i in range(bins)
        if (here := number == i).any()
    ]


def calibration_error(table: Sequence[Bin]) -> float:
    """Expected calibration error: how far confidence and being right lie apart, on average over the messages."""
    total = sum(row.size for row in table)
    return sum(row.size * abs(row.confidence - row.right) for row in table) / max(total, 1)
