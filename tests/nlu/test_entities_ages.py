"""Ages: which numbers are one, whose they are, and which look like one and are not."""

from __future__ import annotations

import pytest

from bot.nlu.entities import parse_bare_age
from tests.nlu.extracting import facts


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("mijn zoon is 9 en bijt op zijn nagels", [9]),
        ("ons dochter van 12 komt haar kamer niet uit", [12]),
        ("de oudste is elf, de middelste bijna 8 en de jongste twee en een half", [11, 8, 2.5]),
        ("ik heb drie kinderen (13, 10 en 4)", [13, 10, 4]),
        ("wij hebben twee zonen, 6 & 9 jaar", [6, 9]),
        ("mama van twee (3 en 7)", [3, 7]),
        ("mijn zoon met autisme van 8", [8]),
        ("ons Emma van 4 wil niks eten", [4]),
        ("mijn kleine man van 6", [6]),
        ("mijn zus haar zoontje van 3", [3]),
        ("kindje van 20 maanden stapt nog niet", [20 / 12]),
        ("onze baby is 5 weken oud", [5 * 7 / 365.25]),
        ("dochtertje van 2 jaar en 6 maanden", [2.5]),
        ("mijn zoontje wordt in maart 3", [3]),
        ("mijn kleine is anderhalf", [1.5]),
        ("een meisje van negen en een half", [9.5]),
        ("onze zoon is pas 16j geworden", [16]),
        ("een 10-jarige die veel liegt, en zijn broer van 12", [10, 12]),
        ("ik volg een veertienjarige op", [14]),
        ("me joengen is zeuven", [7]),
        ("kleindochter 8 wil niet eten", [8]),
        ("mijn dochter is er al 17", [17]),
        ("nu is hij 11, vroeger was het makkelijk", [11]),
        ("buurmeisje van een jaar of 5 zit altijd alleen", [5]),
        ("zij komt dronken thuis en is 15", [15]),
        ("ik heb een zoon van één", [1]),
        ("mijn zoon van 32 heeft een beperking", []),
        ("mijn zoon is 32 jaar en heeft een beperking", [32]),
    ],
)
def test_ages_of_children(text: str, ages: list[float]) -> None:
    assert facts(text).get("age", []) == pytest.approx(ages, abs=0.01)


@pytest.mark.parametrize(
    ("text", "asker", "ages"),
    [
        ("ik ben 15 en voel mij leeg", "youth", [15]),
        ("kben 13 en mn ouders roepen altijd", "youth", [13]),
        ("15 ben ik, en ik wil hier weg", "youth", [15]),
        ("dag, ik ben Sam, 14 jaar, en word gepest", "youth", [14]),
        ("ik ben een meisje van 16", "youth", [16]),
        ("16j en ik woon op internaat", "youth", [16]),
        ("ben 20 en zoek een kot", "young_adult", [20]),
        ("ik ben 14 en mijn zus van 11 ook", "youth", [14]),
        ("mijn broer is 22 en heeft down, ik ben 15", "youth", [15]),
        ("ik ben 34 en mijn zoon van 4 slaapt niet", "parent", [4]),
        ("ben 19, mama van een baby van 3 maanden", "parent", [0.25]),
        ("mijn vrouw is 29, ik ben 31, onze tweeling is 1 jaar", "parent", [1]),
        ("ik ben 23 en de kinderen zijn 2 en 4", "parent", [2, 4]),
        ("ik ben 24 en leerkracht, een leerlinge van 13 huilt vaak", "teacher", [13]),
        ("ik ben 17 en zwanger", "expecting", [-1]),
        ("ik ben 21 en zij 19, we verwachten een kindje", "expecting", [-1]),
    ],
)
def test_own_age_counts_only_for_the_young(text: str, asker: str, ages: list[float]) -> None:
    found = facts(text)
    assert found["asker"] == [asker]
    assert found["age"] == pytest.approx(ages)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("mijn dochter van 17 is in verwachting", [17, -1]),
        ("20 weken zwanger en heel alleen", [-1]),
        ("er is een kindje op komst, de oudste is 3", [3, -1]),
        ("ik ben niet zwanger", []),
        ("toen ik zwanger was, ging het nog", []),
        ("een pasgeboren zoontje, wie komt er aan huis", [0]),
        ("pasgeboren meisje van 8 dagen", [8 / 365.25]),
    ],
)
def test_unborn_and_just_born(text: str, ages: list[float]) -> None:
    assert sorted(facts(text).get("age", [])) == pytest.approx(sorted(ages), abs=0.01)


@pytest.mark.parametrize(
    "text",
    [
        "we wachten al 7 maanden op hulp",
        "ik heb 3 kinderen",
        "mama van 2",
        "lijn 102 nam niet op",
        "hij belt mij om 6u op",
        "ik belde 1813",
        "1 gezin 1 plan, is dat iets voor ons",
        "mijn zoon had 4 op 10 voor frans",
        "mijn dochter had 11/20",
        "mijn zoon zit in het 5de leerjaar",
        "in 2016 zijn we gescheiden",
        "mijn zoon is al 2 jaar niet naar school geweest",
        "wij zijn 12 jaar getrouwd",
        "mijn dochter is drie dagen niet thuis geweest",
        "mijn kinderen 2 keer per week",
        "hij moet 15 euro betalen",
        "toen mijn zoon 6 was, ging het mis",
        "wat als ik 18 word",
        "bel 0478 12 34 56",
        "tegen 12 mei moeten we weg",
        "ik ben 5 minuten te laat",
        "ik ben 38",
        "hij woont al 3 jaar bij zijn oma",
        "de oudste twee helpen mij",
        "wat is het verschil tussen die twee",
        "bus 14 reed niet",
        "mijn moeder is 71",
    ],
)
def test_numbers_that_are_no_age(text: str) -> None:
    assert "age" not in facts(text)


def test_an_infant_makes_it_about_a_baby() -> None:
    assert "baby" in facts("ons meisje is 5 maanden")["domain"]


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
