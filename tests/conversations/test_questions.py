"""Anything can be asked of the knowledge base, in any state, and every answer says where it stands."""

from __future__ import annotations

import pytest

from tests.conversations.steps import TO_NETWORK, questions_in, start_orientation, start_reflection
from tests.talking import Talk

FACTS: tuple[tuple[str, str, str], ...] = (
    ("wa is een brugfiguur eigenlijk", "brugfiguur", "what"),
    ("komt de gezinscoach bij ons aan huis?", "gezinscoaching", "home_visits"),
    ("is er een wachtlijst voor 1 gezin 1 plan", "1g1p", "waiting_list"),
    ("mag mijn zoon alleen naar het JAC", "jac-traject", "child_alone"),
    ("hoe verloopt een eigenkracht conferentie stap voor stap", "ekc", "steps"),
    ("wie beslist er bij persoonlijke toekomstplanning", "ptp", "who_decides"),
    ("is een vertrouwenspersoon gratis?", "vertrouwenspersoon", "cost"),
    ("hoelang duurt zo een hergo", "hergo", "duration"),
    ("werkt het CAW outreachend?", "caw-traject", "outreaching"),
)


@pytest.mark.parametrize(("question", "option", "field"), FACTS)
def test_a_fact_of_one_option(talk: Talk, question: str, option: str, field: str) -> None:
    talk.say(question)
    told = talk.custom("option_info")
    assert told is not None, talk.text
    assert told["id"] == option
    assert (told["field"] or "what") == field
    talk.say("bron")
    assert "Dat komt uit" in talk.text
    assert "rij" in talk.text or "criteri" in talk.text or "hoofdstuk" in talk.text


def test_what_that_is(talk: Talk) -> None:
    talk.say("wat is een trajectgezel")
    for question, field in (("hoe lang duurt dat", "duration"), ("en komen ze aan huis?", "home_visits")):
        talk.say(question)
        told = talk.custom("option_info")
        assert told is not None and (told["id"], told["field"]) == ("trajectgezel", field)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("wie komt er aan huis?", "Ja, "),
        ("wat is er gratis", "Gratis"),
        ("wat kan voor een kind van 3?", "jaar"),
        ("wat is er terwijl we op een wachtlijst staan", "wacht"),
        ("wat kan zonder verwijzing", "**"),
    ],
)
def test_options_by_what_they_are_like(talk: Talk, question: str, named: str) -> None:
    talk.say(question)
    found = talk.custom("option_list")
    assert found is not None, talk.text
    assert 1 <= len(found["options"]) <= 6
    assert named in talk.text
    for option in found["options"]:
        assert option["name"] in talk.text
    talk.say("bron")
    assert found["options"][0]["name"] in talk.text


def test_a_baby_is_not_offered_what_is_for_young_people(talk: Talk) -> None:
    talk.say("wat bestaat er voor een kind van 1 jaar?")
    found = talk.custom("option_list")
    assert found is not None
    assert not {"jac-traject", "trajectgezel", "jeugdwelzijnswerk"} & {option["id"] for option in found["options"]}


def test_side_by_side_what_differs_comes_first(talk: Talk) -> None:
    talk.say("verschil tussen 1G1P en gezinscoaching")
    table = talk.custom("comparison")
    assert table is not None
    assert table["ids"] == ["1g1p", "gezinscoaching"]
    differs = [len(set(row["values"])) > 1 for row in table["rows"]]
    assert differs == sorted(differs, reverse=True)
    assert "1 Gezin 1 Plan: " in talk.text and "Gezinscoaching: " in talk.text


def test_side_by_side_on_one_thing(talk: Talk) -> None:
    talk.say("hoe lang duurt een buddy tegenover een gezinscoach")
    table = talk.custom("comparison")
    assert table is not None and table["rows"][0]["field"] == "duration"


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("wat is de participatieladder", "treden"),
        ("wat betekent eigen regie", "keuzes"),
        ("waar staat GROEI voor", "vijf"),
        ("wat is krachtgericht werken?", "krachtgericht"),
        ("wat is beroepsgeheim", "geheim"),
        ("wat is het verschil tussen een gids en een kompaan", "gids"),
    ],
)
def test_ideas_of_the_sources(talk: Talk, question: str, says: str) -> None:
    talk.say(question)
    assert says in talk.text.lower()
    assert not talk.custom("option_info")
    talk.say("bron")
    assert "Dat komt uit" in talk.text


@pytest.mark.parametrize("name", ["gezinsbuddycoach", "familieloods", "rustkompas"])
def test_an_unknown_name_gets_the_nearest_and_never_a_guess(talk: Talk, name: str) -> None:
    talk.say(f"wat is een {name}")
    assert "naam" in talk.text
    assert talk.custom("option_info") is None
    assert name not in talk.text


def test_the_nearest_name_can_be_pressed(talk: Talk) -> None:
    talk.say("wat is een familieloods")
    name = talk.titles[0]
    talk.press(name)
    assert name in talk.text


def test_in_a_form_every_kind_of_question_is_answered_and_the_form_goes_on(talk: Talk) -> None:
    start_orientation(talk, *TO_NETWORK)
    for question, sign in (
        ("komt een buddy aan huis?", "option_info"),
        ("welke hulp komt er aan huis?", "option_list"),
        ("verschil tussen jac en caw?", "comparison"),
    ):
        talk.say(question)
        assert talk.custom(sign) is not None, (question, talk.text)
        assert questions_in(talk) == ["network"]
    talk.say("wat is krachtgericht werken?")
    assert "krachtgericht" in talk.text.lower()
    assert questions_in(talk) == ["network"]


def test_in_a_reflection_a_question_is_answered_and_asked_on(talk: Talk) -> None:
    start_reflection(talk)
    talk.say("wat is de participatieladder?")
    assert "Participatieladder" in talk.text and "zes" in talk.text
    assert talk.custom("reflection_question") is not None


def test_a_worker_is_told_in_other_words_than_a_family(talk: Talk) -> None:
    talk.say("voor wie is contextbegeleiding vaph")
    family = talk.text
    start_reflection(talk)
    talk.say("stop")
    talk.say("voor wie is contextbegeleiding vaph?")
    assert talk.custom("option_info") is not None
    assert talk.text != family
