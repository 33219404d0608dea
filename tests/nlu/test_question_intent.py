"""What a message is taken for once it is known what it names."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.question_intent import QuestionIntent


def heard(text: str, intent: str, *others: str, **found: list[str]) -> dict[str, Any]:
    """The intent of a message that sounds like some intents, the likeliest first, and names something."""
    ranking = [{"name": name, "confidence": 0.6 / 2**place} for place, name in enumerate((intent, *others))]
    entities = [{"entity": name, "value": value} for name, values in found.items() for value in values]
    message = Message({TEXT: text, INTENT: ranking[0], INTENT_RANKING_KEY: ranking, ENTITIES: entities})
    result: dict[str, Any] = QuestionIntent().process([message])[0].get(INTENT)
    return result


@pytest.mark.parametrize(
    ("text", "intent", "found", "expected"),
    [
        ("graag een reflectie over regie", "start_reflection", {"theme": ["selfdirection"]}, "reflect_selfdirection"),
        ("reflecteren over inspraak", "start_reflection", {"concept": ["participatie"]}, "reflect_participation"),
        (
            "bewustwordingsvragen over onze hulpvraag",
            "start_reflection",
            {"theme": ["demand"], "concept": ["bewustwordingsvragen", "vraaggestuurd-werken"]},
            "reflect_demand",
        ),
        ("openheid als thema", "change_theme", {"theme": ["transparency"]}, "reflect_transparency"),
    ],
)
def test_a_wish_to_reflect_that_names_a_theme_is_that_themes(
    text: str, intent: str, found: dict[str, list[str]], expected: str
) -> None:
    assert heard(text, intent, **found)["name"] == expected


@pytest.mark.parametrize(
    ("text", "intent", "found"),
    [
        ("ik wil reflecteren", "start_reflection", {}),
        ("reflecteren over mijn rol en over inspraak", "start_reflection", {"theme": ["role", "participation"]}),
        ("kan je mij vragen stellen over mijn werk", "start_reflection", {"theme": ["demand"]}),
        ("ik denk aan mijn rol als papa", "concern_parenting", {"theme": ["role"]}),
    ],
)
def test_without_one_theme_it_stays_what_it_was(text: str, intent: str, found: dict[str, list[str]]) -> None:
    assert heard(text, intent, **found)["name"] == intent


def test_doubt_between_the_wish_and_the_theme_is_no_doubt_about_the_theme() -> None:
    result = heard("iets rond mijn rol", "nlu_fallback", "start_reflection", "reflect_role", theme=["role"])
    assert result["name"] == "reflect_role"
    assert result["confidence"] == pytest.approx(0.3 + 0.15)


def test_what_a_theme_is_stays_a_question() -> None:
    named = {"theme": ["transparency"], "concept": ["transparantie"], "question": ["explicit"]}
    assert heard("wat is transparantie bij het reflecteren", "start_reflection", **named)["name"] == "ask_option_info"


def test_privacy_of_the_chat_is_no_unknown_name() -> None:
    named = {"question": ["explicit"], "unknown_name": ["concept:transparantie"]}
    assert heard("hoe staat het met de privacy hier", "ask_anonymity", **named)["name"] == "ask_anonymity"
    strange = {"question": ["strange"], "unknown_name": [""]}
    assert heard("ken je de vlinderpadmethode", "ask_anonymity", **strange)["name"] == "ask_option_info"


def test_the_year_of_what_was_told_is_no_age() -> None:
    assert (
        heard("van welk jaar zijn die cijfers", "ask_source", question=["plain"], field=["ages"])["name"]
        == "ask_source"
    )
    assert heard("wie zegt wat daarin mag", "ask_source", question=["plain"], field=["who_decides"])["name"] == (
        "ask_option_info"
    )
