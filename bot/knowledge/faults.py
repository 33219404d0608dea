"""What is wrong in a file of the knowledge base, and where: file, line and field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterable, Mapping

_MESSAGES = {
    "value_error.missing": "ontbreekt",
    "value_error.extra": "onbekend veld; staat het woord juist geschreven?",
    "type_error.none.not_allowed": "is leeg",
    "type_error.str": "verwacht tekst",
    "type_error.integer": "verwacht een getal",
    "type_error.integer_strict": "verwacht een geheel getal",
    "type_error.float": "verwacht een getal",
    "type_error.list": "verwacht een lijst",
    "type_error.tuple": "verwacht een lijst",
    "type_error": "verwacht velden met een dubbelpunt",
    "type_error.dict": "verwacht velden met een dubbelpunt",
    "type_error.bool": "verwacht true of false",
    "value_error.date": "verwacht een datum die bestaat, zoals 2026-11-20",
    "value_error.const": "'{given}' kan niet, verwacht een van {permitted}",
    "value_error.str.regex": "verwacht kleine letters, cijfers en koppeltekens",
    "value_error.any_str.min_length": "is leeg",
    "value_error.any_str.max_length": "is te lang, hoogstens {limit_value} tekens",
    "value_error.number.not_ge": "is te klein, minstens {limit_value}",
    "value_error.number.not_le": "is te groot, hoogstens {limit_value}",
    "value_error.tuple.length": "verwacht {expected_length} waarden",
}
"""What is said about each kind of fault; a kind that is not here says it in its own words."""


_YAML = (
    (
        "mapping values are not allowed",
        "een dubbelpunt te veel; zet een tekst met dubbelpunt tussen aanhalingstekens",
    ),
    ("could not find expected ':'", "hier ontbreekt een dubbelpunt na een veld, of een aanhalingsteken"),
    ("cannot start any token", "een teken dat hier niet kan staan, zoals een tab; gebruik spaties"),
    ("found duplicate key", "dit veld staat er twee keer"),
    ("unexpected end of stream", "een aanhalingsteken of haakje wordt niet gesloten"),
    ("expected <block end>", "de inspringing klopt niet, of een aanhalingsteken ontbreekt"),
    ("expected ',' or ']'", "in een lijst tussen haakjes ontbreekt een komma of het sluithaakje"),
    ("expected ',' or '}'", "tussen accolades ontbreekt een komma of de sluitaccolade"),
    ("undefined alias", "een sterretje aan het begin van een tekst; zet de tekst tussen aanhalingstekens"),
    ("special characters are not allowed", "een onzichtbaar teken; wis het"),
)
"""What YAML's parser says, and what an editor can do about it."""


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


def message(detail: Mapping[str, Any]) -> str:
    """What is wrong, in words for an editor."""
    context = dict(detail.get("ctx", {}))
    if "permitted" in context:
        context["permitted"] = ", ".join(map(str, context["permitted"]))
    known = _MESSAGES.get(detail["type"])
    return known.format(**context) if known else str(detail["msg"])


def line_of(item: Any, path: Iterable[str | int]) -> int:
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


def yaml_fault(problem: str | None) -> str:
    """What is wrong with a file that is no YAML, in words for an editor."""
    said = next((dutch for english, dutch in _YAML if english in (problem or "")), None)
    return f"geen geldige YAML: {said or 'kijk naar de inspringing, de dubbelpunten en de aanhalingstekens'}"
