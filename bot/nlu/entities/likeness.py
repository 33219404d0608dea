"""Which fact a question is likest to ask for, learned from the phrases that ask for it.

A phrase of the lexicon counts only as it stands there; people ask the same in words of their own.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, Iterable, Iterator, Sequence, get_args

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import Pipeline, make_pipeline, make_union
from sklearn.svm import LinearSVC

from bot.knowledge.fields import FactField
from bot.nlu.entities.cues import IGNORE
from bot.nlu.entities.found import Found
from bot.nlu.entities.lexicon import Lexicons, Phrase
from bot.nlu.entities.words import Word

SURELY: Final = "surely_"
"""Before the one field that a question is so like that it may be answered."""

MAYBE: Final = "maybe_"
"""Before each field that a question is a little like, the likest first: to choose from, never to answer with."""

SURE: Final = -0.1
"""Distance to the border of a field, chosen on questions of people who did not write the phrases: from here under
2 % of them got a wrong fact, from a tenth lower twice as many."""

LIKE: Final = -0.5
"""Below this even the likest field is no better than chance."""

LONGEST: Final = 12
"""Words; a longer question tells a story."""

MOST: Final = 6
"""Fields to name: an option may lack the likest."""

_KNOWN: Final = (*get_args(FactField), IGNORE)
_MARKS: Final = frozenset("^$,")
_FEWEST: Final = 2
"""Fields; with fewer there is nothing to tell apart. Also the phrases in which a part of a word must stand."""


class Likeness:
    """A linear classifier of the parts of words and the words of a question."""

    def __init__(self, phrases: Iterable[tuple[str, Phrase]]) -> None:
        """Learn, in about a quarter of a second.

        Args:
            phrases: each field with the items of a phrase that asks for it.
        """
        learned = dict.fromkeys((field, _as_written(phrase)) for field, phrase in phrases)
        fields, texts = [field for field, _ in learned], [text for _, text in learned]
        self._model: Pipeline | None = None
        if len(set(fields)) >= _FEWEST:
            self._model = _model().fit(texts, fields)
            self._fields: Sequence[str] = self._model[-1].classes_.tolist()

    def marks(self, words: Sequence[Word], names: Sequence[Found]) -> Iterator[str]:
        """Yield the fields that a short question is like, each as what it may be taken for.

        Args:
            words: the question.
            names: what it names, which says nothing of the fact.
        """
        asking = [word.norm for word in words if not any(name.start <= word.start < name.end for name in names)]
        if self._model is None or not asking or len(words) > LONGEST:
            return
        likeness = self._model.decision_function([" ".join(asking)])[0]
        best = np.argsort(-likeness)[:MOST]
        if likeness[best[0]] < LIKE:
            return
        if likeness[best[0]] >= SURE:
            yield SURELY + self._fields[best[0]]
        yield from (MAYBE + self._fields[index] for index in best)


@lru_cache(maxsize=1)
def likeness_of(lexicons: Lexicons, name: str) -> Likeness:
    """What the phrases of the lexicon of facts teach; learned once, whatever names the bot comes to know.

    Args:
        lexicons: that have it.
        name: of that lexicon.

    Raises:
        LexiconError: when the lexicon cannot be used.
    """
    return Likeness((field, each) for field, each in lexicons.phrases(name, _KNOWN) if field != IGNORE)


def likens(marks: Iterable[object], beginning: str) -> bool:
    """Whether a question is like one for a fact, surely or maybe, as its marks begin with one of these."""
    return any(str(mark).startswith(beginning) for mark in marks)


def _as_written(phrase: Phrase) -> str:
    """A phrase as somebody writes it: a stem stands for itself, a number for any."""
    return " ".join("2" if item == "<n>" else item.rstrip("*") for item in phrase if item not in _MARKS)


def _model() -> Pipeline:
    """Parts of words see through endings and dialect, words and pairs of words tell "hoe lang" from "hoe vaak"."""
    weighted: dict[str, Any] = {"sublinear_tf": True, "min_df": _FEWEST, "dtype": np.float32}
    parts = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), **weighted)
    words = TfidfVectorizer(tokenizer=str.split, token_pattern=None, ngram_range=(1, 2), **weighted)
    return make_pipeline(make_union(parts, words), LinearSVC(C=0.5, tol=0.3, random_state=0))
