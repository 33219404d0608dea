"""What `data/knowledge/*.yml` may hold: the schema of the method knowledge base.

Every file is checked against these models before anything reaches the database, so an editor's
slip is reported by file and field and never half imported.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Iterable, Literal

from pydantic import BaseModel, ConstrainedInt, ConstrainedStr, Field, root_validator, validator

from bot.knowledge.fields import FactField, Trait
from bot.orientation.situation import WRITTEN

UNKNOWN = "unknown"
"""The value of a fact on which its source is silent. Never guessed, always said."""

DISPUTED = "disputed"
"""The value of a fact on which sources disagree; what each says stands in its readings."""

Theme = Literal["role", "participation", "transparency", "demand", "selfdirection"]
Level = Literal["micro", "meso"]
OptionKind = Literal["form", "method", "yardstick"]
"""`yardstick`: the decree's own trajectondersteuner, beside which a form can be laid; never advised."""

ConceptKind = Literal[
    "role", "rung", "need", "recommendation", "building_block", "principle", "step", "condition", "inspiration", "idea"
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

_VALUES = {**WRITTEN, "ages": ("unborn", "newborn", "month", "months", "years")}
"""The values of a Situation as they are written here; ages only have words, criteria take `between`."""


def exist(field: str | None, values: Iterable[str] | None) -> None:
    """Refuse a value that its field never has: it would never match, and nobody would notice."""
    for value in values or ():
        if field in _VALUES and value not in _VALUES[field]:
            raise ValueError(f"'{value}' bestaat niet bij {field}; wel: {', '.join(_VALUES[field])}")


class Identifier(ConstrainedStr):
    """A lower-case id: letters, digits and hyphens."""

    regex = r"^[a-z0-9][a-z0-9-]*$"


class Numbered(ConstrainedInt):
    """A place in a row, from 1; 1.5 is a slip, and not read as 1."""

    strict = True
    ge = 1
    le = 60


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
    """A source: one of the five documents, or one that an editor adds."""

    id: Identifier
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
    number: Numbered = Field(description="Its place among the bullets of theme and level")
    text: Text
    follow_ups: list[Text] = []
    why: Text = Field(description="Answer to 'waarom deze vraag', one or two sentences")
    depth: int = Field(ge=1, le=3, description="1 a good opener, 2 deeper, 3 asks for time or trust")
    keywords: list[Text] = Field(description="Word stems that show that a story touches this question")
    source: Identifier
    place: Text


class Concept(Strict):
    """An idea of the sources: a role, a rung of the participation ladder, a building block, a principle..."""

    id: Identifier
    kind: ConceptKind
    number: Numbered
    level: Literal["micro", "meso", "macro"] | None = Field(None, description="Of a step or recommendation")
    name: Text
    aliases: list[Text] = []
    text: Text = Field(description="For families, or for everybody when there is no other register")
    professional: Text | None = Field(None, description="The same for professionals, when it differs")
    source: Identifier
    place: Text


class Reading(Strict):
    """What one source says of a fact on which sources disagree."""

    value: Text
    source: Identifier
    place: Text


class Fact(Strict):
    """One thing a source says of an option; `unknown` where it is silent, `disputed` where sources disagree."""

    value: Text = Field(description="In plain words; 'unknown' when the source is silent; 'disputed' with readings")
    professional: Text | None = Field(None, description="The same for professionals, when it differs")
    readings: list[Reading] | None = Field(None, description="Only of a disputed fact: what each source says")
    checked_on: date | None = Field(None, description="When somebody last looked whether it still holds")
    source: Identifier
    place: Text

    @root_validator(skip_on_failure=True)
    def _disputed_by_two(cls, values: dict[str, Any]) -> dict[str, Any]:
        readings = values["readings"]
        if values["value"] == DISPUTED and len(readings or ()) < 2:
            raise ValueError("bij 'disputed' horen minstens twee readings, elk met source en place")
        if values["value"] != DISPUTED and readings is not None:
            raise ValueError("readings horen alleen bij 'disputed'")
        if values["value"] == UNKNOWN and values["professional"] is not None:
            raise ValueError("bij 'unknown' hoort geen tekst voor professionals")
        return values


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
    source: Identifier
    place: Text


class Option(Strict):
    """A form of support (schema-trajectondersteuner), a method (vergelijking-krachtgericht) or the yardstick."""

    id: Identifier
    name: Text
    aliases: list[Text]
    kind: OptionKind
    short: Text = Field(description="What it is in one short sentence")
    step: Literal["own_network", "light", "intensive", "specialised"]
    access: Literal["self", "professional", "mandate"] = Field(
        description="self: people can ask for it; professional: a worker asks; mandate: imposed or after a report"
    )
    delivers: Literal["support", "coordination", "both"]
    contacts: list[Identifier] = Field([], description="Contacts where one can start, best first")
    traits: list[Trait] = Field([], description="What it can be looked for by; only what its facts say plainly")
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
