"""The word lists of `data/privacy/`: names, words that announce a name, ordinary words, streets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.privacy.personal.words import fold

DIRECTORY = Path(__file__).parents[3] / "data" / "privacy"
REGIONS = Path(__file__).parents[3] / "data" / "knowledge" / "regions.yml"


class LexiconError(ValueError):
    """A word list cannot be used; the message names the file and what is wrong with it (Dutch, for editors)."""


@dataclass(frozen=True)
class Names:
    """Names, folded.

    Attributes:
        first: first names that are no ordinary word.
        nouns: first names that are ordinary words too.
        function: the same, of words so common that only an introduction or a capital counts.
        family: family names that are no ordinary word.
        family_words: family names that are ordinary words or places too.
        after_particle: what only follows "van den" and the like.
        endings: how only family names end.
    """

    first: frozenset[str]
    nouns: frozenset[str]
    function: frozenset[str]
    family: frozenset[str]
    family_words: frozenset[str]
    after_particle: frozenset[str]
    endings: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """Everything that `data/privacy/` holds.

    Attributes:
        names: first and family names.
        naming: words around names, by role (`naming.yml`).
        streets: words of addresses, by role (`streets.yml`).
        ordinary: words that are no name after "mijn dochter".
        proper: capitals that are no person: services, peoples, months, places.
        places: municipalities.
        phrases: word sequences that are no person, by their first word.
        organisations: the words before the proper name of a school or service.
        lines: phone numbers that everybody may know, digits alone.
    """

    names: Names
    naming: dict[str, frozenset[str]]
    streets: dict[str, frozenset[str]]
    ordinary: frozenset[str]
    proper: frozenset[str]
    places: frozenset[str]
    phrases: dict[str, list[tuple[str, ...]]]
    organisations: frozenset[str]
    lines: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the word lists, once per process.

    Raises:
        LexiconError: when a file is missing, is no YAML or misses a list.
    """
    first = _read(DIRECTORY / "first_names.yml")
    words = _words("word_names", "noun", "function")
    family = _words("family_names", "clear", "word", "after_particle", "ending")
    ordinary = _read(DIRECTORY / "ordinary.yml")
    plain = _words("ordinary", "proper", "organisation", "lines", but=("phrases",))
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in ordinary["phrases"]:
        parts = tuple(fold(phrase).split())
        phrases.setdefault(parts[0], []).append(parts)
    streets = _words("streets")
    places = frozenset(fold(name) for region in _read(REGIONS) for name in region["municipalities"])
    return Lexicon(
        Names(
            frozenset(name for names in first.values() for name in names.split()),
            words["noun"],
            words["function"],
            family["clear"],
            family["word"],
            family["after_particle"],
            tuple(family["ending"]),
        ),
        _words("naming"),
        streets,
        _words("vocabulary", "words")["words"],
        plain["proper"],
        places | streets["towns"],
        phrases,
        plain["organisation"],
        plain["lines"],
    )


def _words(name: str, *required: str, but: tuple[str, ...] = ()) -> dict[str, frozenset[str]]:
    """The lists of a file as sets of folded words."""
    data = _read(DIRECTORY / f"{name}.yml")
    for key in required:
        if key not in data:
            raise LexiconError(f"{name}.yml: {key} ontbreekt")
    lists = {key: str(value).split() for key, value in data.items() if key not in but}
    return {key: frozenset(word if word.isascii() else fold(word) for word in value) for key, value in lists.items()}


def _read(path: Path) -> dict:  # type: ignore[type-arg]
    try:
        return YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LexiconError(f"{path.name}: bestand ontbreekt") from error
    except (YAMLError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: geen geldige YAML in UTF-8") from error
