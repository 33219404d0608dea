"""The numbers that quality is held to, read from `data/thresholds.yml`."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Mapping

from ruamel.yaml import YAML

from bot.settings import PROJECT

THRESHOLDS = PROJECT / "data" / "thresholds.yml"


@lru_cache(maxsize=1)
def thresholds() -> Mapping[str, Mapping[str, Any]]:
    """The thresholds by part (`nlu`, `knowledge`) and name."""
    loaded: Mapping[str, Mapping[str, Any]] = YAML(typ="safe").load(THRESHOLDS.read_text(encoding="utf-8"))
    return loaded
