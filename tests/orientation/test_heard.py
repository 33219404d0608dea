"""What was understood is read back in one breath, so that somebody can say that it is not so."""

from __future__ import annotations

import pytest

from bot.orientation.card import heard_in_words
from bot.orientation.situation import Situation
from bot.orientation.wording import Wording

FIELDS = ("ages", "domains", "waiting")
WORDING = Wording(
    {
        "ages": {
            "years": {"heard": "een kind van {value} jaar", "own": "Je bent {value} jaar"},
            "newborn": {"heard": "een pasgeboren kindje"},
        },
        "domains": {"school": {"heard": "school"}, "home_conflict": {"heard": "ruzie thuis"}, "work": {"own": "Werk"}},
        "waiting": {"true": {"heard": "wachten op hulp"}},
    },
    {},
)


@pytest.mark.parametrize(
    ("told", "heard"),
    [
        ({}, ""),
        ({"domains": ["school"]}, "school"),
        ({"domains": ["school", "home_conflict"]}, "school en ruzie thuis"),
        ({"ages": [4, 14.5], "domains": ["school"]}, "een kind van 4 jaar, een kind van 14,5 jaar en school"),
        ({"ages": [0], "waiting": True}, "een pasgeboren kindje en wachten op hulp"),
        ({"domains": ["work"]}, ""),
        ({"asker": "youth", "ages": [16], "domains": ["school"]}, "je bent 16 jaar en school"),
    ],
)
def test_read_back(told: dict[str, object], heard: str) -> None:
    assert heard_in_words(Situation.from_mapping(told), WORDING, FIELDS, most=6) == heard


def test_a_long_story_is_read_back_in_short() -> None:
    many = Situation.from_mapping({"ages": [1, 2, 3, 4], "domains": ["school", "home_conflict"]})
    assert heard_in_words(many, WORDING, FIELDS, most=3).count("een kind") == 3
