"""All ten reflections: five themes, the own work and the team's, in the time there is."""

from __future__ import annotations

from typing import Any

import pytest

from bot.knowledge.loader import load
from bot.settings import KNOWLEDGE_DIRECTORY
from tests.conversations.steps import start_reflection
from tests.talking import Talk

THEMES = {
    "role": "Mijn rol",
    "participation": "Meepraten",
    "transparency": "Open zijn",
    "demand": "Werken vanuit",
    "selfdirection": "Eigen regie",
}
LEVELS = {"micro": "Naar mijn eigen", "meso": "Naar ons team"}
MANY = {"5": 2, "15": 5, "30": 10}
ANSWER = "ik probeerde vooral te luisteren en dat viel mij zwaar"
NEXT = "morgen vraag ik het aan de moeder zelf, samen met mijn collega"


@pytest.fixture(scope="module")
def numbers() -> dict[tuple[str, str], set[int]]:
    """Which questions the sources have, by theme and level."""
    found: dict[tuple[str, str], set[int]] = {}
    for question in load(KNOWLEDGE_DIRECTORY).questions:
        found.setdefault((question.theme, question.level), set()).add(question.number)
    return found


def answer_all(talk: Talk) -> list[dict[str, Any]]:
    """Answer question after question; returns their payloads."""
    asked = []
    while (question := talk.custom("reflection_question")) is not None:
        asked.append(question)
        assert len(asked) <= 10
        talk.say(f"{ANSWER} ({len(asked)})")
    return asked


@pytest.mark.parametrize("minutes", MANY)
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("theme", THEMES)
def test_from_theme_to_summary(
    talk: Talk, numbers: dict[tuple[str, str], set[int]], theme: str, level: str, minutes: str
) -> None:
    start_reflection(talk, THEMES[theme], LEVELS[level], f"{minutes} ")
    asked = answer_all(talk)
    there_are = numbers[theme, level]
    many = min(MANY[minutes], len(there_are))
    assert [question["position"] for question in asked] == [f"{n}/{many}" for n in range(1, many + 1)]
    assert len({question["number"] for question in asked}) == many
    assert {question["number"] for question in asked} <= there_are
    for question in asked:
        assert set(question) == {"type", "theme", "level", "number", "position", "source"}
        assert (question["theme"], question["level"]) == (theme, level)
        assert question["source"].endswith(f"vraag {question['number']}")

    now, wanted = talk.titles[0], talk.titles[1]
    talk.press(now)
    talk.press(wanted)
    talk.say(NEXT)
    check_summary(talk, many, now, wanted)


def check_summary(talk: Talk, many: int, now: str, wanted: str) -> None:
    """The summary as the contract has it, in the own words."""
    summary = talk.custom("reflection_summary")
    assert summary is not None, talk.text
    assert set(summary) == {
        "type",
        "markdown",
        "answered",
        "skipped",
        "position_now",
        "position_wanted",
        "next_action",
    }
    assert (summary["answered"], summary["skipped"]) == (many, 0)
    assert (summary["position_now"], summary["position_wanted"], summary["next_action"]) == (now, wanted, NEXT)
    assert all(f"({n})" in summary["markdown"] for n in range(1, many + 1))
    assert NEXT in summary["markdown"]


def test_a_story_opens_the_theme_it_touches_and_its_words_come_back(talk: Talk) -> None:
    talk.say("ik heb een dossier gedeeld met de school zonder het aan de ouders te zeggen en daar zit ik mee")
    assert "open zijn" in talk.text
    if "Naar mijn eigen werk" in talk.titles:
        talk.press("Naar mijn eigen")
    talk.press("5 ")
    question = talk.custom("reflection_question")
    assert question is not None
    assert question["theme"] == "transparency"
    talk.say("ik was bang dat ze kwaad zouden worden op mij")
    assert '"ik was bang dat ze kwaad zouden worden op mij"' in talk.text


def test_everything_told_at_once_is_not_asked(talk: Talk) -> None:
    talk.say("we willen als team een kwartier stilstaan bij inspraak van ouders")
    question = talk.custom("reflection_question")
    assert question is not None, talk.text
    assert (question["theme"], question["level"], question["position"]) == ("participation", "meso", "1/5")


def test_skipped_questions_are_counted_and_a_summary_comes(talk: Talk) -> None:
    start_reflection(talk, minutes="15")
    talk.says("overslaan", ANSWER, "overslaan", ANSWER, "overslaan", "overslaan", "overslaan", "overslaan")
    summary = talk.custom("reflection_summary")
    assert summary is not None
    assert (summary["answered"], summary["skipped"]) == (2, 3)
    assert summary["position_now"] is summary["position_wanted"] is summary["next_action"] is None


def test_own_words_come_back_in_another_frame_each_time(talk: Talk) -> None:
    start_reflection(talk, minutes="15")
    frames = []
    for _ in range(3):
        talk.say(ANSWER)
        frames.append(next(line for line in talk.text.splitlines() if ANSWER in line))
    assert len(set(frames)) == 3


def test_the_bot_gives_no_verdict_on_an_answer(talk: Talk) -> None:
    start_reflection(talk)
    talk.say("ik heb gewoon beslist wat er moest gebeuren zonder iets te vragen")
    for verdict in ("goed zo", "fout", "jammer", "had je", "beter"):
        assert verdict not in talk.text.lower().split("?")[0]
