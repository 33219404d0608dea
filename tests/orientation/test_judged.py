"""The advice beside the judgement of people who read the sources.

Each case is a Situation with options that may stand first (`acceptable`), options that may not
(`unacceptable`), and why, with the place in the sources. `judged_dev.jsonl` is there to tune on.
`judged_heldout.jsonl` is NEVER tuned on: nobody changes a weight, a criterion or a text because of a case in
it. When it fails, look for the cause in the sources or in the development cases, or judge new cases; a case
that was read in order to change something moves to the development cases and a new one takes its place.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.knowledge.queries import OrientationData
from bot.orientation.ranking import rank
from bot.orientation.situation import Situation

CASES = {
    name: [json.loads(line) for line in (Path(__file__).parent / f"judged_{name}.jsonl").open(encoding="utf-8")]
    for name in ("dev", "heldout")
}
HOW_MANY = 45
GOOD_AT_LEAST = 42
BAD_AT_MOST = 1

each_set = pytest.mark.parametrize("name", CASES)


def first_three(case: dict[str, Any], data: OrientationData) -> set[str]:
    situation = Situation.from_mapping(case["situation"])
    ranking = rank(situation, data.profiles, data.steps, data.wording)
    return {option.id for option in ranking.options[:3]}


def shown(name: str, wrong: list[Any]) -> object:
    """What a failure tells: of the held-out cases only how many, so that nobody tunes on them."""
    return wrong if name == "dev" else f"{len(wrong)} of the held-out cases"


@each_set
def test_something_acceptable_stands_in_the_first_three(name: str, data: OrientationData) -> None:
    cases = CASES[name]
    missed = [case["situation"] for case in cases if not first_three(case, data) & set(case["acceptable"])]
    assert len(cases) - len(missed) >= GOOD_AT_LEAST, shown(name, missed)


@each_set
def test_nothing_unacceptable_stands_in_the_first_three(name: str, data: OrientationData) -> None:
    bad = [
        (sorted(found), case["situation"])
        for case in CASES[name]
        if (found := first_three(case, data) & set(case["unacceptable"]))
    ]
    assert len(bad) <= BAD_AT_MOST, shown(name, bad)


@each_set
def test_the_cases_are_whole_and_every_judgement_says_why(name: str, data: OrientationData) -> None:
    cases = CASES[name]
    known = {profile.id for profile in data.profiles}
    assert len(cases) == HOW_MANY
    for case in cases:
        acceptable, unacceptable = set(case["acceptable"]), set(case["unacceptable"])
        assert acceptable and acceptable | unacceptable <= known
        assert not acceptable & unacceptable
        assert case["why"]


def test_no_case_is_both_tuned_on_and_held_out() -> None:
    dev, heldout = ({json.dumps(case["situation"], sort_keys=True) for case in cases} for cases in CASES.values())
    assert not dev & heldout
