"""Spelling mistakes as people make them on a phone, to train with."""

from __future__ import annotations

import random
from typing import Sequence

VOWELS, CONSONANTS = "aeiou", "bdfghjklmnprstvw"
LEAST_LETTERS = 4
WORDS_PER_MISTAKE = 5


def with_mistakes(texts: Sequence[str], labels: Sequence[str], share: float) -> tuple[list[str], list[str]]:
    """The texts, and a share of them once more with a mistake in every fifth word; the same each time."""
    chance = random.Random(0)  # noqa: S311  # no secret
    picked = chance.sample(range(len(texts)), int(len(texts) * share))
    return [*texts, *(misspelt(texts[i], chance) for i in picked)], [*labels, *(labels[i] for i in picked)]


def misspelt(text: str, chance: random.Random) -> str:
    """A text in which a letter is dropped, doubled, swapped or mistaken in some longer words."""
    words = text.split(" ")
    longer = [i for i, word in enumerate(words) if len(word) >= LEAST_LETTERS]
    for i in chance.sample(longer, min(len(longer), max(1, len(words) // WORDS_PER_MISTAKE))):
        word = words[i]
        at = chance.randrange(1, len(word) - 1)
        before, letter, after = word[:at], word[at], word[at + 1 :]
        other = chance.choice(VOWELS if letter in VOWELS else CONSONANTS)
        words[i] = before + chance.choice((after, 2 * letter + after, after[0] + letter + after[1:], other + after))
    return " ".join(words)
