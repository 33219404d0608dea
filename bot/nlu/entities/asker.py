"""Who writes: weighs what is said outright, own ages, and weaker signs against each other."""

from __future__ import annotations

from typing import Iterable, Mapping, Sequence

from bot.nlu.entities.ages import Age
from bot.nlu.entities.cues import Cue
from bot.nlu.entities.found import Found
from bot.nlu.entities.lexicon import Lexicons
from bot.nlu.entities.people import BARE, OWN
from bot.nlu.entities.words import Word

STRONG, WEAK = "asker", "asker_weak"

_ORDER = (
    "professional",
    "teacher",
    "foster_parent",
    "relative",
    "neighbour",
    "expecting",
    "parent",
    "youth",
    "young_adult",
)
_ALSO_VERY_YOUNG = frozenset({"expecting", "parent", "foster_parent", "professional"})
YOUNG = frozenset({"youth", "young_adult"})
_WEAK_ORDER = ("professional", "parent", "teacher", "youth", "relative", "neighbour")
_ADULT = 18
_OLDEST_YOUNG = 25
_FIRST_PERSON = frozenset({"ik", "mij", "me", "mijn", "mezelf", "ben", "heb", "ga", "voel", "woon", "wij", "we"})
_THIRD_PERSON = frozenset({"hij", "zij", "ze", "hem", "haar"})
_CARRIES_HERSELF = frozenset({"vrouw", "vriendin", "partner", "lief", "ouders"})
_SUBJECT_REACH = 8
_SOMEBODY_ELSES = frozenset({"zwangere", "ongeboren", "ouders"})


class AskerFinder:
    """Decides who writes."""

    def __init__(self, lexicons: Lexicons) -> None:
        people = lexicons.read("people")
        third = [*people["child"], *people["sibling"], *people["adult"]]
        self._third = lexicons.words(noun for noun in third if noun not in _CARRIES_HERSELF)

    def find(
        self, words: Sequence[Word], cues: Iterable[Cue], ages: Sequence[Age], expected: Sequence[Cue]
    ) -> Found | None:
        """Who writes, or None when the message does not tell.

        Args:
            words: the message.
            cues: what was found in the asker lexicons.
            ages: the ages in the message.
            expected: where it speaks of a child on the way.
        """
        cues = list(cues)
        strong = {cue.value: cue for cue in reversed(cues) if cue.entity == STRONG}
        own = next((age for age in ages if age.whose == OWN), None)
        bare = next((age for age in ages if age.whose == BARE), None)
        carried = next((cue for cue in expected if self._own_pregnancy(words, cue)), None)
        if carried is not None:
            strong.setdefault("expecting", carried)
        weak = {cue.value: cue for cue in reversed(cues) if cue.entity == WEAK}
        if own is not None and _is_young(own, strong, weak):
            return _found(words, _by_age(own), own.first, own.last)
        for value in _ORDER:
            if value in strong:
                young = value in YOUNG and (own or bare)
                return _found(words, _by_age(young) if young else value, strong[value].first, strong[value].last)
        older = next((value for value in _WEAK_ORDER if value in weak and value != "youth"), None)
        if bare is not None and older is None and ("youth" in weak or _speaks_of_self(words, bare)):
            return _found(words, _by_age(bare), bare.first, bare.last)
        likeliest = next((value for value in _WEAK_ORDER if value in weak), None)
        return _found(words, likeliest, weak[likeliest].first, weak[likeliest].last) if likeliest else None

    def _own_pregnancy(self, words: Sequence[Word], cue: Cue) -> bool:
        """Whether no one else was named just before as the one who is pregnant."""
        if words[cue.last].norm in _SOMEBODY_ELSES:
            return False
        for index in range(cue.first - 1, max(cue.first - 1 - _SUBJECT_REACH, -1), -1):
            if words[index + 1].stop or words[index].norm in ("ik", "ben", "we", "wij"):
                return True
            if words[index].norm in self._third:
                return False
        return True


def _is_young(own: Age, strong: Mapping[str, Cue], weak: Mapping[str, Cue]) -> bool:
    """Whether the writer's own age says that a young person writes, and nothing says otherwise."""
    if own.years < _ADULT:
        return _ALSO_VERY_YOUNG.isdisjoint(strong)
    return own.years <= _OLDEST_YOUNG and YOUNG.issuperset(strong) and "parent" not in weak


def _by_age(age: Age) -> str:
    return "young_adult" if age.years >= _ADULT else "youth"


def _speaks_of_self(words: Sequence[Word], bare: Age) -> bool:
    """Whether an age is the writer's: a first person speaks, or it opens a message about no one else."""
    norms = {word.norm for word in words}
    return not norms.isdisjoint(_FIRST_PERSON) or (bare.first == 0 and norms.isdisjoint(_THIRD_PERSON))


def _found(words: Sequence[Word], value: str, first: int, last: int) -> Found:
    return Found("asker", value, words[first].start, words[last].end)
