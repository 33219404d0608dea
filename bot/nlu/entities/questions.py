"""What a question asks for: a fact, a trait, options in general, or something whose name is not known."""

from __future__ import annotations

from typing import Iterable, Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process
from spacy.lang.nl.stop_words import STOP_WORDS

from bot.nlu.entities.cues import Cue
from bot.nlu.entities.found import Found
from bot.nlu.entities.lexicon import Lexicons
from bot.nlu.entities.vocabulary import Vocabulary
from bot.nlu.entities.words import Word, words_of

FIELD, TRAIT, ACROSS, QUESTION, NAMING = "field", "trait", "across", "question", "naming"
UNKNOWN_NAME = "unknown_name"

_ARTICLES = frozenset({"de", "het", "een", "t", "n", "ne", "nen", "den", "zon", "zo'n", "die", "dat"})
_LONGEST_NAME = 4
_NEAREST = 3
_LIKE = 62.0
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
        general = (word for words in lexicons.read("general").values() for word in words)
        self._general = lexicons.words((*general, *STOP_WORDS))
        self._ids: list[str] = []
        self._names: list[str] = []
        for kind, known in names.items():
            for name_id, name, aliases in known:
                for each in (name, *aliases):
                    self._ids.append(f"{kind}:{name_id}")
                    self._names.append(" ".join(word.text for word in words_of(each, {})))

    def find(self, words: Sequence[Word], text: str, cues: Sequence[Cue], named: Sequence[Found]) -> Iterator[Found]:
        """Yield what a message asks for, in no order.

        Args:
            words, text: the message.
            cues: the phrases found in it.
            named: the options, ideas and contacts found in it.

        `unknown_name` holds the nearest names ("option:ekc"), or nothing, and never what was written.
        """
        if not words:
            return
        asked = [cue for cue in cues if cue.entity in (FIELD, TRAIT, ACROSS)]
        for cue in asked:
            yield Found(cue.entity, cue.value, words[cue.first].start, words[cue.last].end)
        if not ("?" in text or any(cue.entity in (QUESTION, NAMING, ACROSS) for cue in cues)):
            return
        yield Found(QUESTION, True, words[0].start, words[-1].end)
        if named:
            return
        strange = self._strange(words)
        if strange is not None:
            yield from self._offered(strange.text, strange.start, strange.end)
        elif not any(cue.entity in (TRAIT, ACROSS) for cue in asked):
            for cue in (cue for cue in cues if cue.entity == NAMING):
                yield from self._unknown(words, cue, asked)

    def _strange(self, words: Sequence[Word]) -> Word | None:
        """The first word that was never read, where a name may stand; a capital makes it a person's, or a place's."""
        if self._vocabulary is None:
            return None
        for index, word in enumerate(words):
            named = index == 0 or words[index - 1].norm in _ARTICLES
            if named and not word.capital and not self._vocabulary.knows(word.text):
                return word
        return None

    def _unknown(self, words: Sequence[Word], cue: Cue, asked: Sequence[Cue]) -> Iterator[Found]:
        """The name that follows a phrase such as "wat is een", when it is a name of nothing known."""
        start = cue.last + 1
        while start < len(words) and words[start].norm in self._general and not words[start].pause:
            start += 1
        end = start
        while end < len(words) and end - start < _LONGEST_NAME and not (end > start and words[end].pause):
            end += 1
        name = [word for word in words[start:end] if word.norm not in self._general]
        covered = any(field.first <= start <= field.last for field in asked)
        if not name or covered or (start < len(words) and words[start].pause):
            return
        yield from self._offered(" ".join(word.text for word in name), words[start].start, words[end - 1].end)

    def _offered(self, written: str, start: int, end: int) -> Iterator[Found]:
        """The names nearest to what was written, or one that is empty."""
        ranked = process.extract(written, self._names, scorer=fuzz.WRatio, score_cutoff=_LIKE, limit=4 * _NEAREST)
        near = list(dict.fromkeys(self._ids[index] for _, _, index in ranked))[:_NEAREST]
        for name in near or [""]:
            yield Found(UNKNOWN_NAME, name, start, end)
