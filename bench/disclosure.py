"""Measures the protection of counts: how long it takes, how much it hides, and what attackers make of it.

Run as `python -m bench.disclosure`; `--attacks 1000` adds so many random tables and so many release histories that
the tests attack. The table goes to `bench/disclosure.md` and to the screen.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from statistics import median
from typing import Iterable

from bench.measuring import percentile_95
from bot.insights.cube import cube
from bot.insights.disclosure import protect_table
from bot.insights.disclosure.tables import table_system
from bot.insights.periods import Period
from bot.insights.published import PublishedTable
from bot.insights.releases.deciding import (
    MONTH_SECONDS,
    QUARTER_SECONDS,
    Released,
    decide_month,
    decide_quarter,
)
from bot.knowledge.loader import load
from bot.settings import KNOWLEDGE_DIRECTORY
from tests.insights.random_months import talks

REPORT = Path(__file__).with_name("disclosure.md")
SMALLEST = 10
TABLES = 200
ROWS, COLUMNS = 12, 8
SIZES = (5, 30, 200, 1_000, 5_000, 20_000)
QUARTER = Period.parse("2026Q3")
ATTACKS = ("tests/insights/test_disclosure_attacks.py", "tests/insights/test_releases_attacks.py")


@dataclass(frozen=True)
class Cube:
    """What became of the whole cube with so many conversations a month."""

    conversations: int
    month_seconds: float
    quarter_seconds: float
    month_shown: float
    quarter_shown: float


def tables() -> tuple[list[float], list[float], list[float]]:
    """Seconds, and the shares of figures that are small and that are hidden besides, of random tables."""
    chance = Random(1)  # noqa: S311
    seconds, small, extra = [], [], []
    for _ in range(TABLES):
        middle, spread = chance.uniform(1, 3.5), chance.uniform(0.8, 1.6)
        counts = [[int(chance.lognormvariate(middle, spread)) for _ in range(COLUMNS)] for _ in range(ROWS)]
        statistics = table_system(counts, SMALLEST).statistics.values()
        start = time.process_time()
        protection = protect_table(counts, SMALLEST)
        seconds.append(time.process_time() - start)
        small.append(sum(statistic.is_small for statistic in statistics) / len(statistics))
        extra.append(len(protection.hidden) / len(statistics) - small[-1])
    return seconds, small, extra


def whole_cube(conversations: int) -> Cube:
    """Three months and their quarter."""
    chance = Random(conversations)  # noqa: S311
    shapes = cube(option.id for option in load(KNOWLEDGE_DIRECTORY).options)
    months, seconds = {}, []
    for month in QUARTER.months:
        counted = talks(chance, shapes, conversations)
        start = time.process_time()
        shown = decide_month(month, shapes, counted, SMALLEST, MONTH_SECONDS)
        seconds.append(time.process_time() - start)
        months[month] = Released({published.table.id: published for published in shown}, counted, SMALLEST)
    start = time.process_time()
    quarter = decide_quarter(QUARTER, months, SMALLEST, QUARTER_SECONDS)
    took = time.process_time() - start
    first = months[QUARTER.months[0]].tables.values()
    return Cube(conversations, max(seconds), took, _share_shown(first), _share_shown(quarter))


def _share_shown(published: Iterable[PublishedTable]) -> float:
    counts = [count for table in published for count in table.counts.values()]
    return sum(count is not None for count in counts) / max(len(counts), 1)


def attacks(many: int) -> str:
    """Run the attacks of the tests so many times."""
    if not many:
        return "Not run this time; `--attacks 1000` does."
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *ATTACKS],
        env={**os.environ, "KOMPAAN_ATTACKS": str(many)},
        stdout=sys.stderr,
    )
    outcome = "nothing hidden was narrowed" if done.returncode == 0 else "AN ATTACK SUCCEEDED, or the tests broke off"
    minutes = (time.perf_counter() - start) / 60
    return f"{many:,} random tables, {many:,} release histories: {outcome} ({minutes:.0f} minutes)."


def report(load_before: float, attacked: str) -> str:
    """Measure and write."""
    seconds, small, extra = tables()
    cubes = [whole_cube(size) for size in SIZES]
    lines = [
        f"| {made.conversations:,} | {made.month_seconds:.1f} s | {made.quarter_seconds:.1f} s "
        f"| {made.month_shown:.0%} | {made.quarter_shown:.0%} |"
        for made in cubes
    ]
    return f"""# Protection of counts, measured

Made by `python -m bench.disclosure` on {datetime.now():%Y-%m-%d %H:%M}: {os.cpu_count()} cores ({platform.machine()}),
load {load_before:.1f} before the start. k is {SMALLEST}. Seconds are those of the processor, of one process.

## {TABLES} random tables of {ROWS} × {COLUMNS} with all totals (few large counts, many small)

Targets: 1 s at p95, at most 15 % of the figures hidden only to protect others.

|  | median | p95 | most |
| --- | ---: | ---: | ---: |
| time | {median(seconds):.2f} s | {percentile_95(seconds):.2f} s | {max(seconds):.2f} s |
| hidden since they are small | {median(small):.1%} | {percentile_95(small):.1%} | {max(small):.1%} |
| hidden to protect others | {median(extra):.1%} | {percentile_95(extra):.1%} | {max(extra):.1%} |

## The whole cube

Targets: a month 10 s, a quarter together with its months 60 s.

| conversations a month | slowest month | quarter | shown of a month | shown of the quarter |
| ---: | ---: | ---: | ---: | ---: |
{chr(10).join(lines)}

## Attacks

{attacked}
"""


def main() -> int:
    """Measure, write and print; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--attacks", type=int, default=0, help="random tables and histories to attack (%(default)s)")
    options = parser.parse_args()
    made = report(os.getloadavg()[0], attacks(options.attacks))
    REPORT.write_text(made, encoding="utf-8")
    print(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
