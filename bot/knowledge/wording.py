"""The schema of `data/knowledge/situation.yml`: the words for a Situation and the policy that ranks."""

from __future__ import annotations

from typing import Any

from pydantic import validator

from bot.knowledge.schema import SituationField, Strict, Text, exist


class FactWording(Strict):
    """How a fact of the user's Situation is given back in words, by who asks.

    `own` speaks to somebody it is about ("Je bent 15"), `other` to somebody around ("Je kind is 4"),
    `worker` to a teacher or professional. `heard` is short, for reading back what was understood: "school".
    `{value}` stands for the value where it is a number.
    """

    own: Text
    other: Text
    worker: Text
    heard: Text | None = None


class ExcludedWording(Strict):
    """What to say when an option is left out because of what it is; without it, it would be left in."""

    professional: Text
    mandate: Text
    coordination: Text


class StepBonus(Strict):
    """The points of each step of help: the lightest the most."""

    own_network: int
    light: int
    intensive: int
    specialised: int


class SituationWording(Strict):
    """The words for a Situation, and the policy that ranks options for it."""

    facts: dict[SituationField, dict[str, FactWording]]
    excluded: ExcludedWording
    steps: StepBonus

    @validator("facts")
    def _values_that_exist(cls, facts: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        for field, words in facts.items():
            exist(field, words)
        return facts
