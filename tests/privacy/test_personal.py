"""Personal data is noticed, and ordinary words stay."""

from __future__ import annotations

import re

import pytest
from ruamel.yaml import YAML

from bot.privacy.personal import find, mask
from bot.privacy.personal.found import PLACEHOLDERS
from bot.settings import KNOWLEDGE_DIRECTORY
from tests.privacy.personal_texts import Marked, marked_texts

WITH = [text for text in marked_texts("with_data", "second", "third") if text.secrets]
WITHOUT = [text for text in marked_texts("with_data", "without_data", "second", "third") if not text.secrets]


def still_there(text: Marked) -> list[str]:
    """The secrets of which a part can still be read."""
    masked = mask(text.text).text
    return [
        secret
        for _kind, secret in text.secrets
        if secret in masked
        or any(
            re.search(rf"\b{re.escape(part)}\b", masked)
            for part in re.findall(r"\w{3,}", secret)
            if part not in text.ordinary
        )
    ]


def test_the_development_texts_are_enough_to_say_something() -> None:
    assert len(WITH) >= 200
    assert len(WITHOUT) >= 300


def test_nearly_all_personal_data_is_gone() -> None:
    secrets = sum(len(text.secrets) for text in WITH)
    missed = [(text.text, secret) for text in WITH for secret in still_there(text)]
    assert len(missed) <= 0.02 * secrets, missed


def test_the_kinds_are_the_right_ones() -> None:
    wrong = [
        text.text
        for text in WITH
        if not still_there(text) and not {kind for kind, _secret in text.secrets} <= set(mask(text.text).kinds)
    ]
    assert len(wrong) <= 0.02 * len(WITH), wrong


def test_texts_without_personal_data_come_back_unchanged() -> None:
    changed = [(text.text, mask(text.text).text) for text in WITHOUT if mask(text.text).text != text.text]
    assert len(changed) <= 0.01 * len(WITHOUT), changed


def test_words_beside_personal_data_stay() -> None:
    words = sum(len(text.ordinary) for text in WITH)
    lost = [
        (text.text, word)
        for text in WITH
        for word in text.ordinary
        if not re.search(rf"\b{re.escape(word)}\b", mask(text.text).text)
    ]
    assert len(lost) <= 0.01 * words, lost


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("mijn dochter roos plukt bloemen", "mijn dochter [naam] plukt bloemen"),
        ("ik kreeg een roos", "ik kreeg een roos"),
        ("meneer de winter belde", "meneer [naam] belde"),
        ("de winter duurt lang", "de winter duurt lang"),
        ("emma's mama", "[naam]'s mama"),
        ("zij is jan peeters haar ex", "zij is [naam] haar ex"),
        ("ik woon in lier", "ik woon in lier"),
        ("ik woon in de kerkstraat 12, 2500 lier", "ik woon in de [adres]"),
        ("geboren op 12/03/2009", "geboren op [geboortedatum]"),
        ("op 12 maart hebben we intake", "op 12 maart hebben we intake"),
        ("rrn 93.05.18-223.61", "rrn [rijksregisternummer]"),
        ("BE68 5390 0754 7034 graag", "[rekeningnummer] graag"),
        ("insta: emma.vdb_06", "insta: [gebruikersnaam]"),
        ("mail jan.p@telenet.be of bel 0471/23.45.67", "mail [e-mail] of bel [telefoon]"),
        ("mijn dochter roos, roos wil niet meer", "mijn dochter [naam], [naam] wil niet meer"),
        ("", ""),
    ],
)
def test_it_reads_well(text: str, masked: str) -> None:
    assert mask(text).text == masked


def test_the_lines_that_kompaan_gives_are_nobodys_phone() -> None:
    contacts = YAML(typ="safe").load((KNOWLEDGE_DIRECTORY / "contacts.yml").read_text(encoding="utf-8"))
    for contact in contacts:
        text = f"ik belde {contact['name']} op {contact.get('phone', '')}".strip()
        assert mask(text).text == text


def test_a_placeholder_is_known_as_what_it_is() -> None:
    text = "ik ben " + " en ".join(PLACEHOLDERS.values())
    assert find(text) == []
    assert mask(text).text == text


def test_kinds_are_named_once_in_order() -> None:
    assert mask("emma belde jens op 0471 23 45 67").kinds == ("name", "phone")
