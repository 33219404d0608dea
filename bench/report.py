"""The table of what was measured."""

from __future__ import annotations

import os
import platform
from datetime import datetime
from importlib.metadata import version
from statistics import median
from typing import Iterator, Sequence

from bench.bots import Bot
from bench.measuring import MARKS, SIDE_BY_SIDE, Figures, percentile_95

COMMAND = "make bench"

Row = tuple[str, str, str, str]


def table(bots: Sequence[Bot], figures: Sequence[Figures], load_before: float) -> str:
    """The report as Markdown.

    Args:
        bots: Kompaan and the bot of `rasa init`.
        figures: of each of them.
        load_before: load average of the machine before anything was started.
    """
    rows = [("", bots[0].name, bots[1].name, f"{bots[0].name} : {bots[1].name}"), ("---", *["---:"] * 3)]
    rows += [*_turns(figures), *_crowd(figures), *_resources(bots, figures)]
    lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    counts = " and ".join(str(len(f.all_turns)) for f in figures)
    return f"""# Kompaan beside a bot of `rasa init`

Made by `{COMMAND}` (`python -m bench.turns`) on {datetime.now():%Y-%m-%d %H:%M}: {os.cpu_count()} cores
({platform.machine()}, {platform.system()}), load {load_before:.1f} before the start,
Python {platform.python_version()}, Rasa {version("rasa")}.
Other machines give other figures; the ratio is what counts.

{lines}

Both bots have their real chat server and action server on this machine and are spoken to over REST, by
turns in short blocks. A turn is the time from message to whole answer. For Kompaan it is a turn of a
whole orientation or reflection, which runs one or two custom actions on the knowledge base; for
`rasa init` it is a greeting, answered by one custom action that says one sentence. Measured: {counts}
such turns. Turn 5, 50 and 200 are ten turns from there on, in long conversations. Memory is the resident
set after all of this. Training was measured on {bots[0].training.on} and {bots[1].training.on};
`python -m bench.turns --retrain` measures it again.
"""


def _turns(figures: Sequence[Figures]) -> Iterator[Row]:
    ours, theirs = figures
    yield _times("turn with custom actions, median", median(ours.all_turns), median(theirs.all_turns))
    yield _times("turn with custom actions, p95", percentile_95(ours.all_turns), percentile_95(theirs.all_turns))
    for name, turns in ours.turns.items():
        both = f"{_ms(median(turns))} / {_ms(percentile_95(turns))}"
        yield f"of which {name}, median / p95", both, "", ""
    if theirs.processor:
        busy = [f.processor / len(f.all_turns) for f in figures]
        yield _times("turn with custom actions, processor time of both servers", *busy)
    yield _times("turn without custom action, median", median(ours.plain), median(theirs.plain))
    for mark in MARKS:
        yield _times(f"at turn {mark}, median", median(ours.deep[mark]), median(theirs.deep[mark]))


def _crowd(figures: Sequence[Figures]) -> Iterator[Row]:
    ours, theirs = figures
    many = f"{SIDE_BY_SIDE} conversations side by side"
    rates = median(ours.throughput), median(theirs.throughput)
    yield f"{many}, turns per second", f"{rates[0]:.0f}", f"{rates[1]:.0f}", _ratio(*rates)
    yield _times(f"{many}, median turn", median(ours.crowded), median(theirs.crowded))
    yield _times(f"{many}, p95 turn", percentile_95(ours.crowded), percentile_95(theirs.crowded))


def _resources(bots: Sequence[Bot], figures: Sequence[Figures]) -> Iterator[Row]:
    for place, name in enumerate(("chat server", "action server")):
        yield _amount(f"memory, {name}", "MB", *(f.memory[place] for f in figures))
    yield _amount("memory, together", "MB", *(sum(f.memory) for f in figures))
    yield _amount("start, both servers", "s", *(bot.start_seconds for bot in bots))
    yield _amount("training", "s", *(bot.training.seconds for bot in bots))


def _times(label: str, ours: float, theirs: float) -> Row:
    return label, _ms(ours), _ms(theirs), _ratio(ours, theirs)


def _amount(label: str, unit: str, ours: float, theirs: float) -> Row:
    digits = 1 if unit == "s" else 0
    return label, f"{ours:.{digits}f} {unit}", f"{theirs:.{digits}f} {unit}", _ratio(ours, theirs)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _ratio(ours: float, theirs: float) -> str:
    return f"{ours / theirs:.2f}"
