"""Ages: which numbers are one, whose they are, and which look like one and are not."""

from __future__ import annotations

import pytest

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
        ("ik ben 17 en zwanger", "expecting", [17, -1]),
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
    ("text", "ages"),
    [
        ("mijn broertje is 10 en ik 15", [10, 15]),
        ("zij is 9 ik ben 20", [9, 20]),
        ("ik ben 15 en mijn broer 12", [15, 12]),
        ("de grootste is 12 den andere 3", [12, 3]),
        ("d'ene is 7 d'ander 11", [7, 11]),
        ("de tweede is 4 en de derde bijna 2", [4, 2]),
        ("zoon 13 dochter 10", [13, 10]),
        ("3 kinderen 12 9 en 4", [12, 9, 4]),
        ("kids: 7j, 5j en 10mnd", [7, 5, 10 / 12]),
        ("mijn zus is 8, ik moet ze om kwart na 8 naar school brengen", [8]),
        ("mijn zoon Arthur (7) luistert niet", [7]),
        ("ik ben mama van Noor (5) en Stan (3)", [5, 3]),
        ("14 is ze en ze rookt", [14]),
        ("zoon wordt over 3 maanden 18", [18]),
        ("in zijn dertiende levensjaar", [12]),
    ],
)
def test_ages_told_in_few_words(text: str, ages: list[float]) -> None:
    assert facts(text).get("age", []) == pytest.approx(ages, abs=0.01)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("ik ben 17 en 5 maanden zwanger", [-1, 17]),
        ("16j en 20 weken zwanger", [-1, 16]),
        ("mijn dochter is 16 jaar en 4 maanden zwanger", [-1, 16]),
        ("ik ben 29 en 12 weken zwanger", [-1]),
    ],
)
def test_how_far_a_pregnancy_is_goes_with_a_young_age(text: str, ages: list[float]) -> None:
    assert sorted(facts(text)["age"]) == ages


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Emma is 7 en slaapt slecht", [7]),
        ("ons lotte is 9 en onze Jef 12 en ze vechten", [9, 12]),
        ("Noor 5 en Stan 3, ik ben hun mama", [5, 3]),
        ("Kato, 8, is altijd boos", [8]),
        ("onze brent van 8 liegt altijd", [8]),
        ("mijn naam is Lore, 16, en ik ben boos", [16]),
        ("onze poes is 9 jaar", []),
        ("ons huis is 20 jaar oud", []),
        ("onze wachttijd is 8 maanden", []),
        ("Lijn 5 en bus 3 rijden niet", []),
        ("Jonas komt om 7 en Lies om 9", []),
        ("Bart is 3 keer weggelopen", []),
    ],
)
def test_ages_told_with_a_name(text: str, ages: list[float]) -> None:
    assert facts(text).get("age", []) == ages


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("ben vertien", 14),
        ("kben virtien joar", 14),
        ("mijn zoon is twaluf", 12),
        ("mijn dochter is elluf jaar", 11),
        ("mijn joengen is zeszjoar", 6),
        ("ik ben vijftin en haat school", 15),
        ("tweeënhalf is hij", 2.5),
        ("mijn kind is 2 1/2 jaar", 2.5),
        ("mijn dochter is 2½ jaar", 2.5),
        ("mijn zoon is tweeëntwintig", 22),
    ],
)
def test_number_words_as_people_spell_them(text: str, age: float) -> None:
    assert facts(text)["age"] == [age]


@pytest.mark.parametrize(
    "text", ["kben m 15", "m15", "v/15", "15m", "hey v15 hier", "ik ben een m van 15", "m/15/aalst"]
)
def test_sex_and_age_as_in_a_chat(text: str) -> None:
    found = facts(text)
    assert (found["age"], found["asker"]) == ([15], ["youth"])


@pytest.mark.parametrize("text", ["bus m15 komt te laat", "ik liep 15 m", "ze is 1m50", "we wonen op nummer 15m"])
def test_the_letter_of_a_sex_may_be_a_metre(text: str) -> None:
    assert "age" not in facts(text)


@pytest.mark.parametrize(
    ("text", "age", "province"),
    [
        ("k zijn van kortrijk 15 jaar", 15, "West-Vlaanderen"),
        ("kind 4j uit lier", 4, "Antwerpen"),
        ("gent 15 jaar", 15, "Oost-Vlaanderen"),
        ("15 uit mechelen", 15, "Antwerpen"),
        ("dochter uit brugge 9 jaar", 9, "West-Vlaanderen"),
        ("zoon 14 lokeren", 14, "Oost-Vlaanderen"),
    ],
)
def test_an_age_next_to_a_place(text: str, age: float, province: str) -> None:
    found = facts(text)
    assert (found["age"], found["province"]) == ([age], [province])
