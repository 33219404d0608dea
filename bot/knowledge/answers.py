"""What the knowledge base answers, as the conversations take it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.orientation.contact import Contact
from bot.orientation.ranking import Profile
from bot.orientation.wording import Wording


@dataclass(frozen=True)
class Fact:
    """A fact of an option with where it stands.

    Attributes:
        value: the fact for families; None when the source does not say, or when sources disagree.
        professional: the fact for professionals, when it differs.
        readings: of a disputed fact, what each source says; otherwise empty.
        document: title, publisher and year of its source, as one line.
        place: where it stands in there.
        year: year of the document, None when not stated.
    """

    value: str | None
    professional: str | None
    readings: tuple[tuple[str, str], ...]
    document: str
    place: str
    year: int | None

    @property
    def source(self) -> str:
        """Document and place, as one line."""
        return f"{self.document}, {self.place}"

    @property
    def known(self) -> bool:
        """Whether a source says something."""
        return self.value is not None or bool(self.readings)


@dataclass(frozen=True)
class Option:
    """An option as the conversations show it."""

    id: str
    name: str
    kind: str
    short: str
    facts: dict[str, Fact]
    contacts: tuple[str, ...]


@dataclass(frozen=True)
class Name:
    """Something that can be named in a message.

    Attributes:
        what: `option`, `concept` or `contact`.
        id, name, aliases: what it is called.
    """

    what: str
    id: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class Theme:
    """A theme of reflection; `scale` is the kind of concept one places oneself on."""

    id: str
    name: str
    intro: str
    scale: str


@dataclass(frozen=True)
class Concept:
    """An idea of the sources."""

    id: str
    kind: str
    number: int
    level: str | None
    name: str
    text: str
    professional: str | None
    source: str


@dataclass(frozen=True)
class OrientationData:
    """Everything that ranking needs."""

    profiles: tuple[Profile, ...]
    contacts: tuple[Contact, ...]
    wording: Wording
    steps: dict[str, int]
    shorts: dict[str, str]
    sources: dict[str, str]


@dataclass(frozen=True)
class Found:
    """What a search found: the ids of the best options, and how many there are in all."""

    ids: list[str]
    total: int
