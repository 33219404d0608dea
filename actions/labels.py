"""The short texts of `data/wording/labels.yml`, read once."""

from __future__ import annotations

from functools import lru_cache
from typing import Mapping

from ruamel.yaml import YAML

from bot.settings import PROJECT


@lru_cache(maxsize=1)
def labels() -> Mapping[str, Mapping[str, str]]:
    """The labels by section (`intents`, `fields`, `buttons`, `values`) and key."""
    text = (PROJECT / "data" / "wording" / "labels.yml").read_text(encoding="utf-8")
    loaded: Mapping[str, Mapping[str, str]] = YAML(typ="safe").load(text)
    return loaded


def button(key: str, payload: str, **values: str) -> dict[str, str]:
    """A button with the title of `buttons.<key>`, filled in with `values`."""
    return {"title": labels()["buttons"][key].format(**values), "payload": payload}
