"""The facts that orientation and reflection need, read from free Flemish text by rules and lexicons.

Nothing here knows Rasa; nothing of a message is kept.
"""

from __future__ import annotations

from copy import copy
from functools import partial
from pathlib import Path
from typing import Iterable, Sequence, get_args

from spacy.tokens import Doc

from bot.knowledge.fields import FactField, Trait
from bot.nlu.entities.ages import AgeFinder
from bot.nlu.entities.ages_meant import INFANT, ages_found, ages_meant
from bot.nlu.entities.asker import STRONG, WEAK, AskerFinder
from bot.nlu.entities.bare_ages import parse_bare_age
from bot.nlu.entities.cues import CueMatcher
from bot.nlu.entities.denial import Denial
from bot.nlu.entities.durations import DurationFinder
from bot.nlu.entities.facts import facts_of
from bot.nlu.entities.found import Found
from bot.nlu.entities.lexicon import LexiconError, Lexicons
from bot.nlu.entities.options import OptionFinder
from bot.nlu.entities.places import PlaceFinder, ProvinceLike
from bot.nlu.entities.questions import ACROSS, DESCRIBED, FIELD, NAMING, QUESTION, REACH, TRAIT, QuestionFinder
from bot.nlu.entities.vocabulary import Vocabulary
from bot.nlu.entities.words import words_of
from bot.orientation.situation import ASKERS, CURRENT_HELP, DISABILITIES, DOMAINS, NETWORKS, SAFETIES

__all__ = ["FactExtractor", "Found", "LexiconError", "parse_bare_age"]

_THEMES = ("role", "participation", "transparency", "demand", "selfdirection", "micro", "meso")
_LEXICONS = {
    "domain": DOMAINS,
    STRONG: ASKERS,
    WEAK: ASKERS,
    "network": NETWORKS,
    "current_help": (*CURRENT_HELP, "another"),
    "waiting": ("true",),
    "disability": (*DISABILITIES, "condition"),
    "court": ("true",),
    "safety": SAFETIES,
    "reflection": _THEMES,
    "unborn": ("expected", "born"),
    "asks": ("information",),
    FIELD: get_args(FactField),
    TRAIT: get_args(Trait),
    ACROSS: ("true", "list"),
    QUESTION: ("true", REACH),
    NAMING: ("names", DESCRIBED),
}
Names = Sequence[tuple[str, str, Sequence[str]]]
"""Id, name and aliases of each."""


class FactExtractor:
    """Reads facts from messages; made once, used for every message."""

    def __init__(
        self,
        lexicon_directory: Path,
        provinces: Sequence[ProvinceLike],
        options: Names,
        contacts: Names = (),
        concepts: Names = (),
        vocabulary: Vocabulary | None = None,
    ) -> None:
        """Read the lexicons.

        Args:
            lexicon_directory: `data/lexicon`.
            provinces: the provinces with their postcodes and towns.
            options: the forms of help.
            contacts: the lines and places to turn to.
            concepts: the ideas of the sources.
            vocabulary: the words that are known; without it every word is.

        Raises:
            LexiconError: when a lexicon cannot be used.
        """
        lexicons = Lexicons(lexicon_directory)
        self._spelling = lexicons.spelling
        self._cues = CueMatcher(
            {name: lexicons.phrases(name, (*values, "ignore")) for name, values in _LEXICONS.items()}
        )
        self._denial = Denial(lexicons)
        self._ages = AgeFinder(lexicons)
        self._durations = DurationFinder(lexicons)
        self._asker = AskerFinder(lexicons)
        self._places = PlaceFinder(lexicons, provinces)
        self._lexicons = lexicons
        self._vocabulary = vocabulary
        self._know(options, contacts, concepts)

    def knowing(self, options: Names, contacts: Names, concepts: Names) -> FactExtractor:
        """The same extractor with other names: the knowledge base was imported again."""
        other = copy(self)
        other._know(options, contacts, concepts)
        return other

    def _know(self, options: Names, contacts: Names, concepts: Names) -> None:
        self._finders = (
            OptionFinder(contacts, entity="contact"),
            OptionFinder(options),
            OptionFinder(concepts, entity="concept"),
        )
        self._questions = QuestionFinder(self._lexicons, {"option": options, "concept": concepts}, self._vocabulary)

    def extract(self, doc: Doc) -> list[Found]:
        """Read the facts of a message.

        Args:
            doc: the message; only its text counts, whichever pipeline made it.

        Returns:
            the facts, in the order they were said; a fact that can have one value comes at most once.
        """
        text = doc.text
        words = words_of(text, self._spelling)
        cues = self._cues.find(words)
        unborn = [cue for cue in cues if cue.entity == "unborn" and not self._denial.before(words, cue)]
        expected = [cue for cue in unborn if cue.value == "expected"]
        places = self._places.all(words)
        ages = self._ages.find(words, places)
        asker = self._asker.find(words, cues, ages, expected)
        found = [asker] if asker else []
        meant = ages_meant(ages, str(asker.value) if asker else None, partial(self._ages.paired, words))
        found += ages_found(words, meant, unborn)
        found += facts_of(words, cues, self._denial)
        found += _baby_by_age(found)
        found += self._places.likeliest(words, places)
        reached = any(cue.entity == QUESTION and cue.value == REACH for cue in cues)
        named = _named(([*finder.find(words, text)] for finder in self._finders), reached)
        found += self._questions.whole(words, named)
        found += self._questions.find(words, text, cues, named)
        found += self._durations.find(words, text)
        return sorted(found, key=lambda fact: (fact.start, fact.end))


def _named(found: Iterable[list[Found]], reached: bool) -> list[Found]:
    """The names to go by, of contacts and of everything else; contacts come first when one asks for a number."""
    contacts, *others = found
    if reached:
        others = [[name for name in names if not any(_overlap(name, each) for each in contacts)] for names in others]
    return _longest(each for names in (*others, contacts) for each in names)


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _longest(named: Iterable[Found]) -> list[Found]:
    """The names that lie in no longer one: "eigen kracht" in "Eigen Kracht-conferentie" names no idea."""
    kept: list[Found] = []
    for each in sorted(named, key=lambda name: name.start - name.end):
        if not any(_overlap(each, other) for other in kept):
            kept.append(each)
    return kept


def _baby_by_age(found: Sequence[Found]) -> list[Found]:
    """A child that is not one yet makes it about a baby."""
    if any(fact.entity == "domain" and fact.value == "baby" for fact in found):
        return []
    infants = (fact for fact in found if fact.entity == "age" and 0 <= float(fact.value) < INFANT)
    return [Found("domain", "baby", fact.start, fact.end) for fact in infants][:1]
