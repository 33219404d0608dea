"""Which facts an option has: what families ask of each, and the features that its kind of source compares."""

from __future__ import annotations

from typing import Any, Literal, Mapping, TypeVar, get_args

Fact = TypeVar("Fact")

FamilyField = Literal[
    "what",
    "for_whom",
    "ages",
    "situations",
    "voluntary",
    "who_asks",
    "how_to_start",
    "duration",
    "cost",
    "who_supports",
    "helps_or_coordinates",
    "where",
    "home_visits",
    "child_alone",
    "waiting_list",
    "steps",
    "who_decides",
]
"""What families ask of every option; told in je-form."""

FormField = Literal[
    "special_groups",
    "goal_micro",
    "goal_meso",
    "goal_macro",
    "prevention",
    "level_family",
    "level_parent",
    "level_child",
    "informal_network",
    "formal_network",
    "group_offer",
    "one_person",
    "choice_of_person",
    "professional_or_volunteer",
    "embedding",
    "mandate",
    "training",
    "steering",
    "reachable",
    "intensity",
    "continuity",
    "nearness",
    "proactive",
    "rights",
    "brings_in_help",
    "outreaching",
    "persistent",
    "generalist",
    "politicising",
    "strengths",
    "own_regie",
    "participation",
    "co_development",
    "family_context",
    "impact",
    "quick_start",
    "plan",
    "other_principles",
    "impartiality",
    "advocacy",
    "overview",
    "linking",
    "coordination",
    "vulnerable_families",
    "disciplines",
]
"""The rows of schema-trajectondersteuner: features of a form of support, and of the yardstick."""

MethodField = Literal[
    "origin",
    "framework",
    "question_type",
    "goal",
    "people_involved",
    "referral",
    "process",
    "guidance",
    "worker_role",
    "conditions_participants",
    "conditions_service",
    "informal_network",
    "continuum_regie",
    "continuum_network",
    "trajectory",
]
"""The criteria of vergelijking-krachtgericht: features of a method."""

FactField = Literal[FamilyField, FormField, MethodField]

Trait = Literal[
    "free",
    "home_visits",
    "without_referral",
    "while_waiting",
    "by_volunteer",
    "in_group",
    "fixed_person",
    "own_choice_of_person",
    "child_alone",
    "quick_start",
    "as_long_as_needed",
    "after_care",
    "own_plan",
    "own_network",
    "voluntary",
    "at_school",
    "short",
    "by_court",
    "own_decision",
    "for_relatives",
    "speaks_for_you",
]
"""What options can be looked for by, when their sources say so plainly ("wie komt aan huis?")."""

FIELD_OF_TRAIT: Mapping[str, tuple[str, ...]] = {
    "free": ("cost",),
    "home_visits": ("home_visits",),
    "without_referral": ("who_asks",),
    "while_waiting": ("situations",),
    "by_volunteer": ("who_supports",),
    "in_group": ("group_offer", "what"),
    "fixed_person": ("who_supports",),
    "own_choice_of_person": ("choice_of_person", "guidance"),
    "child_alone": ("child_alone",),
    "quick_start": ("waiting_list",),
    "as_long_as_needed": ("duration",),
    "after_care": ("reachable", "process"),
    "own_plan": ("plan", "what"),
    "own_network": ("informal_network",),
    "voluntary": ("voluntary",),
    "at_school": ("where",),
    "short": ("duration",),
    "by_court": ("voluntary",),
    "own_decision": ("who_decides",),
    "for_relatives": ("who_asks",),
    "speaks_for_you": ("advocacy",),
}
"""The fact that shows a trait; the first that an option's kind has."""

RELATED_FIELDS: Mapping[str, tuple[str, ...]] = {
    "home_visits": ("nearness",),
    "child_alone": ("level_child",),
    "waiting_list": ("quick_start",),
    "steps": ("process", "plan", "how_to_start"),
    "who_decides": ("own_regie",),
    "who_asks": ("referral", "how_to_start"),
    "situations": ("question_type", "for_whom"),
    "ages": ("for_whom",),
    "goal_micro": ("goal", "what"),
    "goal": ("goal_micro", "what"),
    "own_regie": ("who_decides",),
    "quick_start": ("waiting_list",),
    "nearness": ("home_visits",),
    "process": ("steps",),
    "referral": ("who_asks",),
    "people_involved": ("who_supports",),
    "guidance": ("who_supports",),
    "professional_or_volunteer": ("guidance", "who_supports"),
    "one_person": ("who_supports",),
    "choice_of_person": ("who_supports",),
    "training": ("guidance",),
    "worker_role": ("who_supports",),
    "coordination": ("helps_or_coordinates",),
    "embedding": ("where",),
    "group_offer": ("what",),
    "intensity": ("duration",),
    "question_type": ("situations",),
    "conditions_participants": ("voluntary",),
    "steering": ("coordination", "guidance"),
}
"""Fields that tell about the same, tried in this order where an option's kind lacks one or its source is silent."""

FIELDS_OF_KIND: Mapping[str, tuple[str, ...]] = {
    "form": (*get_args(FamilyField), *get_args(FormField)),
    "yardstick": (*get_args(FamilyField), *get_args(FormField)),
    "method": (*get_args(FamilyField), *get_args(MethodField)),
}
"""The facts that an option of each kind must have, `unknown` where its source is silent."""


def fact_of_trait(facts: Mapping[Any, Fact], trait: str) -> Fact | None:
    """The fact of an option that shows a trait, or None when it has no such field."""
    return next((facts[field] for field in FIELD_OF_TRAIT[trait] if field in facts), None)
