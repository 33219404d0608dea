"""The report's own sentences, from `data/wording/report.yml`."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Iterable, Mapping

from ruamel.yaml import YAML

from bot.insights.report.document import written
from bot.settings import PROJECT

FILE = PROJECT / "data" / "wording" / "report.yml"


@lru_cache(maxsize=1)
def texts() -> Mapping[str, Any]:
    """Everything in the file."""
    loaded: Mapping[str, Any] = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    return loaded


def say(section: str, key: str, **values: object) -> str:
    """A sentence of a section with its blanks filled in; it starts with a capital."""
    sentence = str(texts()[section][key]).format(**values)
    return sentence[:1].upper() + sentence[1:]


def about(count: int) -> str:
    """A rounded count in a sentence: `ongeveer 40`."""
    return str(texts()["number"]).format(count=written(count))


def listed(parts: Iterable[str]) -> str:
    """`a`, `a en b`, `a, b en c`; empty for nothing. With semicolons when a part has a comma of its own."""
    *most, last = [*parts] or [""]
    if any("," in part for part in (*most, last)):
        return "; ".join((*most, last))
    return f"{', '.join(most)} {texts()['and']} {last}" if most else last


def in_sentence(label: str) -> str:
    """A label as it stands within a sentence: without its capital, unless it is a name such as `CAW` or `1G1P`."""
    follows = label[1:2]
    return label if not label or follows.isupper() or follows.isdigit() else label[0].lower() + label[1:]
