"""How likely everything is in the example figures: invented, only so that they look like a year of real ones."""

from __future__ import annotations

from typing import Mapping, TypeVar

Value = TypeVar("Value")
Weights = Mapping[Value, float]
"""Values with their weights; they need not add up to anything."""

FIRST_MONTH = 1100.0
"""Conversations in the first month, before the season."""
GROWTH = 1.03
"""How much more there are each month: people hear of it."""
SEASON: Weights[int] = {
    1: 1.15, 2: 1.0, 3: 1.05, 4: 0.95, 5: 1.0, 6: 0.95, 7: 0.62, 8: 0.7, 9: 1.28, 10: 1.15, 11: 1.1, 12: 0.8,
}  # fmt: skip
"""How busy each month of the year is: quiet in summer, busy when school starts and after the holidays."""

KINDS: Weights[str] = {"orientation": 58, "reflection": 13, "questions": 29}

ASKERS: Weights[str | None] = {
    "parent": 41, "youth": 17, "professional": 10, "young_adult": 6, "relative": 5, "teacher": 5, "expecting": 2.5,
    "foster_parent": 2, "neighbour": 1, None: 10.5,
}  # fmt: skip

DOMAINS: Weights[str] = {
    "parenting": 17, "school": 13, "mental": 16, "home_conflict": 9, "behaviour": 9, "money_housing": 7,
    "disability": 6, "loneliness_network": 5, "coordination": 5, "baby": 3, "transition": 3, "violence": 2.5,
    "health": 2, "leisure": 1.5, "work": 1.2, "voice": 1.5, "harm_repair": 0.8,
}  # fmt: skip

SEASON_OF_DOMAIN: Mapping[str, Weights[int]] = {
    "school": {9: 1.7, 10: 1.2, 1: 1.45, 5: 1.15, 6: 1.2, 7: 0.3, 8: 0.6},
    "leisure": {6: 2.0, 7: 2.5, 8: 1.6},
    "transition": {6: 1.5, 7: 1.4},
    "home_conflict": {12: 1.4, 7: 1.2, 8: 1.3},
}

MORE_OFTEN: Mapping[str, Weights[str]] = {
    "youth": {"mental": 1.8, "school": 1.3, "home_conflict": 1.6, "parenting": 0.05, "baby": 0.1, "voice": 2.5},
    "young_adult": {"mental": 1.5, "money_housing": 2.2, "work": 4, "transition": 5, "parenting": 0.1},
    "expecting": {"baby": 14, "money_housing": 1.5, "school": 0.1},
    "teacher": {"school": 3, "behaviour": 2},
    "professional": {"coordination": 4},
    "foster_parent": {"behaviour": 1.6, "coordination": 1.5},
}
"""What some askers ask about more often, or less."""

PROVINCES: Weights[str | None] = {
    "Antwerpen": 25, "Oost-Vlaanderen": 22, "West-Vlaanderen": 14, "Vlaams-Brabant": 12, "Limburg": 9, "Brussel": 4,
    None: 14,
}  # fmt: skip

AGES: Weights[str] = {"0-2": 8, "3-5": 12, "6-11": 28, "12-17": 38, "18-25": 10, "26+": 0.6, "none": 9}
AGES_OF_ASKER: Mapping[str, Weights[str]] = {
    "youth": {"12-17": 90, "6-11": 3, "none": 7},
    "young_adult": {"18-25": 92, "none": 8},
    "expecting": {"unborn": 90, "0-2": 6, "none": 4},
}
SPAN: Mapping[str, tuple[int, int]] = {
    "unborn": (-1, -1), "0-2": (0, 2), "3-5": (3, 5), "6-11": (6, 11), "12-17": (12, 17), "18-25": (18, 25),
    "26+": (26, 30),
}  # fmt: skip

WAITING = 0.10
WAITING_PER_MONTH = 0.0025
"""How much more of those who ask are waiting, each month."""
WAITING_IN: Weights[str | None] = {"Antwerpen": 1.25, "Limburg": 1.2, "Brussel": 1.4}
STUCK = 0.035
REJECTS = 0.09
REJECTS_ALL = 0.06
"""How many say of each thing that was advised that it does not fit: then nothing is left."""
SECOND_DOMAIN = 0.32
SECOND_CHILD = 0.12
ASKS_FACTS = 0.3
"""How many of those who were advised also ask something about a form of support."""

THEMES: Weights[str] = {"role": 30, "participation": 26, "transparency": 15, "demand": 17, "selfdirection": 12}
SECOND_THEME = 0.25
MESO = 0.3
PLACES = 0.8
"""How many say where they stand when the theme asks for it, and again where they want to go."""
ROLE_NOW: Weights[str] = {"expert": 34, "gids": 48, "kompaan": 18}
ROLE_WANTED: Weights[str] = {"expert": 7, "gids": 38, "kompaan": 55}
RUNG_NOW: Weights[str] = {
    "informeren": 21, "consulteren": 34, "adviseren": 21, "co-produceren": 15, "mee-beslissen": 7, "zelfbeheer": 2,
}  # fmt: skip
RUNG_WANTED: Weights[str] = {
    "informeren": 2, "consulteren": 7, "adviseren": 17, "co-produceren": 37, "mee-beslissen": 28, "zelfbeheer": 9,
}  # fmt: skip

NOT_UNDERSTOOD = 0.11
CRISIS: Weights[str] = {"suicide": 0.011, "abuse": 0.008, "danger": 0.005}
"""The part of all conversations in which lines are shown."""
SAYS_IF_HELPFUL = 0.38
HELPFUL: Weights[str] = {"orientation": 0.77, "reflection": 0.84}
