"""What a signal can be about: the domains of an orientation, waiting, and anything else."""

from __future__ import annotations

from functools import lru_cache
from typing import Mapping

from ruamel.yaml import YAML

from bot.orientation.situation import DOMAINS
from bot.settings import PROJECT

WAITING, OTHER = "waiting", "other"
THEMES = (WAITING, *DOMAINS, OTHER)

OFFERED = (
    WAITING,
    "parenting",
    "school",
    "mental",
    "home_conflict",
    "behaviour",
    "disability",
    "baby",
    "money_housing",
    "loneliness_network",
    "coordination",
    "voice",
    OTHER,
)
"""Those that get a button; who types another one is understood too. More buttons are harder to read than they help."""


@lru_cache(maxsize=1)
def theme_labels() -> Mapping[str, str]:
    """What each theme is called, from `data/wording/labels.yml`."""
    text = (PROJECT / "data" / "wording" / "labels.yml").read_text(encoding="utf-8")
    labels: Mapping[str, str] = YAML(typ="safe").load(text)["signal_themes"]
    return labels
