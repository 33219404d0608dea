"""From what was recognised in a message to the one thing that it asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterable, Literal, Mapping, Sequence

from bot.questions.wanted import NOTHING, Wanted

Kind = Literal["comparison", "option", "concept", "contact", "search", "unknown_name", "which"]

FIELD_OF_INTENT: Mapping[str, str] = {
    "ask_cost": "cost",
    "ask_duration": "duration",
    "ask_choice": "voluntary",
    "ask_contact": "how_to_start",
}
"""Which fact a question asks for when its words do not say it more precisely."""

MOST_COMPARED = 3
MOST_FIELDS = 2


@dataclass(frozen=True)
class Asked:
    """What a message asks.

    Attributes:
        kind: what the answer is about; `which` when it is not clear about what.
        ids: the options, concepts or contacts it is about; for an unknown name the nearest ("option:ekc").
        fields: which facts are asked for, the most telling first; empty for "what is it".
        wanted: what options are looked for by.
        traits: those of `wanted` that are traits.
    """

    kind: Kind
    ids: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    wanted: Wanted = NOTHING
    traits: tuple[str, ...] = ()


def understand(
    intent: str, entities: Mapping[str, Sequence[Any]], facts: Mapping[str, Any], topic: str | None
) -> Asked:
    """Work out what is asked.

    Args:
        intent: name of the intent.
        entities: what was recognised, by entity.
        facts: facts of a Situation that the message tells.
        topic: id of the option last spoken of: what *dat* is.
    """
    options = _strings(entities, "option")
    fields = _fields(intent, _strings(entities, "field"))
    if intent == "ask_comparison" or len(options) > 1:
        compared = options if len(options) > 1 or topic in (None, *options) else (*options, str(topic))
        return Asked("comparison", compared[:MOST_COMPARED], fields)
    if options:
        return Asked("option", options, fields)
    if contacts := _strings(entities, "contact"):
        return Asked("contact", contacts[:1], fields)
    across = "across" in entities
    if (concepts := _strings(entities, "concept")) and not across:
        return Asked("concept", concepts[:1], fields)
    traits = _strings(entities, "trait")
    wanted = _wanted(traits, facts)
    if not wanted.nothing and (across or (topic is None and not fields)):
        return Asked("search", wanted=wanted, traits=traits, fields=fields)
    if (near := entities.get("unknown_name")) is not None:
        return Asked("unknown_name", tuple(name for name in map(str, near) if name), fields)
    if across:
        return Asked("search", fields=fields)
    if topic is not None:
        return Asked("option", (topic,), fields)
    if not wanted.nothing and traits:
        return Asked("search", wanted=wanted, traits=traits, fields=fields)
    return Asked("which", fields=fields)


def _fields(intent: str, named: Iterable[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(named))[:MOST_FIELDS]
    default = FIELD_OF_INTENT.get(intent)
    return found or ((default,) if default else ())


def _wanted(traits: Sequence[str], facts: Mapping[str, Any]) -> Wanted:
    """Traits and facts as what options are tagged with; a fact that they are not tagged with asks for nothing."""
    tags = [*traits, *(f"domains:{domain}" for domain in facts.get("domains") or ())]
    tags += [f"{name}:true" for name in ("waiting", "court") if facts.get(name) and "while_waiting" not in traits]
    if facts.get("disability") == "recognised":
        tags.append("disability:recognised")
    if facts.get("asker") in ("youth", "young_adult"):
        tags.append(f"asker:{facts['asker']}")
    return Wanted(tuple(dict.fromkeys(tags)), tuple(facts.get("ages") or ()))


def _strings(entities: Mapping[str, Sequence[Any]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value) for value in entities.get(name, ())))
