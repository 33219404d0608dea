"""Whether a question is about what was spoken of before, and which fact its words make likely."""

from __future__ import annotations

from typing import Final, Iterator, Sequence

from spacy.lang.nl.stop_words import STOP_WORDS

from bot.nlu.entities.cues import Cue
from bot.nlu.entities.found import Found
from bot.nlu.entities.lexicon import Lexicons, WordSet
from bot.nlu.entities.likeness import LONGEST, SURELY, likeness_of, likens
from bot.nlu.entities.words import Word

POINTS: Final = "points"
"""A word stands for what was spoken of: "kan ik *die* zelf kiezen"."""

ABOUT_IT: Final = "about_it"
"""Nothing is said but the question for a fact: "moet ik dan lang wachten"."""

FACT: Final = "fact"
"""An idea is named only within the phrase for a fact: "de *doelstelling op mesoniveau*"."""

SEEMS: Final = "seems_"
"""Before the name of a fact of which a word is found, where no phrase asks for it: "is *duur*"."""

COMPARES: Final = "compares"
"""A word lays one thing beside another: "wat is het *verschil* met een buddy"."""

_STRONG: Final = frozenset(
    {"die", "dat", "dees", "daar", "daarop", "daarvoor", "daarvan", "daarbij", "daarmee", "daarin", "daaraan"}
    | {"daarover", "daarna", "daarvoor", "daarachter", "daartoe", "zoiets", "erbij", "ermee", "ervoor", "ervan"}
    | {"eraan", "erover", "diene", "dieje", "dienen", "diejen"}
)
"""These stand for a thing or for who gives the support."""

_WEAK: Final = frozenset({"ze", "zij", "hij", "hem", "haar", "hen", "hun", "het", "er"})
"""These may stand for a child of the story as well: they count only where nothing else is said."""

_TURNED: Final = frozenset({"die", "ze", "zij"})
"""These come right after a verb only where one asks: "haken *ze* af als het moeilijk wordt"."""

_SHORTEST_INVERTED: Final = 3
_VERB_ENDINGS: Final = ("t", "en")
_NO_VERBS: Final = frozenset(
    {"en", "want", "omdat", "zodat", "dat", "wat", "het", "t", "met", "tegen", "tussen", "binnen", "buiten", "boven"}
    | {"beneden", "alleen", "samen", "nooit", "niet", "misschien", "hoezeer", "totdat", "doordat", "nadat", "voordat"}
    | {"indien", "toen", "sedert", "naast", "haast", "meestal", "een", "geen", "gisteren", "morgen", "achteraf", "echt"}
)
"""Words that end as a verb does and are none."""


class Pointing:
    """Reads how a question hangs on what was said before."""

    def __init__(self, lexicons: Lexicons) -> None:
        """Read the words: in `general.yml` those that make a fact likely, and those that tell nothing."""
        general = lexicons.read("general")
        self._seems = {
            name[len(SEEMS) :]: lexicons.words(words) for name, words in general.items() if name.startswith(SEEMS)
        }
        self._likeness = likeness_of(lexicons, "field")
        self._compares = lexicons.words(general[COMPARES])
        self._subjects = lexicons.words(general["subjects"])
        self._empty = lexicons.words((*general["empty"], *STOP_WORDS))

    def marks(
        self,
        words: Sequence[Word],
        cues: Sequence[Cue],
        fields: Sequence[Cue],
        own: bool,
        names: Sequence[Found],
        guess: bool,
    ) -> Iterator[str]:
        """Yield how a question hangs on what was said before, and what is likely.

        Args:
            words: the message.
            cues: all phrases found in it.
            fields: those that ask for a fact.
            own: whether somebody tells of themselves outside the phrases that ask.
            names: the options that it names; with one nothing else is meant.
            guess: whether to say which facts it is like when no phrase asks for one.
        """
        if _any(words, self._compares):
            yield COMPARES
        if not fields:
            yield from (SEEMS + field for field, telling in self._seems.items() if _any(words, telling))
        like = list(self._likeness.marks(words, names)) if guess and not fields else []
        yield from like
        if names:
            return
        themes = {
            cue.first
            for cue in cues
            if cue.entity == "domain" and not any(f.first <= cue.last and cue.first <= f.last for f in fields)
        }
        points = inverted(words) or any(self._stands_alone(words, index, themes) for index in range(len(words)))
        if points:
            yield POINTS
        # Before or after a pause something is told beside the question.
        sure = likens(like, SURELY) and not any(word.pause for word in words[1:])
        about = (points and not own and (fields or sure)) or (fields and self._nothing_else(words, cues))
        if about and len(words) <= LONGEST:
            yield ABOUT_IT

    def _stands_alone(self, words: Sequence[Word], index: int, themes: set[int]) -> bool:
        """Whether a word stands for something, and does not merely precede its name: "dat verdriet"."""
        if words[index].norm not in _STRONG:
            return False
        after = index + 1
        return after == len(words) or not (after in themes or words[after].norm in self._subjects)

    def _nothing_else(self, words: Sequence[Word], cues: Sequence[Cue]) -> bool:
        """Whether every word belongs to the phrases that ask, or tells nothing."""
        asking = {
            index
            for cue in cues
            if cue.entity in ("field", "question", "naming")
            for index in range(cue.first, cue.last + 1)
        }
        return all(
            index in asking or word.is_digits or word.norm in self._empty or word.norm in _WEAK
            for index, word in enumerate(words)
        )


def inverted(words: Sequence[Word]) -> bool:
    """Whether a message begins with a verb and who does it, as a question does."""
    if len(words) < _SHORTEST_INVERTED or words[1].norm not in _TURNED or words[1].pause:
        return False
    return words[0].norm.endswith(_VERB_ENDINGS) and words[0].norm not in _NO_VERBS


def _any(words: Sequence[Word], wanted: WordSet) -> bool:
    return any(word.norm in wanted for word in words)
