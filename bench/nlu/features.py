"""The features that are compared."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any, Callable, Sequence

import numpy as np
import spacy
from nltk.stem.snowball import SnowballStemmer
from sklearn.feature_extraction.text import HashingVectorizer, TfidfVectorizer
from sklearn.pipeline import FeatureUnion

from bot.nlu.intent_classifier import skip_pairs

COMMON: dict[str, Any] = {"sublinear_tf": True, "lowercase": False, "dtype": np.float32}
STEMMER = SnowballStemmer("dutch")
DUTCH = spacy.blank("nl")
Analyser = Callable[[str], list[str]]


@cache
def stem(word: str) -> str:
    """What is left of a word without its ending."""
    return STEMMER.stem(word)


def _pairs(words: Sequence[str]) -> list[str]:
    return [*words, *(f"{first} {second}" for first, second in pairwise(words))]


def word_features(text: str) -> list[str]:
    """Words, and every two side by side."""
    return _pairs(text.split())


def stem_features(text: str) -> list[str]:
    """The same of stems: the nearest to lemmas without a trained model."""
    return _pairs([stem(word) for word in text.split()])


def spacy_features(text: str) -> list[str]:
    """What spaCy's hash embeddings look at: norm, prefix, suffix and shape of every token."""
    return [
        feature
        for token in DUTCH.make_doc(text)
        for feature in (f"n{token.norm_}", f"p{token.prefix_}", f"s{token.suffix_}", f"d{token.shape_}")
    ]


def features(*names: str) -> FeatureUnion:
    """TF-IDF of each of the named kinds, side by side."""
    known: dict[str, Any] = {
        "words": TfidfVectorizer(analyzer=word_features, **COMMON),
        "stems": TfidfVectorizer(analyzer=stem_features, **COMMON),
        "skips": TfidfVectorizer(analyzer=skip_pairs, **COMMON),
        "characters": TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, **COMMON),
        "hashes": HashingVectorizer(analyzer=spacy_features, n_features=2**14, alternate_sign=False, dtype=np.float32),
    }
    return FeatureUnion([(name, known[name]) for name in names])
