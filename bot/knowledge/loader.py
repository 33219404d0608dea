"""Reads and checks `data/knowledge/`: every fault is reported with its file, line and field."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Callable, Type, TypeVar

from pydantic import ValidationError
from ruamel.yaml import YAML, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.knowledge.checks import cross_check
from bot.knowledge.contents import Knowledge
from bot.knowledge.faults import Fault, KnowledgeError, line_of, message, yaml_fault
from bot.knowledge.layout import file_of_concept, file_of_option, file_of_question
from bot.knowledge.schema import (
    Concept,
    Contact,
    Document,
    Option,
    Province,
    Question,
    Strict,
    ThemeRecord,
)
from bot.knowledge.wording import SituationWording

__all__ = ["Fault", "Knowledge", "KnowledgeError", "load", "load_contacts"]

_NOT_A_FIELD = ("__root__", "__key__")
"""What pydantic calls a place that has no name of its own."""

Record = TypeVar("Record", bound=Strict)


def load(directory: Path) -> Knowledge:
    """Read the knowledge base.

    Args:
        directory: the folder that holds `documents.yml`, `options/` and the others.

    Raises:
        KnowledgeError: with every fault found, when there is one.
    """
    knowledge, faults = _read(_Reader(directory, with_lines=False))
    if faults:
        # Reading so that each line is known takes twenty times as long: only when there is one to name.
        knowledge, faults = _read(_Reader(directory))
    if faults:
        raise KnowledgeError(faults)
    return knowledge


def _read(reader: _Reader) -> tuple[Knowledge, list[Fault]]:
    knowledge = Knowledge(
        documents=reader.records("documents.yml", Document),
        themes=reader.records("themes.yml", ThemeRecord),
        questions=reader.folder("questions", Question, file_of_question),
        concepts=reader.folder("concepts", Concept, file_of_concept),
        options=reader.folder("options", Option, file_of_option),
        contacts=reader.records("contacts.yml", Contact),
        provinces=reader.records("regions.yml", Province),
        wording=reader.one("situation.yml", SituationWording),
        files=reader.texts,
    )
    return knowledge, reader.faults or [reader.placed(fault) for fault in cross_check(knowledge)]


def load_contacts(directory: Path) -> list[Contact]:
    """Read only the lines and places, for what must work without a database.

    Raises:
        KnowledgeError: with every fault found, when there is one.
    """
    reader = _Reader(directory)
    contacts = reader.records("contacts.yml", Contact)
    if reader.faults:
        raise KnowledgeError(reader.faults)
    return contacts


class _Reader:
    """Collects faults while reading, so that an editor sees all of them at once."""

    def __init__(self, directory: Path, with_lines: bool = True) -> None:
        self.directory = directory
        self._with_lines = with_lines
        self.faults: list[Fault] = []
        self.texts: dict[str, str] = {}
        self._nodes: dict[str, Any] = {}

    def placed(self, fault: Fault) -> Fault:
        """A fault with the line of its field, or of the nearest part that is there."""
        if fault.line or not fault.field or fault.file not in self._nodes:
            return fault
        path = [int(part) if part.isdigit() else part for part in fault.field.split(".")]
        return replace(fault, line=line_of(self._nodes[fault.file], path))

    def records(self, name: str, model: Type[Record]) -> list[Record]:
        """Read a file that holds a list of records."""
        data = self._parse(name)
        if data is None:
            return []
        if not isinstance(data, list):
            self.faults.append(Fault(name, 1, "", "verwacht een lijst, elk item begint met een streepje"))
            return []
        checked = (self._check(name, data, model, index, f"[{index}]") for index in range(len(data)))
        return [record for record in checked if record is not None]

    def one(self, name: str, model: Type[Record]) -> Record:
        """Read a file that holds one record; a faulty one gives an empty stand-in and a fault."""
        data = self._parse(name)
        record = self._check(name, data, model) if data is not None else None
        return record if record is not None else model.construct()

    def folder(self, name: str, model: Type[Record], file_of: Callable[[Record], str]) -> list[Record]:
        """Read every file of a folder: one record each, or a list; each where `file_of` says that it belongs."""
        paths = sorted((self.directory / name).glob("*.yml"))
        for other in sorted((self.directory / name).glob("*.yaml")):
            unread = "wordt niet gelezen, noem het bestand .yml"
            self.faults.append(Fault(f"{name}/{other.name}", 0, "", unread))
        if not paths:
            self.faults.append(Fault(f"{name}/", 0, "", "geen enkel .yml-bestand gevonden"))
        found: list[Record] = []
        for path in paths:
            relative = f"{name}/{path.name}"
            data = self._parse(relative)
            if isinstance(data, list):
                checked = [self._check(relative, data, model, index) for index in range(len(data))]
            else:
                checked = [self._check(relative, data, model)] if data is not None else []
            for record in checked:
                if record is not None:
                    found.append(record)
                    if file_of(record) != relative:
                        self.faults.append(Fault(relative, 0, "", f"hoort in het bestand {file_of(record)}"))
        return found

    def _parse(self, name: str) -> Any:
        try:
            text = self.texts[name] = (self.directory / name).read_bytes().decode("utf-8")
            data = _yaml(self._with_lines).load(text)
        except FileNotFoundError:
            self.faults.append(Fault(name, 0, "", "bestand ontbreekt"))
            return None
        except OSError as error:
            self.faults.append(Fault(name, 0, "", f"niet te lezen ({type(error).__name__})"))
            return None
        except UnicodeDecodeError:
            self.faults.append(Fault(name, 0, "", "geen leesbare tekst, bewaar het bestand als UTF-8"))
            return None
        except MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 0
            self.faults.append(Fault(name, line, "", yaml_fault(error.problem)))
            return None
        except YAMLError:
            self.faults.append(Fault(name, 0, "", yaml_fault(None)))
            return None
        except ValueError:
            # Without lines, a date that does not exist comes to light here.
            self.faults.append(Fault(name, 0, "", yaml_fault(None)))
            return None
        if data is None:
            self.faults.append(Fault(name, 0, "", "bestand is leeg"))
        self._nodes[name] = data
        return data

    def _check(
        self, name: str, data: Any, model: Type[Record], index: int | None = None, prefix: str = ""
    ) -> Record | None:
        """Check what a file holds, or one item of its list."""
        here = [] if index is None else [index]
        try:
            return model.parse_obj(data if index is None else data[index])
        except ValidationError as error:
            for detail in error.errors():
                path = [part for part in detail["loc"] if part not in _NOT_A_FIELD]
                field = ".".join([prefix] * bool(prefix) + [str(part) for part in path])
                self.faults.append(Fault(name, line_of(data, [*here, *path]), field, message(detail)))
            return None


def _yaml(with_lines: bool) -> YAML:
    yaml = YAML(typ="rt" if with_lines else "safe")
    if with_lines:
        yaml.Constructor = _Constructor
    return yaml


class _Constructor(RoundTripConstructor):  # type: ignore[misc]
    """Leaves dates as they are written, so that one that does not exist is a fault of its own line."""


_Constructor.add_constructor(
    "tag:yaml.org,2002:timestamp", lambda constructor, node: constructor.construct_scalar(node)
)
