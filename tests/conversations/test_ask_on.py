"""After an answer one asks on: about the same option, in every kind of Dutch, and never told something else."""

from __future__ import annotations

import pytest

from bot.knowledge.fields import RELATED_FIELDS
from tests.talking import Talk

FOLLOWED: tuple[tuple[str, str, str, str], ...] = (
    ("wat is een buddy", "hoeveel keer komt die", "buddy", "intensity"),
    ("wat is een buddy", "is da snel", "buddy", "waiting_list"),
    ("wat is een casemanager", "kan ik die zelf kiezen", "casemanager-zorg", "choice_of_person"),
    ("ekc", "en hoeveel mensen komen daar", "ekc", "people_involved"),
    ("wat is een buddy", "krijgen die lessen vooraf", "buddy", "training"),
    ("wat is een buddy", "is er een leeftijdsgrens", "buddy", "ages"),
    ("wat is een buddy", "kan je er altijd mee stoppen", "buddy", "voluntary"),
    ("brugfiguur", "werkt die proactief", "brugfiguur", "proactive"),
    ("wat is 1g1p", "wat is de doelstelling op mesoniveau", "1g1p", "goal_meso"),
)


@pytest.mark.parametrize(("first", "question", "option", "field"), FOLLOWED)
def test_the_fact_that_is_asked_and_no_other(talk: Talk, first: str, question: str, option: str, field: str) -> None:
    talk.says(first, question)
    told = talk.custom("option_info")
    assert told is not None, talk.text
    assert told["id"] == option
    assert told["field"] in (field, *RELATED_FIELDS.get(field, ()))
    talk.say("kost dat veel")
    told = talk.custom("option_info")
    assert told is not None and (told["id"], told["field"]) == (option, "cost")


def test_what_is_not_clear_is_asked_back_about_the_same_option(talk: Talk) -> None:
    talk.says("wat is een buddy", "hebben die een hond")
    assert talk.custom("option_info") is None
    assert 2 <= len(talk.titles) <= 3
    assert all(title.startswith("Buddy") for title in talk.titles)
    talk.press(talk.titles[-1])
    told = talk.custom("option_info")
    assert told is not None and told["id"] == "buddy"


def test_what_a_method_has_no_word_on_is_said_to_be_unknown(talk: Talk) -> None:
    talk.says("wat is een ekc", "hoe vaak komen die dan")
    assert "zeggen mijn bronnen niets" in talk.text


def test_an_idea_that_is_named_is_still_explained(talk: Talk) -> None:
    talk.says("wat is een buddy", "wat is eigen regie")
    assert talk.custom("option_info") is None
    assert "regie" in talk.text.lower()


def test_a_story_after_an_answer_is_still_a_story(talk: Talk) -> None:
    talk.says("wat is een buddy", "wij wachten al 8 maanden op hulp voor onze zoon")
    assert talk.asked is not None


def test_a_name_alone_is_told(talk: Talk) -> None:
    talk.say("wat is gezinscoaching")
    told = talk.custom("option_info")
    assert told is not None and told["id"] == "gezinscoaching"
