"""The summary a worker takes along: every question, every own word, nothing added."""

from __future__ import annotations

import pytest

from bot.reflection.summary import Exchange, summary

TWO = [Exchange("Hoe kijk jij naar je rol?", "Ik stuur te veel."), Exchange("Wie koos er?", None)]


def test_a_full_summary_reads_from_theme_to_first_step() -> None:
    assert summary("Mijn rol", TWO, "Expert", "Kompaan", "Morgen eerst luisteren.") == (
        "# Stilstaan bij: Mijn rol\n\n"
        "**Hoe kijk jij naar je rol?**\nIk stuur te veel.\n\n"
        "**Wie koos er?**\n*overgeslagen*\n\n"
        "**Waar ik sta**\nNu: Expert\nWaar ik naartoe wil: Kompaan\n\n"
        "**Wat ik eerst doe**\nMorgen eerst luisteren."
    )


def test_what_was_not_said_leaves_no_heading() -> None:
    text = summary("Mijn rol", TWO, None, None, None)
    assert "Waar ik" not in text and "Wat ik" not in text
    assert text.endswith("*overgeslagen*")


@pytest.mark.parametrize(
    ("now", "wanted", "shown", "hidden"),
    [("Expert", None, "Nu: Expert", "naartoe"), (None, "Kompaan", "Waar ik naartoe wil: Kompaan", "Nu:")],
)
def test_only_one_place_on_the_scale_is_fine(now: str | None, wanted: str | None, shown: str, hidden: str) -> None:
    text = summary("Mijn rol", [], now, wanted, None)
    assert shown in text and hidden not in text


def test_somebody_who_stopped_at_once_gets_just_the_theme() -> None:
    assert summary("Open zijn", [], None, None, None) == "# Stilstaan bij: Open zijn"


def test_an_empty_answer_reads_as_skipped() -> None:
    assert "*overgeslagen*" in summary("Mijn rol", [Exchange("Wie?", "")], None, None, None)


@pytest.mark.parametrize(
    "own", ["{{ 7 * 7 }}", "{% raw %}", "a & b < c", "# kop", "**vet**\n- lijst", "één – «ü» 😀", "{theme}"]
)
def test_own_words_stand_there_exactly_as_typed(own: str) -> None:
    assert own in summary("Mijn rol", [Exchange("Wat?", own)], None, None, None)
    assert own in summary("Mijn rol", [], None, None, own)


def test_a_very_long_reflection_is_kept_whole() -> None:
    exchanges = [Exchange(f"Vraag {number}?", "woord " * 2_000) for number in range(10)]
    text = summary("Mijn rol", exchanges, "Gids", "Kompaan", "Beginnen.")
    assert text.count("woord") == 20_000
    assert [text.count(f"**Vraag {number}?**") for number in range(10)] == [1] * 10
