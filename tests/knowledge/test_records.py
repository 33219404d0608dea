"""A slip in a record is said with its file, line and field, in Dutch."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge.loader import Fault, KnowledgeError, load
from tests.knowledge.bases import copy_of_small

BUDDY = "options/buddy.yml"
ROLE = "questions/role.yml"

SLIPS = {
    "a required field left out": (BUDDY, "step: light\n", "", Fault(BUDDY, 1, "step", "ontbreekt")),
    "a field left out of an item in a list": (
        "contacts.yml",
        "  good_for: Iedereen die ergens mee zit.\n",
        "",
        Fault("contacts.yml", 1, "[0].good_for", "ontbreekt"),
    ),
    "a misspelt field": (
        "contacts.yml",
        'phone: "102"',
        'fone: "102"',
        Fault("contacts.yml", 13, "[1].fone", "onbekend veld; staat het woord juist geschreven?"),
    ),
    "a field without a value": (
        ROLE,
        "why: Je rol bepaalt wie er stuurt.",
        "why:",
        Fault(ROLE, 7, "why", "is leeg"),
    ),
    "a text of only spaces": (
        ROLE,
        "why: Je rol bepaalt wie er stuurt.",
        'why: "   "',
        Fault(ROLE, 7, "why", "is leeg"),
    ),
    "a text instead of a number": (
        ROLE,
        "depth: 1",
        "depth: diep",
        Fault(ROLE, 8, "depth", "verwacht een getal"),
    ),
    "a list instead of a text": (
        ROLE,
        "text: Hoe kijk jij naar je rol?",
        "text: [Hoe, dan]",
        Fault(ROLE, 4, "text", "verwacht tekst"),
    ),
    "a text instead of a list": (
        ROLE,
        "keywords: [team]",
        "keywords: team",
        Fault(ROLE, 18, "keywords", "verwacht een lijst"),
    ),
    "a list instead of a record": (
        BUDDY,
        "facts:\n  what: &silent\n",
        "facts:\n  what: &silent [x]\n  what2:\n",
        Fault(BUDDY, 11, "facts.what", "verwacht velden met een dubbelpunt"),
    ),
    "a number out of range": (
        ROLE,
        "depth: 2",
        "depth: 7",
        Fault(ROLE, 17, "depth", "is te groot, hoogstens 3"),
    ),
    "a number below range": (
        ROLE,
        "depth: 2",
        "depth: 0",
        Fault(ROLE, 17, "depth", "is te klein, minstens 1"),
    ),
    "a value outside the choice": (
        BUDDY,
        "access: self",
        "access: iedereen",
        Fault(BUDDY, 7, "access", "'iedereen' kan niet, verwacht een van self, professional, mandate"),
    ),
    "a capital in an id": (
        BUDDY,
        "id: buddy",
        "id: Buddy",
        Fault(BUDDY, 1, "id", "verwacht kleine letters, cijfers en koppeltekens"),
    ),
    "a date that does not exist": (
        "contacts.yml",
        "2026-03-01",
        "2026-02-30",
        Fault("contacts.yml", 19, "[1].checked_on", "verwacht een datum die bestaat, zoals 2026-11-20"),
    ),
    "a yes instead of true": (
        "contacts.yml",
        "hard: true",
        "hard: jazeker",
        Fault("contacts.yml", 17, "[1].criteria.0.hard", "verwacht true of false"),
    ),
    "one age instead of two": (
        BUDDY,
        "[-1, 12]",
        "[12]",
        Fault(BUDDY, 82, "criteria.0.between", "verwacht 2 waarden"),
    ),
    "ages the wrong way round": (
        BUDDY,
        "[-1, 12]",
        "[12, -1]",
        Fault(BUDDY, 82, "criteria.0.between", "de laagste leeftijd staat eerst"),
    ),
    "two ways to match in one criterion": (
        BUDDY,
        "    between: [-1, 12]\n",
        "    between: [-1, 12]\n    none_of: [x]\n",
        Fault(BUDDY, 80, "criteria.0", "geef precies één van between, any_of, none_of, weights"),
    ),
    "a text that fills more than a phone": (
        BUDDY,
        "value: unknown",
        f"value: {'a' * 701}",
        Fault(BUDDY, 12, "facts.what.value", "is te lang, hoogstens 700 tekens"),
    ),
    "a step of help without points": (
        "situation.yml",
        "  light: 1\n",
        "",
        Fault("situation.yml", 16, "steps.light", "ontbreekt"),
    ),
}


def faults_after(folder: Path, file: str, old: str, new: str) -> list[Fault]:
    path = copy_of_small(folder) / file
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load(folder / "knowledge")
    return caught.value.faults


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_pointed_out(slip: str, tmp_path: Path) -> None:
    file, old, new, expected = SLIPS[slip]
    assert expected in faults_after(tmp_path, file, old, new)


def test_all_slips_are_told_at_once(tmp_path: Path) -> None:
    copy = copy_of_small(tmp_path)
    for file, old in (("contacts.yml", "name: CAW"), (ROLE, "depth: 1"), (BUDDY, "kind: form")):
        (copy / file).write_text((copy / file).read_text().replace(old, old.split(":")[0] + ": []"))
    with pytest.raises(KnowledgeError) as caught:
        load(copy)
    assert [fault.file for fault in caught.value.faults] == [ROLE, BUDDY, "contacts.yml"]


def test_a_fault_reads_as_one_line_that_an_editor_can_jump_to() -> None:
    assert str(Fault(ROLE, 7, "why", "is leeg")) == "questions/role.yml:7: why: is leeg"
    assert str(Fault("regions.yml", 0, "", "bestand ontbreekt")) == "regions.yml: bestand ontbreekt"


@pytest.mark.parametrize(
    ("file", "old", "new", "word"),
    [
        (BUDDY, "parenting: 3", "parentign: 3", "parentign"),
        ("contacts.yml", "any_of: [youth]", "any_of: [yuoth]", "yuoth"),
        ("situation.yml", "    parent:", "    paernt:", "paernt"),
    ],
)
def test_a_misspelt_value_is_refused_because_it_would_never_match(
    file: str, old: str, new: str, word: str, tmp_path: Path
) -> None:
    (fault,) = faults_after(tmp_path, file, old, new)
    assert fault.message.startswith(f"'{word}' bestaat niet bij ")
    assert fault.file == file and fault.line


@pytest.mark.parametrize("kind", ["professional", "mandate", "coordination"])
def test_without_words_for_leaving_out_nothing_is_loaded_because_it_would_be_left_in(kind: str, tmp_path: Path) -> None:
    faults = faults_after(tmp_path, "situation.yml", f"  {kind}: ", f"  {kind}x: ")
    assert any(fault.field == f"excluded.{kind}" for fault in faults)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("weights: {parenting: 3, loneliness_network: 2}", "any_of: [parenting]", "zacht criterium"),
        ("  - on: domains\n", "  - on: domains\n    hard: true\n", "hard criterium"),
        ("    hard: true\n", "    hard: true\n    weight: 2\n", "weight hoort"),
        ("  - on: domains\n", "  - on: ages\n", "between hoort bij ages"),
    ],
)
def test_a_criterion_that_says_two_things_is_refused(old: str, new: str, says: str, tmp_path: Path) -> None:
    assert any(says in fault.message for fault in faults_after(tmp_path, BUDDY, old, new))
