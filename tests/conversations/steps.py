"""Longer pieces of a conversation, shared by the stories."""

from __future__ import annotations

from typing import Any, Mapping

from tests.talking import Talk

LONGEST = 14
"""Turns; a conversation that takes longer goes round in circles."""

NO_TO_CHECK = "Nee, dat niet"
"""The button by which a check question about safety is recognised and answered."""

MOTHER = {
    "asker": "voor mijn kleine meid",
    "domains": "ze luistert nooit en ik weet niet hoe ik haar moet opvoeden",
    "ages": "ze is vier",
    "wish": "dat ik eens een avond kan uitrusten",
    "network": "ik heb bijna niemand",
    "current_help": "nee we krijgen nog geen hulp",
    "safety": "ja, iedereen is veilig",
    "province": "Mechelen",
}
BOY = {
    "asker": "voor mezelf",
    "domains": "school",
    "ages": "ik ben 15",
    "wish": "dat ze mij met rust laten in de klas",
    "network": "ja mijn zus",
    "current_help": "neen nog niks van hulp",
    "safety": "ja ik ben veilig",
    "province": "Kortrijk",
}
PARENTS = {
    "asker": "voor onze zoon",
    "domains": "hij heeft misschien autisme",
    "ages": "hij is 6",
    "wish": "weten waar we aan toe zijn",
    "network": "mijn ouders helpen ons vaak",
    "current_help": "nee nog geen hulp",
    "safety": "ja alles is veilig",
    "province": "Genk",
}
TEACHER = {
    "asker": "ik ben leerkracht",
    "domains": "school, hij let niet meer op en hij is verdrietig",
    "ages": "hij is 13",
    "wish": "dat hij weer graag komt",
    "network": "dat weet ik niet",
    "current_help": "weet ik niet",
    "safety": "ja voor zover ik weet is hij veilig",
    "province": "Gent",
}


def start_orientation(talk: Talk, *until: str) -> None:
    """Begin an orientation by button and press on to the question that comes after those of `until`."""
    talk.say("/start_orientation")
    for title in until:
        talk.press(title)


TO_WISH = ("Voor mijn kind", "Opvoeden", "3 tot 5")
"""The first three questions, answered by button: the next one asks for one's own words."""

TO_NETWORK = (*TO_WISH, "Overslaan")
TO_SAFETY = (*TO_NETWORK, "Bijna niemand", "Nee, nog geen hulp")


def answer_until_advice(talk: Talk, answers: Mapping[str, str]) -> dict[str, Any]:
    """Type an answer to whatever is asked, until the advice is there; returns its payload."""
    for _ in range(LONGEST):
        advice = talk.custom("advice")
        if advice is not None:
            return advice
        if NO_TO_CHECK in talk.titles:
            talk.say("nee, dat niet")
            continue
        assert talk.asked is not None, f"the orientation does not ask on: {talk.text}"
        talk.say(answers[talk.asked])
    raise AssertionError("the orientation does not end in advice")


def press_until_advice(talk: Talk, titles: Mapping[str, str]) -> dict[str, Any]:
    """Press a button on whatever is asked, until the advice is there; returns its payload."""
    for _ in range(LONGEST):
        advice = talk.custom("advice")
        if advice is not None:
            return advice
        assert talk.asked is not None, f"the orientation does not ask on: {talk.text}"
        talk.press(titles[talk.asked])
    raise AssertionError("the orientation does not end in advice")


def start_reflection(talk: Talk, theme: str = "Mijn rol", level: str = "Naar mijn eigen", minutes: str = "5 ") -> None:
    """Begin a reflection with buttons only, up to its first question."""
    talk.say("/start_reflection")
    talk.press(theme)
    talk.press(level)
    talk.press(minutes)
    assert talk.custom("reflection_question"), talk.text


def questions_in(talk: Talk) -> list[str]:
    """Which questions stand in the last answer, of orientation and of reflection."""
    customs = [message.get("custom") or {} for message in talk.messages]
    return [
        str(custom.get("field") or custom.get("position"))
        for custom in customs
        if custom.get("type") in ("orientation_question", "reflection_question")
    ]
