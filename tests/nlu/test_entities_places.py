"""Provinces from postcodes and towns, and the words and numbers that only look like them."""

from __future__ import annotations

import pytest

from bot.knowledge.loader import load
from bot.settings import KNOWLEDGE_DIRECTORY
from tests.nlu.extracting import only


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("wij wonen in Hasselt", "Limburg"),
        ("ergens in de buurt van gent", "Oost-Vlaanderen"),
        ("OOSTENDE", "West-Vlaanderen"),
        ("heist op den berg", "Antwerpen"),
        ("st niklaas", "Oost-Vlaanderen"),
        ("Sint-Truiden, met drie kinderen", "Limburg"),
        ("woon in knokke", "West-Vlaanderen"),
        ("uit leuven", "Vlaams-Brabant"),
        ("'s gravenwezel", "Antwerpen"),
        ("molenbeek", "Brussel"),
        ("west-vlaanderen", "West-Vlaanderen"),
        ("oost vlaanderen", "Oost-Vlaanderen"),
        ("bxl", "Brussel"),
        ("postcode 3000", "Vlaams-Brabant"),
        ("mijn dochter wordt gepest (9100)", "Oost-Vlaanderen"),
        ("we zitten vast. 2800", "Antwerpen"),
        ("8400 Oostende", "West-Vlaanderen"),
        ("woon in 1080", "Brussel"),
        ("2020 antwerpen", "Antwerpen"),
        ("2030", "Antwerpen"),
    ],
)
def test_where_somebody_lives(text: str, province: str) -> None:
    assert only(text, "province") == province


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("ik woon in mol", "Antwerpen"),
        ("wij wonen te Peer", "Limburg"),
        ("regio balen", "Antwerpen"),
        ("we zijn van Lier", "Antwerpen"),
        ("ons gezin in Ham zoekt hulp", "Limburg"),
        ("mol", "Antwerpen"),
        ("2400 mol", "Antwerpen"),
        ("ik sta te balen in die klas", None),
        ("hij eet elke dag een peer met ham", None),
        ("ze menen het niet", None),
        ("de kinderen halen van school", None),
        ("Halen we dat wel", None),
        ("hij viel uit de boom", None),
        ("een mol in de tuin", None),
        ("zo veel landen gezien", None),
        ("mijn zoon Brecht is boos", None),
        ("zo geel als wat", None),
        ("MIJN ZOON WIL GEEN PEER", None),
    ],
)
def test_towns_that_are_also_words(text: str, province: str | None) -> None:
    assert only(text, "province") == province


@pytest.mark.parametrize(
    "text",
    [
        "2500 euro schulden",
        "€ 3500 achterstand",
        "een huur van 1050 per maand",
        "leefloon van 1200",
        "in 2019 begon het",
        "sinds 2018 alleen",
        "we wonen hier sinds 2019",
        "ik belde naar 1712",
        "1813",
        "gsm 0470 11 22 33",
        "BE68 5390 0754 7034",
        "4500 luik",
        "zijn fiets kostte 2000",
        "12/05/2015",
    ],
)
def test_numbers_that_are_no_postcode(text: str) -> None:
    assert only(text, "province") is None


def test_where_one_lives_goes_before_where_one_goes() -> None:
    assert only("school in kortrijk maar wij wonen in gent", "province") == "Oost-Vlaanderen"


def test_a_place_is_found_where_it_stands() -> None:
    from tests.nlu.extracting import DUTCH, extractor

    text = "wij wonen in Sint-Niklaas, op de vijfde"
    (found,) = [fact for fact in extractor().extract(DUTCH(text)) if fact.entity == "province"]
    assert text[found.start : found.end] == "Sint-Niklaas"


@pytest.mark.parametrize(
    "frame",
    [
        "wij wonen in {}",
        "ik kom uit {}",
        "uit {} hier",
        "regio {}",
        "in {} zelf is er niks",
        "wij zijn van {}",
        "kind 4j uit {}",
        "{} is waar we wonen",
        "ons gezin zit in {}",
    ],
)
@pytest.mark.parametrize("upper", [False, True])
def test_every_town_is_heard_in_every_frame(frame: str, upper: bool) -> None:
    missed = []
    for province in load(KNOWLEDGE_DIRECTORY).provinces:
        for town in province.municipalities:
            text = frame.format(town.lower())
            if only(text.upper() if upper else text, "province") != province.id:
                missed.append(town)
    assert not missed


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("menen, aan de grens", "West-Vlaanderen"),
        ("lier, dochter van 13", "Antwerpen"),
        ("ocmw van geel", "Antwerpen"),
        ("vanuit menen geraak ik daar niet", "West-Vlaanderen"),
        ("in wondelgem is het jeugdhuis dicht", "Oost-Vlaanderen"),
        ("wij wonen in humbeek", "Vlaams-Brabant"),
        ("balen, alweer geen plaats", None),
        ("de banaan is geel", None),
        ("een lintje in haar haar", None),
        ("ik kan er niks uit halen", None),
        ("brecht is 14 en spijbelt", None),
        ("hij heeft zin in ham", None),
    ],
)
def test_the_words_around_a_name_decide(text: str, province: str | None) -> None:
    assert only(text, "province") == province
