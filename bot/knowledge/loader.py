"""Reads and checks `data/knowledge/`: every fault is reported with its file, line and field."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Iterable, Iterator, Type, TypeVar, get_args

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.knowledge.schema import (
    Concept,
    Contact,
    Document,
    FactField,
    Option,
    Province,
    Question,
    SituationWording,
    Strict,
    ThemeRecord,
)

STALE_AFTER = timedelta(days=180)
"""How long an opening hour or telephone number is trusted without a new look."""

Record = TypeVar("Record", bound=Strict)


@dataclass(frozen=True)
class Fault:
    """Something that is wrong in a file of the knowledge base.

    Attributes:
        file: path relative to the knowledge directory.
        line: line number from 1, or 0 when the fault has no single line.
        field: dotted path of the field, empty for the whole file.
        message: what is wrong and what is expected.
    """

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.field + ': ' if self.field else ''}{self.message}"


class KnowledgeError(ValueError):
    """The knowledge base has faults; nothing of it was used."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@dataclass(frozen=True)
class Knowledge:
    """The whole knowledge base, checked."""

    documents: list[Document]
    themes: list[ThemeRecord]
    questions: list[Question]
    concepts: list[Concept]
    options: list[Option]
    contacts: list[Contact]
    provinces: list[Province]
    wording: SituationWording


def load(directory: Path) -> Knowledge:
    """Read the knowledge base.

    Args:
        directory: the folder that holds `documents.yml`, `options/` and the others.

    Raises:
        KnowledgeError: with every fault found, when there is one.
    """
    reader = _Reader(directory)
    knowledge = Knowledge(
        documents=reader.records("documents.yml", Document),
        themes=reader.records("themes.yml", ThemeRecord),
        questions=reader.folder("questions", Question),
        concepts=reader.folder("concepts", Concept),
        options=reader.folder("options", Option),
        contacts=reader.records("contacts.yml", Contact),
        provinces=reader.records("regions.yml", Province),
        wording=reader.one("situation.yml", SituationWording),
    )
    faults = reader.faults or list(_cross_check(knowledge))
    if faults:
        raise KnowledgeError(faults)
    return knowledge


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


def stale(knowledge: Knowledge, today: date) -> Iterator[str]:
    """Yield a warning for each contact that was checked too long ago."""
    for contact in knowledge.contacts:
        if today - contact.checked_on > STALE_AFTER:
            days = (today - contact.checked_on).days
            yield f"contacts.yml: {contact.id}: laatst nagekeken op {contact.checked_on}, {days} dagen geleden"


class _Reader:
    """Collects faults while reading, so that an editor sees all of them at once."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.faults: list[Fault] = []

    def records(self, name: str, model: Type[Record]) -> list[Record]:
        """Read a file that holds a list of records."""
        data = self._parse(name)
        if data is None:
            return []
        if not isinstance(data, list):
            self.faults.append(Fault(name, 1, "", "verwacht een lijst, elk item begint met een streepje"))
            return []
        checked = (self._check(name, item, model, f"[{index}]") for index, item in enumerate(data))
        return [record for record in checked if record is not None]

    def one(self, name: str, model: Type[Record]) -> Record:
        """Read a file that holds one record; a faulty one gives an empty stand-in and a fault."""
        data = self._parse(name)
        record = self._check(name, data, model, "") if data is not None else None
        return record if record is not None else model.construct()

    def folder(self, name: str, model: Type[Record]) -> list[Record]:
        """Read every file of a folder: one record each, or a list."""
        paths = sorted((self.directory / name).glob("*.yml"))
        if not paths:
            self.faults.append(Fault(f"{name}/", 0, "", "geen enkel .yml-bestand gevonden"))
        found: list[Record] = []
        for path in paths:
            relative = f"{name}/{path.name}"
            data = self._parse(relative)
            for item in data if isinstance(data, list) else [data]:
                record = self._check(relative, item, model, "") if item is not None else None
                if record is not None:
                    found.append(record)
        return found

    def _parse(self, name: str) -> Any:
        try:
            text = (self.directory / name).read_text(encoding="utf-8")
            data = YAML(typ="rt").load(text)
        except FileNotFoundError:
            self.faults.append(Fault(name, 0, "", "bestand ontbreekt"))
            return None
        except UnicodeDecodeError:
            self.faults.append(Fault(name, 0, "", "geen leesbare tekst, bewaar het bestand als UTF-8"))
            return None
        except MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 0
            self.faults.append(Fault(name, line, "", f"geen geldige YAML: {error.problem}"))
            return None
        except YAMLError as error:
            self.faults.append(Fault(name, 0, "", f"geen geldige YAML: {type(error).__name__}"))
            return None
        if data is None:
            self.faults.append(Fault(name, 0, "", "bestand is leeg"))
        return data

    def _check(self, name: str, item: Any, model: Type[Record], prefix: str) -> Record | None:
        try:
            return model.parse_obj(item)
        except ValidationError as error:
            for detail in error.errors():
                path = [part for part in detail["loc"] if part != "__root__"]
                field = ".".join([prefix] * bool(prefix) + [str(part) for part in path])
                self.faults.append(Fault(name, _line(item, path), field, detail["msg"]))
            return None


def _line(item: Any, path: Iterable[str | int]) -> int:
    """The line (from 1) of the deepest part of `path` that exists in a round-trip YAML node."""
    mark = getattr(item, "lc", None)
    line = mark.line + 1 if mark is not None else 0
    for part in path:
        position = getattr(item, "lc", None)
        if position is None or position.data is None or part not in position.data:
            return line
        line = position.data[part][0] + 1
        item = item[part]
    return line


def _cross_check(knowledge: Knowledge) -> Iterator[Fault]:
    """Faults that show only when files are laid side by side."""
    documents = {document.id for document in knowledge.documents}
    contacts = {contact.id for contact in knowledge.contacts}
    yield from _twice("documents.yml", (document.id for document in knowledge.documents))
    yield from _twice("options/", (option.id for option in knowledge.options))
    yield from _twice("concepts/", (concept.id for concept in knowledge.concepts))
    yield from _twice("contacts.yml", (contact.id for contact in knowledge.contacts))
    yield from _twice("questions/", (f"{q.theme} {q.level} {q.number}" for q in knowledge.questions))
    for option in knowledge.options:
        file = f"options/{option.id}.yml"
        for field in get_args(FactField):
            if field not in option.facts:
                yield Fault(file, 0, f"facts.{field}", "ontbreekt; schrijf 'unknown' als de bron zwijgt")
        for source in {fact.source for fact in option.facts.values()} - documents:
            yield Fault(file, 0, "facts", f"bron '{source}' staat niet in documents.yml")
        for contact in set(option.contacts) - contacts:
            yield Fault(file, 0, "contacts", f"'{contact}' staat niet in contacts.yml")


def _twice(file: str, keys: Iterable[str]) -> Iterator[Fault]:
    for key, times in Counter(keys).items():
        if times > 1:
            yield Fault(file, 0, "", f"'{key}' staat er {times} keer")
