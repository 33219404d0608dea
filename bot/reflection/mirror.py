"""Gives the user's own words back, briefly and without a verdict. Pure."""

from __future__ import annotations

import re

LONGEST = 90
SHORTEST_WORDS = 4

_SENTENCE = re.compile(r"[^.!?\n]+")
_WEIGHT = re.compile(
    r"\b(bang|schrik|moeilijk|lastig|niet juist|kwaad|boos|machteloos|onmacht|twijfel\w*|verdriet\w*|alleen|"
    r"vertrouw\w*|hoop\w*|samen|durf\w*|voel\w*|moest|nodig)\b",
    re.IGNORECASE,
)


def mirror(answer: str) -> str:
    """The sentence of an answer that carries most weight, shortened; empty when there is too little to mirror.

    The words stay exactly the user's: nothing is turned, interpreted or judged.
    """
    sentences = [" ".join(match.split()) for match in _SENTENCE.findall(answer)]
    sentences = [sentence for sentence in sentences if len(sentence.split()) >= SHORTEST_WORDS]
    if not sentences:
        return ""
    best = max(sentences, key=lambda sentence: len(_WEIGHT.findall(sentence)))
    return _shorten(best)


def _shorten(sentence: str) -> str:
    if len(sentence) <= LONGEST:
        return sentence
    cut = sentence[:LONGEST].rsplit(" ", 1)[0].rstrip(",;: ")
    return f"{cut}…"
