"""One evaluation: train, parse the sets, count. Everything that touches disk, clock or memory is here."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Iterator

from rasa.shared.nlu.constants import INTENT

from bot.nlu.evaluation.figures import (
    HARD,
    CrisisFigures,
    IntentFigures,
    crisis_figures,
    fact_figures,
    intent_figures,
)
from bot.nlu.evaluation.parser import Fallback, Parser, configured_fallback
from bot.nlu.evaluation.running import cost_of_running
from bot.nlu.evaluation.sets import SETS, only_unseen, read_set, read_situations, training_texts
from bot.nlu.evaluation.statistics import Estimate, calibration_error
from bot.nlu.intent_classifier import DutchIntentClassifier

CALIBRATED_ON: Final = "dev"
"""The set on which confidence is judged: on the smaller sets the error is mostly chance."""


@dataclass
class SetFigures:
    """What was measured on one set; a kind of messages that it lacks stays empty."""

    seen: dict[str, int] = field(default_factory=dict)
    intents: IntentFigures | None = None
    crisis: CrisisFigures | None = None
    facts: dict[str, Estimate] = field(default_factory=dict)


@dataclass
class Evaluation:
    """Everything that was measured; `cost` is by the name of its threshold."""

    sets: dict[str, SetFigures]
    cost: dict[str, float]
    fallback: Fallback


def evaluate(directories: dict[str, Path] | None = None) -> Evaluation:
    """Train on the project's data and measure.

    Args:
        directories: the sets by name, each with `intents.yml`, `crisis.yml` and `situations*.yml` where it has them.

    Raises:
        SetError: when a set cannot be read.
        RunningError: when the trained pipeline could not be run in a process of its own.
    """
    directories = SETS if directories is None else directories
    with TemporaryDirectory() as storage:
        started = time.perf_counter()
        parser = Parser.trained(Path(storage))
        seconds = time.perf_counter() - started
        texts = [text for directory in directories.values() for text in _texts(directory)]
        cost = {"training_seconds": seconds, **cost_of_running(Path(storage), texts)}
    training, fallback = training_texts(), configured_fallback()
    sets = {name: _measure(directory, parser, training, fallback) for name, directory in directories.items()}
    return Evaluation(sets, cost, fallback)


def _measure(directory: Path, parser: Parser, training: list[str], fallback: Fallback) -> SetFigures:
    figures = SetFigures()
    if (path := directory / "intents.yml").exists():
        unseen, figures.seen["intents"] = only_unseen(read_set(path), training)
        alone = [parser.only(DutchIntentClassifier, one.text).get(INTENT)["name"] for one in unseen]
        figures.intents = intent_figures(unseen, [parser.parse(one.text) for one in unseen], alone, fallback)
    if (path := directory / "crisis.yml").exists():
        unseen, figures.seen["crisis"] = only_unseen(read_set(path), training)
        figures.crisis = crisis_figures(unseen, [parser.parse(one.text) for one in unseen])
    if cases := [case for path in sorted(directory.glob("situations*.yml")) for case in read_situations(path)]:
        figures.facts = fact_figures(cases, [parser.parse(text) for text, _ in cases])
    return figures


def _texts(directory: Path) -> Iterator[str]:
    for name in ("intents.yml", "crisis.yml"):
        if (directory / name).exists():
            yield from (example.text for example in read_set(directory / name))


def to_judge(name: str, figures: SetFigures) -> Iterator[tuple[str, float]]:
    """The figures of a set that have a threshold."""
    if figures.intents:
        yield "intent_top1", figures.intents.top1.value
        yield "intent_top3", figures.intents.top3.value
        yield "intent_macro_f1", figures.intents.macro.value
        if name == CALIBRATED_ON:
            yield "calibration_error", calibration_error(figures.intents.bins)
    if figures.crisis:
        _, alarms, heard = figures.crisis.per_label[HARD]
        yield "crisis_recall", figures.crisis.recall.value
        yield "crisis_false_alarms", alarms.value
        yield "crisis_checks_hard", heard.value - alarms.value
        if figures.crisis.ordinary_checks:
            yield "crisis_checks_ordinary", figures.crisis.ordinary_checks.value
    yield from ((name, estimate.value) for name, estimate in figures.facts.items())
