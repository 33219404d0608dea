"""How hard a text is to read: Douma's reading ease for Dutch, and the length of its sentences, by textstat."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Iterator, get_args

from bot.knowledge.contents import Knowledge
from bot.knowledge.fields import FamilyField
from bot.knowledge.layout import file_of_concept, file_of_option, file_of_question

_SENTENCE = re.compile(r"(?<=[.!?:])\s+")


@dataclass(frozen=True)
class Readability:
    """How a text reads.

    Attributes:
        ease: reading ease, from about 100 (very easy) down, below 0 for what nearly nobody can read.
        longest: words in its longest sentence.
        words: words in all.
    """

    ease: float
    longest: int
    words: int


def readability(text: str) -> Readability:
    """Measure a Dutch text."""
    # Imported here: it takes seconds, and only a check of the files needs it.
    import textstat

    textstat.set_lang("nl")
    sentences = [len(sentence.split()) for sentence in _SENTENCE.split(text)]
    return Readability(textstat.flesch_reading_ease(text), max(sentences), sum(sentences))


def texts(knowledge: Knowledge) -> Iterator[tuple[str, str, str, bool]]:
    """Yield every text that people read: file, field, text, and whether it is for families."""
    for option in knowledge.options:
        yield file_of_option(option), "short", option.short, True
        for field, fact in option.facts.items():
            family = field in get_args(FamilyField)
            yield file_of_option(option), f"facts.{field}.value", fact.value, family
            if fact.professional:
                yield file_of_option(option), f"facts.{field}.professional", fact.professional, False
    for concept in knowledge.concepts:
        yield file_of_concept(concept), f"{concept.id}.text", concept.text, concept.professional is not None
        if concept.professional:
            yield file_of_concept(concept), f"{concept.id}.professional", concept.professional, False
    for question in knowledge.questions:
        yield file_of_question(question), f"{question.level} {question.number}.text", question.text, False
    for contact in knowledge.contacts:
        yield "contacts.yml", f"{contact.id}.good_for", contact.good_for, True
