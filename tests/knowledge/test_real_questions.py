"""The real *bewustwordingsvragen*: all of them, in the right form, short enough for a phone."""

from __future__ import annotations

import re
from collections import Counter
from typing import Callable

import pytest

from bot.knowledge.schema import Question
from bot.reflection.questions import QUESTIONS_BY_MINUTES
from tests.knowledge.bases import real

COUNTS = {
    ("role", "micro"): 12,
    ("role", "meso"): 10,
    ("participation", "micro"): 6,
    ("participation", "meso"): 6,
    ("transparency", "micro"): 5,
    ("transparency", "meso"): 9,
    ("demand", "micro"): 8,
    ("demand", "meso"): 6,
    ("selfdirection", "micro"): 15,
    ("selfdirection", "meso"): 12,
}
YOU = re.compile(r"\b(je|jij|jou|jouw|jezelf)\b", re.IGNORECASE)
YOU_STRESSED = re.compile(r"\b(jij|jou|jouw|jezelf)\b", re.IGNORECASE)
YOU_ALL = re.compile(r"\bjullie\b", re.IGNORECASE)
LONGEST = 170


def asked(question: Question) -> str:
    return " ".join([question.text, *question.follow_ups])


def wrong(fits: Callable[[Question], object]) -> list[str]:
    """The questions that do not fit, by name."""
    return [f"{q.theme} {q.level} {q.number}" for q in real().questions if not fits(q)]


def test_all_89_questions_are_there() -> None:
    assert Counter((question.theme, question.level) for question in real().questions) == COUNTS
    assert sum(COUNTS.values()) == len(real().questions) == 89


@pytest.mark.parametrize(("theme", "level"), COUNTS)
def test_questions_are_numbered_without_gaps(theme: str, level: str) -> None:
    numbers = [q.number for q in real().questions if (q.theme, q.level) == (theme, level)]
    assert sorted(numbers) == list(range(1, COUNTS[theme, level] + 1))


def test_no_two_questions_are_the_same() -> None:
    assert len({question.text for question in real().questions}) == 89


def test_a_question_to_one_worker_does_not_speak_to_a_team() -> None:
    def fits(question: Question) -> bool:
        text = asked(question)
        return question.level == "meso" or bool(YOU.search(text)) or not YOU_ALL.search(text)

    assert wrong(fits) == []


def test_a_question_to_a_team_does_not_speak_to_one_worker() -> None:
    def fits(question: Question) -> bool:
        text = asked(question)
        speaks_to_all = bool(YOU_ALL.search(text)) or not YOU.search(text)
        return question.level == "micro" or (speaks_to_all and not YOU_STRESSED.search(text))

    assert wrong(fits) == []


def test_nearly_every_question_speaks_to_somebody() -> None:
    assert len(wrong(lambda q: (YOU if q.level == "micro" else YOU_ALL).search(asked(q)))) <= 9


def test_no_question_speaks_formally() -> None:
    assert wrong(lambda q: not re.search(r"\b(u|uw)\b", asked(q))) == []


def test_every_question_ends_in_a_question_mark_and_fits_on_a_phone() -> None:
    assert wrong(lambda q: all(t.endswith("?") and len(t) <= LONGEST for t in (q.text, *q.follow_ups))) == []


def test_every_question_says_briefly_why_it_is_asked() -> None:
    assert wrong(lambda q: q.why.endswith(".") and len(q.why) <= 200) == []


def test_every_question_names_its_place_among_the_bullets_of_the_source() -> None:
    assert wrong(lambda q: q.source == "visienota-ovl" and f"{q.level}, vraag {q.number}" in q.place) == []


def test_every_question_can_be_recognised_in_a_story() -> None:
    assert wrong(lambda q: len(q.keywords) >= 3 and not any(" " in word for word in q.keywords)) == []


@pytest.mark.parametrize(("theme", "level"), COUNTS)
def test_each_theme_starts_easily_and_has_enough_for_five_minutes(theme: str, level: str) -> None:
    depths = Counter(q.depth for q in real().questions if (q.theme, q.level) == (theme, level))
    assert depths[1] >= 1
    assert depths.total() >= QUESTIONS_BY_MINUTES[5]


@pytest.mark.parametrize(("kind", "how_many"), {"role": 3, "rung": 6, "need": 3, "recommendation": 5}.items())
def test_every_idea_of_the_sources_is_there_and_numbered(kind: str, how_many: int) -> None:
    assert sorted(c.number for c in real().concepts if c.kind == kind) == list(range(1, how_many + 1))


def test_each_theme_has_a_scale_to_stand_on() -> None:
    assert [theme.id for theme in real().themes] == list(dict.fromkeys(theme for theme, _ in COUNTS))
    kinds = {concept.kind for concept in real().concepts}
    assert {theme.scale for theme in real().themes} <= kinds
