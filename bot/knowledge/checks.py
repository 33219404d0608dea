"""What must hold between the records of the knowledge base."""

from __future__ import annotations

from collections import Counter
from typing import Callable, Iterable, Iterator, TypeVar

from bot.knowledge.contents import Knowledge
from bot.knowledge.faults import Fault
from bot.knowledge.fields import FIELD_OF_TRAIT, FIELDS_OF_KIND, fact_of_trait
from bot.knowledge.layout import file_of_concept, file_of_option, file_of_question
from bot.knowledge.schema import UNKNOWN, Option, Strict

Record = TypeVar("Record", bound=Strict)


def cross_check(knowledge: Knowledge) -> Iterator[Fault]:
    """Yield the faults that show only when files are laid side by side."""
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
        yield from _faults_of_option(option, contacts)
    for question, file, place in _in_files(knowledge.questions, file_of_question):
        if question.theme not in themes:
            yield Fault(file, 0, f"{place}.theme", f"'{question.theme}' staat niet in themes.yml")
    for file, field, source in cited(knowledge):
        if source not in documents:
            yield Fault(file, 0, field, f"bron '{source}' staat niet in documents.yml")
    yield from _shared_names(knowledge)


def _faults_of_option(option: Option, contacts: Iterable[str]) -> Iterator[Fault]:
    file, expected = file_of_option(option), FIELDS_OF_KIND[option.kind]
    for missing in (name for name in expected if name not in option.facts):
        yield Fault(file, 0, f"facts.{missing}", "ontbreekt; schrijf 'unknown' als de bron zwijgt")
    for strange in (name for name in option.facts if name not in expected):
        yield Fault(file, 0, f"facts.{strange}", f"hoort niet bij een option van het soort '{option.kind}'")
    for contact in sorted(set(option.contacts).difference(contacts)):
        yield Fault(file, 0, "contacts", f"'{contact}' staat niet in contacts.yml")
    for trait in option.traits:
        fact = fact_of_trait(option.facts, trait)
        if fact is None or fact.value == UNKNOWN:
            fields = " of ".join(FIELD_OF_TRAIT[trait])
            yield Fault(file, 0, "traits", f"'{trait}' kan niet: {fields} zegt daar niets over")


def cited(knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    """Yield each reference to a source: its file, its field, and the source."""
    for question, file, place in _in_files(knowledge.questions, file_of_question):
        yield file, f"{place}.source", question.source
    for concept, file, place in _in_files(knowledge.concepts, file_of_concept):
        yield file, f"{place}.source", concept.source
    for option in knowledge.options:
        file = file_of_option(option)
        for field, fact in option.facts.items():
            yield file, f"facts.{field}.source", fact.source
            for index, reading in enumerate(fact.readings or ()):
                yield file, f"facts.{field}.readings.{index}.source", reading.source
        for index, criterion in enumerate(option.criteria):
            yield file, f"criteria.{index}.source", criterion.source


def _in_files(records: Iterable[Record], file_of: Callable[[Record], str]) -> Iterator[tuple[Record, str, int]]:
    """Yield each record with its file and its place in the list there, from 0."""
    seen: Counter[str] = Counter()
    for record in records:
        file = file_of(record)
        yield record, file, seen[file]
        seen[file] += 1


def _shared_names(knowledge: Knowledge) -> Iterator[Fault]:
    """A name that stands for two options would give a wrong answer for one of them."""
    owners: dict[str, str] = {}
    for option in knowledge.options:
        for name in {each.lower() for each in (option.name, *option.aliases)}:
            owner = owners.setdefault(name, option.id)
            if owner != option.id:
                yield Fault(file_of_option(option), 0, "aliases", f"'{name}' is al een naam van {owner}")
    for concept, file, place in _in_files(knowledge.concepts, file_of_concept):
        for name in (concept.name, *concept.aliases):
            if name.lower() in owners:
                yield Fault(file, 0, f"{place}.aliases", f"'{name}' is al een naam van {owners[name.lower()]}")


def _twice(file: str, keys: Iterable[str]) -> Iterator[Fault]:
    for key, times in Counter(keys).items():
        if times > 1:
            yield Fault(file, 0, "", f"'{key}' staat er {times} keer")
