"""The universal words: only a whole message is a command, however it is spelt."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.universal_words import UniversalWords
from tests.nlu.storage import Storage

PHRASES = {
    "wis dit hele gesprek": "erase",
    "ik wil dit gesprek wissen": "erase",
    "ik wil stoppen met dit gesprek": "stop",
    "ik wil hier niet op antwoorden": "skip",
}


@pytest.fixture
def words(tmp_path: Path) -> UniversalWords:
    component = UniversalWords({"intents": ["erase", "stop", "skip"], "similarity": 90}, Storage(tmp_path), None)  # type: ignore[arg-type]
    component.train(TrainingData([Message({TEXT: text, INTENT: intent}) for text, intent in PHRASES.items()]))
    return component


def command(words: UniversalWords, text: str) -> str | None:
    """The command that a message is, if any."""
    intent = words.process([Message({TEXT: text})])[0].get(INTENT)
    return intent["name"] if intent else None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Wis dit hele gesprek.", "erase"),
        ("wis dit heele gesprk", "erase"),
        ("ik wil stopen met dit gesprek", "stop"),
        ("ik wil hier ni op antworden", "skip"),
    ],
)
def test_a_command_is_understood_also_misspelt(words: UniversalWords, text: str, intent: str) -> None:
    assert command(words, text) == intent


@pytest.mark.parametrize(
    "text",
    [
        "ik wil dit gesprek niet wissen",
        "ik wil niet stoppen met dit gesprek",
        "Wis dit hele gesprek nie",
    ],
)
def test_a_denied_command_takes_nothing_away(words: UniversalWords, text: str) -> None:
    assert command(words, text) in ("deny", None)


def test_what_is_denied_is_a_no(words: UniversalWords) -> None:
    assert command(words, "ik wil dit gesprek niet wissen") == "deny"
    assert command(words, "wis dit hele gesprek niet") == "deny"


def test_without_its_denial_a_phrase_is_no_command(words: UniversalWords) -> None:
    assert command(words, "ik wil hier op antwoorden") is None


def test_a_story_that_holds_a_command_stays_a_story(words: UniversalWords) -> None:
    assert command(words, "mijn zoon zegt vaak: ik wil stoppen met dit gesprek, en dan loopt hij naar boven") is None
