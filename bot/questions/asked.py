"""From what was recognised in a message to the one thing that it asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterable, Literal, Mapping, Sequence, get_args

from bot.knowledge.fields import FIELDS_OF_KIND, Trait
from bot.questions.wanted import NOTHING, Wanted

Kind = Literal["comparison", "option", "concept", "contact", "search", "unknown_name", "which"]

FIELD_OF_INTENT: Mapping[str, str] = {
    "ask_cost": "cost",
    "ask_duration": "duration",
    "ask_choice": "voluntary",
    "ask_contact": "how_to_start",
}
"""Which fact a question asks for when its words do not say it more precisely."""

BARE, ELSEWHERE, EXPLICIT, PLAIN = "bare", "elsewhere", "explicit", "plain"
"""Shapes of a question (`bot.nlu.entities.shape`): nothing but a name, about an everyday matter, what something is."""

POINTS, FACT, SEEMS, COMPARES = "points", "fact", "seems_", "compares"
"""How a question hangs on what was said before, and what its words make likely (`bot.nlu.entities.pointing`)."""

SURELY, MAYBE = "surely_", "maybe_"
"""Before the fact, and before each fact, that a question is like (`bot.nlu.entities.likeness`)."""

OFFERED = ("what", "how_to_start", "for_whom")
"""Facts to choose from when it is not clear which one is asked."""

MOST_OFFERED = 3
"""Among so many of the facts that a question is like must be the one that a single word makes likely."""

OVERVIEWS = frozenset({"vijf-bouwstenen"})
"""Ideas that are a list: who names one asks for the list, whatever it is a list for."""

WAIT = "waiting_list"

TRAITS: frozenset[str] = frozenset(get_args(Trait))
FIELDS: frozenset[str] = frozenset(field for fields in FIELDS_OF_KIND.values() for field in fields)

MOST_COMPARED = 3
MOST_FIELDS = 2
MOST_IDEAS = 2


@dataclass(frozen=True)
class Asked:
    """What a message asks.

    Attributes:
        kind: what the answer is about; `which` when it is not clear about what.
        ids: the options, concepts or contacts it is about; for an unknown name the nearest ("option:ekc").
        fields: which facts are asked for, the most telling first; empty for "what is it".
        wanted: what options are looked for by.
        traits: those of `wanted` that are traits.
        offered: facts to choose from, the likest first, when it is not clear which one is asked; an option may lack
            some of them. Then `fields` is empty.
    """

    kind: Kind
    ids: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    wanted: Wanted = NOTHING
    traits: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()


def understand(
    intent: str,
    entities: Mapping[str, Sequence[Any]],
    facts: Mapping[str, Any],
    topic: str | None,
    pressed: bool = False,
) -> Asked:
    """Work out what is asked.

    Args:
        intent: name of the intent.
        entities: what was recognised, by entity.
        facts: facts of a Situation that the message tells.
        topic: id of the option last spoken of: what *dat* is.
        pressed: whether a button was pressed, so that the intent is no guess.
    """
    options, concepts = _strings(entities, "option"), _strings(entities, "concept")
    shape, *marks = _strings(entities, "question") or ("",)
    named = _known(entities, "field", FIELDS)
    default = FIELD_OF_INTENT.get(intent)
    like = _after(MAYBE, marks)
    likely = default if pressed or _speaks_for(default, marks, like) else None
    fields = _fields(likely, named or _after(SURELY, marks))
    # Without a word that makes it likely, the fact that the whole message sounds like is a guess.
    unsure = bool(default) and not fields and shape != BARE
    if shape == ELSEWHERE:
        topic = None
    if topic is not None and named and not options and _points_back(shape, marks, concepts):
        return Asked("option", (topic,), fields)
    if concepts and len(options) < 2 and _of_ideas(intent, options, concepts):
        return Asked("concept", concepts[:MOST_COMPARED])
    if len(options) > 1 or (intent == "ask_comparison" and not _alone(entities, options, fields, topic)):
        compared = options if len(options) > 1 or topic in (None, *options) else (*options, str(topic))
        return Asked("comparison", compared[:MOST_COMPARED], fields)
    if options:
        return Asked("option", options, fields, offered=_offered(default, like) if unsure else ())
    if contacts := _strings(entities, "contact"):
        return Asked("contact", contacts[:1], fields)
    across = "across" in entities
    traits = _known(entities, "trait", TRAITS)
    wanted = _wanted(traits, facts)
    if concepts and not (across and not wanted.nothing):
        return Asked("concept", concepts[:MOST_IDEAS], fields)
    if not wanted.nothing and across:
        return Asked("search", wanted=wanted, traits=traits, fields=fields)
    if (near := entities.get("unknown_name")) is not None:
        return Asked("unknown_name", tuple(name for name in map(str, near) if name), fields)
    if not wanted.nothing and topic is None and not fields:
        return Asked("search", wanted=wanted, traits=traits, fields=fields)
    if across and (topic is None or not fields):
        return Asked("search", fields=fields)
    if topic is not None:
        unclear = unsure or (not fields and not pressed and shape != EXPLICIT)
        return Asked("option", (topic,), fields, offered=_offered(default, like) if unclear else ())
    if not wanted.nothing and traits:
        return Asked("search", wanted=wanted, traits=traits, fields=fields)
    return Asked("which", fields=fields)


def _points_back(shape: str, marks: Sequence[str], concepts: Sequence[str]) -> bool:
    """Whether a question that asks for a fact means what was last spoken of, and not an idea that it names."""
    return POINTS in marks or FACT in marks or (bool(concepts) and shape == PLAIN)


def _alone(
    entities: Mapping[str, Sequence[Any]], options: Sequence[str], fields: Sequence[str], topic: str | None
) -> bool:
    """Whether what sounds like a comparison asks about one option, or looks for options by a trait."""
    marks = entities.get("question", ())
    if not options:
        return ("across" in entities and "trait" in entities) or bool(topic and fields and COMPARES not in marks)
    plain = EXPLICIT in marks and COMPARES not in marks
    return BARE in marks or plain or (topic is None and bool(fields))


def _speaks_for(fact: str | None, marks: Sequence[str], like: Sequence[str]) -> bool:
    """Whether the words speak for the fact that the whole message sounds like: one word, or what they are like."""
    if f"{SEEMS}{fact}" in marks:
        return not like or fact in like[:MOST_OFFERED]
    return fact in like[:1]


def _offered(likely: str | None, like: Sequence[str]) -> tuple[str, ...]:
    """The facts to choose from when some are likely at most."""
    return tuple(dict.fromkeys((*like, *((likely,) if likely else ()), *OFFERED)))


def _after(beginning: str, marks: Iterable[str]) -> tuple[str, ...]:
    """The facts that marks with this beginning name."""
    named = (mark[len(beginning) :] for mark in marks if mark.startswith(beginning))
    return tuple(field for field in named if field in FIELDS)


def _of_ideas(intent: str, options: Sequence[str], concepts: Sequence[str]) -> bool:
    """Whether ideas are compared, which have no facts to lay side by side: they are told one after the other."""
    if options:
        return not OVERVIEWS.isdisjoint(concepts)
    return intent == "ask_comparison" or len(concepts) > MOST_IDEAS


def _fields(likely: str | None, named: Iterable[str]) -> tuple[str, ...]:
    """The facts asked for, or else the likely one; "what is it" only when nothing more precise is asked as well."""
    found = tuple(dict.fromkeys(named))
    if WAIT in found:
        # How long one waits is no word on how long it goes on afterwards.
        found = tuple(field for field in found if field != "duration")
    precise = tuple(field for field in found if field != "what")[:MOST_FIELDS] or found[:1]
    return precise or ((likely,) if likely else ())


def _wanted(traits: Sequence[str], facts: Mapping[str, Any]) -> Wanted:
    """Traits and facts as what options are tagged with; a fact that they are not tagged with asks for nothing."""
    tags = [*traits, *(f"domains:{domain}" for domain in facts.get("domains") or ())]
    tags += [f"{name}:true" for name in ("waiting", "court") if facts.get(name) and "while_waiting" not in traits]
    if facts.get("disability") == "recognised":
        tags.append("disability:recognised")
    ages = tuple(facts.get("ages") or ())
    if facts.get("asker") in ("youth", "young_adult") and not tags and not ages:
        tags.append(f"asker:{facts['asker']}")
    return Wanted(tuple(dict.fromkeys(tags)), ages)


def _known(entities: Mapping[str, Sequence[Any]], name: str, known: frozenset[str]) -> tuple[str, ...]:
    """The values that exist; a payload typed by hand can hold anything, and none of it may reach a query."""
    return tuple(value for value in _strings(entities, name) if value in known)


def _strings(entities: Mapping[str, Sequence[Any]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value) for value in entities.get(name, ())))
