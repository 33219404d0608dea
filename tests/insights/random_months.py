"""Made-up months, counted as conversations are."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Mapping, Sequence

from bot.insights.cube import CONVERSATIONS, GAPS, LEVELS, MOMENTS, ONLY, ROLES, RUNGS, THEMES, VERDICTS, Key, Table


def talks(chance: Random, tables: Mapping[str, Table], conversations: int) -> dict[Key, int]:
    """Count so many conversations of a month."""
    counts: Counter[Key] = Counter()
    for _ in range(conversations):
        kind = chance.choices(CONVERSATIONS, [58, 13, 29])[0]
        counts["conversations", kind, ONLY] += 1
        if kind == "orientation":
            counts.update(_orientation(chance, tables))
        elif kind == "reflection":
            counts.update(_reflection(chance))
        else:
            counts["options", one_of(chance, tables["options"].rows), "asked"] += 1
        if kind != "questions" and chance.random() < 0.5:
            counts["helpful_by_conversation", kind, chance.choices(VERDICTS, [4, 1])[0]] += 1
        if chance.random() < 0.02:
            counts["crisis", one_of(chance, tables["crisis"].rows), ONLY] += 1
    return dict(counts)


def one_of(chance: Random, values: Sequence[str]) -> str:
    """One of some values: often the first, seldom the last."""
    return chance.choices(values, [1 / (place + 1) for place in range(len(values))])[0]


def _orientation(chance: Random, tables: Mapping[str, Table]) -> list[Key]:
    keys: list[Key] = []
    seen = {name: one_of(chance, tables[f"domain_by_{name}"].columns) for name in ("province", "age", "asker")}
    for domain in {one_of(chance, tables["domain_by_age"].rows) for _ in range(chance.choice((1, 1, 2)))}:
        keys += [(f"domain_by_{name}", domain, value) for name, value in seen.items()]
    for option in {one_of(chance, tables["options"].rows) for _ in range(3)}:
        keys.append(("options", option, "advised"))
        if chance.random() < 0.1:
            keys.append(("options", option, "rejected"))
    return keys + [("gap_by_province", gap, seen["province"]) for gap in GAPS if chance.random() < 0.1]


def _reflection(chance: Random) -> list[Key]:
    theme = one_of(chance, THEMES)
    keys: list[Key] = [("theme_by_level", theme, chance.choice(LEVELS))]
    if chance.random() < 0.8:
        table_id, places = ("rung_position", RUNGS) if theme == "participation" else ("role_position", ROLES)
        keys += [(table_id, one_of(chance, places), moment) for moment in MOMENTS]
    return keys
