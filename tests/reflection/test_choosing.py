"""Which questions a worker gets: as many as fit in the time, those that touch the story, easy ones first."""

from __future__ import annotations

import random

import pytest

from bot.knowledge.queries import KnowledgeBase
from bot.reflection.questions import QUESTIONS_BY_MINUTES, choose, closest_time
from tests.reflection.making import question

TEN = [question(number, depth=(number % 3) + 1) for number in range(1, 13)]


@pytest.mark.parametrize(("minutes", "how_many"), [(5, 2), (15, 5), (30, 10)])
def test_as_many_questions_as_fit_in_the_time(minutes: int, how_many: int) -> None:
    assert len(choose(TEN, minutes)) == how_many


@pytest.mark.parametrize("minutes", QUESTIONS_BY_MINUTES)
def test_never_more_questions_than_there_are(minutes: int) -> None:
    assert len(choose(TEN[:1], minutes)) == 1
    assert choose([], minutes) == ()


@pytest.mark.parametrize(
    ("said", "offered"),
    [(5, 5), (15, 15), (30, 30), (1, 5), (0, 5), (8, 5), (10, 5), (11, 15), (20, 15), (23, 30), (60, 30), (0.5, 5)],
)
def test_the_time_somebody_has_is_the_nearest_that_is_offered(said: float, offered: int) -> None:
    assert closest_time(said) == offered


def test_a_question_that_touches_the_story_comes_in_before_others() -> None:
    touched = question(9, depth=3, keywords=("macht",))
    chosen = choose([question(1), question(2), touched], 5, "Ik voelde me MACHTELOOS tegenover die mama.")
    assert [each.number for each in chosen] == [1, 9]


def test_more_words_of_the_story_touch_more() -> None:
    once, twice = question(1, keywords=("macht",)), question(2, keywords=("macht", "school"))
    chosen = choose([once, twice, question(3)], 5, "macht op school")
    assert {each.number for each in chosen} == {1, 2}
    other = question(3, keywords=("macht", "schoo"))
    assert {each.number for each in choose([once, twice, other], 5, "macht op school")} == {2, 3}


def test_a_word_touches_from_its_beginning_only() -> None:
    hit, miss = question(1, depth=3, keywords=("rol",)), question(2, depth=3, keywords=("trol",))
    plain = [question(3), question(4)]
    assert 1 in [each.number for each in choose([hit, *plain], 5, "mijn rollen lopen door elkaar")]
    assert 2 not in [each.number for each in choose([miss, *plain], 5, "controle is moeilijk")]


@pytest.mark.parametrize("story", ["", "   ", "!!!", "😀", "zonder enig verband"])
def test_without_a_story_that_touches_the_easiest_come_in(story: str) -> None:
    assert {each.depth for each in choose(TEN, 5, story)} == {1}


def test_questions_are_asked_from_easy_to_deep_whatever_touched() -> None:
    deep = question(1, depth=3, keywords=("macht",))
    chosen = choose([deep, *TEN[1:]], 15, "macht")
    assert [(each.depth, each.number) for each in chosen] == sorted((each.depth, each.number) for each in chosen)
    assert chosen[-1] is deep


def test_the_order_of_the_file_plays_no_part() -> None:
    shuffled = random.Random(4).sample(TEN, len(TEN))  # noqa: S311  (no secret)
    assert choose(shuffled, 15, "verhaal") == choose(TEN, 15, "verhaal")


def test_a_question_is_never_asked_twice() -> None:
    chosen = choose(TEN, 30, "macht school rol")
    assert len(set(chosen)) == len(chosen)


@pytest.mark.parametrize(
    "story",
    ["a" * 1_000_000, "macht " * 200_000, "\x00\ud800 \u202e(((", "((a+)+)+" * 1000],
    ids=["one word", "many words", "controls", "pattern"],
)
def test_a_huge_or_hostile_story_is_just_a_story(story: str) -> None:
    assert len(choose([question(n, keywords=("macht", "(a+")) for n in range(1, 20)], 15, story)) == 5


@pytest.mark.parametrize("level", ["micro", "meso"])
@pytest.mark.parametrize(
    ("theme", "story", "word"),
    [
        ("participation", "Op elke trede van de ladder zitten we te laag.", "ladder"),
        ("role", "Ik voel me machteloos.", "macht"),
    ],
)
def test_a_real_story_brings_in_a_real_question_about_it(
    theme: str, level: str, story: str, word: str, knowledge: KnowledgeBase
) -> None:
    questions = knowledge.questions(theme, level)
    about = {q.number for q in questions if any(word.startswith(k) or k.startswith(word) for k in q.keywords)}
    chosen = {q.number for q in choose(questions, 5, story)}
    assert not about or about & chosen


@pytest.mark.parametrize("level", ["micro", "meso"])
def test_a_real_reflection_opens_with_an_easy_question(level: str, knowledge: KnowledgeBase) -> None:
    for theme in knowledge.themes():
        assert choose(knowledge.questions(theme.id, level), 5)[0].depth == 1
