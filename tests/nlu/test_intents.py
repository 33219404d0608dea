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
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.metrics import f1_score
from sklearn.pipeline import Pipeline

from bot.nlu.crisis.data import read_examples
from bot.nlu.crisis.normalise import normalise
from bot.nlu.evaluation.statistics import calibration_error, reliability
from bot.nlu.intent_classifier import CRISIS, DutchIntentClassifier, OneText, intent_pipeline
from tests.nlu.storage import Storage

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
def pipeline(training: list[Example]) -> Pipeline:
    return intent_pipeline().fit(*zip(*training, strict=True))


@pytest.fixture(scope="module")
def one_text(pipeline: Pipeline) -> OneText:
    return OneText(pipeline)


@pytest.fixture(scope="module")
def answers(pipeline: Pipeline, split: tuple[list[Example], list[Example]]) -> Answers:
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
    assert calibration_error(reliability(answers.confidence, right)) <= 0.05
    assert right[answers.confidence >= 0.8].mean() >= 0.93
    assert right[answers.confidence < 0.4].mean() <= 0.6


def test_one_text_gets_the_same_chances_as_many(
    pipeline: Pipeline, one_text: OneText, split: tuple[list[Example], list[Example]]
) -> None:
    texts = ["", "xqzwv", *(example.text for example in split[0][:50])]
    alone = np.array([one_text.chances(text) for text in texts])
    assert alone == pytest.approx(pipeline.predict_proba(texts), abs=1e-4)


def likeliest(one_text: OneText, text: str) -> str:
    return str(one_text.intents[one_text.chances(normalise(text)).argmax()])


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("komt er dan iemand bij ons thuis langs", "ask_option_info"),
        ("mag mijn dochter van 12 daar alleen heen", "ask_option_info"),
        ("is daar eigenlijk een wachtlijst voor", "ask_option_info"),
        ("hoe gaat dat dan, stap voor stap", "ask_option_info"),
        ("wie beslist er of wij dat krijgen", "ask_option_info"),
        ("wat bestaat er voor kinderen van 4", "ask_option_info"),
        ("wie komt er zoal aan huis bij mensen", "ask_option_info"),
        ("wat bestaat er voor wie moet wachten op een plaats", "ask_option_info"),
        ("wat betekent de participatieladder", "ask_option_info"),
        ("welke begeleiding is gratis", "ask_cost"),
        ("wat duurt het minst lang", "ask_duration"),
        ("wat van al die hulp is verplicht", "ask_choice"),
        ("bij welk nummer moet ik zijn", "ask_contact"),
        ("leg een buddy en een trajectgezel eens naast elkaar", "ask_comparison"),
        ("uit welk document haal je dat", "ask_source"),
    ],
)
def test_questions_across_and_about_options(one_text: OneText, text: str, intent: str) -> None:
    assert likeliest(one_text, text) == intent


@pytest.mark.parametrize("text", ["slaap", "slapen", "slaapt slecht"])
def test_sleep_is_a_worry_and_no_farewell(one_text: OneText, text: str) -> None:
    assert likeliest(one_text, text) == "concern_parenting"


def test_wanting_to_stop_with_everything_is_no_command(one_text: OneText) -> None:
    assert likeliest(one_text, "ik wil stoppen met alles") == "concern_mental"
    assert likeliest(one_text, "ik wil stoppen met dit gesprek") == "stop"


def test_what_was_trained_can_be_loaded_and_a_stray_slash_is_unclear(training: list[Example], tmp_path: Path) -> None:
    chosen = [example for example in training if example.intent in ("greet", "stop")]
    data = TrainingData([Message({"text": example.text, "intent": example.intent}) for example in chosen])
    config = DutchIntentClassifier.get_default_config()
    DutchIntentClassifier(config, Storage(tmp_path), None).train(data)  # type: ignore[arg-type]
    component = DutchIntentClassifier.load(config, Storage(tmp_path), None, None)  # type: ignore[arg-type]
    messages = component.process([Message({"text": text}) for text in ("goeiedag", "stop maar", "/bestaatniet", " /x")])
    found = [message.get("intent") for message in messages]
    assert [intent["name"] for intent in found] == ["greet", "stop", "out_of_scope", "out_of_scope"]
    assert sum(one["confidence"] for one in messages[0].get("intent_ranking")) == pytest.approx(1, abs=1e-4)


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
