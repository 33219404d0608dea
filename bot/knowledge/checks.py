"""What must hold between the records of the knowledge base."""

from __future__ import annotations

from collections import Counter
from typing import Iterable, Iterator

from bot.knowledge.contents import Knowledge
from bot.knowledge.faults import Fault
from bot.knowledge.fields import FIELD_OF_TRAIT, FIELDS_OF_KIND, fact_of_trait
from bot.knowledge.schema import UNKNOWN, Option


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
    for theme in sorted({question.theme for question in knowledge.questions} - themes):
        yield Fault("questions/", 0, "theme", f"'{theme}' staat niet in themes.yml")
    for file, source in sorted(cited(knowledge)):
        if source not in documents:
            yield Fault(file, 0, "source", f"bron '{source}' staat niet in documents.yml")


def _faults_of_option(option: Option, contacts: Iterable[str]) -> Iterator[Fault]:
    file, expected = f"options/{option.id}.yml", FIELDS_OF_KIND[option.kind]
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


def cited(knowledge: Knowledge) -> set[tuple[str, str]]:
    """Each source with the place that names it."""
    return {
        *(("questions/", question.source) for question in knowledge.questions),
        *(("concepts/", concept.source) for concept in knowledge.concepts),
        *((f"options/{o.id}.yml", fact.source) for o in knowledge.options for fact in o.facts.values()),
        *(
            (f"options/{o.id}.yml", reading.source)
            for o in knowledge.options
            for fact in o.facts.values()
            for reading in fact.readings or ()
        ),
        *((f"options/{o.id}.yml", each.source) for o in knowledge.options for each in o.criteria),
    }


def _twice(file: str, keys: Iterable[str]) -> Iterator[Fault]:
    for key, times in Counter(keys).items():
        if times > 1:
            yield Fault(file, 0, "", f"'{key}' staat er {times} keer")
