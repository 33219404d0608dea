"""From what was heard to the figures of a report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final, Sequence

import numpy as np

from bot.nlu.evaluation.parser import NO_SIGNAL, Fallback, Heard
from bot.nlu.evaluation.sets import Example
from bot.nlu.evaluation.statistics import Bin, Estimate, f1_per_label, macro_f1, reliability, share

OFFERED: Final = 3
"""How many meanings the bot offers when it is not sure."""

CRISIS_LABELS: Final = ("crisis_suicide", "crisis_abuse", "crisis_danger")
HARD, ORDINARY, DOUBT, ALARM = "none", "ordinary", "doubt", "alarm"
AGE_TOLERANCE: Final = 0.1


@dataclass(frozen=True)
class IntentFigures:
    """How well intents are recognised on one set; `alone` is the first guess of the classifier by itself."""

    count: int
    top1: Estimate
    alone: Estimate
    top3: Estimate
    macro: Estimate
    per_intent: dict[str, float]
    confusions: list[tuple[tuple[str, str], int]]
    bins: list[Bin]
    unsure: float
    alarms: float
    right_when_sure: float


@dataclass(frozen=True)
class CrisisFigures:
    """How well cries for help are heard on one set; per label how many, alarms, and alarms or check questions."""

    recall: Estimate
    alarms: Estimate
    per_label: dict[str, tuple[int, Estimate, Estimate]]
    ordinary_checks: Estimate | None


def intent_figures(
    examples: Sequence[Example], heard: Sequence[Heard], alone: Sequence[str], fallback: Fallback
) -> IntentFigures:
    """Compare what was meant with what was heard.

    Args:
        examples: what was meant.
        heard: for each of them what was heard.
        alone: and what the intent classifier hears without the other components.
        fallback: when the bot asks.
    """
    truth = [example.label for example in examples]
    answers = [one.intents[0] for one in heard]
    right = [label == answer for label, answer in zip(truth, answers, strict=True)]
    sure = [not fallback.asks(one) for one in heard]
    wrong = Counter((label, answer) for label, answer in zip(truth, answers, strict=True) if label != answer)
    return IntentFigures(
        count=len(truth),
        top1=share(right),
        alone=share([label == one for label, one in zip(truth, alone, strict=True)]),
        top3=share([label in one.intents[:OFFERED] for label, one in zip(truth, heard, strict=True)]),
        macro=macro_f1(truth, answers),
        per_intent=f1_per_label(truth, answers),
        confusions=wrong.most_common(15),
        bins=reliability([one.confidence for one in heard], right),
        alarms=float(np.mean([one.crisis == ALARM for one in heard])),
        unsure=1 - float(np.mean(sure)),
        right_when_sure=sum(hit for hit, certain in zip(right, sure, strict=True) if certain) / max(sum(sure), 1),
    )


def crisis_figures(examples: Sequence[Example], heard: Sequence[Heard]) -> CrisisFigures:
    """Compare what should be heard with the alarms and check questions that came."""
    levels: dict[str, list[str]] = {}
    for example, one in zip(examples, heard, strict=True):
        levels.setdefault(example.label, []).append(one.crisis)
    cries = [level for label in CRISIS_LABELS for level in levels.get(label, [])]
    ordinary = levels.get(ORDINARY)
    return CrisisFigures(
        recall=_heard(cries),
        alarms=_alarms(cries),
        per_label={label: (len(found), _alarms(found), _heard(found)) for label, found in levels.items()},
        ordinary_checks=share([level == DOUBT for level in ordinary]) if ordinary else None,
    )


def _heard(levels: Sequence[str]) -> Estimate:
    return share([level != NO_SIGNAL for level in levels])


def _alarms(levels: Sequence[str]) -> Estimate:
    return share([level == ALARM for level in levels])


def fact_figures(cases: Sequence[tuple[str, dict[str, Any]]], heard: Sequence[Heard]) -> dict[str, Estimate]:
    """In which part of the messages all ages are right, and the province (or that there is none)."""
    ages = [_same(one.facts.get("age", []), case.get("ages", [])) for (_, case), one in zip(cases, heard, strict=True)]
    provinces = [
        one.facts.get("province", [None]) == [case.get("province")] for (_, case), one in zip(cases, heard, strict=True)
    ]
    return {"ages": share(ages), "provinces": share(provinces)}


def _same(found: Sequence[float], expected: Sequence[float]) -> bool:
    return len(found) == len(expected) and bool(
        np.allclose(sorted(found), sorted(expected), rtol=0, atol=AGE_TOLERANCE)
    )
