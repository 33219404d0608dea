"""The code by which a signal is deleted: nobody can guess it, and a slip in typing is told apart from a wrong one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.insights.signals.codes import GROUP, GROUPS, LENGTH, SYMBOLS, code_in, hash_of, new_code

CODES = st.builds(new_code)
PLACES = st.integers(0, LENGTH - 1)


def bare(code: str) -> str:
    return code.replace("-", "")


def read(text: str) -> str | None:
    """The code in a text that looks like one; fails when nothing does."""
    found = code_in(text)
    assert found is not None, text
    return found.code


def test_it_has_enough_random_bits_and_nothing_that_looks_alike() -> None:
    assert len(SYMBOLS) ** (LENGTH - 1) > 2**128
    assert not set("0O1IL") & set(SYMBOLS)
    assert len({new_code() for _ in range(1000)}) == 1000


def test_it_stands_in_groups() -> None:
    groups = new_code().split("-")
    assert [len(group) for group in groups] == [GROUP] * GROUPS


@given(CODES)
def test_it_is_read_however_it_is_typed(code: str) -> None:
    for typed in (
        code,
        code.lower(),
        bare(code),
        code.replace("-", " "),
        code.replace("-", " - "),
        f"wis signaal {code}",
        f"Dag, mijn code {code.lower()}. Mag het weg, aub?",
        f"({code})",
    ):
        assert read(typed) == code, typed


@given(CODES, PLACES, st.sampled_from(SYMBOLS))
def test_every_single_wrong_symbol_is_noticed(code: str, place: int, symbol: str) -> None:
    symbols = bare(code)
    typed = symbols[:place] + symbol + symbols[place + 1 :]
    if typed == symbols:
        return
    found = code_in(typed)
    assert found is None or found.code is None


@given(CODES, PLACES, PLACES)
def test_every_two_that_changed_places_are_noticed(code: str, one: int, other: int) -> None:
    symbols = list(bare(code))
    symbols[one], symbols[other] = symbols[other], symbols[one]
    if "".join(symbols) != bare(code):
        found = code_in("".join(symbols))
        assert found is None or found.code is None


@pytest.mark.parametrize(
    "typed",
    [
        "K7MP-2QXR-9TAB-C4DE-FG5H-3JKM-6NP",
        "K7MP-2QXR-9TAB-C4DE-FG5H-3JKM-6N",
        "MP-2QXR-9TAB-C4DE-FG5H-3JKM-6NPQ",
        "K7MP-2QXR-9TAB-C4DE-FG5H-3JKM-6NPQ7",
        "K7MP-2QX-9TAB-C4DE-FG5H-3JKM-6NPQ",
        "K7MP-2QXR-9TAB-C4DE-FG5H-3JKM-6OI0",
        "K7MP2QXR9TABC4DEFG5H3JKM6NP",
    ],
)
def test_a_slip_still_looks_like_a_code(typed: str) -> None:
    for text in (typed, typed.lower(), f"wis signaal {typed}"):
        assert read(text) is None, text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "wis signaal",
        "ik ben 15j, mijn zus is 12j en mijn broer 8j",
        "maar hier komt toch elke week weer niks voor onze zoon",
        "1g1p, ekc, gbo of jac, wat is het verschil",
        "BE68 5390 0754 7034",
        "0478 12 34 56",
        "85.07.30-033.28",
        "we wachten al 14 maanden, van 2025 tot 2026, in 9000 Gent",
        "x" * 5000,
        "mama 42j papa 44j oma 70j zus 12j broer 9j",
    ],
)
def test_words_numbers_and_noise_are_no_code(text: str) -> None:
    assert code_in(text) is None


def test_a_very_long_text_takes_no_time() -> None:
    began = time.perf_counter()
    for text in ("ab12 " * 20_000, "ab12" * 20_000, "abcd" + " " * 100_000, "-" * 100_000):
        code_in(text)
    assert time.perf_counter() - began < 3


def test_of_a_code_only_a_hash_is_kept() -> None:
    code = new_code()
    assert len(hash_of(code)) == 64
    assert bare(code).lower() not in hash_of(code)
    assert hash_of(code) == hash_of(code) != hash_of(new_code())
