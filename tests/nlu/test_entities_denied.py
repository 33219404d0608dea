"""What somebody says that it is not about, so that it can be taken back."""

from __future__ import annotations

import pytest

from tests.nlu.extracting import facts


@pytest.mark.parametrize(
    ("text", "about", "denied"),
    [
        ("nee het gaat niet over de school maar over ruzie thuis", ["home_conflict"], ["school"]),
        ("de schulden zijn al lang opgelost", None, ["money_housing"]),
        ("school is gelukkig geen probleem", None, ["school"]),
        ("hij is niet agressief", None, ["behaviour"]),
        ("hij wil niet naar school", ["school"], None),
        ("we hebben geen geld", ["money_housing"], None),
        ("school gaat niet goed", ["school"], None),
    ],
)
def test_what_it_is_not_about(text: str, about: list[str] | None, denied: list[str] | None) -> None:
    found = facts(text)
    assert (found.get("domain"), found.get("denied_domain")) == (about, denied)
