"""A view on text as the kinds of things that are spoken of together, in whatever order and words.

"Hij heeft zijn hond naar ons gebracht en was zo rustig" and "mijn kat mag naar oma, ik ben kalm nu" share few
words; an animal, giving away and an odd calm stand together in both. The words and phrases are in
``data/crisis/classes/``, one file per field; one of them can belong to several classes.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Final, Iterator, Mapping

import yaml

from bot.nlu.crisis.features import stem, words
from bot.nlu.crisis.normalise import normalise

CLASSES_DIRECTORY: Final = Path(__file__).resolve().parents[3] / "data" / "crisis" / "classes"


class WordClasses:
    """Maps words and phrases to the classes that they belong to; can be stored together with the classifier."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        """Take up classes by name.

        Args:
            classes: words and phrases between spaces; within a phrase stands ``_`` for a space.
        """
        self._entries: dict[str, tuple[str, ...]] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        self._longest: dict[str, int] = {}
        for name, entries in classes.items():
            for entry in entries.split():
                self._add(name, words(normalise(entry.replace("_", " "))))

    @classmethod
    def load(cls, directory: Path = CLASSES_DIRECTORY) -> WordClasses:
        """Read every file of a directory; a class may go on in another file."""
        classes: dict[str, str] = {}
        for path in sorted(directory.glob("*.yml")):
            for name, entries in yaml.safe_load(path.read_text(encoding="utf-8"))["classes"].items():
                classes[str(name)] = f"{classes.get(str(name), '')} {entries}"
        return cls(classes)

    def together(self, text: str) -> list[str]:
        """The classes in a prepared text, and every two of them."""
        found = sorted({name for names in self._found(words(text)) for name in names})
        return found + [f"{first}&{second}" for first, second in combinations(found, 2)]

    def _add(self, name: str, entry: list[str]) -> None:
        if not entry:
            return
        key = " ".join(entry)
        if name not in self._entries.get(key, ()):
            self._entries[key] = (*self._entries.get(key, ()), name)
        self._longest[entry[0]] = max(self._longest.get(entry[0], 1), len(entry))
        if len(entry) == 1:
            self._stems.setdefault(stem(key), self._entries[key])

    def _found(self, among: list[str]) -> Iterator[tuple[str, ...]]:
        """The classes of the longest phrase at every place; of a single word also through its stem."""
        start = 0
        while start < len(among):
            for length in range(min(self._longest.get(among[start], 1), len(among) - start), 1, -1):
                names = self._entries.get(" ".join(among[start : start + length]))
                if names is not None:
                    yield names
                    start += length
                    break
            else:
                word = among[start]
                yield self._entries.get(word) or self._stems.get(stem(word), ())
                start += 1
