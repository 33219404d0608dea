"""Everything that goes first exists, and what is said in danger can be said without database or action server."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest
from rasa.shared.core.domain import Domain

from bot.knowledge.loader import load_contacts
from bot.nlg import KompaanNLG
from bot.policies.interruption import (
    ABOUT_OTHERS,
    AFTER_CHECK,
    AGAIN,
    CHECK,
    CRISIS,
    GO_ON,
    IN_PASSING,
    TECHNICAL_PROBLEM,
)
from bot.settings import KNOWLEDGE_DIRECTORY, PROJECT

CATEGORIES = ("suicide", "abuse", "danger")
CRISES = [
    *(f"{CRISIS}{category}{again}" for category, again in itertools.product(CATEGORIES, ("", AGAIN))),
    f"{CRISIS}danger_child",
    *(f"{CRISIS}{category}{whom}" for category in ABOUT_OTHERS for whom in ("_child", f"_child{AGAIN}", "_other")),
]
CHECKS = [*(f"{CHECK}{category}" for category in CATEGORIES), f"{CHECK}suicide_other"]
AFTER = [f"{AFTER_CHECK}no", *(f"{AFTER_CHECK}unsure_{category}" for category in CATEGORIES)]


@pytest.fixture(scope="module")
def domain() -> Domain:
    """The domain of the project."""
    return Domain.load(PROJECT / "domain.yml")


def variations(domain: Domain, name: str) -> list[dict[str, Any]]:
    """All wordings of a response."""
    return list(domain.responses[name])


@pytest.mark.parametrize(
    "name", [*CRISES, *CHECKS, *AFTER, *IN_PASSING, GO_ON, TECHNICAL_PROBLEM, "utter_nothing_to_undo", "utter_restart"]
)
def test_it_exists(domain: Domain, name: str) -> None:
    assert variations(domain, name)
    assert domain.index_for_action(name) >= 0


@pytest.mark.parametrize("name", CRISES)
def test_lines_are_named_in_text_and_payload_alike(domain: Domain, name: str) -> None:
    contacts = {contact.id: contact for contact in load_contacts(KNOWLEDGE_DIRECTORY)}
    for variation in variations(domain, name):
        custom = variation["custom"]
        assert custom["type"] == "crisis"
        assert custom["category"] in name
        phones = {contacts[line].phone for line in custom["lines"]}
        said = set(re.findall(r"\*\*[^*]*?(\d[\d ]*\d)[^*]*?\*\*", variation["text"]))
        assert said
        assert said <= phones
        assert {button["payload"] for button in variation["buttons"]} == {"/continue_talk", "/erase"}


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_is_one_question_with_a_number_and_three_answers(domain: Domain, name: str) -> None:
    for variation in variations(domain, name):
        assert variation["text"].count("?") == 1
        assert re.search(r"\b(1813|1712|112)\b", variation["text"])
        assert [button["payload"] for button in variation["buttons"]] == ["/affirm", "/deny", "/dont_know"]


@pytest.mark.parametrize("name", [*CRISES, *CHECKS, *AFTER, *IN_PASSING, TECHNICAL_PROBLEM])
def test_in_hard_moments_nobody_shouts(domain: Domain, name: str) -> None:
    for variation in variations(domain, name):
        assert "!" not in variation["text"]


def test_an_unknown_line_is_refused_at_the_start(domain: Domain) -> None:
    broken = {"utter_crisis_danger": [{"text": "x", "custom": {"type": "crisis", "lines": ["bestaat-niet"]}}]}
    with pytest.raises(KeyError):
        KompaanNLG(None, Domain.from_dict({"responses": broken}))
