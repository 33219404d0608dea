"""What may be passed on: one masked sentence on one line that says something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.insights.signals import LONGEST, OFFERED, THEMES, read_sentence, theme_labels
from bot.insights.signals.sentence import masked_again
from bot.orientation.situation import DOMAINS


def test_names_and_numbers_go_out_before_it_is_shown() -> None:
    sentence = read_sentence("we wachten al een jaar, bel Katrien Vermeulen op 0478 12 34 56")
    assert sentence.fault is None
    assert sentence.text == "we wachten al een jaar, bel [naam] op [telefoon]"


def test_it_is_one_line_of_what_one_sees() -> None:
    assert read_sentence("  er is\n\n\tniets \u202evoor\u200b tieners\x00 ").text == "er is niets voor tieners"


def test_half_a_character_is_dropped() -> None:
    assert read_sentence("geen plaats \ud83d meer").text == "geen plaats meer"


@pytest.mark.parametrize("typed", ["", "   ", "...", "12 345", "\u200b"])
def test_what_has_no_words_is_not_sent(typed: str) -> None:
    assert read_sentence(typed).fault == "empty"


def test_what_is_only_names_is_not_sent() -> None:
    assert read_sentence("Katrien Vermeulen, 0478 12 34 56").fault == "only_names"


def test_how_long_it_may_be() -> None:
    assert read_sentence("a" * LONGEST).fault is None
    long = read_sentence("a" * (LONGEST + 1))
    assert long.fault == "too_long" and len(long.text) == LONGEST + 1


@given(st.text(max_size=LONGEST))
def test_reading_again_changes_nothing(typed: str) -> None:
    sentence = read_sentence(typed)
    if sentence.fault is None:
        assert masked_again(sentence.text) == sentence.text


def test_every_theme_has_a_name_and_one_can_choose_something_else() -> None:
    assert set(theme_labels()) == set(THEMES)
    assert set(DOMAINS) < set(THEMES)
    assert set(OFFERED) < set(THEMES) and "other" in OFFERED
    assert all(len(label) <= 30 for label in theme_labels().values())
