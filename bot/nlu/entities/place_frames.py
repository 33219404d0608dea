"""Whether a word that can be the name of a town is used as one: "in geel" is, "een gele jas" is not."""

from __future__ import annotations

from typing import Mapping, Sequence

from bot.nlu.entities.numbers import YEAR, quantity_at
from bot.nlu.entities.words import Word

_ARTICLES = frozenset({"de", "het", "een"})
_WHERE_REACH = 6
_OLDEST = 25
_OPENERS = frozenset({"hallo", "hoi", "hey", "dag", "ja", "euh", "en", "yo"})


class PlaceFrames:
    """Judges a name by the words around it, with the lists of `data/lexicon/places.yml`."""

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        self._lists = lists

    def is_place(self, words: Sequence[Word], first: int, last: int, shouting: bool) -> bool:
        """Whether the name at the words `first` to `last` is that of a place.

        Args:
            words: the message.
            first, last: the words of the name.
            shouting: whether capitals in the message say nothing.
        """
        name = " ".join(word.text for word in words[first : last + 1])
        verb, person = name in self._lists["verbs"], name in self._lists["names"]
        if not (verb or person or name in self._lists["words"]) or last - first + 1 == len(words):
            return True
        before = words[first - 1].norm if first and not words[first].pause else ""
        if self.lives(words, first, reach=2) and before not in _ARTICLES:
            return True
        if self._led_in(words, first, person, verb):
            return True
        if self._is_home(words, last) or (not person and self._stands_alone(words, first, last)):
            return True
        capital = words[last].capital and not shouting and first > 0 and not words[first].stop
        if person or before in ("van", "naar"):
            return capital and before in self._lists["strong" if verb else "before"]
        return capital or (before in self._lists["before"] and not verb and not self._craved(words, first))

    def lives(self, words: Sequence[Word], index: int, reach: int) -> bool:
        """Whether a word such as "woon" stands just before."""
        return any(word.norm in self._lists["living"] for word in words[max(index - reach, 0) : index])

    def _led_in(self, words: Sequence[Word], first: int, person: bool, verb: bool) -> bool:
        """Whether the words before lead in a place: "in jette", "ocmw van geel", "ik ben van menen"."""
        if not first or words[first].pause:
            return False
        before = words[first - 1].norm
        if before in self._lists["strong"]:
            return not self._craved(words, first)
        if before not in self._lists["from"]:
            return False
        source = words[first - 2].norm if first > 1 else ""
        if source in self._lists["strong"] and source != "in":
            return True
        if before == "uit" and (person or not source):
            return True
        if source in self._lists["origin_self"]:
            return before == "uit" or not person or first == 2 or words[first - 3].norm in ("ik", "we", "wij")
        return not person and (source in self._lists["origin"] or (verb and words[first - 2].is_digits))

    def _craved(self, words: Sequence[Word], first: int) -> bool:
        return first > 1 and words[first - 2].norm in self._lists["appetite"]

    def _is_home(self, words: Sequence[Word], last: int) -> bool:
        """Whether a name goes on as "is waar we wonen"."""
        behind = [word.norm for word in words[last + 1 : last + _WHERE_REACH]]
        return "waar" in behind[:2] and not self._lists["living"].isdisjoint(behind)

    def _stands_alone(self, words: Sequence[Word], first: int, last: int) -> bool:
        """Whether a name opens or closes the message on its own, or goes with an age: "lier, dochter van 13"."""
        after = words[last + 1] if last + 1 < len(words) else None
        opens = all(word.norm in _OPENERS for word in words[:first])
        if opens and after is not None:
            told_of = after.norm in self._lists["origin"] and [w.norm for w in words[last + 2 : last + 3]] == ["van"]
            alone = after.pause or after.norm == "hier" or self._age_at(words, last + 1)
            return alone and (told_of or words[first].norm not in self._lists["exclaimed"])
        if after is not None and not after.pause:
            return False
        return self._age_before(words, first)

    def _age_at(self, words: Sequence[Word], index: int) -> bool:
        age = quantity_at(words, index)
        return age is not None and age.unit in (None, YEAR) and age.value <= _OLDEST

    def _age_before(self, words: Sequence[Word], first: int) -> bool:
        """Whether an age ends just before a word: "dochter 13 lier", "16j, geel"."""
        ends = (quantity_at(words, index) for index in range(max(first - 3, 0), first))
        return any(age is not None and age.last == first - 1 and age.unit in (None, YEAR) for age in ends)
