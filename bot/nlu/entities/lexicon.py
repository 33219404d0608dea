"""Reads `data/lexicon/*.yml`: value → phrases, with `*` for any ending and `{name}` for a class of words."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from pathlib import Path
from typing import Iterable, Iterator, Mapping, Sequence

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.nlu.entities.words import fold, words_of

_CLASS = re.compile(r"\{(\w+)\}")
_ITEM = re.compile(r"[\^$,]|<n>|[^\s,-]+")

Phrase = tuple[str, ...]
"""A phrase as items: words, stems with `*`, a number from 2 (`<n>`), start (`^`), end (`$`), pause (`,`)."""


class LexiconError(ValueError):
    """A lexicon cannot be used; the message names the file and what is wrong with it (Dutch, for editors)."""


class WordSet:
    """A set of words, of which those with `*` stand for every word that begins so."""

    def __init__(self, phrases: Iterable[str], spelling: Mapping[str, str] | None = None) -> None:
        folded = [standard(phrase, spelling or {}) for phrase in phrases]
        self._words = frozenset(word for word in folded if not word.endswith("*"))
        self._stems = tuple(word[:-1] for word in folded if word.endswith("*"))

    def __contains__(self, word: str) -> bool:
        return word in self._words or (bool(self._stems) and word.startswith(self._stems))


class Lexicons:
    """The lexicons of a directory.

    Attributes:
        spelling: variant → standard spelling, from `spelling.yml`.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        standards = self.read("spelling")
        self.spelling = {fold(variant): word for word, variants in standards.items() for variant in variants}
        self._classes = self.read("classes")

    def read(self, name: str) -> dict[str, list[str]]:
        """Read a lexicon as written.

        Args:
            name: of the file, without `.yml`.

        Returns:
            value → phrases.

        Raises:
            LexiconError: when the file is missing, is no YAML, or is not a mapping to lists of text.
        """
        path = self._directory / f"{name}.yml"
        try:
            data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise LexiconError(f"{path.name}: bestand ontbreekt") from error
        except (YAMLError, UnicodeDecodeError) as error:
            raise LexiconError(f"{path.name}: geen geldige YAML in UTF-8") from error
        if not isinstance(data, dict):
            raise LexiconError(f"{path.name}: verwacht waarden met elk een lijst zinsdelen")
        for value, phrases in data.items():
            if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
                raise LexiconError(f"{path.name}: {value}: verwacht een lijst tekst, getallen tussen aanhalingstekens")
        return {str(value): phrases for value, phrases in data.items()}

    def phrases(self, name: str, values: Sequence[str]) -> Iterator[tuple[str, Phrase]]:
        """Yield every (value, phrase) of a lexicon, classes written out.

        Args:
            name: of the file, without `.yml`.
            values: which values it may hold.

        Raises:
            LexiconError: for another value, or a class that `classes.yml` does not have.
        """
        for value, phrases in self.read(name).items():
            if value not in values:
                raise LexiconError(f"{name}.yml: {value}: verwacht een van {', '.join(values)}")
            for phrase in phrases:
                for written_out in self._written_out(name, phrase):
                    yield value, tuple(standard(item, self.spelling) for item in _items(written_out))

    def words(self, phrases: Iterable[str]) -> WordSet:
        """Words of a lexicon as a set in which stems count."""
        return WordSet(phrases, self.spelling)

    def word_lists(self, name: str) -> dict[str, frozenset[str]]:
        """The words of a lexicon as sets, by value, in standard spelling."""
        return {
            value: frozenset(standard(word, self.spelling) for word in words)
            for value, words in self.read(name).items()
        }

    def _written_out(self, name: str, phrase: str) -> Iterator[str]:
        names = _CLASS.findall(phrase)
        unknown = [each for each in names if each not in self._classes]
        if unknown:
            raise LexiconError(f"{name}.yml: {phrase}: {unknown[0]} staat niet in classes.yml")
        for members in product(*(self._classes[each] for each in names)):
            filled = phrase
            for each, member in zip(names, members, strict=True):
                filled = filled.replace(f"{{{each}}}", member, 1)
            yield filled


def standard(item: str, spelling: Mapping[str, str]) -> str:
    """An item of a phrase as messages are compared: folded, and in standard spelling unless it is a stem."""
    folded = fold(item)
    return folded if folded.endswith("*") else spelling.get(folded, folded)


def _items(phrase: str) -> Iterator[str]:
    """The items of a phrase, split where the words of a message are."""
    for item in _ITEM.findall(phrase):
        yield from _parts(item)


@cache
def _parts(item: str) -> tuple[str, ...]:
    if item in ("^", "$", ",", "<n>"):
        return (item,)
    parts = [word.text for word in words_of(item, {})]
    return (*parts[:-1], parts[-1] + ("*" if item.endswith("*") else "")) if parts else ()
