"""Reading the examples from which the crisis classifier learns.

Most cries for help stand in `data/crisis/cries/`: Rasa needs only a few of them, to know the intents.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Iterator

import yaml

DATA_DIRECTORY: Final = Path(__file__).resolve().parents[3] / "data"


def read_examples(path: Path) -> Iterator[tuple[str, str]]:
    """Yield ``(text, intent)`` for every example of one Rasa NLU file, or of one of our own like it."""
    document = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    for block in document.get("nlu") or document.get("crisis") or []:
        if "intent" not in block:
            continue
        for line in str(block.get("examples") or "").splitlines():
            line = line.strip()
            if line.startswith("- ") and line[2:].strip():
                yield line[2:].strip(), str(block["intent"])


def load_training_data(directory: Path = DATA_DIRECTORY) -> tuple[list[str], list[str]]:
    """All texts and labels: every intent, plus hard negatives, doubt and ordinary messages.

    A text that stands in more than one file keeps its most cautious label, so that an everyday
    intent can never unlearn a cry for help.
    """
    labels: dict[str, str] = {}
    for path in (*sorted((directory / "nlu").glob("*.yml")), *_own_files(directory)):
        for text, intent in read_examples(path):
            if _caution(intent) >= _caution(labels.get(text, "")):
                labels[text] = intent
    return list(labels), list(labels.values())


def _own_files(directory: Path) -> tuple[Path, ...]:
    own = directory / "crisis"
    others = (own / f"{name}.yml" for name in ("hard_negatives", "doubt", "ordinary"))
    return *sorted((own / "cries").glob("*.yml")), *others


def _caution(intent: str) -> int:
    if intent.startswith("crisis_"):
        return 2
    return 1 if intent == "doubt" else 0
