"""Measures Kompaan beside a bot of `rasa init`, in one run on this machine: `python -m bench.turns`.

Both with their real servers, on loopback. The table goes to `bench/turns.md` and to the screen.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path

from bench.bots import kompaan, stock
from bench.client import BenchError
from bench.measuring import TURNS, measure
from bench.report import table
from bot.database import DatabaseError
from bot.knowledge.loader import KnowledgeError
from bot.server.children import StartError

REPORT = Path(__file__).with_name("turns.md")
INTERRUPTED = 130


def main() -> int:
    """Measure, write and print; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=TURNS, help="least turns per bot (%(default)s)")
    parser.add_argument("--retrain", action="store_true", help="train both anew, to measure that as well")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, _interrupt)
    load_before = os.getloadavg()[0]
    try:
        with stock(options.retrain) as second, kompaan(options.retrain) as first:
            figures = measure(first, second, options.turns)
            report = table((first, second), figures, load_before)
    except (BenchError, StartError, DatabaseError, KnowledgeError) as error:
        print(f"Not measured: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return INTERRUPTED
    REPORT.write_text(report, encoding="utf-8")
    print(report)
    return 0


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
