"""Names of people: lists, and what the sentence says around a word.

A name that is no ordinary word counts wherever it stands, in small letters too. A name that is also a
word ("roos"), or a word that is on no list, needs a sentence that makes it a name: see `naming`.
"""

from __future__ import annotations

import re

from bot.privacy.personal.family import last_of_name
from bot.privacy.personal.found import PersonalData
from bot.privacy.personal.lexicon import Lexicon
from bot.privacy.personal.naming import Naming
from bot.privacy.personal.words import Word

_DIMINUTIVES = ("eke", "tje", "ke", "je", "kes", "jes")
_JOINERS = frozenset(("en", "of", "&", "+", "/"))
_SHORTEST_REPEATED = 3
_PLACE_PREPOSITIONS = frozenset(("in", "te", "uit", "naar", "regio", "gemeente", "stad", "rond", "nabij", "omgeving"))
_IRISH = re.compile(r"[od]'[a-z]{4,}")
_POSSESSIVE = re.compile(r"['’`´]s$")


def find_names(words: list[Word], lists: Lexicon) -> list[PersonalData]:
    """Names in a text, a first and family name together as one."""
    kept = _kept(words, lists)
    naming = Naming(words, kept, lists)
    spans: dict[int, int] = {}
    index = 0
    while index < len(words):
        if index not in kept and (is_clear(words, index, lists) or naming.is_named(index)):
            last = last_of_name(words, index, kept, naming, lists)
            spans[_first_of_name(words, index, kept, naming, lists)] = last
            index = last
        index += 1
    _join(words, spans, kept, naming)
    _repeat(words, spans, kept, lists)
    return _as_found(words, spans)


def is_clear(words: list[Word], index: int, lists: Lexicon) -> bool:
    """Whether the word is a name wherever it stands."""
    word = words[index]
    names = lists.names
    if word.masked or not word.text[0].isalpha():
        return False
    base = word.text
    if base in lists.places and index and words[index - 1].text in _PLACE_PREPOSITIONS:
        return False
    if base in names.first or base in names.family or base.endswith(names.endings):
        return base not in lists.ordinary or base in names.first
    if _IRISH.fullmatch(base) and word.capital and base[2:] not in lists.ordinary:
        return True
    if "'" in word.text or "’" in word.text:
        base = word.text.replace("’", "'").split("'")[0]
        return base in names.first or base in names.family
    if base in lists.ordinary or base in lists.proper or base in lists.places:
        return False
    if base.endswith("s") and len(base) >= 4 and base[-2] in "aeiouy" and base[:-1] in names.first:
        return True
    if any(
        base.endswith(end) and len(base) - len(end) >= 3 and base[: -len(end)] in names.first for end in _DIMINUTIVES
    ):
        return True
    # "van den Broeck": what follows only "van", "de" and the like is a name with one of them before it.
    return (
        base in names.after_particle and index > 0 and word.near and words[index - 1].text in lists.naming["particle"]
    )


def _kept(words: list[Word], lists: Lexicon) -> frozenset[int]:
    """The words that are no person, though they look like one: sayings, famous people, saints, schools."""
    kept: set[int] = set()
    for index, word in enumerate(words):
        for phrase in lists.phrases.get(word.text, ()):
            if tuple(each.text for each in words[index : index + len(phrase)]) == phrase:
                kept.update(range(index, index + len(phrase)))
        if index and word.near and words[index - 1].text in lists.organisations:
            kept.add(index)
    return frozenset(kept)


def _first_of_name(words: list[Word], index: int, kept: frozenset[int], naming: Naming, lists: Lexicon) -> int:
    """Where a name starts: at its particles, its initials, or a first name that is a word ("An Peeters")."""
    family = words[index].text not in lists.names.first
    particles = lists.naming["particle"]
    start = index
    while family and start and words[start].near and words[start - 1].text in particles and index - start < 3:
        start -= 1
    only = words[index].text in lists.names.family or words[index].text in lists.names.nouns
    if start < index and (
        not only or words[start].capital or words[start].text in ("el", "al") or naming.has_title(start)
    ):
        index = start
    if family and index and words[index].near and index - 1 not in kept and naming.could_precede(index - 1):
        index -= 1
    while (
        index
        and len(words[index - 1].text) == 1
        and (words[index - 1].capital or (words[index - 1].stopped and words[index - 1].text.isalpha()))
        and words[index].gap.strip(" ") in (".", "")
    ):
        if words[index].gap.strip(" ") == "" and not words[index - 1].first:
            break
        index -= 1
    return index


def _join(words: list[Word], spans: dict[int, int], kept: frozenset[int], naming: Naming) -> None:
    """Names in a row: in "emma en roos" the second is a name because the first is."""
    named = {position for begin, end in spans.items() for position in range(begin, end + 1)}
    named |= {position for position, word in enumerate(words) if word.text == "[naam]"}
    grown = True
    while grown:
        grown = False
        # There and back: a row can be told from either end, and each direction takes one round then.
        for index in (*range(len(words)), *reversed(range(len(words)))):
            if index in named or index in kept or not naming.could_be(index):
                continue
            if _joined_before(words, index, named) or _joined_after(words, index, named):
                named.add(index)
                spans[index] = index
                grown = True


def _joined_before(words: list[Word], index: int, named: set[int]) -> bool:
    word = words[index]
    if word.gap.strip() in (",", "/", "&", "+") and index - 1 in named:
        return not _starts_clause(words, index)
    return (
        index >= 2
        and word.near
        and words[index - 1].text in _JOINERS
        and words[index - 1].near
        and index - 2 in named
        and not _starts_clause(words, index)
    )


def _joined_after(words: list[Word], index: int, named: set[int]) -> bool:
    if index + 1 < len(words) and words[index + 1].gap.strip() in (",", "/", "&", "+") and index + 1 in named:
        return True
    following = words[index + 1 : index + 3]
    return (
        len(following) == 2
        and following[0].text in _JOINERS
        and following[0].near
        and following[1].near
        and index + 2 in named
    )


def _starts_clause(words: list[Word], index: int) -> bool:
    """Whether the word goes on as an adjective ("emma en lieve vrienden")."""
    return (
        index + 1 < len(words) and words[index + 1].near and words[index].text in ("lieve", "nette", "lief", "wonder")
    )


def _repeat(words: list[Word], spans: dict[int, int], kept: frozenset[int], lists: Lexicon) -> None:
    """What is a name once in a text is a name each time, unless it is a word of every day."""
    texts = {words[position].text for begin, end in spans.items() for position in range(begin, end + 1)}
    texts = {
        text
        for text in texts
        if len(text) >= _SHORTEST_REPEATED
        and text not in lists.names.function
        and text not in lists.naming["particle"]
        and (text not in lists.ordinary or text in lists.names.first)
        and text not in lists.names.family_words
    }
    taken = {position for begin, end in spans.items() for position in range(begin, end + 1)}
    for index, word in enumerate(words):
        if word.text in texts and index not in taken and index not in kept:
            spans[index] = index


def _as_found(words: list[Word], spans: dict[int, int]) -> list[PersonalData]:
    """Spans of words as places in the text; names that touch are one."""
    found: list[PersonalData] = []
    last = -2
    for begin in sorted(spans):
        end = spans[begin]
        if found and begin <= last:
            continue
        if found and begin == last + 1 and not words[begin].gap.strip(" -"):
            found[-1] = PersonalData("name", found[-1].start, _end_of(words[end]))
        else:
            found.append(PersonalData("name", words[begin].start, _end_of(words[end])))
        last = end
    return found


def _end_of(word: Word) -> int:
    """Where a name ends: "emma" in "emma's"."""
    return word.end - 2 if _POSSESSIVE.search(word.text) and len(word.text) > 2 else word.end
