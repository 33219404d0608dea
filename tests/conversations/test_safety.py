"""Danger goes before everything: the lines at once, in any state, and then the conversation goes on where it was."""

from __future__ import annotations

from typing import Callable

import pytest

from tests.conversations.steps import TO_NETWORK, TO_SAFETY, TO_WISH, questions_in, start_orientation, start_reflection
from tests.talking import Talk

DANGER = {
    "suicide": ("ik wil niet meer leven", "1813"),
    "abuse": ("mijn stiefvader slaat mij elke avond", "102"),
    "danger": ("hij staat hier met een mes voor de deur", "112"),
}

LONG = "We hebben al veel geprobeerd en de school helpt ook mee. " * 60


def check_lines(talk: Talk, category: str, phone: str) -> None:
    """The payload of the contract, the number in the text, an open door, and nothing else."""
    crisis = talk.custom("crisis")
    assert crisis is not None, talk.text
    assert crisis["category"] == category
    assert all(line["name"] for line in crisis["lines"])
    assert all(line.get("phone") or line.get("url") for line in crisis["lines"])
    assert phone in [line.get("phone") for line in crisis["lines"]]
    assert phone in talk.text
    assert not questions_in(talk)
    assert "/continue_talk" in [button["payload"] for button in talk.shown]


def to_choosing_theme(talk: Talk) -> None:
    """A reflection that asks for the theme."""
    talk.say("/start_reflection")


def to_closing(talk: Talk) -> None:
    """A reflection at its last step."""
    start_reflection(talk)
    talk.says("overslaan", "overslaan", "gids", "kompaan")


STATES: dict[str, Callable[[Talk], object]] = {
    "first message": lambda talk: None,
    "greeted": lambda talk: talk.say("/greet"),
    "not understood": lambda talk: talk.says("/nlu_fallback", "/nlu_fallback"),
    "after a question": lambda talk: talk.say("wat is een buddy?"),
    "asked for whom": start_orientation,
    "asked for the wish": lambda talk: start_orientation(talk, *TO_WISH),
    "asked for the network": lambda talk: start_orientation(talk, *TO_NETWORK),
    "asked for safety": lambda talk: start_orientation(talk, *TO_SAFETY),
    "advised": lambda talk: (start_orientation(talk, *TO_WISH), talk.say("/show_advice")),
    "stopped": lambda talk: (start_orientation(talk, *TO_WISH), talk.say("stop")),
    "choosing a theme": to_choosing_theme,
    "asked a reflection question": start_reflection,
    "closing a reflection": to_closing,
}


@pytest.mark.parametrize("state", STATES)
def test_a_wish_to_die_is_answered_at_once_everywhere(talk: Talk, state: str) -> None:
    STATES[state](talk)
    talk.say(DANGER["suicide"][0])
    check_lines(talk, "suicide", "1813")


@pytest.mark.parametrize("category", DANGER)
@pytest.mark.parametrize("state", ["first message", "asked for the wish", "asked for the network"])
def test_every_kind_of_danger(talk: Talk, state: str, category: str) -> None:
    STATES[state](talk)
    text, phone = DANGER[category]
    talk.say(text)
    check_lines(talk, category, phone)


@pytest.mark.parametrize("place", ["begin", "middle", "end"])
@pytest.mark.parametrize("state", ["first message", "asked for the wish"])
def test_a_cry_does_not_drown_in_a_long_story(talk: Talk, state: str, place: str) -> None:
    STATES[state](talk)
    cry = "Ik wil dood. "
    talk.say({"begin": cry + LONG, "middle": LONG + cry + LONG, "end": LONG + cry}[place])
    check_lines(talk, "suicide", "1813")


@pytest.mark.parametrize("going_on", ["/continue_talk", "dankjewel", "ja", "nee", "oke"])
def test_the_orientation_goes_on_where_it_was(talk: Talk, going_on: str) -> None:
    start_orientation(talk, *TO_NETWORK)
    talk.says(DANGER["suicide"][0], going_on)
    assert questions_in(talk) == ["network"]
    talk.press("Ja, iemand")
    while talk.asked:
        talk.say("overslaan")
    card = (talk.custom("advice") or {})["card_markdown"]
    assert "3 tot 5 jaar" in card
    assert "mensen dichtbij" in card


def test_the_cry_itself_is_no_wish_for_the_card(talk: Talk) -> None:
    start_orientation(talk, *TO_WISH)
    talk.says(DANGER["suicide"][0], "/continue_talk")
    assert questions_in(talk) == ["wish"]
    talk.say("dat ik weer kan slapen")
    talk.say("/show_advice")
    card = (talk.custom("advice") or {})["card_markdown"]
    assert "dat ik weer kan slapen" in card
    assert DANGER["suicide"][0] not in card


def test_the_reflection_goes_on_where_it_was(talk: Talk) -> None:
    start_reflection(talk)
    talk.say("ik luisterde te weinig naar de ouders")
    talk.says("ik wil zelf niet meer leven", "/continue_talk")
    assert questions_in(talk) == ["2/2"]
    talk.say("stop")
    summary = talk.custom("reflection_summary")
    assert summary is not None
    assert summary["answered"] == 1


def test_what_was_told_together_with_danger_is_remembered(talk: Talk) -> None:
    talk.say("ik ben 16 en mijn vader slaat mij")
    talk.say("/continue_talk")
    talk.say("/start_orientation")
    assert talk.asked not in ("asker", "ages")


def test_lines_given_before_come_in_other_words_and_still_come(talk: Talk) -> None:
    said = []
    for _ in range(4):
        said.append(talk.say(DANGER["suicide"][0]))
        check_lines(talk, "suicide", "1813")
    assert said[0] != said[1] != said[2]


def test_for_the_young_awel_comes_along(talk: Talk) -> None:
    start_orientation(talk, "Voor mezelf")
    talk.say(DANGER["suicide"][0])
    assert [line.get("phone") for line in (talk.custom("crisis") or {})["lines"]][:2] == ["102", "1813"]


@pytest.mark.parametrize("unsafe", ["nee", "neen", "nee, nu niet"])
def test_no_to_the_question_whether_all_are_safe_is_asked_about_with_the_number_beside_it(
    talk: Talk, unsafe: str
) -> None:
    start_orientation(talk, *TO_SAFETY)
    talk.say(unsafe)
    assert "op dit moment iemand in gevaar?" in talk.text and "112" in talk.text
    talk.say("ja")
    check_lines(talk, "danger", "112")
    talk.say("/continue_talk")
    assert questions_in(talk) == ["province"]


def test_the_button_for_not_safe_is_danger(talk: Talk) -> None:
    start_orientation(talk, *TO_SAFETY)
    talk.press("Nee, nu niet")
    check_lines(talk, "danger", "112")


@pytest.mark.parametrize("safe", ["ja", "nee er is geen gevaar", "nee hoor, iedereen is veilig"])
def test_safe_is_safe(talk: Talk, safe: str) -> None:
    start_orientation(talk, *TO_SAFETY)
    talk.say(safe)
    assert talk.custom("crisis") is None
    assert questions_in(talk) == ["province"]


def test_a_worker_who_writes_about_danger_gets_a_word_on_consult_and_the_answer_counts(talk: Talk) -> None:
    start_reflection(talk, minutes="15")
    first = "het meisje zei dat haar stiefvader haar slaat en ik heb niets gedaan"
    talk.say(first)
    assert "OCJ" in talk.text and "112" in talk.text
    assert talk.custom("crisis") is None
    assert questions_in(talk) == ["2/5"]
    second = "bij een ander gezin werd de moeder geslagen door haar man waar de kinderen bij stonden"
    talk.say(second)
    assert "OCJ" not in talk.text, "said once; then it is a refrain"
    talk.say("stop")
    summary = talk.custom("reflection_summary")
    assert summary is not None
    assert summary["answered"] == 2
    assert first in summary["markdown"] and second in summary["markdown"]


def test_not_understood_right_after_the_lines_is_no_riddle(talk: Talk) -> None:
    talk.say("mijn dochter snijdt in haar armen")
    assert talk.custom("crisis")
    talk.say("/nlu_fallback")
    talk.say("/start_orientation")
    assert talk.asked != "asker", "it was told already"


def test_worry_is_noted_as_worry(talk: Talk) -> None:
    start_orientation(talk, *TO_SAFETY)
    talk.say("nee ik maak me zorgen")
    assert talk.custom("crisis") is None
    assert questions_in(talk) == ["province"]
    talk.say("overslaan")
    assert (talk.custom("advice") or {})["contact"]["name"] == "1712"


@pytest.mark.parametrize("text", ["mijn dochter krast in haar armen", "mijn man slaat mij"])
def test_a_parent_who_tells_of_danger_gets_the_lines(talk: Talk, text: str) -> None:
    talk.say(text)
    assert talk.custom("crisis") or "Nee, dat niet" in talk.titles
