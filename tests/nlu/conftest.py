"""What the tests of understanding share: one crisis detector that learned from all data of the project."""

from __future__ import annotations

import pytest

from bot.nlu.crisis import CrisisDetector
from bot.nlu.crisis.data import load_training_data


@pytest.fixture(scope="session")
def detector() -> CrisisDetector:
    """Trained once; nothing that a test asks of it changes it."""
    detector = CrisisDetector()
    detector.train(*load_training_data())
    return detector
