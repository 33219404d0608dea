"""What one message says, read from Rasa's tracker: typed, by button, in the middle of a form."""

from __future__ import annotations

from typing import Any

import pytest

from actions.turn import FACTS_OF_INTENT, FIELD_OF_ENTITY, SURE, Turn
from bot.orientation.situation import Situation
from tests.actions.making import entity, heard, tracker


def test_a_typed_message_keeps_its_text_without_spaces_around_it() -> None:
    turn = heard("  mijn zoon gaat niet naar school \n", "concern_school")
    assert turn.text == "mijn zoon gaat niet naar school"
    assert (turn.intent, turn.confidence, turn.by_button, turn.command) == ("concern_school", 1.0, False, None)


def test_the_payload_of_a_button_is_no_text_and_its_name_is_a_command() -> None:
    turn = heard("/skip", "skip")
    assert (turn.text, turn.by_button, turn.command) == ("", True, "skip")


def test_a_button_can_carry_a_value() -> None:
    turn = heard('/inform{"theme": "role"}', "inform", entity("theme", "role"))
    assert turn.first("theme") == "role"
    assert turn.text == ""


@pytest.mark.parametrize("text", ["/hij slaat mij", "/skipper", "//skip", "/ skip", "/skip hallo"])
def test_a_text_that_happens_to_start_with_a_slash_is_text(text: str) -> None:
    turn = heard(text, "skip")
    assert (turn.text, turn.by_button, turn.command) == (text, False, None)


def test_a_universal_word_is_a_command_and_also_text() -> None:
    turn = heard("stop", "stop", entity("command", "stop"))
    assert (turn.command, turn.text, turn.by_button) == ("stop", "stop", False)


def test_an_intent_alone_is_no_command() -> None:
    assert heard("ik wil niet stoppen met school", "stop").command is None


@pytest.mark.parametrize(
    "message",
    [None, {}, {"text": None}, {"intent": None, "entities": None}, {"intent": {"name": None, "confidence": None}}],
)
def test_a_message_without_anything_is_an_empty_turn(message: dict[str, Any] | None) -> None:
    turn = Turn.of(tracker(message))
    assert (turn.text, turn.intent, turn.confidence, turn.command) == ("", "", 0.0, None)
    assert (turn.facts, turn.entities, turn.by_button, turn.interrupted) == ({}, {}, False, False)


def test_an_age_and_a_subject_become_facts() -> None:
    turn = heard(
        "hij is 15 en haar zus 4", "inform", entity("age", 15.0), entity("age", 4.0), entity("domain", "school")
    )
    assert turn.facts == {"ages": [15.0, 4.0], "domains": ["school"]}


def test_an_entity_with_several_values_gives_them_all_once() -> None:
    turn = heard("", "inform", entity("age", [3.0, 5.0]), entity("age", 5.0))
    assert turn.facts == {"ages": [3.0, 5.0]}


def test_of_a_single_fact_the_first_counts() -> None:
    assert heard("", "inform", entity("asker", "parent"), entity("asker", "teacher")).facts == {"asker": "parent"}


def test_what_is_no_fact_of_a_situation_is_kept_apart() -> None:
    turn = heard("20 minuten", "inform", entity("minutes", 20), entity("level", "micro"))
    assert turn.facts == {}
    assert (turn.first("minutes"), turn.first("level"), turn.first("theme")) == (20, "micro", None)


@pytest.mark.parametrize("value", [False, 0, -1.0])
def test_a_no_or_a_zero_is_a_fact(value: Any) -> None:
    name = "waiting" if value is False else "age"
    expected = {"waiting": False} if value is False else {"ages": [value]}
    assert heard("", "inform", entity(name, value)).facts == expected


@pytest.mark.parametrize("nothing", [{"entity": "age", "value": None}, {"value": 4}, {"entity": "age"}, {}])
def test_half_an_entity_says_nothing(nothing: dict[str, Any]) -> None:
    turn = heard("", "inform", nothing)
    assert (turn.facts, turn.entities) == ({}, {})


@pytest.mark.parametrize("intent", FACTS_OF_INTENT)
def test_a_concern_tells_what_it_is_about(intent: str) -> None:
    facts = heard("zoiets", intent).facts
    assert facts.items() >= FACTS_OF_INTENT[intent].items()
    Situation().with_facts(facts)


@pytest.mark.parametrize("intent", FACTS_OF_INTENT)
def test_a_concern_that_is_only_guessed_tells_nothing(intent: str) -> None:
    assert heard("zoiets", intent, sure=SURE - 0.01).facts == {}
    assert heard("zoiets", intent, sure=SURE).facts


def test_what_was_named_comes_before_what_the_whole_message_seems_to_be_about() -> None:
    turn = heard("ruzie thuis en school", "concern_school", entity("domain", "home_conflict"))
    assert turn.facts == {"domains": ["home_conflict", "school"]}


def test_people_that_were_named_go_before_the_loneliness_of_the_intent() -> None:
    turn = heard("ik ben alleen maar mijn oma helpt", "concern_loneliness_network", entity("network", "strong"))
    assert turn.facts == {"domains": ["loneliness_network"], "network": "strong"}


def test_a_handicap_is_suspected_until_somebody_says_more() -> None:
    assert heard("hij heeft iets", "concern_disability").facts["disability"] == "suspected"
    sure = heard("hij is erkend", "concern_disability", entity("disability", "recognised"))
    assert sure.facts["disability"] == "recognised"


@pytest.mark.parametrize(
    "forged",
    [
        entity("asker", "koning"),
        entity("age", 500),
        entity("age", "vijftien"),
        entity("domain", "voetbal"),
        entity("waiting", "ja"),
        entity("asker", {"is": "parent"}),
        entity("domain", [["school"]]),
    ],
    ids=str,
)
def test_a_value_that_cannot_be_is_no_fact(forged: dict[str, Any]) -> None:
    assert heard("/inform", "inform", forged).facts == {}


def test_one_turn_does_not_leak_into_the_next() -> None:
    heard("", "concern_school").facts["domains"].append("mental")
    assert heard("", "concern_school").facts == {"domains": ["school"]}


def test_every_fact_that_is_read_is_one_that_a_situation_holds() -> None:
    assert set(FIELD_OF_ENTITY.values()) <= set(Situation().as_mapping())
