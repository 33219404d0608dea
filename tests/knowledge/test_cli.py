"""`kompaan knowledge`: check, import and export as a coordinator runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.database import connect
from bot.knowledge.queries import KnowledgeBase
from bot.settings import Settings
from tests.commands import Kompaan, kompaan, state
from tests.knowledge.bases import SMALL, copy_of_small

__all__ = ["kompaan", "state"]


def broken(directory: Path) -> Path:
    copy = copy_of_small(directory)
    for file, old, new in (
        ("options/buddy.yml", "name: Buddy", "name: Maatje"),
        ("contacts.yml", "phone: 0800 13 500", "fone: 0800 13 500"),
    ):
        (copy / file).write_text((copy / file).read_text().replace(old, new))
    return copy


def option_name() -> str:
    option = KnowledgeBase(connect(Settings.from_environment().database_url)).option("buddy")
    return option.name if option else ""


def test_a_good_knowledge_base_is_said_to_be_in_order(kompaan: Kompaan) -> None:
    said = kompaan("knowledge", "check", SMALL)
    assert (said.code, said.out) == (0, "In orde: 2 vragen, 1 vormen van steun.\n")


def test_an_old_number_is_a_warning_and_no_fault(tmp_path: Path, kompaan: Kompaan) -> None:
    copy = copy_of_small(tmp_path)
    (copy / "contacts.yml").write_text((copy / "contacts.yml").read_text().replace("2026-03-01", "2001-03-01"))
    said = kompaan("knowledge", "check", copy)
    assert said.code == 0
    assert any(line.startswith("Let op: contacts.yml: awel: laatst nagekeken op 2001-03-01") for line in said.err)


def test_a_fault_is_printed_with_file_line_and_field(tmp_path: Path, kompaan: Kompaan) -> None:
    said = kompaan("knowledge", "check", broken(tmp_path))
    assert said.code == 1
    assert said.err == [
        "1 fout(en):",
        "contacts.yml:4: [0].fone: onbekend veld; staat het woord juist geschreven?",
    ]


def test_importing_twice_says_that_nothing_changed(kompaan: Kompaan) -> None:
    assert kompaan("knowledge", "import", SMALL).out == "Ingelezen.\n"
    assert kompaan("knowledge", "import", SMALL).out == "Er was niets veranderd.\n"


def test_one_bad_file_changes_nothing(tmp_path: Path, kompaan: Kompaan) -> None:
    kompaan("knowledge", "import", SMALL)
    said = kompaan("knowledge", "import", broken(tmp_path))
    assert said.code == 1
    assert said.err[0] == "Niets ingelezen, 1 fout(en):"
    assert said.err[1].startswith("contacts.yml:4: ")
    assert option_name() == "Buddy"


def test_a_bad_first_import_leaves_no_database_behind(tmp_path: Path, state: Path, kompaan: Kompaan) -> None:
    assert kompaan("knowledge", "import", broken(tmp_path)).code == 1
    assert list(state.iterdir()) == []


def test_a_folder_that_is_not_there_is_said_file_by_file(tmp_path: Path, kompaan: Kompaan) -> None:
    said = kompaan("knowledge", "check", tmp_path / "weg")
    assert said.code == 1
    assert said.err[:2] == ["8 fout(en):", "documents.yml: bestand ontbreekt"]


def test_json_comes_out_on_standard_output_alone(kompaan: Kompaan) -> None:
    kompaan("knowledge", "import", SMALL)
    said = kompaan("knowledge", "export", "--json", "-")
    assert set(json.loads(said.out)) == {"questions", "options", "yardstick", "concepts", "contacts"}
    assert said.err == []


def test_json_goes_to_a_file(tmp_path: Path, kompaan: Kompaan) -> None:
    kompaan("knowledge", "import", SMALL)
    assert kompaan("knowledge", "export", "--json", tmp_path / "kennis.json").code == 0
    assert json.loads((tmp_path / "kennis.json").read_text(encoding="utf-8"))["options"][0]["id"] == "buddy"


def test_yaml_comes_out_and_goes_in_again(tmp_path: Path, kompaan: Kompaan) -> None:
    kompaan("knowledge", "import", SMALL)
    assert kompaan("knowledge", "export", tmp_path / "uit").out == "8 bestanden geschreven.\n"
    assert kompaan("knowledge", "import", tmp_path / "uit").out == "Er was niets veranderd.\n"


@pytest.mark.parametrize("arguments", [[], ["uit", "--json", "-"]])
def test_export_asks_for_one_place(arguments: list[str], kompaan: Kompaan) -> None:
    said = kompaan("knowledge", "export", *arguments)
    assert said.refusal == "Geef een map voor YAML, of --json met een bestand."


@pytest.mark.parametrize("to_json", [True, False])
def test_a_place_that_cannot_be_written_is_said_in_one_line(to_json: bool, tmp_path: Path, kompaan: Kompaan) -> None:
    kompaan("knowledge", "import", SMALL)
    (tmp_path / "bestand").write_text("")
    place = tmp_path / "bestand" / "kennis"
    said = kompaan("knowledge", "export", *(["--json"] if to_json else []), place)
    assert said.refusal == "Daar kan niet geschreven worden (NotADirectoryError). Kies een andere plaats."


@pytest.mark.parametrize("to_json", [True, False])
def test_before_the_first_import_there_is_nothing_to_export(to_json: bool, tmp_path: Path, kompaan: Kompaan) -> None:
    said = kompaan("knowledge", "export", *(["--json"] if to_json else []), tmp_path / "uit")
    assert said.refusal.startswith("De kennisbank ")
    assert not (tmp_path / "uit").exists()
