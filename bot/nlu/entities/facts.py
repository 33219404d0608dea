"""From phrases found to facts of the Situation: what is denied goes, and doubt weighs more than a name."""

from __future__ import annotations

from typing import Collection, Iterator, Sequence

from bot.nlu.entities.cues import Cue
from bot.nlu.entities.denial import Denial
from bot.nlu.entities.found import Found, Value
from bot.nlu.entities.words import Word

_DENIABLE_DOMAINS = frozenset({"mental", "behaviour", "disability", "health", "baby", "violence", "home_conflict"})
_DENIED_BEHIND = frozenset({"network", "waiting", "current_help", "court", "safety"})
_DOUBT_REACH = 6
_NEXT = 2
_ONLY_ME = frozenset({"ik", "mezelf", "mij", "voor", "alleen", "enkel", "gewoon", "zelf"})
_LEVELS = frozenset({"micro", "meso"})
_WORKERS_WORDS = frozenset(
    {"gezin", "gezinnen", "client", "clienten", "ouders", "jongere", "jongeren", "team", "begeleiding"}
)


def facts_of(words: Sequence[Word], cues: Sequence[Cue], denial: Denial) -> Iterator[Found]:
    """Yield the facts that phrases stand for, each value once.

    Args:
        words: the message.
        cues: the phrases found, in order.
        denial: knows what is denied.

    What a question asks about ("wat is een OCJ") is no fact, except what it is about and how it is at home.
    """
    standing = [cue for cue in cues if not _is_denied(words, cue, denial)]
    about = [cue for cue in standing if cue.entity == "domain"]
    denied = {cue.value for cue in about if denial.of_subject(words, cue)}
    denied |= {cue.value for cue in cues if cue.entity == "domain" and cue not in standing}
    denied -= {cue.value for cue in about if not denial.of_subject(words, cue)}
    yield from _each_once(words, (cue for cue in about if cue.value not in denied))
    yield from (Found("denied_domain", f.value, f.start, f.end) for f in _denied(words, cues, denied))
    yield from _network(words, standing)
    yield from _first(words, "waiting", True, (cue for cue in standing if cue.entity == "waiting"))
    yield from _safety(words, standing)
    yield from _reflection(words, standing)
    if any(cue.entity == "asks" for cue in cues):
        return
    yield from _current_help(words, standing)
    yield from _first(words, "court", True, (cue for cue in standing if cue.entity == "court"))
    yield from _disability(words, cues, standing)


def _is_denied(words: Sequence[Word], cue: Cue, denial: Denial) -> bool:
    if cue.entity == "domain" and cue.value not in _DENIABLE_DOMAINS:
        return False
    if denial.before(words, cue):
        return True
    return (cue.entity in _DENIED_BEHIND or cue.value == "violence") and denial.behind(words, cue)


def _denied(words: Sequence[Word], cues: Sequence[Cue], denied: Collection[Value]) -> Iterator[Found]:
    return _each_once(words, (cue for cue in cues if cue.entity == "domain" and cue.value in denied))


def _each_once(words: Sequence[Word], cues: Iterator[Cue]) -> Iterator[Found]:
    seen: set[str] = set()
    for cue in cues:
        if cue.value not in seen:
            seen.add(cue.value)
            yield _found(words, cue, cue.value)


def _first(words: Sequence[Word], entity: str, value: Value, cues: Iterator[Cue]) -> Iterator[Found]:
    for cue in cues:
        yield _found(words, cue, value)
        return


def _network(words: Sequence[Word], cues: Sequence[Cue]) -> Iterator[Found]:
    """Weak goes before strong: somebody who names both misses more than there is."""
    for value in ("weak", "strong"):
        matching = [cue for cue in cues if cue.entity == "network" and cue.value == value]
        if matching:
            yield _found(words, matching[0], value)
            return


def _current_help(words: Sequence[Word], cues: Sequence[Cue]) -> Iterator[Found]:
    """Two kinds of help named together are several; none does not stand beside another."""
    found = [cue for cue in cues if cue.entity == "current_help"]
    values = {cue.value for cue in found}
    helps = [cue for cue in found if cue.value == "some"]
    others = [cue for cue in found if cue.value in ("some", "another")]
    found = [cue for cue in found if cue.value != "another"]
    if "several" not in values and _joined(words, helps, others):
        found = [cue._replace(value="several") if cue == helps[0] else cue for cue in found]
        values.add("several")
    if values & {"several", "disability_care", "foster", "residential", "mandated"}:
        values.discard("some")
    if values - {"none", "stuck"}:
        values.discard("none")
    yield from _each_once(words, (cue for cue in found if cue.value in values))


def _joined(words: Sequence[Word], helps: Sequence[Cue], others: Sequence[Cue]) -> bool:
    """Whether a second kind of help is named right behind a first."""
    for one in helps:
        for other in others:
            different = words[one.last].norm != words[other.last].norm
            if different and one.last < other.first <= one.last + _NEXT:
                return True
    return False


def _disability(words: Sequence[Word], cues: Sequence[Cue], standing: Sequence[Cue]) -> Iterator[Found]:
    all_of_it = [cue for cue in cues if cue.entity == "disability"]
    conditions = [cue for cue in standing if cue.entity == "disability" and cue.value == "condition"]
    about = [cue for cue in standing if cue.entity == "domain" and cue.value == "disability"]
    doubts = [cue for cue in all_of_it if cue.value == "suspected"]
    for cue in standing:
        if cue.entity == "disability" and cue.value == "recognised" and (about or conditions):
            yield _found(words, cue, "recognised")
            return
    for condition in conditions or about:
        if any(_near(words, doubt, condition) for doubt in doubts):
            yield Found("disability", "suspected", *_span(words, condition))
            return
    if conditions:
        yield _found(words, conditions[0], "recognised")
        return
    said_not = [cue for cue in all_of_it if cue not in standing and cue.value == "condition"]
    yield from _first(words, "disability", "no", (cue for cue in all_of_it if cue.value == "no" or cue in said_not))


def _near(words: Sequence[Word], doubt: Cue, condition: Cue) -> bool:
    """Whether a doubt stands in the same sentence and close before or behind a disability."""
    first, last = sorted((doubt, condition), key=lambda cue: cue.first)
    if last.first - first.last > _DOUBT_REACH:
        return False
    return not any(word.stop for word in words[first.last + 1 : last.first + 1])


def _safety(words: Sequence[Word], cues: Sequence[Cue]) -> Iterator[Found]:
    """The most serious that was said."""
    for value in ("acute", "concern", "none"):
        matching = [cue for cue in cues if cue.entity == "safety" and cue.value == value]
        if matching:
            yield _found(words, matching[0], value)
            return


def _reflection(words: Sequence[Word], cues: Sequence[Cue]) -> Iterator[Found]:
    """Themes as said; the level as said, or a worker's "ik" where a theme is spoken of."""
    themes = [cue for cue in cues if cue.entity == "reflection" and cue.value not in _LEVELS]
    yield from (Found("theme", f.value, f.start, f.end) for f in _each_once(words, iter(themes)))
    levels = [cue for cue in cues if cue.entity == "reflection" and cue.value in _LEVELS]
    levels.sort(key=lambda cue: cue.value != "meso")
    if levels:
        yield Found("level", levels[0].value, *_span(words, levels[0]))
        return
    at_work = themes and any(word.norm in _WORKERS_WORDS for word in words)
    only = all(word.norm in _ONLY_ME for word in words)
    for word in words:
        if word.norm in ("ik", "mezelf", "mij") and (at_work or only):
            yield Found("level", "micro", word.start, word.end)
            return


def _found(words: Sequence[Word], cue: Cue, value: Value) -> Found:
    return Found(cue.entity, value, *_span(words, cue))


def _span(words: Sequence[Word], cue: Cue) -> tuple[int, int]:
    return words[cue.first].start, words[cue.last].end
