"""JSON Schemas of the files in `data/knowledge/`, made from the models, so that an editor completes and checks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Mapping

from pydantic import BaseModel

from bot.knowledge.fields import FIELDS_OF_KIND
from bot.knowledge.schema import Concept, Contact, Document, Option, Province, Question, ThemeRecord
from bot.knowledge.wording import SituationWording
from bot.settings import KNOWLEDGE_DIRECTORY

SCHEMA_DIRECTORY = KNOWLEDGE_DIRECTORY.parent / "schemas"

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The version of JSON Schema that pydantic writes."""

_LISTS: Mapping[str, type[BaseModel]] = {
    "documents": Document,
    "themes": ThemeRecord,
    "questions": Question,
    "concepts": Concept,
    "contacts": Contact,
    "regions": Province,
}
_RECORDS: Mapping[str, type[BaseModel]] = {"option": Option, "situation": SituationWording}


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of file, by its name."""
    made = {name: _list_of(model) for name, model in _LISTS.items()}
    made.update({name: model.schema() for name, model in _RECORDS.items()})
    _name_the_facts(made["option"])
    for schema in made.values():
        _allow_empty(schema)
    return {name: {"$schema": DRAFT, **schema} for name, schema in made.items()}


def write_schemas(directory: Path = SCHEMA_DIRECTORY) -> int:
    """Write the schemas as JSON files.

    Returns:
        how many were written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True)
        (directory / f"{name}.schema.json").write_text(text + "\n", encoding="utf-8")
    return len(schemas())


def _list_of(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.schema()
    definitions = schema.pop("definitions", {})
    return {"type": "array", "items": schema, "definitions": definitions}


def _name_the_facts(option: dict[str, Any]) -> None:
    """Pydantic says that facts are a mapping; an editor wants to know which facts, and which are needed."""
    fact = {"$ref": "#/definitions/Fact"}
    every = dict.fromkeys(field for fields in FIELDS_OF_KIND.values() for field in fields)
    option["properties"]["facts"] = {
        "title": "Facts",
        "type": "object",
        "properties": dict.fromkeys(every, fact),
        "additionalProperties": False,
    }
    option["allOf"] = [
        {
            "if": {"properties": {"kind": {"const": kind}}},
            "then": {"properties": {"facts": {"required": list(fields)}}},
        }
        for kind, fields in FIELDS_OF_KIND.items()
    ]


def _allow_empty(schema: dict[str, Any]) -> None:
    """Let what need not be given be empty, as the models do."""
    for model in (schema, schema.get("items", {}), *schema.get("definitions", {}).values()):
        needed = model.get("required", ())
        for name, field in model.get("properties", {}).items():
            if name not in needed:
                model["properties"][name] = {"anyOf": [field, {"type": "null"}]}
