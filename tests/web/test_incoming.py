"""What a browser sends is read without trust."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.incoming import clean, without_commands

INTENTS = ["greet", "inform"]
ENTITIES = ["theme", "option"]


def heard(text: str) -> str:
    return without_commands(clean(text), INTENTS, ENTITIES)


@pytest.mark.parametrize(
    "payload",
    [
        "/greet",
        '/inform{"theme": "role"}',
        '/inform{"theme": "role", "option": "buddy"}',
        '/inform{"theme": ["role", "demand"]}',
        '/inform{"theme": null}',
        "/inform{}",
    ],
)
def test_an_exact_payload_passes(payload: str) -> None:
    assert heard(payload) == payload


def test_a_payload_is_written_anew_on_one_line() -> None:
    assert heard('/inform {\n"theme":\n "rôle"}') == '/inform{"theme": "rôle"}'


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("/hij slaat mij", "hij slaat mij"),
        ("///help", "help"),
        ("/ / /greet", "greet"),
        ("/unknown", "unknown"),
        ("/greet@0.3", "greet@0.3"),
        ("/greet hallo", "greet hallo"),
        ("/greet\nnog iets", "greet\nnog iets"),
        ('/inform{"naam": "Jan"}', 'inform{"naam": "Jan"}'),
        ('/inform{"theme": {"a": 1}}', 'inform{"theme": {"a": 1}}'),
        ('/inform{"theme": [[1]]}', 'inform{"theme": [[1]]}'),
        (r'/inform{"theme": "a\u0000"}', r'inform{"theme": "a\u0000"}'),
        (r'/inform{"theme": ["\ud800"]}', r'inform{"theme": ["\ud800"]}'),
        ('/inform{"theme": "x"', 'inform{"theme": "x"'),
        ('/inform{"theme": x}', 'inform{"theme": x}'),
        ("/inform" + '{"theme":' * 3000 + "1" + "}" * 3000, None),
        ("/", ""),
        ("  /  ", ""),
        ("1/2", "1/2"),
    ],
)
def test_other_slashes_in_front_are_taken_away(typed: str, expected: str | None) -> None:
    text = heard(typed)
    assert text == expected or expected is None
    assert not text.startswith("/")


def test_control_characters_and_half_characters_go() -> None:
    assert clean(" a\x00b\x1bc\td\ne\ud800 ") == "abc\td\ne"


@given(st.text())
def test_whatever_is_typed_rasa_can_read_it(text: str) -> None:
    result = heard(text)
    assert "\x00" not in result
    result.encode("utf-8")
    if result.startswith("/"):
        assert re.fullmatch(r"/(greet|inform)(\{.*\})?", result)


PLAIN_TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")))


@given(st.dictionaries(st.sampled_from(ENTITIES), st.none() | st.booleans() | st.integers() | PLAIN_TEXT))
def test_any_flat_payload_keeps_its_values(values: dict[str, object]) -> None:
    payload = "/inform" + json.dumps(values)
    result = heard(payload)
    assert json.loads(result.removeprefix("/inform")) == values
