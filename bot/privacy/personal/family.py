"""Family names after a first name: "van den Broeck", "el amrani", "z."."""

from __future__ import annotations

from bot.privacy.personal.lexicon import Lexicon
from bot.privacy.personal.naming import Naming
from bot.privacy.personal.words import Word

_MOST_PARTICLES = 3
_OLD_PARTICLES = frozenset(("vanden", "vander", "ver", "el", "al", "ait", "ben", "bin", "abu", "dos", "da"))


def last_of_name(words: list[Word], index: int, kept: frozenset[int], naming: Naming, lists: Lexicon) -> int:
    """The last word of the name that starts at `index`."""
    last = index
    while (following := _next_part(words, last, kept, naming, lists)) is not None:
        last = following
    return last


def _next_part(words: list[Word], last: int, kept: frozenset[int], naming: Naming, lists: Lexicon) -> int | None:
    """The end of the next part of a name: an initial, a family name or particles with one."""
    position = last + 1
    if position >= len(words) or position in kept or not words[position].near or words[position].masked:
        return None
    word = words[position]
    if len(word.text) == 1 and word.text.isalpha() and word.text != "u" and (word.capital or word.stopped):
        return position
    if _is_family(words, position, naming, lists):
        return position
    return _particles(words, position, kept, naming, lists)


def _is_family(words: list[Word], position: int, naming: Naming, lists: Lexicon) -> bool:
    """Whether the word right after a name is its family name."""
    word = words[position]
    names = lists.names
    if word.text in names.family or word.text.endswith(names.endings) or word.text in names.first:
        return word.text not in lists.ordinary or word.capital or word.text in names.first
    if not word.text[0].isalpha():
        return False
    if word.capital and not naming.titled:
        return word.text in names.family_words or word.text in names.nouns or naming.is_unknown(position)
    return word.text in names.family_words and naming.is_introduced(position - 1) and naming.ends_there(position)


def _particles(words: list[Word], position: int, kept: frozenset[int], naming: Naming, lists: Lexicon) -> int | None:
    """The end of "van den Broeck"; None when what stands there is no family name."""
    start = position
    particle = lists.naming["particle"]
    while (
        position < len(words)
        and position - start < _MOST_PARTICLES
        and words[position].near
        and words[position].text in particle
    ):
        position += 1
    if (
        position == start
        or position >= len(words)
        or position in kept
        or not words[position].near
        or words[position].masked
    ):
        return None
    word, names = words[position], lists.names
    if not word.text[0].isalpha():
        return None
    told = words[start].capital or word.capital
    texts = [each.text for each in words[start:position]]
    old = texts[-1] in _OLD_PARTICLES or texts[:2] in (["van", "den"], ["van", "der"])
    if word.text in names.after_particle or word.text in names.family or word.text in names.first:
        return position
    if word.text in names.family_words and (told or old or (texts[0] in ("de", "van") and naming.ends_there(position))):
        return position
    if naming.is_unknown(position) and (told or old or (texts[0] == "van" and naming.is_introduced(start - 1))):
        return position
    return None
