"""The Situation: what orientation knows about somebody, and nothing that could point to them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Iterable, Mapping

ASKERS = (
    "youth",
    "young_adult",
    "parent",
    "expecting",
    "foster_parent",
    "relative",
    "neighbour",
    "teacher",
    "professional",
)
DOMAINS = (
    "parenting",
    "school",
    "harm_repair",
    "mental",
    "home_conflict",
    "money_housing",
    "disability",
    "health",
    "behaviour",
    "loneliness_network",
    "baby",
    "work",
    "leisure",
    "violence",
    "voice",
    "coordination",
    "transition",
)
NETWORKS = ("strong", "weak")
CURRENT_HELP = ("none", "some", "several", "residential", "foster", "disability_care", "mandated", "stuck")
DISABILITIES = ("no", "suspected", "recognised")
SAFETIES = ("none", "concern", "acute")
PROVINCES = ("Antwerpen", "Brussel", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen")

OWN_ASKERS = frozenset({"youth", "young_adult"})
WORKING_ASKERS = frozenset({"teacher", "professional"})

UNBORN = -1.0
ADULT = 18.0
OLDEST = 120.0

_ONE_OF = {
    "asker": ASKERS,
    "network": NETWORKS,
    "disability": DISABILITIES,
    "safety": SAFETIES,
    "province": PROVINCES,
}
_SOME_OF = {"domains": DOMAINS, "current_help": CURRENT_HELP}
_BOOLEANS = ("waiting", "court")

WRITTEN: Mapping[str, tuple[str, ...]] = {
    **_ONE_OF,
    **_SOME_OF,
    **dict.fromkeys(_BOOLEANS, ("true", "false")),
}
"""The values of each field but the ages, as the knowledge base writes them."""


class SituationError(ValueError):
    """A value that a Situation cannot hold; the message names field and allowed values, never what was given."""


@dataclass(frozen=True)
class Situation:
    """What is known; a field that is None or empty has not been said.

    Attributes:
        asker: one of `ASKERS`.
        ages: years of the children or young people it is about; -1 is unborn, fractions are months.
        domains: what it is about, from `DOMAINS`, the first mentioned first.
        network: whether people around can help, from `NETWORKS`.
        current_help: from `CURRENT_HELP`.
        waiting: whether they wait for help.
        disability: from `DISABILITIES`.
        court: whether the youth court or a mandated service is involved.
        safety: from `SAFETIES`.
        province: from `PROVINCES`.
        wish: what should be different, in the user's own words.
    """

    asker: str | None = None
    ages: tuple[float, ...] = ()
    domains: tuple[str, ...] = ()
    network: str | None = None
    current_help: tuple[str, ...] = ()
    waiting: bool | None = None
    disability: str | None = None
    court: bool | None = None
    safety: str | None = None
    province: str | None = None
    wish: str | None = None

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> Situation:
        """Build a Situation from JSON or slots; unknown keys are refused, null and empty mean not said.

        Raises:
            SituationError: for a key or value outside the contract.
        """
        if not isinstance(values, Mapping):
            raise SituationError("een Situatie is een JSON-object met velden zoals asker, ages en domains")
        unknown = set(values) - {field.name for field in fields(cls)}
        if unknown:
            raise SituationError(f"onbekend veld; de velden zijn {', '.join(f.name for f in fields(cls))}")
        return cls(**{name: _checked(name, value) for name, value in values.items() if value not in (None, "")})

    def as_mapping(self) -> dict[str, Any]:
        """The Situation as JSON-ready values, tuples as lists."""
        return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(self).items()}

    def known(self, field: str) -> tuple[Any, ...]:
        """The known values of a field as a tuple, empty when nothing was said."""
        value = getattr(self, field)
        if value is None:
            return ()
        return value if isinstance(value, tuple) else (value,)

    def with_facts(self, facts: Mapping[str, Any]) -> Situation:
        """A Situation with facts added: lists grow without doubles, single values are replaced."""
        checked = Situation.from_mapping(facts)
        changes: dict[str, Any] = {}
        for field in facts:
            value = getattr(checked, field)
            if isinstance(value, tuple):
                value = tuple(dict.fromkeys((*getattr(self, field), *value)))
            if value is not None:
                changes[field] = value
        if len(changes.get("current_help", ())) > 1:
            changes["current_help"] = tuple(help for help in changes["current_help"] if help != "none")
        return replace(self, **changes)._grown_up()

    def _grown_up(self) -> Situation:
        """A young person who asks for themselves and is 18 or older is a young adult."""
        grown = self.asker == "youth" and self.ages and min(self.ages) >= ADULT
        return replace(self, asker="young_adult") if grown else self

    @property
    def speaks_for_self(self) -> bool:
        """Whether the asker is the young person it is about."""
        return self.asker in OWN_ASKERS

    @property
    def asks_for_work(self) -> bool:
        """Whether a teacher or professional asks."""
        return self.asker in WORKING_ASKERS


def _checked(name: str, value: Any) -> Any:
    if name in _ONE_OF:
        return _member(name, value, _ONE_OF[name])
    if name in _SOME_OF:
        return tuple(dict.fromkeys(_member(name, item, _SOME_OF[name]) for item in _items(name, value)))
    if name == "ages":
        return tuple(dict.fromkeys(_age(item) for item in _items(name, value)))
    if name in _BOOLEANS:
        if not isinstance(value, bool):
            raise SituationError(f"{name}: verwacht true of false")
        return value
    if not isinstance(value, str):
        raise SituationError(f"{name}: verwacht tekst")
    return value


def _items(name: str, value: Any) -> Iterable[Any]:
    if not isinstance(value, (list, tuple)):
        raise SituationError(f"{name}: verwacht een lijst")
    return value


def _member(name: str, value: Any, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise SituationError(f"{name}: verwacht een van {', '.join(allowed)}")
    return str(value)


def _age(value: Any) -> float:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not number or not (value == UNBORN or 0 <= value <= OLDEST):
        raise SituationError(f"ages: verwacht jaren van 0 tot {OLDEST:.0f}, of -1 voor ongeboren")
    return float(value)
