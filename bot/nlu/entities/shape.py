"""How a message asks: plainly, in the middle of one's own story, or with nothing but a name."""

from __future__ import annotations

from typing import Final, Sequence

from bot.nlu.entities.cues import Cue
from bot.nlu.entities.found import Found
from bot.nlu.entities.words import Word

NAMING: Final = "naming"

PLAIN: Final = "plain"
"""Nothing but a question."""

EXPLICIT: Final = "explicit"
"""Asks what something is: "wat is ...", "leg eens uit"."""

OPENING: Final = "opening"
"""Begins as a question and is about oneself: "hoe kan ik ouders laten meebeslissen"."""

TOLD: Final = "told"
"""A question within one's own story."""

STRANGE: Final = "strange"
"""Asks about a word that was never read."""

BARE: Final = "bare"
"""Nothing but a name: "gidsrol"."""

ELSEWHERE: Final = "elsewhere"
"""Asks about an everyday matter, so surely not about what was last spoken of."""

_OWN: Final = frozenset({"ik", "mij", "me", "mijn", "we", "wij", "ons", "mezelf", "onszelf"})
_AROUND: Final = frozenset(
    {"de", "het", "een", "den", "nen", "die", "dat", "over", "aub", "pls", "graag", "eens", "en", "of", "ofzo", "vs"}
    | {"versus", "voorbeeld", "voorbeelden", "uitleg", "info", "betekenis", "definitie", "in", "gewone", "simpele"}
    | {"woorden", "taal", "juist", "precies", "kort", "hulpverlener", "begeleider", "jeugdhulp"}
)
_MOST_AROUND: Final = 3
_OPENERS: Final = frozenset({"en", "maar", "dus", "ja", "ok", "oke", "dag", "hallo", "hey", "hoi", "sorry"})


def shape_of(words: Sequence[Word], text: str, asking: Sequence[Cue], named: Sequence[Found]) -> str | None:
    """The shape of a question, or None when a message asks nothing.

    Args:
        words, text: the message.
        asking: the phrases with which it asks; those of the lexicon `naming` ask what something is.
        named: what it names.
    """
    own = _own_words(words, asking)
    if not (asking or "?" in text):
        return BARE if not own and _only_named(words, named) else None
    if any(cue.entity == NAMING and (not own or at_the_edge(words, cue)) for cue in asking):
        return EXPLICIT
    if not own:
        return PLAIN
    return OPENING if any(at_the_edge(words, cue) for cue in asking) else TOLD


def at_the_edge(words: Sequence[Word], cue: Cue) -> bool:
    """Whether a part of a message begins with a phrase, after "en" or "hallo" at most, or the message ends with it."""
    if words[cue.first].pause or cue.last == len(words) - 1:
        return True
    return all(word.norm in _OPENERS for word in words[: cue.first])


def _own_words(words: Sequence[Word], asking: Sequence[Cue]) -> bool:
    """Whether someone tells of themselves, outside the phrases with which one asks."""
    phrased = {index for cue in asking for index in range(cue.first, cue.last + 1)}
    return any(word.norm in _OWN and index not in phrased for index, word in enumerate(words))


def _only_named(words: Sequence[Word], named: Sequence[Found]) -> bool:
    around = [word for word in words if not any(each.start <= word.start < each.end for each in named)]
    return bool(named) and len(around) <= _MOST_AROUND and all(word.norm in _AROUND for word in around)
