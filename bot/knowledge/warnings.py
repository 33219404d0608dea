"""What a content editor should look at, though it is no fault: what is old, what is not cited, what is hard to read."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Iterator

from bot.knowledge.checks import cited
from bot.knowledge.contents import Knowledge
from bot.knowledge.layout import file_of_option
from bot.knowledge.readability import readability, texts
from bot.thresholds import thresholds


def warnings(knowledge: Knowledge, today: date) -> Iterator[str]:
    """Yield every warning, each with its file and field."""
    yield from stale(knowledge, today)
    yield from without_source(knowledge)
    yield from hard_to_read(knowledge)


def stale(knowledge: Knowledge, today: date) -> Iterator[str]:
    """Yield a warning for each contact or fact that was checked too long ago."""
    trusted = timedelta(days=thresholds()["knowledge"]["stale_after_days"])
    checked = [("contacts.yml", str(contact.id), contact.checked_on) for contact in knowledge.contacts]
    for option in knowledge.options:
        file = file_of_option(option)
        checked += [(file, f"facts.{name}", f.checked_on) for name, f in option.facts.items() if f.checked_on]
    for file, field, checked_on in checked:
        if today - checked_on > trusted:
            yield f"{file}: {field}: laatst nagekeken op {checked_on}, {(today - checked_on).days} dagen geleden"


def without_source(knowledge: Knowledge) -> Iterator[str]:
    """Yield a warning for each document of which the year is missing, or that nothing rests on."""
    used = {source for _, _, source in cited(knowledge)}
    for document in knowledge.documents:
        if document.year is None and document.year_note is None:
            yield f"documents.yml: {document.id}: year ontbreekt; schrijf bij year_note wat je over het jaar weet"
        if document.id not in used:
            yield f"documents.yml: {document.id}: geen enkele tekst verwijst naar deze bron"


def hard_to_read(knowledge: Knowledge) -> Iterator[str]:
    """Yield a warning for each text that reads harder than the thresholds allow."""
    limits = thresholds()["knowledge"]
    for file, field, text, family in texts(knowledge):
        limit = limits["families" if family else "professionals"]
        measured = readability(text)
        if measured.longest > limit["longest_sentence"]:
            yield f"{file}: {field}: een zin van {measured.longest} woorden; hoogstens {limit['longest_sentence']}"
        if measured.words >= limits["judged_from_words"] and measured.ease < limit["reading_ease"]:
            yield (
                f"{file}: {field}: moeilijk te lezen, leesgemak {measured.ease:.0f}; minstens {limit['reading_ease']}. "
                "Kies kortere woorden en zinnen."
            )
