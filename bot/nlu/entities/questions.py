"""What a question asks for: a fact, a trait, options in general, or something whose name is not known."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, Iterable, Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process
from spacy.lang.nl.stop_words import STOP_WORDS

from bot.nlu.entities.cues import Cue
from bot.nlu.entities.found import Found
from bot.nlu.entities.lexicon import Lexicons
from bot.nlu.entities.pointing import FACT, Pointing, inverted
from bot.nlu.entities.shape import ELSEWHERE, EXPLICIT, NAMING, OPENING, PLAIN, STRANGE, TOLD, at_the_edge, shape_of
from bot.nlu.entities.vocabulary import Vocabulary
from bot.nlu.entities.words import Word, words_of

__all__ = ["ACROSS", "FIELD", "NAMING", "QUESTION", "TRAIT", "UNKNOWN_NAME", "QuestionFinder"]

FIELD, TRAIT, ACROSS, QUESTION = "field", "trait", "across", "question"
REACH: Final = "reach"
"""Value of `question` where a number or opening hours are asked for: of a place, not of its form of support."""
UNKNOWN_NAME = "unknown_name"

_ARTICLES: Final = frozenset({"de", "het", "een", "t", "nen", "den", "zon", "zo", "zulk", "die", "dat"})
_PERSON: Final = frozenset({"wie"})
_AFTER_NAME: Final = frozenset({"in", "aan", "eigenlijk", "precies", "juist", "nu", "aub", "voor", "zoal"})
_SOMEBODY: Final = frozenset(
    {
        "ik",
        "mijn",
        "mij",
        "me",
        "wij",
        "we",
        "ons",
        "hij",
        "zij",
        "ze",
        "jij",
        "je",
        "jouw",
        "jullie",
        "hun",
        "haar",
        "ge",
    }
)
"""Who is asked about, when one of these comes before it, is no form of support."""

_DESCRIBING: Final = "e"
"""How a describing word ends: "een lieve buddy" is a buddy."""

DESCRIBED: Final = "described"
"""Value of `naming` where the name is asked of what was described: "..., hoe heet dat"."""

_SHORTEST_DESCRIPTION: Final = 3
"""Words before that; with fewer it asks how something spoken of is called."""

_SURELY: Final = 88.0
"""From this likeness (0-100) a word before a name is surely a known one: "thuiskracht" is not "thuisgebracht"."""

_LONGEST_NAME: Final = 4
_MOST_IN_NAME: Final = 3
_BRIEF: Final = 8
"""Words; in a longer question about oneself a strange word is a part of the story."""

_NEAREST: Final = 3
_LIKE: Final = 62.0
"""From this likeness (0-100) a name is near enough to be offered."""


class QuestionFinder:
    """Reads what is asked from the cues of a message."""

    def __init__(
        self,
        lexicons: Lexicons,
        names: Mapping[str, Iterable[tuple[str, str, Sequence[str]]]],
        vocabulary: Vocabulary | None,
    ) -> None:
        """Prepare the names to offer when one is not known.

        Args:
            lexicons: with `general.yml`, the words that are no name of anything.
            names: by kind (`option`, `concept`), id, name and aliases of everything that can be asked about.
            vocabulary: the words that are known; without it every word is.
        """
        self._vocabulary = vocabulary
        general = lexicons.read("general")
        self._general = lexicons.words((*(word for words in general.values() for word in words), *STOP_WORDS))
        self._subjects = lexicons.words(general["subjects"])
        self._pointing = Pointing(lexicons)
        self._ids: list[str] = []
        self._names: list[str] = []
        for kind, known in names.items():
            for name_id, name, aliases in known:
                for each in (name, *aliases):
                    self._ids.append(f"{kind}:{name_id}")
                    self._names.append(" ".join(word.text for word in words_of(each, {})))

    def whole(self, words: Sequence[Word], named: Sequence[Found]) -> list[Found]:
        """The names that are no part of a longer one that nobody knows: "een thuiskracht consulent"."""
        lengthened = {name.start for name, _ in self._lengthened(words, named)}
        return [name for name in named if name.start not in lengthened]

    def _lengthened(self, words: Sequence[Word], named: Sequence[Found]) -> Iterator[tuple[Found, Word]]:
        """Names made another name by the word before, which was never read and describes nothing; with that word."""
        if self._vocabulary is None:
            return
        ends = {word.start: before for before, word in pairwise(words) if not word.pause}
        for name in named:
            before = ends.get(name.start)
            if before is None or before.capital or before.text.endswith(_DESCRIBING) or before.norm in self._general:
                continue
            if not self._vocabulary.knows(before.text, _SURELY):
                yield name, before

    def find(self, words: Sequence[Word], text: str, cues: Sequence[Cue], named: Sequence[Found]) -> Iterator[Found]:
        """Yield what a message asks for, in no order.

        Args:
            words, text: the message.
            cues: the phrases found in it.
            named: the options, ideas and contacts found in it, also those that are not `whole`.

        `question` holds its shape (`bot.nlu.entities.shape`), and after it how it hangs on what was said before
        (`bot.nlu.entities.pointing`) and which facts it is like (`bot.nlu.entities.likeness`).
        `unknown_name` holds the nearest names ("option:ekc"), or nothing, and never what was written.
        """
        if not words:
            return
        names = [name for name in named if name.entity == "option"]
        asked = _apart([cue for cue in cues if cue.entity == FIELD and not _within(words, cue, names)])
        asked += [cue for cue in cues if cue.entity in (TRAIT, ACROSS)]
        for cue in asked:
            yield Found(cue.entity, cue.value, words[cue.first].start, words[cue.last].end)
        asking = [cue for cue in cues if cue.entity in (QUESTION, NAMING, ACROSS)]
        lengthening = next((before for _, before in self._lengthened(words, named)), None)
        named = self.whole(words, named)
        shape = shape_of(words, text, asking, named)
        if shape is None and inverted(words):
            shape = shape_of(words, f"{text}?", asking, named)
        if shape is None:
            return
        unknown: list[Found] = []
        brief = shape == OPENING and len(words) <= _BRIEF
        if (shape in (EXPLICIT, PLAIN) or brief) and not named:
            naming = [cue for cue in asking if cue.entity == NAMING and at_the_edge(words, cue)]
            if any(self._elsewhere(words, cue) for cue in naming):
                shape = ELSEWHERE
            elif lengthening is not None:
                unknown, shape = list(self._offered(*_with_next(words, lengthening))), STRANGE
            elif any(cue.value == DESCRIBED and cue.first >= _SHORTEST_DESCRIPTION for cue in naming):
                unknown, shape = [Found(UNKNOWN_NAME, "", words[0].start, words[-1].end)], STRANGE
            elif not any(cue.entity == ACROSS for cue in asked):
                if (strange := self._strange(words, naming)) is not None:
                    unknown, shape = list(self._offered(*_with_next(words, strange))), STRANGE
                elif not any(cue.entity == TRAIT for cue in asked):
                    covered = [cue for cue in cues if cue.entity in (FIELD, "domain")]
                    unknown = [name for cue in naming for name in self._unknown(words, cue, covered)]
        whole = words[0].start, words[-1].end
        yield Found(QUESTION, shape, *whole)
        yield from unknown
        if shape in (EXPLICIT, PLAIN, OPENING, TOLD) and not unknown:
            fields = [cue for cue in asked if cue.entity == FIELD]
            own = shape in (OPENING, TOLD)
            for mark in self._pointing.marks(words, cues, fields, own, names, shape in (PLAIN, OPENING)):
                yield Found(QUESTION, mark, *whole)
            if any(_wider(words, cue, named) for cue in fields):
                yield Found(QUESTION, FACT, *whole)

    def _elsewhere(self, words: Sequence[Word], naming: Cue) -> bool:
        """Whether an everyday matter is asked about: "hoe lang duurt een scheiding"."""
        start = naming.last + 1
        while start < len(words) and words[start].norm in _ARTICLES and not words[start].pause:
            start += 1
        return start < len(words) and not words[start].pause and words[start].norm in self._subjects

    def _strange(self, words: Sequence[Word], naming: Sequence[Cue]) -> Word | None:
        """The first word that was never read, where a name may stand; a capital makes it a person's, or a place's."""
        if self._vocabulary is None:
            return None
        after = {cue.last + 1 for cue in naming if words[cue.first].norm not in _PERSON}
        for index, word in enumerate(words):
            uncapitalised = not word.capital and (index == 0 or words[index - 1].norm in _ARTICLES)
            if (
                (index in after or uncapitalised)
                and word.norm not in self._general
                and not self._vocabulary.knows(word.text)
            ):
                return word
        return None

    def _unknown(self, words: Sequence[Word], cue: Cue, covered: Sequence[Cue]) -> Iterator[Found]:
        """The name that follows a phrase such as "wat is een", when it is a name of nothing known."""
        start = cue.last + 1
        while start < len(words) and words[start].norm in self._general and not words[start].pause:
            if words[start].norm in _SOMEBODY:
                return
            start += 1
        end = start
        while end < len(words) and end - start < _LONGEST_NAME and not (end > start and words[end].pause):
            end += 1
        name = [index for index in range(start, end) if words[index].norm not in self._general]
        known = all(any(each.first <= index <= each.last for each in covered) for index in name)
        ends = end == len(words) or words[end].pause or words[end].norm in _AFTER_NAME
        if known or len(name) > _MOST_IN_NAME or not ends or words[start].pause:
            return
        yield from self._offered(" ".join(words[index].text for index in name), words[start].start, words[end - 1].end)

    def _offered(self, written: str, start: int, end: int) -> Iterator[Found]:
        """The names nearest to what was written, or one that is empty."""
        ranked = process.extract(written, self._names, scorer=fuzz.WRatio, score_cutoff=_LIKE, limit=4 * _NEAREST)
        near = list(dict.fromkeys(self._ids[index] for _, _, index in ranked))[:_NEAREST]
        for name in near or [""]:
            yield Found(UNKNOWN_NAME, name, start, end)


def _with_next(words: Sequence[Word], first: Word) -> tuple[str, int, int]:
    """A name that begins with a word, as far as one word after it: as written, and its characters."""
    after = next((word for word in words if word.start >= first.end), None)
    if after is None or after.pause or after.norm in STOP_WORDS:
        return first.text, first.start, first.end
    return f"{first.text} {after.text}", first.start, after.end


def _within(words: Sequence[Word], cue: Cue, names: Sequence[Found]) -> bool:
    """Whether a phrase is a part of a name: "netwerk leerrecht" asks nothing about a network."""
    return any(name.start <= words[cue.first].start and words[cue.last].end <= name.end for name in names)


def _wider(words: Sequence[Word], cue: Cue, named: Sequence[Found]) -> bool:
    """Whether a phrase for a fact holds the name of an idea and more than that."""
    start, end = words[cue.first].start, words[cue.last].end
    return any(
        name.entity == "concept" and start <= name.start and name.end <= end and name.end - name.start < end - start
        for name in named
    )


def _apart(cues: Sequence[Cue]) -> list[Cue]:
    """Of cues that overlap the longest, in order: "voor wie is dat" does not ask "wie is dat"."""
    kept: list[Cue] = []
    for cue in sorted(cues, key=lambda each: (each.first - each.last, each.first)):
        if all(cue.first > other.last or cue.last < other.first for other in kept):
            kept.append(cue)
    return sorted(kept, key=lambda each: each.first)
