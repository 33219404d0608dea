"""The knowledge base as rows of its tables, with what a query needs to find options by."""

from __future__ import annotations

import json
from typing import Any, Iterable, Iterator, Mapping

from bot.database import Base
from bot.knowledge import models
from bot.knowledge.contents import Knowledge
from bot.knowledge.schema import Fact, Option

Row = dict[str, Any]

STEPS = ("own_network", "light", "intensive", "specialised")
"""The lightest step of help first: so options are named in an answer."""

_HEAVIEST = 3
"""The highest weight that a criterion gives."""


def tables_of(knowledge: Knowledge, digest: str) -> Iterator[tuple[type[Base], Iterable[Row]]]:
    """Yield each table with its rows, in an order in which a row refers only to rows before it."""
    yield models.DocumentRow, _numbered(knowledge.documents)
    yield models.ThemeRow, _numbered(knowledge.themes)
    yield models.QuestionRow, (question.dict() for question in knowledge.questions)
    yield models.ConceptRow, (concept.dict() for concept in knowledge.concepts)
    positions = _positions(knowledge.options)
    yield models.OptionRow, (_option(option, positions[option.id]) for option in knowledge.options)
    yield models.AliasRow, (row for option in knowledge.options for row in _aliases(option))
    yield models.FactRow, (row for option in knowledge.options for row in _facts(option))
    tagged = (option for option in knowledge.options if option.kind != "yardstick")
    yield models.TagRow, (row for option in tagged for row in _tags(option, positions[option.id]))
    contacts = ({**contact.dict(), "criteria": _criteria(contact.criteria)} for contact in knowledge.contacts)
    yield models.ContactRow, ({"position": place, **row} for place, row in enumerate(contacts))
    yield models.ProvinceRow, _numbered(knowledge.provinces)
    yield models.FileRow, ({"path": path, "text": text} for path, text in knowledge.files.items())
    yield models.WordingRow, [{"id": 1, **knowledge.wording.dict()}]
    yield models.VersionRow, [{"id": 1, "digest": digest}]


def _numbered(records: Iterable[Any]) -> Iterator[Row]:
    return ({"position": position, **record.dict()} for position, record in enumerate(records))


def _positions(options: Iterable[Option]) -> Mapping[str, int]:
    """The place of each option in an answer: first those whose source names ages, the lightest help first."""
    ordered = sorted(options, key=lambda each: (_ages(each)[0] is None, STEPS.index(each.step), each.name))
    return {option.id: position for position, option in enumerate(ordered)}


def _option(option: Option, position: int) -> Row:
    youngest, oldest = _ages(option)
    return {
        **option.dict(exclude={"aliases", "facts", "criteria"}),
        "position": position,
        "youngest": youngest,
        "oldest": oldest,
        "criteria": _criteria(option.criteria),
    }


def _aliases(option: Option) -> Iterator[Row]:
    for position, name in enumerate(option.aliases):
        yield {"option_id": option.id, "position": position, "name": name}


def _facts(option: Option) -> Iterator[Row]:
    for position, (field, fact) in enumerate(option.facts.items()):
        yield {"option_id": option.id, "field": field, "position": position, **_fact(fact)}


def _fact(fact: Fact) -> Row:
    row = dict(fact)
    if fact.readings is not None:
        row["readings"] = [reading.dict() for reading in fact.readings]
    return row


def _tags(option: Option, position: int) -> Iterator[Row]:
    """The traits of an option, and each value that speaks for it; what speaks most comes first."""
    weights = dict.fromkeys(map(str, option.traits), 1)
    for criterion in option.criteria:
        for value, weight in (criterion.weights or {}).items():
            tag = f"{criterion.on}:{value}"
            weights[tag] = max(weight, weights.get(tag, weight))
    for tag, weight in weights.items():
        if weight > 0:
            yield {"option_id": option.id, "tag": tag, "lightness": _HEAVIEST - weight, "position": position}


def _ages(option: Option) -> tuple[float | None, float | None]:
    """Youngest and oldest age that the option is for, None when its source sets no bound."""
    bounds = (each.between for each in option.criteria if each.on == "ages" and each.hard)
    return next((bound for bound in bounds if bound), (None, None))


def _criteria(criteria: Iterable[Any]) -> list[Row]:
    return [json.loads(criterion.json(exclude_none=True)) for criterion in criteria]
