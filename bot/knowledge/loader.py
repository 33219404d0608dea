"""Reads and checks `data/knowledge/`: every fault is reported with its file, line and field."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Iterable, Iterator, Type, TypeVar, get_args

from pydantic import ValidationError
from ruamel.yaml import YAML, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.knowledge.faults import Fault, KnowledgeError, line_of, message
from bot.knowledge.schema import (
    Concept,
    Contact,
    Document,
    FactField,
    Option,
    Province,
    Question,
    Strict,
    ThemeRecord,
)
from bot.knowledge.wording import SituationWording

__all__ = ["Fault", "Knowledge", "KnowledgeError", "load", "load_contacts", "stale"]

STALE_AFTER = timedelta(days=180)
"""How long an opening hour or telephone number is trusted without a new look."""

_NOT_A_FIELD = ("__root__", "__key__")
"""What pydantic calls a place that has no name of its own."""

Record = TypeVar("Record", bound=Strict)


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
        questions=reader.folder("questions", Question),
        concepts=reader.folder("concepts", Concept),
        options=reader.folder("options", Option),
        contacts=reader.records("contacts.yml", Contact),
        provinces=reader.records("regions.yml", Province),
        wording=reader.one("situation.yml", SituationWording),
    )
    return knowledge, reader.faults or list(_cross_check(knowledge))


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

    def __init__(self, directory: Path, with_lines: bool = True) -> None:
        self.directory = directory
        self._with_lines = with_lines
        self.faults: list[Fault] = []

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

    def folder(self, name: str, model: Type[Record]) -> list[Record]:
        """Read every file of a folder: one record each, or a list."""
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
            found += [record for record in checked if record is not None]
        return found

    def _parse(self, name: str) -> Any:
        try:
            text = (self.directory / name).read_text(encoding="utf-8")
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
            self.faults.append(Fault(name, line, "", f"geen geldige YAML: {error.problem}"))
            return None
        except YAMLError as error:
            self.faults.append(Fault(name, 0, "", f"geen geldige YAML: {type(error).__name__}"))
            return None
        except ValueError as error:
            # Without lines, a date that does not exist comes to light here.
            self.faults.append(Fault(name, 0, "", f"geen geldige YAML: {type(error).__name__}"))
            return None
        if data is None:
            self.faults.append(Fault(name, 0, "", "bestand is leeg"))
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


def _cross_check(knowledge: Knowledge) -> Iterator[Fault]:
    """Faults that show only when files are laid side by side."""
    documents = {document.id for document in knowledge.documents}
    contacts = {contact.id for contact in knowledge.contacts}
    themes = {theme.id for theme in knowledge.themes}
    yield from _twice("documents.yml", (document.id for document in knowledge.documents))
    yield from _twice("themes.yml", (theme.id for theme in knowledge.themes))
    yield from _twice("regions.yml", (province.id for province in knowledge.provinces))
    yield from _twice("options/", (option.id for option in knowledge.options))
    yield from _twice("concepts/", (concept.id for concept in knowledge.concepts))
    yield from _twice("contacts.yml", (contact.id for contact in knowledge.contacts))
    yield from _twice("questions/", (f"{q.theme} {q.level} {q.number}" for q in knowledge.questions))
    for option in knowledge.options:
        file = f"options/{option.id}.yml"
        for field in get_args(FactField):
            if field not in option.facts:
                yield Fault(file, 0, f"facts.{field}", "ontbreekt; schrijf 'unknown' als de bron zwijgt")
        for contact in sorted(set(option.contacts) - contacts):
            yield Fault(file, 0, "contacts", f"'{contact}' staat niet in contacts.yml")
    for theme in sorted({question.theme for question in knowledge.questions} - themes):
        yield Fault("questions/", 0, "theme", f"'{theme}' staat niet in themes.yml")
    for file, source in sorted(_cited(knowledge)):
        if source not in documents:
            yield Fault(file, 0, "source", f"bron '{source}' staat niet in documents.yml")


def _cited(knowledge: Knowledge) -> set[tuple[str, str]]:
    """Each source with the place that names it."""
    return {
        *(("questions/", question.source) for question in knowledge.questions),
        *(("concepts/", concept.source) for concept in knowledge.concepts),
        *((f"options/{o.id}.yml", fact.source) for o in knowledge.options for fact in o.facts.values()),
        *((f"options/{o.id}.yml", each.source) for o in knowledge.options for each in o.criteria),
    }


def _twice(file: str, keys: Iterable[str]) -> Iterator[Fault]:
    for key, times in Counter(keys).items():
        if times > 1:
            yield Fault(file, 0, "", f"'{key}' staat er {times} keer")
