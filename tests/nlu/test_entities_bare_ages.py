"""Ages in the answer to the question how old somebody is, and told as barely in a message."""

from __future__ import annotations

import pytest

from bot.nlu.entities import parse_bare_age
from tests.nlu.extracting import facts


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


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("onze jongste is een nakomertje van 2, de anderen zijn 13 en 16", [2, 13, 16]),
        ("mijn dochter is 5, de rest is 8 en 10", [5, 8, 10]),
        ("de twee groten zijn 15 en 17", [15, 17]),
        ("jongeren tussen 12 en 14 jaar in onze groep", [12, 14]),
        ("tussen 12 en 14 jaar", [12, 14]),
        ("tussen 2 en 4 jaar geleden", []),
        ("meisjes van 12 tot 15 jaar", [12, 15]),
        ("kinderen; 12, 10 en 5 jaar", [12, 10, 5]),
        ("leeftijden: 3, 6 en 14", [3, 6, 14]),
        ("dochter 5e leerjaar 10 jaar", [10]),
        ("zoon 5e leerjaar 2 keer blijven zitten", []),
        ("twee 14-jarigen vechten", [14]),
    ],
)
def test_ages_of_several_children_and_in_a_class(text: str, ages: list[float]) -> None:
    assert facts(text).get("age", []) == ages


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("mijn zoon heeft 8 jaar", [8]),
        ("ik heb 15 jaar en ben veel alleen", [15]),
        ("mijn kinderen hebben 4 en 7 jaar", [4, 7]),
        ("mijn jongen heeft al 13 jaar maar kan niet lezen", [13]),
        ("mijn zoon heeft 3 jaar gewacht", []),
        ("mijn zoon heeft al 3 jaar begeleiding", []),
        ("ik heb 8 jaar ervaring", []),
        ("ik heb hem 2 jaar niet gezien", []),
        ("wij hebben 12 jaar samengewoond", []),
    ],
)
def test_ages_that_somebody_has_as_in_other_languages(text: str, ages: list[float]) -> None:
    assert facts(text).get("age", []) == ages


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("mn zus is 10 en ik moet altijd op haar letten, ik ben zelf maar 14", [10, 14]),
        ("ik ben 15 en zorg voor mijn zusje, zij is 6", [15, 6]),
        ("mijn zusjes zijn 5 en 7 en ik doe alles. ik ben 14", [5, 7, 14]),
        ("mijn zus van 9 is ziek en ik ben 14", [14]),
        ("mijn zus is 17 en ze roept altijd. ik ben 14", [14]),
    ],
)
def test_a_younger_brother_or_sister_of_a_minor(text: str, ages: list[float]) -> None:
    assert facts(text)["age"] == ages
