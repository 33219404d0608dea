"""What holds for any text at all."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.privacy.personal import find, mask
from bot.privacy.personal.lexicon import lexicon
from tests.privacy.personal_texts import marked_texts

PIECES = [text.text for text in marked_texts("with_data", "without_data", "second")]
pieces = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=4)
texts = st.text(max_size=200) | st.tuples(pieces, st.sampled_from([" ", ", ", " en ", ". ", "\n", ""])).map(
    lambda parts: parts[1].join(parts[0])
)


@given(texts)
@example("ik ben [naam] en roos")
@example("\0\ud800İß")
@settings(max_examples=400, deadline=None)
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask(text)
    assert mask(once.text) == type(once)(once.text, ())


@given(texts)
@settings(max_examples=300, deadline=None)
def test_places_are_in_order_and_inside_the_text(text: str) -> None:
    end = 0
    for item in find(text):
        assert end <= item.start < item.end <= len(text)
        end = item.end


@given(texts)
@settings(max_examples=300, deadline=None)
def test_what_was_found_cannot_be_read_afterwards(text: str) -> None:
    masked = mask(text).text
    names = lexicon().names
    for item in find(text):
        secret = text[item.start : item.end]
        # A name that is a word of every day may still stand there as that word.
        if item.kind != "name" or secret.lower() in names.first:
            assert not re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", masked)


@given(texts)
@settings(max_examples=200, deadline=None)
def test_nothing_changes_but_what_was_found(text: str) -> None:
    if not find(text):
        assert mask(text).text == text


@pytest.mark.parametrize(
    "piece", ["a", "0471.23 ", "emma ", "a_", "be12", "kerkstraat 12 ", "\0", "van de ", "1/1 geboren "]
)
def test_a_very_long_text_is_masked_in_bearable_time(piece: str) -> None:
    begun = time.perf_counter()
    mask((piece * 100_000)[:100_000])
    assert time.perf_counter() - begun < 20
