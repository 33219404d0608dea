"""An editor is told what to look at: what is old, what nothing rests on, and what is hard to read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.knowledge.contents import Knowledge
from bot.knowledge.warnings import hard_to_read, stale, warnings, without_source
from tests.knowledge.bases import real, small

CHECKED = date(2026, 3, 1)
HALF_A_YEAR = timedelta(days=180)


def with_text(text: str, professional: str | None = None) -> Knowledge:
    """The small knowledge base with another text for its one idea."""
    idea = small().concepts[0].copy(update={"text": text, "professional": professional})
    return replace(small(), concepts=[idea])


def with_fact_checked(on: date) -> Knowledge:
    option = small().options[0]
    fact = option.facts["for_whom"].copy(update={"checked_on": on})
    return replace(small(), options=[option.copy(update={"facts": {**option.facts, "for_whom": fact}})], contacts=[])


def test_a_number_checked_long_ago_is_named_with_its_date() -> None:
    assert list(stale(small(), date(2026, 12, 1))) == [
        "contacts.yml: awel: laatst nagekeken op 2026-03-01, 275 dagen geleden"
    ]


def test_exactly_half_a_year_is_still_trusted_and_a_day_more_is_not() -> None:
    assert list(stale(small(), CHECKED + HALF_A_YEAR)) == []
    assert len(list(stale(small(), CHECKED + HALF_A_YEAR + timedelta(days=1)))) == 1


def test_a_fact_with_a_date_grows_old_as_well() -> None:
    knowledge = with_fact_checked(CHECKED)
    assert list(stale(knowledge, CHECKED + HALF_A_YEAR)) == []
    (warning,) = stale(knowledge, date(2026, 12, 1))
    assert warning.startswith("options/buddy.yml: facts.for_whom: laatst nagekeken op 2026-03-01")


def test_a_date_in_the_future_warns_of_nothing() -> None:
    assert list(stale(small(), date(2020, 1, 1))) == []


def test_no_real_number_is_half_a_year_behind_the_others() -> None:
    newest = max(contact.checked_on for contact in real().contacts)
    assert list(stale(real(), newest)) == []


def test_a_source_that_nothing_rests_on_is_named() -> None:
    assert not list(without_source(real()))
    assert any("geen enkele tekst verwijst" in warning for warning in without_source(replace(small(), options=[])))


def test_a_plain_text_gives_no_warning() -> None:
    assert not list(hard_to_read(with_text("De gids loopt met je mee. Je kiest zelf waar je naartoe gaat.")))


def test_a_long_sentence_is_named_with_its_length() -> None:
    text = "Je kan er " + "en ook daar " * 9 + "heen."
    assert any("een zin van 31 woorden" in warning for warning in hard_to_read(with_text(text)))


@pytest.mark.parametrize("length", [1, 5])
def test_hard_words_are_named_once_there_are_enough_to_judge(length: int) -> None:
    hard = "Intersectorale verantwoordelijkheidsverdeling noodzaakt procedurele afstemmingsmechanismen. " * length
    found = [warning for warning in hard_to_read(with_text(hard)) if "leesgemak" in warning]
    assert bool(found) == (length == 5)


def test_families_are_spared_what_professionals_can_read() -> None:
    text = "De begeleider bekijkt samen met de ouders welke ondersteuning bij de dagelijkse organisatie nodig is."
    for_professionals = {"text": "Je wordt geholpen.", "professional": text}
    assert list(hard_to_read(with_text(text, "Kort.")))
    assert not list(hard_to_read(with_text(**for_professionals)))


def test_the_real_texts_for_families_read_well() -> None:
    """What professionals read may be harder; what families read may not be."""
    family = [warning for warning in warnings(real(), date(2026, 11, 20)) if "minstens 30" in warning]
    assert not family
