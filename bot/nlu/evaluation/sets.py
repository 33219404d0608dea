"""The messages to measure with, and which of them are really new."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, NamedTuple, Sequence

import numpy as np
import yaml
from rapidfuzz import fuzz, process

from bot.nlu.crisis.data import load_training_data, read_examples
from bot.nlu.crisis.normalise import normalise
from bot.settings import PROJECT

SETS: Final = {"dev": PROJECT / "tests" / "nlu" / "dev", "heldout": PROJECT / "tests" / "nlu" / "heldout"}
TRAINING: Final = PROJECT / "data"
NEAR_COPY: Final = 92
"""Likeness (0-100) from which two utterances are the same."""


class SetError(ValueError):
    """A file to measure with cannot be used; the message names it, never what stands in it."""


class Example(NamedTuple):
    """An utterance and what it means."""

    text: str
    label: str


class Split(NamedTuple):
    """The examples of a set that are new, and how many stand (nearly) in the training data as well."""

    unseen: list[Example]
    seen: int


def read_set(path: Path) -> list[Example]:
    """The examples of one file: in Rasa's form, or a mapping from label to utterances.

    Raises:
        SetError: when the file has neither form.
    """
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    if isinstance(document, dict) and ("nlu" in document or "crisis" in document):
        return [Example(text, label) for text, label in read_examples(path)]
    if not isinstance(document, dict) or not all(isinstance(texts, list) for texts in document.values()):
        raise SetError(f"{path.name}: a mapping from label to utterances was expected")
    return [Example(str(text), str(label)) for label, texts in document.items() for text in texts]


def read_situations(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """Messages, each with the facts it clearly tells."""
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        return [(str(case["text"]), dict(case["expect"])) for case in cases]
    except (TypeError, KeyError) as error:
        raise SetError(f"{path.name}: a list of `text` with `expect` was expected") from error


def training_texts() -> list[str]:
    """Everything that anything learns from, normalised."""
    return sorted({normalise(text) for text in load_training_data(TRAINING)[0]})


def only_unseen(examples: Sequence[Example], training: Sequence[str]) -> Split:
    """Set aside what stands in the training data too, or nearly so: recognising that proves nothing."""
    if not examples:
        return Split([], 0)
    texts = [normalise(example.text) for example in examples]
    likeness = process.cdist(texts, training, scorer=fuzz.ratio, score_cutoff=NEAR_COPY, dtype=np.uint8).max(axis=1)
    unseen = [example for example, like in zip(examples, likeness, strict=True) if like < NEAR_COPY]
    return Split(unseen, len(examples) - len(unseen))
