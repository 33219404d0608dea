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
_MONTHS = frozenset(
    "januari februari maart april mei juni juli augustus september oktober november december".split()
)
_FILLERS = frozenset(
    "van bijna net pas juist amper nu ondertussen intussen ongeveer rond rondom de zo een jaar of ook nog maar al "
    "dat momenteel vandaag gisteren morgen straks binnenkort volgende vorige week maand toch he dus ongv ca "
    "circa elk leeftijd respectievelijk resp hier net ruim reeds daarnet geworden zelf mij".split()
)
_AFTER_LIST = frozenset(
    "en of die dat in met is zijn heeft hebben maar want uit van bij woont wonen gaat gaan nu zit zitten ik we wij".split()
)
_LINKS = frozenset({"en", "of", "bijna", "ook", "a", "tot", "net", "pas", "plus", "een", "eentje", "ene", "van", "jaar"})
_COUNTED = frozenset(
    "keer keren x maal uur uren u h min minuten euro eur euros procent kilo kg gram cm m meter km op ste de e "
    "kleine grote verschillende andere diensten hulpverleners begeleiders mensen man vrienden vriendinnen punten "
    "vakken scholen klassen nachten uurtjes gezinnen gezin huizen kamers slaapkamers weekends dagen weken "
    "pagina pillen sigaretten joints facturen maanden maand graden volwassenen koppen".split()
) | _MONTHS
_LASTING = frozenset(
    "al sinds na naar over voor binnen elke iedere laatste voorbije afgelopen komende eerste om per gedurende "
    "tijdens duurt duurde maximum minstens minimum".split()
)
_LASTED = frozenset(
    "geleden lang samen getrouwd gescheiden ziek thuis alleen weg dood bezig werkloos clean nuchter in op aan zonder "
    "bij jonger ouder later terug uit gestopt zwanger ver wachten ruzie verschil hier geplaatst vooruit onderweg "
    "opgenomen single weduwe verder actief".split()
)
_WHEN = frozenset({"als", "alsof", "toen", "wanneer", "sinds", "tot", "totdat", "zodra", "voordat", "voor", "tegen", "vanaf"})
_ENDS_CLAUSE = frozenset({"is", "was", "wordt", "werd", "ben", "word", "worden", "waren"})
_GREETINGS = frozenset({"hallo", "hoi", "hey", "hi", "dag", "yo", "goeiedag", "goedendag", "bonjour"})
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
        if before is not None and before.whose == OWN and _is_partner(words, before, quantity):
            return ADULT
        whose = self._anchor(words, quantity) or _behind(words, quantity) or _stands_alone(words, quantity)
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
            person = self._person(norm)
            if norm in _AM or norm in _IS:
                verb = verb or norm
            elif norm in _I:
                return OWN if verb in _AM or adjacent else None
            elif norm in _PRONOUNS and (verb in _IS or (adjacent and _fits_pronoun(words, quantity))):
                return CHILD
            elif person:
                counted = adjacent and _counts_people(words, quantity)
                return None if counted else self._self_or(words, quantity, index, person)
            elif not _is_filler(words, index, bool(verb)):
                break
            index -= 1
        return _by_verb(words, quantity, index, verb)

    def _self_or(self, words: Sequence[Word], quantity: Quantity, index: int, whose: str) -> str | None:
        """`whose`, or the writer's own age in "ik ben een meisje van 14", "ik meisje 14" and "jongen van 15 hier"."""
        if words[index].norm not in self._self:
            return whose
        before = [word.norm for word in words[max(index - 2, 0) : index]]
        after = [word.norm for word in words[quantity.last + 1 : quantity.last + 2]]
        article = before[-1:] in (["een"], ["als"])
        am = before[-1:] == ["ik"] or (set(before[-1:]) <= _AM and before) or (article and before[0] in _AM)
        return OWN if am or (after == ["hier"] and not before) else whose


def _is_filler(words: Sequence[Word], index: int, after_verb: bool) -> bool:
    """Whether a word can stand between a person and an age."""
    norm = words[index].norm
    if norm == "in":
        return words[index + 1].norm in _MONTHS
    return norm in _FILLERS or norm in _MONTHS or (after_verb and number(norm) is not None)


def _fits_pronoun(words: Sequence[Word], quantity: Quantity) -> bool:
    """Whether a number right behind "hij" or "ze" can be an age: "hij 14", "nu is hij 8 maanden"."""
    if words[quantity.first - 1].norm == "die":
        return False
    if quantity.unit == MONTH:
        return quantity.first > 1 and words[quantity.first - 2].norm in _IS
    return quantity.unit == YEAR or (quantity.unit is None and words[quantity.first].is_digits)


def _counts_people(words: Sequence[Word], quantity: Quantity) -> bool:
    """Whether a small number word right behind a person counts: "de oudste twee komen"."""
    after = words[quantity.last + 1] if quantity.last + 1 < len(words) else None
    closed = after is None or after.pause or after.norm == "en"
    small = quantity.unit is None and quantity.value < 10 and not words[quantity.first].is_digits
    return small and not closed and not words[quantity.first].pause


def _by_verb(words: Sequence[Word], quantity: Quantity, index: int, verb: str) -> str | None:
    """Whose age it is where no person stands before it: "ben 13", "Emma is 5 jaar", "... en is 15", "van 4 en 7"."""
    if verb in _AM:
        return OWN
    before = words[index].norm if index >= 0 else ""
    if verb in ("is", "wordt") and index >= 0:
        named = quantity.unit == YEAR and before not in _LASTING
        goes_on = quantity.unit in (None, YEAR) and before == "en"
        return CHILD if named or goes_on else None
    opens = index < 0 or words[index + 1].pause
    return CHILD if opens and not verb and words[index + 1].norm == "van" and quantity.first > 0 else None


def _continues(words: Sequence[Word], before: Age, quantity: Quantity) -> bool:
    """Whether a number goes on a list of ages: "5, 7 en bijna 9"."""
    between = words[before.last + 1 : quantity.first]
    stopped = any(word.stop for word in words[before.last + 1 : quantity.first + 1])
    linked = bool(between) or words[quantity.first].gap.strip() in (",", "/", "-", "–", "+")
    after = words[quantity.last + 1] if quantity.last + 1 < len(words) else None
    closed = quantity.unit is not None or after is None or after.pause or after.norm in _AFTER_LIST
    listed = all(word.norm in _LINKS for word in between) and quantity.value <= _OLDEST_CHILD
    return listed and linked and closed and not stopped


def _is_partner(words: Sequence[Word], before: Age, quantity: Quantity) -> bool:
    """Whether the number goes on from the writer's own age, as in "ik ben 20 en zij 18"."""
    between = [word.norm for word in words[before.last + 1 : quantity.first] if word.norm not in _IS]
    return len(between) == 2 and between[0] == "en" and between[1] in _PRONOUNS


def _behind(words: Sequence[Word], quantity: Quantity) -> str | None:
    """Whose age it is by the words behind it: "15 ben ik", or because it says itself that it is an age."""
    after = [word.norm for word in words[quantity.last + 1 : quantity.last + 3]]
    if after == ["ben", "ik"]:
        return OWN
    if not quantity.aged:
        return None
    before = words[quantity.first - 1].norm if quantity.first else ""
    return OWN if before == "als" and quantity.value >= _YOUNGEST_WRITER else CHILD


def _stands_alone(words: Sequence[Word], quantity: Quantity) -> str | None:
    """Whose age a number is that opens the message or fills a whole clause: "14j en ...", ", 16 jaar,"."""
    if quantity.unit not in (None, YEAR) or not 1 <= quantity.value <= _OLDEST_CHILD:
        return None
    whose = BARE if quantity.value >= _YOUNGEST_WRITER else CHILD
    after = words[quantity.last + 1] if quantity.last + 1 < len(words) else None
    closed = after is None or (after.pause and not after.is_digits)
    before = words[quantity.first - 1].norm if quantity.first else ""
    if all(word.norm in _GREETINGS for word in words[: quantity.first]) and len(words) > quantity.last + 1:
        follows = closed or (after is not None and after.norm in _AFTER_OPENING)
        runs_on = quantity.unit == YEAR and after is not None and after.norm not in _LASTED
        return whose if (whose == BARE and (follows or runs_on)) or (quantity.unit == YEAR and follows) else None
    if whose == BARE and quantity.unit is None and before == "en" and quantity.first <= 3 and closed:
        return whose
    clause = words[quantity.first].pause or (before in ("nu", "pas") and words[quantity.first - 1].pause)
    return whose if quantity.unit == YEAR and closed and clause else None


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
