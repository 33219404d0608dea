"""What the crisis detector answers to many texts at once."""

from __future__ import annotations

from collections.abc import Iterable

from bot.nlu.crisis import CrisisDetector


def levels(detector: CrisisDetector, texts: Iterable[str]) -> list[str]:
    """`alarm`, `doubt` or `none` for each text."""
    return [signal.level if signal else "none" for signal in map(detector.detect, texts)]
