"""Which province a message is from: a postcode, a town, or a name of the province itself."""

from __future__ import annotations

from typing import Iterator, NamedTuple, Protocol, Sequence

from bot.nlu.entities.found import Found
from bot.nlu.entities.lexicon import Lexicons
from bot.nlu.entities.place_frames import PlaceFrames
from bot.nlu.entities.words import Word, words_of

_YEARS = range(1900, 2050)
_BEFORE_YEARS = frozenset({"in", "sinds", "van", "vanaf", "tot", "jaar", "eind", "begin", "al", "voor", "na"})
_MONEY_REACH = 4
_LIVING_REACH = 4
_MOST_WORDS = 5
_HERE = "hier"
_NAMED, _CODE, _AT_HOME = 1, 2, 3


class ProvinceLike(Protocol):
    """What is needed of a province (`bot.knowledge.schema.Province`)."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def postcodes(self) -> Sequence[tuple[int, int]]:
        """Its ranges of postcodes, both ends included."""

    @property
    def municipalities(self) -> Sequence[str]:
        """Names of its towns."""


class Place(NamedTuple):
    """A place in a message: the stronger, the likelier that somebody lives there.

    Attributes:
        province: where it lies.
        first, last: its words.
        strength: how surely somebody lives there.
        led: the word that leads it in, such as "uit", or else its first.
        apart: whether a new clause begins with it.
    """

    province: str
    first: int
    last: int
    strength: int
    led: int
    apart: bool


class PlaceFinder:
    """Finds the province."""

    def __init__(self, lexicons: Lexicons, provinces: Sequence[ProvinceLike]) -> None:
        self._spelling = lexicons.spelling
        self._lists = {name: frozenset(items) for name, items in lexicons.read("places").items()}
        self._frames = PlaceFrames(self._lists)
        self._ranges = [(low, high, province.id) for province in provinces for low, high in province.postcodes]
        also_called = lexicons.read("place_names")
        self._names: dict[str, dict[tuple[str, ...], str]] = {}
        for province in provinces:
            for name in (province.id, *province.municipalities, *also_called.get(province.id, ())):
                self._add(name, province.id)

    def all(self, words: Sequence[Word]) -> list[Place]:
        """Every place in a message, in order."""
        return list(self._places(words))

    def likeliest(self, words: Sequence[Word], places: Sequence[Place]) -> list[Found]:
        """The province of the place where somebody says to live, or else of the first that is named; at most one.

        Args:
            words: the message.
            places: the places in it.
        """
        if not places:
            return []
        best = max(places, key=lambda place: (place.strength, -place.first))
        return [Found("province", best.province, words[best.first].start, words[best.last].end)]

    def _add(self, name: str, province: str) -> None:
        key = tuple(word.text for word in words_of(name, {}))
        keys = {key, ("st", *key[1:])} if key[0] == "sint" else {key}
        for each in keys:
            self._names.setdefault(each[0], {}).setdefault(each, province)

    def _places(self, words: Sequence[Word]) -> Iterator[Place]:
        shouting = all(not word.capital for word in words)
        index = 0
        while index < len(words):
            place = self._town_at(words, index, shouting) or self._postcode_at(words, index)
            if place is not None:
                yield place
            index = place.last + 1 if place is not None else index + 1

    def _town_at(self, words: Sequence[Word], index: int, shouting: bool) -> Place | None:
        names = self._names.get(words[index].text)
        if names is None:
            return None
        for length in range(min(_MOST_WORDS, len(words) - index), 0, -1):
            key = tuple(word.text for word in words[index : index + length])
            broken = any(word.stop or "," in word.gap for word in words[index + 1 : index + length])
            if key in names and not broken:
                if not self._is_place(words, index, index + length - 1, shouting):
                    return None
                strength = _AT_HOME if self._frames.lives(words, index, _LIVING_REACH) else _NAMED
                return Place(names[key], index, index + length - 1, strength, *self._led(words, index))
        return None

    def _is_place(self, words: Sequence[Word], first: int, last: int, shouting: bool) -> bool:
        """Whether a name is that of a town: next to a postcode, or as the words around it tell."""
        near = [words[index] for index in (first - 1, last + 1) if 0 <= index < len(words)]
        return any(self._range(word) for word in near) or self._frames.is_place(words, first, last, shouting)

    def _led(self, words: Sequence[Word], first: int) -> tuple[int, bool]:
        """The first of the words that belong to a place, and whether a new clause begins there."""
        if not first or words[first].pause:
            return first, True
        before = words[first - 1].norm
        if before in self._lists["at"]:
            return first - 1, words[first - 1].pause
        return (first - 1 if before in self._lists["from"] else first), True

    def _range(self, word: Word) -> str | None:
        """The province of a word that looks like a postcode."""
        if len(word.text) != 4 or not word.text.isdigit():
            return None
        code = int(word.text)
        return next((province for low, high, province in self._ranges if low <= code <= high), None)

    def _postcode_at(self, words: Sequence[Word], index: int) -> Place | None:
        word = words[index]
        province = self._range(word)
        if province is None or word.text in self._lists["lines"] or self._is_part(words, index):
            return None
        before = words[index - 1].norm if index else ""
        near = [words[place] for place in (index - 1, index + 1) if 0 <= place < len(words)]
        certain = before == "postcode" or len(words) == 1 or any(each.text in self._names for each in near)
        lives = self._frames.lives(words, index, _LIVING_REACH)
        if int(word.text) in _YEARS and not (certain or (lives and before not in _BEFORE_YEARS)):
            return None
        if not (certain or lives) and self._is_amount(words, index):
            return None
        return Place(province, index, index, _AT_HOME if lives else _CODE, index, True)

    def _is_part(self, words: Sequence[Word], index: int) -> bool:
        """Whether four digits are part of a longer number, have a sign, or are a number to call."""
        word = words[index]
        after = words[index + 1] if index + 1 < len(words) else None
        if word.gap.strip("( \n,.;:-") or (index and not word.gap):
            return True
        if index and (words[index - 1].norm in self._lists["called"] or (words[index - 1].is_digits and not word.stop)):
            return True
        if after is None:
            return False
        return after.gap == "" or after.gap.strip().startswith(("€", "%")) or (after.is_digits and not after.pause)

    def _is_amount(self, words: Sequence[Word], index: int) -> bool:
        """Whether four digits are an amount of money or of something else that is counted."""
        near = words[max(index - _MONEY_REACH, 0) : index] if not words[index].stop else []
        behind = [word for word in words[index + 1 : index + 2] if not word.pause]
        return any(word.norm in self._lists["money"] for word in (*near, *behind))


def without_places(words: Sequence[Word], places: Sequence[Place]) -> tuple[list[Word], list[int]]:
    """A message in which each place is the one word "hier", so that the rest reads on: "kind 4j uit lier".

    Args:
        words: the message.
        places: the places in it, in order.

    Returns:
        its words, and for each the place it had among the words of the message.
    """
    told: list[Word] = []
    indexes: list[int] = []
    start = 0
    for place in places:
        told += words[start : place.led]
        indexes += range(start, place.led)
        told.append(words[place.first]._replace(text=_HERE, norm=_HERE, pause=place.apart, capital=False))
        indexes.append(place.first)
        start = place.last + 1
    return [*told, *words[start:]], [*indexes, *range(start, len(words))]
