"""Leaves example sentences, through the same door as those that people leave."""

from __future__ import annotations

from pathlib import Path
from typing import Sequence

from ruamel.yaml import YAML
from sqlalchemy.engine import Engine

from bot.insights.periods import Period
from bot.insights.signals import Signals

FILE = Path(__file__).with_name("sentences.yml")
EVERY = 3
"""A theme has sentences in one month of so many, another theme in the next."""


def leave_sentences(engine: Engine, months: Sequence[Period]) -> None:
    """In each month the sentences of one or two themes.

    Args:
        engine: the example base.
        months: the oldest first; sentences that would be too old by now go away by themselves.
    """
    signals = Signals(engine)
    themes: dict[str, list[str]] = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    for number, month in enumerate(months):
        for place, (theme, sentences) in enumerate(themes.items()):
            if number % EVERY == place % EVERY:
                for sentence in sentences:
                    signals.leave(theme, sentence, month)
