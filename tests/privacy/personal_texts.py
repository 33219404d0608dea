"""Reads the development texts of `tests/privacy/dev/`: what must be masked stands in `<...>`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

_MARK = re.compile(r"<(?:([a-z_]+):(?=\S))?([^<>]+)>")
DIRECTORY = Path(__file__).parent / "dev"


@dataclass(frozen=True)
class Marked:
    """A text and what must be masked in it, as (kind, what)."""

    text: str
    secrets: tuple[tuple[str, str], ...]

    @property
    def ordinary(self) -> list[str]:
        """The words that must stay."""
        rest = self.text
        for _kind, secret in self.secrets:
            rest = rest.replace(secret, " ", 1)
        return re.findall(r"\w+", rest)


def marked_texts(*names: str) -> list[Marked]:
    """The texts of the named files."""
    texts = []
    for name in names:
        for kind, lines in YAML(typ="safe").load((DIRECTORY / f"{name}.yml").read_text(encoding="utf-8")).items():
            for line in lines:
                secrets = tuple((match.group(1) or kind, match.group(2)) for match in _MARK.finditer(line))
                texts.append(Marked(_MARK.sub(lambda match: match.group(2), line), secrets))
    return texts
