"""A small engine that recognises crisis with written patterns instead of learned ones.

The patterns live in ``data/crisis/patterns*.yml`` so that they can be read, discussed and extended
without touching code. They are regular expressions over normalised text. Three mechanisms keep
them calm where nothing is wrong:

* *masks*: fixed phrases that mean no harm ("lach me dood", "denk niet aan zelfmoord"); just that
  phrase is blanked, all the rest is still read;
* *contexts*: a pattern may be marked ``unless`` a context (a game, a lesson, a closed past) is
  present in the same clause or sentence, as the context says;
* *frames*: contexts that excuse every pattern (fiction, a closed past, asked and answered);
* *not*: exceptions of one single pattern, within the clause of the match.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Iterator, Literal, Mapping, Sequence, cast

import yaml

Category = Literal["suicide", "abuse", "danger"]
Level = Literal["alarm", "doubt"]
Subject = Literal["self", "other", "unknown"]

CATEGORIES: Final[tuple[Category, ...]] = ("danger", "suicide", "abuse")
"""Most urgent first: when several are found, the first one is answered."""

PATTERNS_PATH: Final = Path(__file__).resolve().parents[3] / "data" / "crisis" / "patterns.yml"

_MASKED: Final = " ~ "
_MACRO = re.compile(r"<([a-z_]+)(\d?)>")
_SENTENCE_BREAK = re.compile(r"\|")
_CLAUSE_BREAK = re.compile(r"\||(?<= ),(?= )|\b(?:maar|want|behalve|terwijl)\b")


class PatternError(ValueError):
    """The pattern file cannot be used; the message says which entry is wrong."""


@dataclass(frozen=True)
class RuleMatch:
    """One pattern that fired.

    Attributes:
        category: which kind of crisis.
        level: ``alarm`` for a strong pattern, ``doubt`` for one that asks for a check question.
        rule: name of the pattern, for tests and tuning; never contains what somebody wrote.
        clause: the clause it was found in, used to work out whom it is about.
        subject: whom it is about when the pattern itself knows, else ``None``.
        certain: whether the words leave no room: an alarm whatever the classifier thinks.
    """

    category: Category
    level: Level
    rule: str
    clause: str
    subject: Subject | None
    certain: bool = False


@dataclass(frozen=True)
class Scan:
    """What all patterns together found in one text.

    Attributes:
        matches: the patterns that fired.
    """

    matches: tuple[RuleMatch, ...]

    @property
    def best(self) -> RuleMatch | None:
        """The most serious match: alarm before doubt, then in the order of ``CATEGORIES``."""
        return min(
            self.matches,
            key=lambda match: (match.level != "alarm", CATEGORIES.index(match.category)),
            default=None,
        )


@dataclass(frozen=True)
class _Context:
    pattern: re.Pattern[str]
    scope: str


@dataclass(frozen=True)
class _Rule:
    name: str
    category: Category
    level: Level
    pattern: re.Pattern[str]
    exceptions: tuple[_Context, ...]
    subject: Subject | None
    certain: bool


class RuleSet:
    """All patterns of one file, compiled."""

    def __init__(self, masks: Sequence[re.Pattern[str]], rules: Sequence[_Rule]) -> None:
        self._masks = tuple(masks)
        self._rules = tuple(rules)

    @classmethod
    def load(cls, path: Path = PATTERNS_PATH) -> RuleSet:
        """Read and compile a pattern file and the files it names.

        Raises:
            PatternError: when the file or one of its patterns is unusable.
        """
        document = _read(path)
        patterns = dict(document.get("patterns", {}))
        for name in document.get("files", []):
            patterns.update(_read(path.with_name(str(name))))
        return _Builder({**document, "patterns": patterns}).build()

    def __len__(self) -> int:
        return len(self._rules)

    def mask(self, normalised: str) -> str:
        """Blank the fixed phrases that mean no harm."""
        for pattern in self._masks:
            normalised = pattern.sub(_MASKED, normalised)
        return normalised

    def scan(self, masked: str) -> Scan:
        """Try every pattern on normalised and masked text."""
        matches: list[RuleMatch] = []
        for rule in self._rules:
            for match in rule.pattern.finditer(masked):
                if not any(_excuses(context, masked, match) for context in rule.exceptions):
                    clause = _around(masked, match, _CLAUSE_BREAK)
                    matches.append(RuleMatch(rule.category, rule.level, rule.name, clause, rule.subject, rule.certain))
                    break
        return Scan(tuple(matches))

    def best(self, masked: str) -> RuleMatch | None:
        """The most serious match in normalised and masked text."""
        return self.scan(masked).best


def _read(path: Path) -> dict[str, Any]:
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise PatternError(f"cannot read {path.name}: {error}") from error
    if not isinstance(document, dict):
        raise PatternError(f"{path.name} is not a mapping")
    return document


def _excuses(context: _Context, text: str, match: re.Match[str]) -> bool:
    if context.scope == "clause":
        scope = _around(text, match, _CLAUSE_BREAK)
    elif context.scope == "sentence":
        scope = _around(text, match, _SENTENCE_BREAK)
    else:
        scope = text
    return context.pattern.search(scope) is not None


def _around(text: str, match: re.Match[str], separator: re.Pattern[str]) -> str:
    """The part of the text between the separators that enclose a match."""
    start = 0
    for found in separator.finditer(text, 0, match.start()):
        start = found.end()
    following = separator.search(text, match.end())
    return text[start : following.start() if following else len(text)]


class _Builder:
    """Turns the parsed pattern file into a ``RuleSet``."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._macros: dict[str, str] = {}
        for name, body in document.get("macros", {}).items():
            self._macros[name] = f"(?:{self._expand(str(body), name)})"
        self._contexts = {
            name: _Context(self._compile(entry["any"], f"contexts.{name}"), str(entry.get("scope", "clause")))
            for name, entry in document.get("contexts", {}).items()
        }
        self._frames = tuple(
            _Context(self._compile(entry["any"], f"frames.{name}"), str(entry.get("scope", "sentence")))
            for name, entry in document.get("frames", {}).items()
        )

    def build(self) -> RuleSet:
        masks = [self._compile(phrases, f"masks.{name}") for name, phrases in self._document.get("masks", {}).items()]
        return RuleSet(masks, list(self._rules()))

    def _rules(self) -> Iterator[_Rule]:
        for category, levels in self._document.get("patterns", {}).items():
            if category not in CATEGORIES:
                raise PatternError(f"unknown category {category}")
            for group, level in (("strong", "alarm"), ("doubt", "doubt")):
                for entry in levels.get(group, []):
                    yield self._rule(cast(Category, category), cast(Level, level), entry)

    def _rule(self, category: Category, level: Level, entry: Mapping[str, Any]) -> _Rule:
        name = f"{category}.{entry.get('name', '?')}"
        try:
            pattern = self._compile(entry["any"], name)
            exceptions = [self._contexts[context] for context in entry.get("unless", [])]
        except KeyError as error:
            raise PatternError(f"{name}: missing or unknown {error}") from error
        if "not" in entry:
            exceptions.append(_Context(self._compile(entry["not"], f"{name}.not"), "clause"))
        return _Rule(
            name,
            category,
            level,
            pattern,
            (*exceptions, *self._frames),
            entry.get("subject"),
            bool(entry.get("certain")),
        )

    def _compile(self, bodies: Sequence[str], where: str) -> re.Pattern[str]:
        expanded = "|".join(self._expand(str(body), where) for body in bodies)
        try:
            return re.compile(rf"(?<![a-z0-9])(?:{expanded})(?![a-z0-9])")
        except re.error as error:
            raise PatternError(f"{where}: {error}") from error

    def _expand(self, body: str, where: str) -> str:
        def replace(match: re.Match[str]) -> str:
            name, number = match.groups()
            if name == "g":
                return rf"(?: [^ |]+){{0,{number or 3}}}? "
            if name not in self._macros:
                raise PatternError(f"{where}: unknown macro <{name}>")
            return self._macros[name]

        return _MACRO.sub(replace, body)
