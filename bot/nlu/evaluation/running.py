"""What the trained pipeline costs while it runs: `python -m bot.nlu.evaluation.running DIRECTORY < texts.json`.

In a process of its own, as training leaves more memory behind than running takes.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import time
import warnings
from pathlib import Path
from typing import Callable, Final, Sequence

import numpy as np

from bot.nlu.evaluation.parser import Parser
from bot.nlu.intent_classifier import DutchIntentClassifier
from bot.settings import PROJECT

MOST_TEXTS: Final = 400
ROUNDS: Final = 3
PATIENCE: Final = 300
"""Seconds."""


class RunningError(RuntimeError):
    """The trained pipeline could not be run."""


def cost_of_running(storage: Path, texts: Sequence[str]) -> dict[str, float]:
    """Milliseconds per message and megabytes of memory, by the names of their thresholds.

    Args:
        storage: directory with the trained components.
        texts: messages; where there are very many, a part of them, evenly spread.

    Raises:
        RunningError: when the other process fails.
    """
    some = texts[:: max(1, len(texts) // MOST_TEXTS)]
    command = [sys.executable, "-m", __name__, str(storage)]
    try:
        done = subprocess.run(  # noqa: S603  # our own module
            command, input=json.dumps(some), capture_output=True, text=True, check=True, cwd=PROJECT, timeout=PATIENCE
        )
        measured: dict[str, float] = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise RunningError(f"the trained pipeline does not run ({type(error).__name__})") from error
    return measured


def milliseconds(run: Callable[[str], object], texts: Sequence[str]) -> tuple[float, float]:
    """Median and 95th percentile of the milliseconds for one message.

    Time of the processor, and of each message the fastest of a few times: what else the machine does is not ours
    to measure.
    """
    fastest = [float("inf")] * len(texts)
    for _ in range(ROUNDS):
        for number, text in enumerate(texts):
            started = time.thread_time()
            run(text)
            fastest[number] = min(fastest[number], time.thread_time() - started)
    return float(np.percentile(fastest, 50)) * 1000, float(np.percentile(fastest, 95)) * 1000


def main() -> None:
    """Measure and print as JSON."""
    logging.disable(logging.INFO)
    warnings.simplefilter("ignore")
    parser, texts = Parser.loaded(Path(sys.argv[1])), json.load(sys.stdin)
    median, slow = milliseconds(parser.process, texts)
    intents, _ = milliseconds(lambda text: parser.only(DutchIntentClassifier, text), texts)
    measured = {"parse_median_ms": median, "parse_p95_ms": slow, "intents_median_ms": intents, "memory_mb": _memory()}
    print(json.dumps(measured))


def _memory() -> float:
    """The resident set of this process in megabytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
