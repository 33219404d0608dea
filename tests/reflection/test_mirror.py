"""The mirror gives back the user's own words, short, or nothing; never a word of its own."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reflection.mirror import LONGEST, SHORTEST_WORDS, mirror


def test_the_sentence_that_weighs_most_is_given_back() -> None:
    answer = "Dat was gisteren op school. Ik voelde me machteloos en alleen. Daarna ben ik naar huis gereden."
    assert mirror(answer) == "Ik voelde me machteloos en alleen"


def test_between_equals_the_first_is_given_back() -> None:
    assert mirror("Ik ging daar elke week langs. Zij zei daar nooit iets over.") == "Ik ging daar elke week langs"


def test_one_sentence_without_a_full_stop_is_given_back_whole() -> None:
    assert mirror("ik luister te weinig naar haar") == "ik luister te weinig naar haar"


@pytest.mark.parametrize(
    "answer",
    ["", "ja", "nee", "geen idee", "weet ik niet", "...", "\n\n", "   ", "?!", "Nee. Ja. Misschien wel.", "😀 😀 😀"],
)
def test_too_little_is_not_mirrored(answer: str) -> None:
    assert mirror(answer) == ""


def test_a_long_sentence_is_cut_between_words_and_says_so() -> None:
    mirrored = mirror("ik heb " + "heel lang, " * 30 + "gewacht")
    assert mirrored.endswith("…")
    assert len(mirrored) <= LONGEST + 1
    assert mirrored[:-1].split()[-1] in {"heel", "lang"}


def test_spaces_and_line_ends_become_single_spaces() -> None:
    assert mirror("ik  wou \t dat zij\u00a0 zelf koos") == "ik wou dat zij zelf koos"


def test_words_are_not_turned_into_you() -> None:
    assert mirror("Ik heb mijn mening opgedrongen.") == "Ik heb mijn mening opgedrongen"


@pytest.mark.parametrize(
    "answer",
    [
        "{{ 7 * 7 }} en nog drie woorden",
        "<script>alert(1)</script> en nog wat woorden",
        "{words} en dan {naam} en meer",
        "\x00\x1b[31m rood en nog meer woorden",
        "\u202eomgekeerd en nog drie woorden",
        "\ud800 half teken en nog meer",
        "**vet** en [link](http://x) en meer",
    ],
)
def test_hostile_text_comes_back_as_text_and_breaks_nothing(answer: str) -> None:
    assert mirror(answer) in " ".join(answer.split())


@pytest.mark.parametrize(
    "answer",
    [
        "a" * 1_000_000,
        "bang " * 200_000,
        "." * 1_000_000,
        "a b c d. " * 100_000,
        "twijfel" * 100_000 + " en nog drie woorden",
        " " * 1_000_000 + "x",
    ],
    ids=["one word", "one sentence", "stops", "many sentences", "weight", "spaces"],
)
def test_a_huge_answer_is_mirrored_at_once(answer: str) -> None:
    started = time.perf_counter()
    assert len(mirror(answer)) <= LONGEST + 1
    assert time.perf_counter() - started < 5


@given(st.text(max_size=400))
def test_whatever_is_said_only_own_words_come_back_in_their_order(answer: str) -> None:
    mirrored = mirror(answer)
    assert mirrored.removesuffix("…") in " ".join(answer.split())
    assert len(mirrored) <= LONGEST + 1
    assert "\n" not in mirrored


@given(st.lists(st.sampled_from(["ik", "voel", "bang", "school", "samen.", "dan?", "nooit!"]), max_size=60))
def test_what_is_mirrored_is_never_less_than_a_few_words(words: list[str]) -> None:
    mirrored = mirror(" ".join(words))
    assert mirrored == "" or len(mirrored.split()) >= SHORTEST_WORDS
