"""From a Situation to ranked options with reasons: a pure function over data from the knowledge base.

What the sources demand is policy here, the same for every option: nothing that was not said excludes;
own network and light help come first when both fit; what only coordinates, or cannot be asked for, is
never offered to a family (synthese-limburg, chapter 1; visienota-ovl, chapter 4.5).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from typing import Iterable, Iterator, Mapping

from bot.orientation.matching import UNSAID, Criterion, Hit, hits, refusal, unsaid
from bot.orientation.situation import Situation
from bot.orientation.wording import Wording

DOMAIN_FACTOR = 2.0
"""How much heavier it weighs what the question is about than any other fact."""


LAST = 100.0
"""What puts an option after all others: while nobody said who asks, it may be one a family cannot ask for."""


@dataclass(frozen=True)
class Profile:
    """What ranking needs of an option (fields as in `bot.knowledge.schema.Option`)."""

    id: str
    name: str
    step: str
    access: str
    delivers: str
    contacts: tuple[str, ...]
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Ranked:
    """An option that fits.

    Attributes:
        id, name: the option.
        score: higher fits better; only the order means something.
        reasons: sentences in the user's own facts, the strongest first.
        relevant: whether something the user told speaks for it.
    """

    id: str
    name: str
    score: float
    reasons: tuple[str, ...]
    relevant: bool


@dataclass(frozen=True)
class Excluded:
    """An option that does not fit, with the reasons."""

    id: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Ranking:
    """All options laid beside one Situation: those that fit, best first, and those that do not."""

    options: tuple[Ranked, ...]
    excluded: tuple[Excluded, ...]

    def advised(self, most: int = 3, without: Iterable[str] = ()) -> tuple[Ranked, ...]:
        """The first `most` options that something the user told speaks for, without those rejected."""
        rejected = set(without)
        fitting = (option for option in self.options if option.relevant and option.id not in rejected)
        return tuple(option for option in islice(fitting, most))


def rank(situation: Situation, profiles: Iterable[Profile], steps: Mapping[str, float], wording: Wording) -> Ranking:
    """Rank options for a Situation.

    Args:
        situation: what is known.
        profiles: the options.
        steps: bonus per step of help, the lightest highest (`data/knowledge/situation.yml`).
        wording: how facts and exclusions are said.

    Returns:
        every option once: ranked best first (what something told speaks for before the rest, ties by id), or
        excluded with reasons.
    """
    ranked: list[Ranked] = []
    excluded: list[Excluded] = []
    for profile in profiles:
        closed = () if situation.asks_for_work else _closed(profile, wording)
        against = (*(closed if situation.asker else ()), *_refusals(situation, profile, wording))
        if against:
            excluded.append(Excluded(profile.id, against))
        else:
            scored = _score(situation, profile, steps, wording)
            ranked.append(replace(scored, score=scored.score - LAST, relevant=False) if closed else scored)
    return Ranking(
        tuple(sorted(ranked, key=lambda option: (not option.relevant, -option.score, option.id))),
        tuple(excluded),
    )


def _closed(profile: Profile, wording: Wording) -> tuple[str, ...]:
    """Why a family cannot turn to this option itself; empty when it can."""
    kinds = (profile.access, profile.delivers)
    return tuple(wording.excluded[kind] for kind in kinds if kind in wording.excluded)


def _refusals(situation: Situation, profile: Profile, wording: Wording) -> Iterator[str]:
    for criterion in profile.criteria:
        refused = refusal(criterion, situation)
        if refused is not None:
            yield wording.because(situation, criterion.on, refused, criterion.because)


def _score(situation: Situation, profile: Profile, steps: Mapping[str, float], wording: Wording) -> Ranked:
    found = [hit for criterion in profile.criteria for hit in hits(criterion, situation)]
    topic = _topic_score(situation, found)
    rest = sum(hit.weight for hit in found if hit.criterion.on != "domains")
    rest += UNSAID * sum(unsaid(criterion, situation) for criterion in profile.criteria)
    speaks_for = topic > 0 or (not situation.domains and rest > 0)
    return Ranked(
        id=profile.id,
        name=profile.name,
        score=round(DOMAIN_FACTOR * topic + rest + (steps[profile.step] if speaks_for else 0), 3),
        reasons=tuple(_reasons(situation, found, wording)),
        relevant=speaks_for,
    )


def _topic_score(situation: Situation, found: Iterable[Hit]) -> float:
    """The mean, over the domains told, of the best weight for each: helping with all beats helping with one."""
    best: dict[str, float] = defaultdict(float)
    for hit in found:
        if hit.criterion.on == "domains":
            best[hit.value] = max(best[hit.value], hit.weight)
    return sum(best.values()) / len(situation.domains) if situation.domains else 0.0


def _reasons(situation: Situation, found: Iterable[Hit], wording: Wording) -> Iterable[str]:
    """One sentence per fact, the weightiest first."""
    said: set[str] = set()
    for hit in sorted(found, key=lambda hit: -hit.weight):
        if hit.weight < 0 or hit.criterion.because in said:
            continue
        said.add(hit.criterion.because)
        yield wording.because(situation, hit.criterion.on, hit.value, hit.criterion.because)
