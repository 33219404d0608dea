"""The intents on utterances that are in no training file.

Nobody who writes training data reads the development set; what happens to stand in both does not count here.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import pytest
import yaml
from rapidfuzz import fuzz, process
from sklearn.metrics import f1_score

from bot.nlu.crisis.data import read_examples
from bot.nlu.crisis.normalise import normalise
from bot.nlu.intent_classifier import CRISIS, intent_pipeline

ROOT: Final = Path(__file__).resolve().parents[2]
DEVELOPMENT: Final = ROOT / "tests" / "nlu" / "dev" / "intents.yml"
NEAR_COPY: Final = 92
"""Likeness (0-100) from which two utterances are the same."""

SHORT: Final = 3
"""Up to so many words everybody says the same: *ja*, *tot morgen*, *volgende vraag graag*."""


class Example(NamedTuple):
    """A normalised utterance and what it means."""

    text: str
    intent: str


class Answers(NamedTuple):
    """What the classifier makes of the unseen utterances, one row each."""

    intents: np.ndarray
    ranked: np.ndarray
    confidence: np.ndarray


def _examples(path: Path) -> list[Example]:
    return [Example(normalise(text), intent) for text, intent in read_examples(path)]


@pytest.fixture(scope="module")
def training() -> list[Example]:
    examples = [example for path in sorted((ROOT / "data" / "nlu").glob("*.yml")) for example in _examples(path)]
    return [example for example in examples if not example.intent.startswith(CRISIS)]


@pytest.fixture(scope="module")
def split(training: list[Example]) -> tuple[list[Example], list[Example]]:
    """The development set: what is new to the classifier, and what nearly stands in the training data."""
    examples = _examples(DEVELOPMENT)
    likeness = process.cdist(
        [example.text for example in examples],
        [example.text for example in training],
        scorer=fuzz.ratio,
        score_cutoff=NEAR_COPY,
        dtype=np.uint8,
    ).max(axis=1)
    copied = likeness >= NEAR_COPY
    return (
        [example for example, copy in zip(examples, copied, strict=True) if not copy],
        [example for example, copy in zip(examples, copied, strict=True) if copy],
    )


@pytest.fixture(scope="module")
def answers(training: list[Example], split: tuple[list[Example], list[Example]]) -> Answers:
    texts, intents = zip(*training, strict=True)
    pipeline = intent_pipeline().fit(texts, intents)
    unseen, _ = split
    chances = pipeline.predict_proba([example.text for example in unseen])
    return Answers(
        intents=np.array([example.intent for example in unseen]),
        ranked=pipeline.classes_[chances.argsort(axis=1)[:, ::-1]],
        confidence=chances.max(axis=1),
    )


def test_the_first_guess_is_right(answers: Answers) -> None:
    assert np.mean(answers.ranked[:, 0] == answers.intents) >= 0.87


def test_the_right_one_is_among_three(answers: Answers) -> None:
    assert np.mean((answers.ranked[:, :3] == answers.intents[:, None]).any(axis=1)) >= 0.955


def test_no_intent_is_left_behind(answers: Answers) -> None:
    known = sorted(set(answers.intents))
    assert f1_score(answers.intents, answers.ranked[:, 0], labels=known, average="macro") >= 0.87
    assert f1_score(answers.intents, answers.ranked[:, 0], labels=known, average=None).min() >= 0.6


def test_confidence_is_honest(answers: Answers) -> None:
    right = answers.ranked[:, 0] == answers.intents
    assert abs(answers.confidence.mean() - right.mean()) <= 0.08
    assert right[answers.confidence >= 0.8].mean() >= 0.93
    assert right[answers.confidence < 0.4].mean() <= 0.6


def test_the_development_set_was_not_copied(split: tuple[list[Example], list[Example]]) -> None:
    """Only fixed phrases may be the same: very short ones, and those of the universal words."""
    unseen, copies = split
    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    commands = {intent for component in config["pipeline"] for intent in component.get("intents", ())}
    assert [copy for copy in copies if len(copy.text.split()) > SHORT and copy.intent not in commands] == []
    assert len(copies) <= 0.1 * (len(unseen) + len(copies))


def test_no_utterance_means_two_things(training: list[Example]) -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for example in training:
        meanings[example.text].add(example.intent)
    assert {text: intents for text, intents in meanings.items() if len(intents) > 1} == {}
