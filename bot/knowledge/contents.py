"""The whole knowledge base as one value."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.knowledge.schema import Concept, Contact, Document, Option, Province, Question, ThemeRecord
from bot.knowledge.wording import SituationWording


@dataclass(frozen=True)
class Knowledge:
    """The whole knowledge base, checked.

    Attributes:
        files: the text of each file it was read from, by its path in the directory.
    """

    documents: list[Document]
    themes: list[ThemeRecord]
    questions: list[Question]
    concepts: list[Concept]
    options: list[Option]
    contacts: list[Contact]
    provinces: list[Province]
    wording: SituationWording
    files: dict[str, str] = field(default_factory=dict)
