"""Addresses: a street with a number, with what belongs to it; or the street somebody says to live in."""

from __future__ import annotations

import re

from bot.privacy.personal.found import PersonalData
from bot.privacy.personal.lexicon import Lexicon
from bot.privacy.personal.words import Word

_NUMBER = re.compile(
    r"[ ,]{0,3}(?:(?:huis)?n(?:umme)?r\.?|nummer|n°|#)?[ :]{0,2}(?P<number>[1-9]\d{0,3})"
    r"(?!\d|[.:,]\d|[/\-]\d{1,2}[/\-])"
    r"(?P<letter> ?[a-hA-H](?![\w'’])|[/\-]\d{1,4}|/[a-zA-Z]\d{0,3})?(?!\w)"
)
_BOX = re.compile(r"(?i)[ ,]{0,3}(?:bus|bte|b\.?|boîte|postbus|/)[ .:]{0,2}[a-z]?\d{1,4}[a-z]?(?!\w)")
_TOWN = re.compile(
    r"[ ,]{0,3}(?:[\-–] )?(?:(?:in|te)\s)?(?:[bB][ \-]{0,2})?(?P<code>[1-9]\d{3})(?: ?[A-Z]{2}(?!\w))?(?!\d)"
    r"(?:[ ,]{1,3}(?P<name>[^\W\d_]+(?:-[^\W\d_]+)*))?"
)
_MONEY = re.compile(r"\s*(?:€|%|[x*]\s)")
_HIGHWAYS = ("steenweg", "stwg", "stw")
_TOWN_BEFORE = re.compile(r"(?<!\d)[1-9]\d{3} [^\W\d_]+(?:-[^\W\d_]+)*,? {0,2}$")
_TOWN_REACH = 40
_LONGEST = 6
_SHORTEST_COMPOUND = 6


def find_addresses(text: str, words: list[Word], lists: Lexicon) -> list[PersonalData]:
    """Addresses in a text; a municipality or postcode by itself is a region and no address."""
    found = []
    for index, word in enumerate(words):
        if word.masked or not word.text[0].isalpha():
            continue
        begin = _street_begin(words, index, lists)
        if begin is None:
            if (end := _with_postcode(text, words, index, lists)) is not None:
                found.append(PersonalData("address", _left(words, index, index, lists), end))
            continue
        last = _street_end(words, index, lists)
        end = _number_end(text, words[last].end, lists)
        if end is not None:
            found.append(PersonalData("address", _with_town_before(text, words[begin].start), end))
        elif _is_compound(word, lists) and _lives_there(words, begin, lists):
            found.append(PersonalData("address", words[begin].start, _town_end(text, words[last].end, lists)))
    return found


def _street_begin(words: list[Word], index: int, lists: Lexicon) -> int | None:
    """Where the name of a street starts whose kind ("straat") is this word; None when it is none."""
    word = words[index]
    streets = lists.streets
    if word.text in streets["no_street"] and not (word.capital and not word.first):
        return None
    if _is_compound(word, lists):
        return _begin(words, index, lists)
    if word.text in streets["french"] and index + 1 < len(words) and words[index + 1].near:
        return index
    if word.text in streets["alone"] and index and word.near:
        begin = _begin(words, index, lists)
        previous = words[index - 1]
        if begin < index:
            return begin
        if previous.text not in lists.ordinary and not previous.masked and previous.text.isalpha():
            return index - 1
    if word.text in _HIGHWAYS:
        return index
    return None


def _is_compound(word: Word, lists: Lexicon) -> bool:
    """Whether the word is a street by itself: "kerkstraat", "albertlaan"."""
    if (
        word.text in lists.streets["no_street"]
        or word.text in lists.streets["alone"]
        or len(word.text) < _SHORTEST_COMPOUND
    ):
        return False
    suffix = next(
        (end for end in lists.streets["suffix"] if word.text.endswith(end) and len(word.text) >= len(end) + 3), None
    )
    if suffix is None:
        return False
    # "straat" and "laan" are streets whatever stands before; "berg" or "weg" only in a word that is no other.
    sure = word.text.endswith(
        ("straat", "straatje", "laan", "steenweg", "dreef", "kaai", "lei", "plein", "singel", "vest", "gracht")
    )
    return sure or word.text not in lists.ordinary or (word.capital and not word.first)


def _begin(words: list[Word], index: int, lists: Lexicon) -> int:
    """The first word of a street's name: "lange leemstraat", "Koning Albertlaan"."""
    begin = index
    while begin > 0 and index - begin < _LONGEST and words[begin].near and not words[begin - 1].masked:
        previous = words[begin - 1]
        capital = previous.capital and not previous.first and previous.text not in lists.streets["living"]
        if not (previous.text in lists.streets["before"] or previous.text in lists.names.first or capital):
            break
        if previous.text in lists.names.first and begin == index and previous.first:
            break
        begin -= 1
    return begin


def _left(words: list[Word], first: int, index: int, lists: Lexicon) -> int:
    return words[min(first, _begin(words, index, lists))].start


def _street_end(words: list[Word], index: int, lists: Lexicon) -> int:
    """The last word of a street's name: "rue de la loi", "steenweg op gent"."""
    last = index
    if words[index].text in lists.streets["french"]:
        while (
            last + 1 < len(words)
            and last - index < _LONGEST
            and words[last + 1].near
            and words[last + 1].text.isalpha()
        ):
            last += 1
    elif (
        words[index].text.endswith(("steenweg", "baan", *_HIGHWAYS))
        and index + 2 < len(words)
        and words[index + 1].text in ("op", "naar")
        and words[index + 2].text.isalpha()
    ):
        last = index + 2
    return last


def _number_end(text: str, position: int, lists: Lexicon) -> int | None:
    """Where the number ends that follows a street, with box, postcode and town; None without a number."""
    match = _NUMBER.match(text, position)
    if match is None or _MONEY.match(text, match.end()):
        return None
    following = re.compile(r"[ \-]?([^\W\d_]+)").match(text, match.end())
    if following and following.group(1).lower() in lists.streets["units"] and not match.group("letter"):
        return None
    end = match.end()
    if box := _BOX.match(text, end):
        end = box.end()
    return _town_end(text, end, lists)


def _town_end(text: str, position: int, lists: Lexicon) -> int:
    """Where the postcode and town end that may follow; the same place without them."""
    town = _TOWN.match(text, position)
    if town is None:
        return _place_end(text, position, lists)
    name = town.group("name")
    if name and (name.lower() in lists.places or name[0].isupper() or name.lower() not in lists.ordinary):
        return town.end()
    return town.end("code")


def _place_end(text: str, position: int, lists: Lexicon) -> int:
    """Where a municipality ends that follows at once ("kerkstraat 12, gent")."""
    match = re.compile(r"[ ,]{1,2}([^\W\d_]+(?:-[^\W\d_]+)*)").match(text, position)
    return match.end() if match and match.group(1).lower() in lists.places else position


def _with_postcode(text: str, words: list[Word], index: int, lists: Lexicon) -> int | None:
    """The end of an address without a street's word: "Meir 5, 2000 Antwerpen", "ik woon op de dries 14"."""
    word = words[index]
    match = _NUMBER.match(text, word.end)
    if match is None or word.text in lists.streets["units"] or (word.text in lists.ordinary and not word.capital):
        return None
    town = _TOWN.match(text, match.end())
    if town and (town.group("name") or "").lower() in lists.places:
        return town.end()
    if word.text in lists.places:
        return None
    named = word.capital and word.text not in lists.names.first and word.text not in lists.proper
    after = text[match.end() :].lstrip(" ")
    if named and after.startswith(",") and (end := _place_end(text, match.end(), lists)) > match.end():
        return end
    if _lives_there(words, _begin(words, index, lists), lists):
        return _number_end(text, word.end, lists)
    return None


def _with_town_before(text: str, start: int) -> int:
    """Where an address starts that names its town first: "8500 kortrijk, doorniksestraat 63"."""
    reach = max(0, start - _TOWN_REACH)
    before = _TOWN_BEFORE.search(text[reach:start])
    return reach + before.start() if before else start


def _lives_there(words: list[Word], begin: int, lists: Lexicon) -> bool:
    """Whether "wonen" or "adres" stands before, with at most "in", "op", "de" between."""
    for back in range(1, 6):
        if begin - back < 0 or words[begin - back + 1].first:
            return False
        previous = words[begin - back].text
        if previous in lists.streets["living"]:
            return True
        if previous not in (
            "in",
            "op",
            "aan",
            "de",
            "het",
            "den",
            "ik",
            "wij",
            "we",
            "is",
            "mijn",
            "hij",
            "zij",
            "ze",
            "nu",
            "al",
            "ook",
            "naar",
            "daar",
        ):
            return False
    return False
