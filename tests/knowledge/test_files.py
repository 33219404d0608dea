"""A file that is broken, missing or at odds with another is named, and nothing is loaded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Callable

import pytest

from bot.knowledge.loader import KnowledgeError, load, load_contacts
from tests.knowledge.bases import copy_of_small, small

BUDDY = "options/buddy.yml"


def said(directory: Path) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        load(directory)
    return [str(fault) for fault in caught.value.faults]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A small knowledge base to break."""
    return copy_of_small(tmp_path)


def edit(path: Path, old: str, new: str) -> None:
    assert old in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


BREAKS: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "missing": ("themes.yml", Path.unlink, "themes.yml: bestand ontbreekt"),
    "empty": ("themes.yml", lambda p: p.write_text(""), "themes.yml: bestand is leeg"),
    "only a comment": ("themes.yml", lambda p: p.write_text("# later\n"), "themes.yml: bestand is leeg"),
    "an empty file in a folder": (BUDDY, lambda p: p.write_text("\n"), f"{BUDDY}: bestand is leeg"),
    "not UTF-8": (
        "themes.yml",
        lambda p: p.write_bytes("- naam: één".encode("latin-1")),
        "themes.yml: geen leesbare tekst, bewaar het bestand als UTF-8",
    ),
    "a folder": (
        "themes.yml",
        lambda p: (p.unlink(), p.mkdir()),
        "themes.yml: niet te lezen (IsADirectoryError)",
    ),
    "plain text": (
        "themes.yml",
        lambda p: p.write_text("hallo"),
        "themes.yml:1: verwacht een lijst, elk item begint met een streepje",
    ),
    "a record where a list is expected": (
        "themes.yml",
        lambda p: edit(p, "- id: role", "  id: role"),
        "themes.yml:1: verwacht een lijst, elk item begint met een streepje",
    ),
    "a list where a record is expected": (
        "situation.yml",
        lambda p: p.write_text("- facts\n"),
        "situation.yml:1: verwacht velden met een dubbelpunt",
    ),
    "a dash with nothing after it": (
        "questions/role.yml",
        lambda p: p.write_text(p.read_text() + "-\n"),
        "questions/role.yml:21: verwacht velden met een dubbelpunt",
    ),
    "a colon too many": (
        BUDDY,
        lambda p: edit(p, "short: Een", "short: Let op: een"),
        f"{BUDDY}:5: geen geldige YAML: een dubbelpunt te veel",
    ),
    "a tab": (BUDDY, lambda p: edit(p, "step:", "\tstep:"), f"{BUDDY}:6: geen geldige YAML: "),
    "an open quote": (BUDDY, lambda p: edit(p, "short: Een", 'short: "Een'), f"{BUDDY}:"),
    "a control character": (
        BUDDY,
        lambda p: edit(p, "short: Een", "short: \x07Een"),
        f"{BUDDY}: geen geldige YAML",
    ),
    "the same field twice": (
        BUDDY,
        lambda p: edit(p, "step: light\n", "step: light\nstep: intensive\n"),
        f"{BUDDY}:7: geen geldige YAML: dit veld staat er twee keer",
    ),
    "named .yaml": (
        BUDDY,
        lambda p: p.rename(p.with_suffix(".yaml")),
        "options/buddy.yaml: wordt niet gelezen, noem het bestand .yml",
    ),
    "alone in its folder, and gone": (BUDDY, Path.unlink, "options/: geen enkel .yml-bestand gevonden"),
}


@pytest.mark.parametrize("way", BREAKS)
def test_a_broken_file_is_named(way: str, copy: Path) -> None:
    file, break_it, expected = BREAKS[way]
    break_it(copy / file)
    assert any(line.startswith(expected) for line in said(copy)), said(copy)


def test_a_folder_that_does_not_exist_names_every_file(tmp_path: Path) -> None:
    assert len(said(tmp_path / "nergens")) == 8


DISCORDS: dict[str, tuple[str, str, str, str]] = {
    "an unknown contact": (
        BUDDY,
        "[caw]",
        "[caw, cwa]",
        f"{BUDDY}:9: contacts: 'cwa' staat niet in contacts.yml",
    ),
    "a fact that is not there": (
        BUDDY,
        "  where: *silent\n",
        "",
        f"{BUDDY}:10: facts.where: ontbreekt; schrijf 'unknown' als de bron zwijgt",
    ),
    "a document that is not listed": (
        "documents.yml",
        "- id: visienota-ovl",
        "- id: synthese-limburg",
        "questions/role.yml:10: 0.source: bron 'visienota-ovl' staat niet in documents.yml",
    ),
    "the source of a criterion that is not listed": (
        BUDDY,
        "    because: een vrijwilliger komt elke week langs\n    source: schema-trajectondersteuner",
        "    because: een vrijwilliger komt elke week langs\n    source: synthese-limburg",
        f"{BUDDY}:89: criteria.1.source: bron 'synthese-limburg' staat niet in documents.yml",
    ),
    "a theme that is not listed": (
        "themes.yml",
        "- id: role",
        "- id: demand",
        "questions/role.yml:1: 0.theme: 'role' staat niet in themes.yml",
    ),
    "a contact id twice": ("contacts.yml", "- id: awel", "- id: caw", "contacts.yml: 'caw' staat er 2 keer"),
    "a document id twice": (
        "documents.yml",
        "- id: visienota-ovl",
        "- id: schema-trajectondersteuner",
        "documents.yml: 'schema-trajectondersteuner' staat er 2 keer",
    ),
    "a name of two options": (
        BUDDY,
        "aliases: [buddy van het gezin]",
        "aliases: [Kompaan]",
        "concepts/roles.yml:5: 0.aliases: 'Kompaan' is al een naam van buddy",
    ),
    "a trait on which its fact is silent": (
        BUDDY,
        "contacts: [caw]\n",
        "contacts: [caw]\ntraits: [free]\n",
        f"{BUDDY}:10: traits: 'free' kan niet: cost zegt daar niets over",
    ),
    "a fact that its kind does not have": (
        BUDDY,
        "  where: *silent\n",
        "  where: *silent\n  origin: *silent\n",
        f"{BUDDY}:29: facts.origin: hoort niet bij een option van het soort 'form'",
    ),
    "a question number twice": (
        "questions/role.yml",
        "  level: meso",
        "  level: micro",
        "questions/: 'role micro 1' staat er 2 keer",
    ),
}


@pytest.mark.parametrize("discord", DISCORDS)
def test_files_at_odds_with_each_other_are_named(discord: str, copy: Path) -> None:
    file, old, new, expected = DISCORDS[discord]
    edit(copy / file, old, new)
    assert expected in said(copy)


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("themes.yml", "themes.yml: 'role' staat er 2 keer"),
        ("regions.yml", "regions.yml: 'Limburg' staat er 2 keer"),
        ("concepts/roles.yml", "concepts/: 'kompaan' staat er 2 keer"),
    ],
)
def test_a_record_pasted_twice_is_named(file: str, says: str, copy: Path) -> None:
    (copy / file).write_text((copy / file).read_text() * 2)
    assert says in said(copy)


def test_an_option_copied_to_a_new_file_with_the_old_id_is_named(copy: Path) -> None:
    (copy / "options" / "nieuw.yml").write_text((copy / BUDDY).read_text())
    assert said(copy) == ["options/nieuw.yml: hoort in het bestand options/buddy.yml"]


@pytest.mark.parametrize("ending", [b"\r\n", b"\n"])
def test_files_saved_on_windows_are_read_the_same(ending: bytes, copy: Path) -> None:
    for path in copy.rglob("*.yml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", ending))
    assert replace(load(copy), files=small().files) == small()


def test_the_lines_to_call_are_read_without_the_rest(copy: Path) -> None:
    (copy / "themes.yml").unlink()
    assert [contact.id for contact in load_contacts(copy)] == ["caw", "awel"]


def test_faults_in_the_lines_to_call_are_named_too(copy: Path) -> None:
    edit(copy / "contacts.yml", "name: CAW", "nam: CAW")
    with pytest.raises(KnowledgeError, match=r"contacts.yml:3: \[0\].nam"):
        load_contacts(copy)
