"""Ages in the answer to the question how old somebody is."""

from __future__ import annotations

import pytest

from bot.nlu.entities import parse_bare_age


@pytest.mark.parametrize(
    ("answer", "ages"),
    [
        ("15", [15]),
        ("vijftien", [15]),
        ("15j", [15]),
        ("hij is 9", [9]),
        ("4 en 7", [4, 7]),
        ("2, 5 en 9 jaar", [2, 5, 9]),
        ("bijna 3", [3]),
        ("3,5", [3.5]),
        ("drie en een half", [3.5]),
        ("anderhalf jaar", [1.5]),
        ("8 maand", [8 / 12]),
        ("een half jaar", [0.5]),
        ("zes weken", [6 * 7 / 365.25]),
        ("één", [1]),
        ("zwanger", [-1]),
        ("zwanger van 5 maanden", [-1]),
        ("nog niet geboren", [-1]),
        ("de oudste 12 de jongste 8", [12, 8]),
        ("twee kinderen: 3 en 6", [3, 6]),
        ("14, bijna 15", [14]),
        ("15-17", [15, 17]),
        ("in het 5de leerjaar", []),
        ("0478 12 34 56", []),
        ("2010", []),
        ("10.000", []),
        ("weet ik niet", []),
        ("", []),
    ],
)
def test_a_bare_answer_to_how_old(answer: str, ages: list[float]) -> None:
    assert parse_bare_age(answer) == pytest.approx(ages, abs=0.01)
