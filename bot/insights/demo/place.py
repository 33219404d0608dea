"""Where example figures are: a database of their own, never the one with real counts."""

from __future__ import annotations

import os
from typing import Mapping

from bot.settings import Settings

VARIABLE = "KOMPAAN_DEMO_DATABASE_URL"


def demo_url(settings: Settings, environment: Mapping[str, str] = os.environ) -> str:
    """The SQLAlchemy URL of the example base; a file beside the others unless `VARIABLE` says otherwise."""
    return environment.get(VARIABLE, f"sqlite:///{settings.state / 'demo.db'}")
