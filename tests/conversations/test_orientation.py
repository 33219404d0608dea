"""Four people look for support: in free Flemish, and again with buttons only."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.settings import KNOWLEDGE_DIRECTORY
from tests.conversations.steps import BOY, MOTHER, PARENTS, TEACHER, answer_until_advice, press_until_advice
from tests.talking import Talk

OPTIONS = {file.stem for file in (KNOWLEDGE_DIRECTORY / "options").glob("*.yml")}

FREE = {
    "mother": ("ik krijg mijn dochtertje van 4 niet onder controle en ik sta er helemaal alleen voor", MOTHER),
    "boy": ("ik ben 15 jaar en ik ga al weken niet meer naar school", BOY),
    "parents": ("wij denken dat ons zoontje van 6 autisme heeft maar niemand heeft het al onderzocht", PARENTS),
    "teacher": ("ik ben leerkracht en maak mij zorgen over een leerling van 13 in mijn klas", TEACHER),
}

PRESSED = {
    "mother": {
        "asker": "Voor mijn kind",
        "domains": "Opvoeden",
        "ages": "3 tot 5",
        "wish": "Overslaan",
        "network": "Bijna niemand",
        "current_help": "Nee, nog geen hulp",
        "safety": "Ja",
        "province": "Antwerpen",
    },
    "boy": {
        "asker": "Voor mezelf",
        "domains": "School",
        "ages": "15 tot 17",
        "wish": "Overslaan",
        "network": "Ja, iemand",
        "current_help": "Nee, nog geen hulp",
        "safety": "Ja",
        "province": "West-Vlaanderen",
    },
    "parents": {
        "asker": "Voor mijn kind",
        "domains": "Een beperking",
        "ages": "6 tot 11",
        "wish": "Overslaan",
        "network": "Ja, iemand",
        "current_help": "We wachten op hulp",
        "safety": "Ja",
        "province": "Limburg",
    },
    "teacher": {
        "asker": "Ik geef les",
        "domains": "School",
        "ages": "12 tot 17",
        "wish": "Overslaan",
        "network": "Zeg ik liever niet",
        "current_help": "Zeg ik liever niet",
        "safety": "Ja",
        "province": "Oost-Vlaanderen",
    },
}

FITTING = {
    "mother": {"buddy", "1g1p", "gezinscoaching", "brugfiguur"},
    "boy": {"draaischijf-clb", "jac-traject", "brugfiguur", "netwerk-leerrecht"},
    "parents": {"contextbegeleiding-vaph", "dop", "ptp", "1g1p"},
    "teacher": {"draaischijf-clb", "brugfiguur", "netwerk-leerrecht"},
}
"""Who knows the field would not be surprised by at least one of these among the first three."""

OWN_FACTS = {
    "mother": ("opvoeden", "niemand", "3 tot 5 jaar", "4 jaar"),
    "boy": ("school", "15"),
    "parents": ("handicap",),
    "teacher": ("school",),
}

PLACES = ("Mechelen", "Antwerpen", "Kortrijk", "Genk", "Gent", "Limburg", "Vlaanderen")


@pytest.mark.parametrize("who", FREE)
def test_in_free_words(talk: Talk, who: str) -> None:
    opening, answers = FREE[who]
    talk.say(opening)
    advice = answer_until_advice(talk, answers)
    check_advice(talk, who, advice)
    assert answers["wish"] in advice["card_markdown"]


@pytest.mark.parametrize("who", PRESSED)
def test_with_buttons_only(talk: Talk, who: str) -> None:
    talk.say("/start_orientation")
    check_advice(talk, who, press_until_advice(talk, PRESSED[who]))


def check_advice(talk: Talk, who: str, advice: dict[str, Any]) -> None:
    """The advice as the contract has it, fitting, explained, and ending at one door."""
    options = advice["options"]
    ids = [option["id"] for option in options]
    assert 1 <= len(ids) == len(set(ids)) <= 3
    assert set(ids) <= OPTIONS
    assert set(ids) & FITTING[who], ids
    for option in options:
        assert set(option) == {"id", "name", "reasons", "source"}
        assert option["name"]
        assert option["source"]
        assert 1 <= len(option["reasons"]) <= 3
    reasons = " ".join(reason for option in options for reason in option["reasons"]).lower()
    assert any(fact in reasons for fact in OWN_FACTS[who]), reasons
    assert set(advice["contact"]) <= {"name", "phone", "url", "hours"}
    assert advice["contact"]["name"] in talk.text
    assert not [place for place in PLACES if place in advice["card_markdown"]]
    assert advice["contact"]["name"] in advice["card_markdown"]
    json.dumps(advice)


def test_a_young_person_is_spoken_to_about_themselves(talk: Talk) -> None:
    talk.say(FREE["boy"][0])
    advice = answer_until_advice(talk, BOY)
    reasons = " ".join(reason for option in advice["options"] for reason in option["reasons"])
    assert "een kind van 15" not in reasons


def test_what_was_said_is_not_asked_again(talk: Talk) -> None:
    talk.say("ik ben de mama van een jongen van 9 en hij is altijd boos en slaat met de deuren")
    asked = []
    while talk.custom("advice") is None:
        assert talk.asked not in (*asked, None), talk.text
        asked.append(talk.asked)
        talk.say("/skip")
    assert not {"asker", "ages", "domains"} & set(asked)


def test_who_skips_everything_is_not_turned_away(talk: Talk) -> None:
    talk.say("/start_orientation")
    seen = []
    while talk.asked:
        seen.append(talk.text)
        talk.say("overslaan")
    assert len(seen) == 8
    assert "niets dat hier echt bij past" not in talk.text
    assert "CAW" in talk.text
    assert talk.titles
    for line in {line for text in seen for line in text.splitlines()}:
        assert sum(line in text.splitlines() for text in seen) <= 2, line
