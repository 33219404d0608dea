"""The JSON Schemas an editor works with say the same as the models that check the files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from bot.knowledge.schema_files import SCHEMA_DIRECTORY, schemas, write_schemas
from bot.settings import KNOWLEDGE_DIRECTORY, PROJECT


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SCHEMA_DIRECTORY / f"{name}.schema.json").read_text(encoding="utf-8"))
    return loaded


def read(path: Path) -> Any:
    """A file as JSON has it: dates as text."""
    data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return json.loads(json.dumps(data, default=str))


def test_the_files_are_those_of_the_present_models(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (SCHEMA_DIRECTORY / path.name).read_bytes(), "kompaan knowledge schema"
    assert len(list(tmp_path.iterdir())) == len(schemas())


@pytest.mark.parametrize("path", sorted((KNOWLEDGE_DIRECTORY / "options").glob("*.yml")), ids=lambda path: path.stem)
def test_every_real_option_satisfies_its_schema(path: Path) -> None:
    jsonschema.validate(read(path), schema("option"))


@pytest.mark.parametrize("name", ["contacts", "documents", "themes", "regions"])
def test_every_real_list_satisfies_its_schema(name: str) -> None:
    jsonschema.validate(read(KNOWLEDGE_DIRECTORY / f"{name}.yml"), schema(name))


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"step": "zwaar"}, "step"),
        ({"facts": {"prijs": {"value": "x", "source": "y", "place": "z"}}}, "facts"),
        ({"traits": ["goedkoop"]}, "traits"),
        ({"nieuw": 1}, None),
    ],
)
def test_a_slip_is_underlined_in_the_editor(change: dict[str, Any], where: str | None) -> None:
    option = {**read(KNOWLEDGE_DIRECTORY / "options" / "buddy.yml"), **change}
    with pytest.raises(jsonschema.ValidationError) as caught:
        jsonschema.validate(option, schema("option"))
    assert where is None or caught.value.absolute_path[0] == where


def test_the_editor_knows_which_schema_belongs_to_which_file() -> None:
    settings = json.loads((PROJECT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for name, pattern in settings["yaml.schemas"].items():
        assert (PROJECT / name).is_file()
        assert list(PROJECT.glob(pattern))
