"""What `data/knowledge/*.yml` may hold: the schema of the method knowledge base.

Every file is checked against these models before anything reaches the database, so an editor's
slip is reported by file and field and never half imported.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Iterable, Literal

from pydantic import BaseModel, ConstrainedStr, Field, root_validator, validator

from bot.orientation.situation import WRITTEN

UNKNOWN = "unknown"
"""The value of a fact on which its source is silent. Never guessed, always said."""

Theme = Literal["role", "participation", "transparency", "demand", "selfdirection"]
Level = Literal["micro", "meso"]
DocumentId = Literal[
    "visienota-ovl",
    "vergelijking-krachtgericht",
    "schema-trajectondersteuner",
    "synthese-limburg",
    "co-ncept-jeugdhulp",
]
FactField = Literal[
    "what",
    "for_whom",
    "ages",
    "situations",
    "voluntary",
    "who_asks",
    "how_to_start",
    "duration",
    "cost",
    "who_supports",
    "helps_or_coordinates",
    "where",
]
SituationField = Literal[
    "asker",
    "ages",
    "domains",
    "network",
    "current_help",
    "waiting",
    "disability",
    "court",
    "safety",
    "province",
]

_VALUES = {**WRITTEN, "ages": ("unborn", "month", "months", "years")}
"""The values of a Situation as they are written here; ages only have words, criteria take `between`."""


def exist(field: str | None, values: Iterable[str] | None) -> None:
    """Refuse a value that its field never has: it would never match, and nobody would notice."""
    for value in values or ():
        if field in _VALUES and value not in _VALUES[field]:
            raise ValueError(f"'{value}' bestaat niet bij {field}; wel: {', '.join(_VALUES[field])}")


class Identifier(ConstrainedStr):
    """A lower-case id: letters, digits and hyphens."""

    regex = r"^[a-z0-9][a-z0-9-]*$"


class Text(ConstrainedStr):
    """A text people read: never empty, never longer than a phone screen or two."""

    min_length = 1
    max_length = 700
    strip_whitespace = True


class Strict(BaseModel):
    """Base of every record: an unknown field is a typing error, not something to ignore."""

    class Config:
        extra = "forbid"
        frozen = True


class Document(Strict):
    """One of the source documents."""

    id: DocumentId
    title: Text
    publisher: Text
    year: int | None = Field(None, ge=1990, le=2100, description="Year of publication, null if not stated")
    year_note: Text | None = None


class ThemeRecord(Strict):
    """A theme of reflection (visienota-ovl, chapter 4)."""

    id: Theme
    name: Text
    intro: Text
    scale: Literal["role", "rung"] = Field(description="Where one places oneself at the end: role or ladder")
    place: Text


class Question(Strict):
    """A *bewustwordingsvraag*, rewritten: je-form at micro level, jullie-form at meso level."""

    theme: Theme
    level: Level
    number: int = Field(ge=1, le=20, description="Its place among the bullets of theme and level")
    text: Text
    follow_ups: list[Text] = []
    why: Text = Field(description="Answer to 'waarom deze vraag', one or two sentences")
    depth: int = Field(ge=1, le=3, description="1 a good opener, 2 deeper, 3 asks for time or trust")
    keywords: list[Text] = Field(description="Word stems that show that a story touches this question")
    source: DocumentId
    place: Text


class Concept(Strict):
    """An idea of the sources: a role, a rung of the participation ladder, a basic need, a recommendation."""

    id: Identifier
    kind: Literal["role", "rung", "need", "recommendation"]
    number: int = Field(ge=1, le=20)
    name: Text
    aliases: list[Text] = []
    text: Text
    source: DocumentId
    place: Text


class Fact(Strict):
    """One thing a source says of an option; `unknown` where it is silent."""

    value: Text
    source: DocumentId
    place: Text


class Match(Strict):
    """When something fits a Situation: a hard one excludes, a soft one ranks. Nothing said, nothing excluded."""

    on: SituationField
    hard: bool = False
    between: tuple[float, float] | None = Field(None, description="Ages in years, both included; -1 is unborn")
    any_of: list[str] | None = Field(None, description="Hard: excluded when something else is known")
    none_of: list[str] | None = Field(None, description="Hard: excluded when one of these is known")
    weights: dict[str, Annotated[int, Field(ge=-3, le=3)]] | None = None
    weight: int | None = Field(None, ge=-3, le=3, description="Of a soft between; 1 when not given")

    @validator("between")
    def _youngest_first(cls, between: tuple[float, float] | None) -> tuple[float, float] | None:
        if between and between[0] > between[1]:
            raise ValueError("de laagste leeftijd staat eerst")
        return between

    @validator("any_of", "none_of", "weights")
    def _values_that_exist(cls, given: Any, values: dict[str, Any]) -> Any:
        if values.get("on") != "ages":
            exist(values.get("on"), given)
        return given

    @root_validator(skip_on_failure=True)
    def _one_way_to_match(cls, values: dict[str, object]) -> dict[str, object]:
        given = [name for name in ("between", "any_of", "none_of", "weights") if values.get(name) is not None]
        if len(given) != 1:
            raise ValueError("geef precies één van between, any_of, none_of, weights")
        if (values["on"] == "ages") != (given == ["between"]):
            raise ValueError("between hoort bij ages, en ages bij between")
        if values["hard"] and given == ["weights"]:
            raise ValueError("een hard criterium krijgt between, any_of of none_of")
        if not values["hard"] and given in (["any_of"], ["none_of"]):
            raise ValueError("een zacht criterium krijgt weights of between")
        if values.get("weight") is not None and (values["hard"] or given != ["between"]):
            raise ValueError("weight hoort alleen bij een zacht between")
        return values


class Criterion(Match):
    """A match of an option, with the reason people read and the place in the source that it rests on."""

    because: Text = Field(description="Follows the user's own fact and a colon: lower case, no final stop")
    source: DocumentId
    place: Text


class Option(Strict):
    """A form of support (schema-trajectondersteuner) or a method (vergelijking-krachtgericht)."""

    id: Identifier
    name: Text
    aliases: list[Text]
    kind: Literal["form", "method"]
    short: Text = Field(description="What it is in one short sentence")
    step: Literal["own_network", "light", "intensive", "specialised"]
    access: Literal["self", "professional", "mandate"] = Field(
        description="self: people can ask for it; professional: a worker asks; mandate: imposed or after a report"
    )
    delivers: Literal["support", "coordination", "both"]
    contacts: list[Identifier] = Field([], description="Contacts where one can start, best first")
    facts: dict[FactField, Fact]
    criteria: list[Criterion]


class Contact(Strict):
    """A line or a place to turn to."""

    id: Identifier
    kind: Literal["line", "place"]
    name: Text
    phone: Text | None = None
    url: Text | None = None
    email: Text | None = None
    hours: Text | None = None
    good_for: Text
    not_for: Text | None = None
    aliases: list[Text] = []
    criteria: list[Match] = []
    checked_on: date


class Province(Strict):
    """A Flemish province, or Brussels, with what shows that somebody lives there."""

    id: Literal["Antwerpen", "Brussel", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen"]
    postcodes: list[tuple[int, int]]
    municipalities: list[Text]
