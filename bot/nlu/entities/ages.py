"""Whose age a number in a message is, if it is an age at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Sequence

from bot.nlu.entities.lexicon import Lexicons
from bot.nlu.entities.numbers import DAY, MONTH, WEEK, YEAR, Quantity, number, quantity_at
from bot.nlu.entities.words import Word

CHILD, SIBLING, ADULT, OWN, BARE = "child", "sibling", "adult", "own", "bare"

_OLDEST_CHILD = 25
_OLDEST_WITH_UNIT = 60
_YOUNGEST_WRITER = 8
_REACH = 8

_I = frozenset({"ik"})
_AM = frozenset({"ben", "word", "werd"})
_IS = frozenset({"is", "wordt", "zijn", "worden"})
_PRONOUNS = frozenset({"hij", "zij", "ze", "die", "hem"})
_FILLERS = frozenset(
    "van bijna net pas juist amper nu ondertussen intussen ongeveer rond rondom de zo een jaar of ook nog maar al "
    "dat momenteel vandaag gisteren morgen straks binnenkort volgende vorige week maand toch he dus ongv ca "
    "circa elk leeftijd respectievelijk resp hier net ruim reeds daarnet geworden".split()
)
_LINKS = frozenset({"en", "of", "bijna", "ook", "a", "tot", "net", "pas", "plus", "een", "eentje", "ene", "van", "jaar"})
_COUNTED = frozenset(
    "keer keren x maal uur uren u h min minuten euro eur euros procent kilo kg gram cm m meter km op ste de e "
    "kleine grote verschillende andere diensten hulpverleners begeleiders mensen man vrienden vriendinnen punten "
    "vakken scholen klassen nachten uurtjes gezinnen gezin huizen kamers slaapkamers weekends dagen weken "
    "januari februari maart april mei juni juli augustus september oktober november december jongens meisjes "
    "kindjes pagina pillen sigaretten joints facturen maanden maand graden volwassenen poten".split()
)
_LASTING = frozenset(
    "al sinds na naar over voor binnen elke iedere laatste voorbije afgelopen komende eerste om per gedurende "
    "tijdens duurt duurde maximum minstens minimum".split()
)
_LASTED = frozenset(
    "geleden lang samen getrouwd gescheiden ziek thuis alleen weg dood bezig werkloos clean nuchter in op aan zonder "
    "bij jonger ouder later terug uit gestopt zwanger ver wachten ruzie verschil hier geplaatst vooruit onderweg "
    "opgenomen single weduwe verder actief".split()
)
_WHEN = frozenset({"als", "toen", "wanneer", "sinds", "tot", "totdat", "zodra", "voordat", "voor", "tegen", "vanaf"})
_ENDS_CLAUSE = frozenset({"is", "was", "wordt", "werd", "ben", "word", "worden", "waren"})
_GREETINGS = frozenset({"hallo", "hoi", "hey", "hi", "dag", "yo", "goeiedag", "goedendag", "bonjour", "heb", "een"})
_AFTER_OPENING = frozenset({"en", "geworden", "meisje", "jongen", "hier", "m", "v"})


@dataclass(frozen=True)
class Age:
    """An age in a message.

    Attributes:
        years: the age.
        whose: CHILD, SIBLING, OWN, or BARE when the message does not say.
        first, last: its words.
    """

    years: float
    whose: str
    first: int
    last: int


class AgeFinder:
    """Finds ages: a number counts only when something in the sentence says that it is one."""

    def __init__(self, lexicons: Lexicons) -> None:
        people = lexicons.read("people")
        groups: Mapping[str, str] = {"child": CHILD, "sibling": SIBLING, "adult": ADULT}
        self._people = {whose: lexicons.words(people[name]) for name, whose in groups.items()}
        self._self = lexicons.words(people["self"])

    def find(self, words: Sequence[Word]) -> list[Age]:
        """Find the ages in a message, in order; those of parents and other adults are left out."""
        ages: list[Age] = []
        index = 0
        while index < len(words):
            quantity = quantity_at(words, index) or _lone_one(words, index)
            if quantity is None:
                index += 1
                continue
            whose = self._whose(words, quantity, ages[-1] if ages else None)
            if whose:
                ages.append(Age(quantity.value, whose, quantity.first, quantity.last))
            index = quantity.last + 1
        return [age for age in ages if age.whose != ADULT]

    def _whose(self, words: Sequence[Word], quantity: Quantity, before: Age | None) -> str | None:
        if self._is_count(words, quantity) or _is_duration(words, quantity) or _is_hypothetical(words, quantity):
            return None
        if before is not None and _continues(words, before, quantity):
            return before.whose
        whose = self._anchor(words, quantity) or _behind(words, quantity)
        if whose is None:
            whose = BARE if _stands_alone(words, quantity) else None
        if whose == OWN and quantity.unit not in (None, YEAR):
            return None
        return whose if whose is None or _plausible(quantity, whose) else None

    def _is_count(self, words: Sequence[Word], quantity: Quantity) -> bool:
        """Whether a number without unit counts things, or is a grade, date, amount or time."""
        if "€" in words[quantity.first].gap:
            return True
        after = words[quantity.last + 1] if quantity.last + 1 < len(words) else None
        if quantity.unit is not None or after is None:
            return False
        if after.gap.strip() in ("/", ":", "€", "%") and after.is_digits:
            return number(after.text) in (10, 20, 30, 50, 100) or ":" in after.gap
        if after.gap.startswith(("€", "%")) or (after.pause and after.gap.strip() != "-"):
            return False
        if after.norm == "op":
            return quantity.last + 2 < len(words) and number(words[quantity.last + 2].text) is not None
        if after.text in ("de", "ste", "e", "m", "u", "h"):
            return not after.gap
        return after.norm in _COUNTED or after.is_digits or self._person(after.norm) is not None

    def _person(self, norm: str) -> str | None:
        return next((whose for whose, nouns in self._people.items() if norm in nouns), None)

    def _anchor(self, words: Sequence[Word], quantity: Quantity) -> str | None:
        """The person to whom the words before the number lead back."""
        verb = ""
        index = quantity.first - 1
        while index >= max(quantity.first - _REACH, 0) and not words[index + 1].stop:
            norm = words[index].norm
            adjacent = index == quantity.first - 1
            if norm in _AM or norm in _IS:
                verb = verb or norm
            elif norm in _I:
                return OWN if verb in _AM or adjacent else None
            elif norm in _PRONOUNS and (verb in _IS or adjacent):
                return CHILD
            elif self._person(norm):
                return self._self_or(words, index, self._person(norm))
            elif not (norm in _FILLERS or (verb and number(norm) is not None)):
                break
            index -= 1
        if verb in _AM:
            return OWN
        if verb in ("is", "wordt") and quantity.unit == YEAR and index >= 0 and words[index].norm not in _LASTING:
            return CHILD
        opens = index < 0 or words[index + 1].pause
        return CHILD if opens and not verb and words[index + 1].norm == "van" and quantity.first > 0 else None

    def _self_or(self, words: Sequence[Word], index: int, whose: str | None) -> str | None:
        """`whose`, or the writer's own age in "ik ben een meisje van 14" and "jongen 15" that opens a message."""
        if words[index].norm not in self._self:
            return whose
        before = [word.norm for word in words[max(index - 3, 0) : index]]
        if not before:
            return BARE
        if before[-1] in _AM or (before[-1] in ("een", "als") and len(before) > 1 and before[-2] in {*_AM, "ik"}):
            return OWN
        return BARE if set(before) <= _GREETINGS and index <= 3 and "heb" not in before else whose


def _continues(words: Sequence[Word], before: Age, quantity: Quantity) -> bool:
    """Whether a number goes on a list of ages: "5, 7 en bijna 9"."""
    between = words[before.last + 1 : quantity.first]
    stopped = any(word.stop for word in words[before.last + 1 : quantity.first + 1])
    linked = bool(between) or words[quantity.first].gap.strip() in (",", "/", "-", "–", "+", "&", ", ")
    listed = all(word.norm in _LINKS for word in between) and quantity.value <= _OLDEST_CHILD
    return listed and linked and not stopped


def _behind(words: Sequence[Word], quantity: Quantity) -> str | None:
    """Whose age it is by the words behind it: "15 ben ik", or because it says itself that it is an age."""
    after = [word.norm for word in words[quantity.last + 1 : quantity.last + 3]]
    if after == ["ben", "ik"]:
        return OWN
    if not quantity.aged:
        return None
    before = words[quantity.first - 1].norm if quantity.first else ""
    return OWN if before == "als" and quantity.value >= _YOUNGEST_WRITER else CHILD if quantity.first else BARE


def _stands_alone(words: Sequence[Word], quantity: Quantity) -> bool:
    """Whether a number opens the message or fills a whole clause, as in "14j en ..." and ", 16 jaar,"."""
    if quantity.unit not in (None, YEAR) or not _YOUNGEST_WRITER <= quantity.value <= _OLDEST_CHILD:
        return False
    after = words[quantity.last + 1] if quantity.last + 1 < len(words) else None
    closed = after is None or (after.pause and not after.is_digits)
    opening = all(word.norm in _GREETINGS for word in words[: quantity.first])
    if opening and len(words) > quantity.last + 1:
        follows = after is not None and after.norm in _AFTER_OPENING
        return closed or follows or (quantity.unit == YEAR and after is not None and after.norm not in _LASTED)
    return quantity.unit == YEAR and closed and words[quantity.first].pause


def _is_duration(words: Sequence[Word], quantity: Quantity) -> bool:
    """Whether years, months, weeks or days are a length of time: "al 3 jaar", "8 maanden geleden"."""
    if quantity.unit is None or quantity.aged:
        return False
    if quantity.unit not in (YEAR, MONTH, WEEK, DAY):
        return True
    start = quantity.first
    while start > 0 and words[start - 1].norm in ("een", "de", "ongeveer", "bijna", "dan", "meer", "ruim", "zo"):
        start -= 1
    before = words[start - 1].norm if start and not words[start].pause else ""
    after = words[quantity.last + 1] if quantity.last + 1 < len(words) else None
    goes_on = after is not None and not after.pause
    if before == "al" and start > 1 and words[start - 2].norm in _IS | _AM:
        return goes_on and after is not None and after.norm not in ("en", "maar")
    if before in _LASTING or before == "zwanger" or words[max(start - 2, 0)].norm == "zwanger":
        return True
    of_age = words[quantity.first - 1].norm == "van" if quantity.first else False
    return goes_on and not of_age and after is not None and after.norm in _LASTED


def _is_hypothetical(words: Sequence[Word], quantity: Quantity) -> bool:
    """Whether it is an age that was or will be: "toen hij 6 was", "als ik 18 word"."""
    after = words[quantity.last + 1] if quantity.last + 1 < len(words) else None
    if after is None or after.pause or after.norm not in _ENDS_CLAUSE:
        return False
    return any(word.norm in _WHEN for word in words[max(quantity.first - 4, 0) : quantity.first])


def _plausible(quantity: Quantity, whose: str) -> bool:
    if whose == OWN:
        return _YOUNGEST_WRITER <= quantity.value <= 120
    if quantity.value < 1 and quantity.unit is None:
        return False
    return quantity.value <= (_OLDEST_CHILD if quantity.unit is None else _OLDEST_WITH_UNIT)


def _lone_one(words: Sequence[Word], index: int) -> Quantity | None:
    """The 1 in "een dochter van één", where nothing follows that "een" could belong to."""
    if words[index].text != "een" or index == 0 or words[index - 1].norm != "van":
        return None
    after = words[index + 1] if index + 1 < len(words) else None
    return Quantity(1.0, None, index, index) if after is None or after.pause or after.norm == "en" else None
