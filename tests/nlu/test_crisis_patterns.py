"""What the written patterns hear by themselves, before anything was learned."""

from __future__ import annotations

import pytest

from bot.nlu.crisis import CrisisDetector


@pytest.mark.parametrize(
    ("text", "category", "subject"),
    [
        ("ik wil dood", "suicide", "self"),
        ("IK WIL NIEEEEET MEER LEVENNNN", "suicide", "self"),
        ("k wil d o o d", "suicide", "self"),
        ("z3lfm00rd", "suicide", "unknown"),
        ("mijn dochter zegt dat ze dood wil zijn", "suicide", "other"),
        ("mijn man slaat mij", "abuse", "self"),
        ("mijn vriend slaat mij al vier jaar", "abuse", "self"),
        ("papa slaat mama", "abuse", "other"),
        ("ik heb mijn baby door elkaar geschud", "abuse", "other"),
        ("hij heeft een mes", "danger", "unknown"),
        ("ik heb een overdosis pillen genomen", "danger", "unknown"),
    ],
)
def test_must_be_heard_by_the_patterns_alone(text: str, category: str, subject: str) -> None:
    signal = CrisisDetector().detect(text)
    assert signal is not None
    assert (signal.category, signal.level, signal.subject) == (category, "alarm", subject)
