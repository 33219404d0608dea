"""What was imported comes out whole: as files that import again, and as the JSON others rely on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.database import DatabaseError, connect
from bot.knowledge.exporter import as_contract, write_yaml
from bot.knowledge.importer import fingerprint, import_knowledge
from bot.knowledge.loader import load
from bot.knowledge.models import OptionRow
from bot.settings import KNOWLEDGE_DIRECTORY
from tests.knowledge.bases import SMALL, filled, real, small


def relative_files(directory: Path) -> set[str]:
    return {str(path.relative_to(directory)) for path in directory.rglob("*.yml")}


def test_files_come_out_as_they_went_in(engine: Engine, tmp_path: Path) -> None:
    import_knowledge(engine, small())
    assert write_yaml(engine, tmp_path / "out") == 8
    assert fingerprint(load(tmp_path / "out")) == fingerprint(small())


def test_importing_the_export_changes_nothing(engine: Engine, tmp_path: Path) -> None:
    import_knowledge(engine, small())
    write_yaml(engine, tmp_path / "out")
    assert not import_knowledge(engine, load(tmp_path / "out"))


def test_the_real_knowledge_base_comes_out_in_the_same_files_and_imports_again(tmp_path: Path) -> None:
    engine = connect(filled(f"sqlite:///{tmp_path / 'k.db'}", real()))
    out = tmp_path / "out"
    write_yaml(engine, out)
    assert relative_files(out) == relative_files(KNOWLEDGE_DIRECTORY)
    assert fingerprint(load(out)) == fingerprint(real())


def test_the_real_files_come_out_byte_for_byte(engine: Engine, tmp_path: Path) -> None:
    import_knowledge(engine, real())
    write_yaml(engine, tmp_path / "out")
    for name in relative_files(KNOWLEDGE_DIRECTORY):
        assert (tmp_path / "out" / name).read_bytes() == (KNOWLEDGE_DIRECTORY / name).read_bytes(), name


def test_a_file_whose_record_changed_is_written_anew_and_the_others_stay(engine: Engine, tmp_path: Path) -> None:
    import_knowledge(engine, small())
    with Session(engine) as session, session.begin():
        session.execute(update(OptionRow).values(short="Een maatje voor je gezin."))
    write_yaml(engine, tmp_path / "out")
    assert load(tmp_path / "out").options[0].short == "Een maatje voor je gezin."
    assert (tmp_path / "out" / "contacts.yml").read_bytes() == (SMALL / "contacts.yml").read_bytes()


def test_writing_twice_to_the_same_folder_gives_the_same(tmp_path: Path) -> None:
    engine = connect(filled(f"sqlite:///{tmp_path / 'k.db'}", small()))
    write_yaml(engine, tmp_path / "out")
    first = shutil.copytree(tmp_path / "out", tmp_path / "first")
    write_yaml(engine, tmp_path / "out")
    for name in relative_files(tmp_path / "out"):
        assert (tmp_path / "out" / name).read_bytes() == (Path(first) / name).read_bytes()


def test_the_json_has_exactly_the_keys_of_the_contract(engine: Engine) -> None:
    import_knowledge(engine, small())
    contract = as_contract(engine)
    assert set(contract) == {"questions", "options", "yardstick", "concepts", "contacts"}
    assert set(contract["questions"][0]) == {"theme", "level", "number", "text", "follow_ups", "source"}
    assert set(contract["options"][0]) == {"id", "name", "aliases", "kind", "traits", "facts"}
    for fact in contract["options"][0]["facts"].values():
        assert set(fact) == {"value", "source", "year"}


def test_the_json_says_of_each_fact_where_it_stands_and_from_which_year(engine: Engine) -> None:
    import_knowledge(engine, small())
    contract = as_contract(engine)
    fact = contract["options"][0]["facts"]["for_whom"]
    assert fact["value"] == "Voor gezinnen met kinderen tot 12 jaar."
    assert fact["source"].startswith("Schema van vormen van ondersteuning, Een kenniscentrum, 2025, kolom")
    assert fact["year"] == 2025
    assert contract["options"][0]["facts"]["cost"]["value"] == "unknown"
    assert "jaar niet vermeld, 4.1, vraag 1" in contract["questions"][0]["source"]


def test_the_json_can_be_written_with_all_its_dates_and_accents(engine: Engine) -> None:
    import_knowledge(engine, real())
    plain = json.loads(json.dumps(as_contract(engine), ensure_ascii=False))
    assert {len(plain["questions"]), len(plain["options"])} == {89, 31}
    assert [question["theme"] for question in plain["questions"]][::22][:2] == ["role", "participation"]
    assert plain["contacts"][0]["checked_on"] == str(real().contacts[0].checked_on)
    assert all(concept["kind"] and concept["source"] for concept in plain["concepts"])


def test_an_empty_knowledge_base_is_said_and_nothing_is_written(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="leeg"):
        as_contract(engine)
    with pytest.raises(DatabaseError, match="leeg"):
        write_yaml(engine, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_database_without_tables_is_said(empty_engine: Engine) -> None:
    with pytest.raises(DatabaseError, match="antwoordt niet"):
        as_contract(empty_engine)
