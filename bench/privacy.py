"""Measures forgetting: memory after many conversations whose time is over, and how fast one is erased.

Run as `python -m bench.privacy`. First the tracker store alone, then the real servers. The table goes to
`bench/privacy.md` and to the screen.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from statistics import median

from bench.bots import STATE
from bench.client import BenchError
from bench.forgetting import MINUTES, SIDE_BY_SIDE, TURNS, Memory, ShortLivedServers, erasing, served, store_alone
from bot.knowledge.filling import fill
from bot.server.children import StartError, on_free_ports
from bot.settings import Settings
from bot.training import model_path, train

REPORT = Path(__file__).with_name("privacy.md")
CONVERSATIONS = 10_000
SERVED = 200


def table(conversations: int, alone: Memory, real: Memory, seconds: dict[str, list[float]], load_before: float) -> str:
    """The report."""
    rows = [
        (f"tracker store, {conversations:,} conversations of {TURNS} turns", alone),
        (f"chat server, {SERVED} conversations of {TURNS} turns", real),
    ]
    lines = [
        f"| {name} | {memory.before:.0f} MB | {memory.full:.0f} MB | {memory.after:.0f} MB | "
        f"{100 * (memory.after / memory.before - 1):+.1f} % |"
        for name, memory in rows
    ]
    erased = [
        f"| {way}, {len(each)} times | {_ms(median(each))} | {_ms(each[int(len(each) * 0.95)])} | {_ms(each[-1])} |"
        for way, each in seconds.items()
    ]
    return f"""# Forgetting, measured

Made by `python -m bench.privacy` on {datetime.now():%Y-%m-%d %H:%M}: {os.cpu_count()} cores ({platform.machine()}),
load {load_before:.1f} before the start. Targets: memory back within 10 %, an erasure confirmed within 1 s.

|  | before | full | after their time | difference |
| --- | ---: | ---: | ---: | ---: |
{chr(10).join(lines)}

| erasing while {SIDE_BY_SIDE} others talk on | median | p95 | longest |
| --- | ---: | ---: | ---: |
{chr(10).join(erased)}

Memory is the resident set. The store keeps its own time to live of 30 minutes, with the clock put ahead; the server
has one of {MINUTES:.0f} minute here. Nobody talks when their time ends: the store sweeps by itself.
"""


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def main() -> int:
    """Measure, write and print; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--conversations", type=int, default=CONVERSATIONS, help="in the store (%(default)s)")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        print(json.dumps(asdict(store_alone(options.conversations))))
        return 0
    load_before = os.getloadavg()[0]
    try:
        # In a process of its own, so that nothing else is in its memory.
        alone = subprocess.run(
            [sys.executable, "-m", "bench.privacy", "--alone", "--conversations", str(options.conversations)],
            check=True,
            stdout=subprocess.PIPE,
        )
        with ShortLivedServers(*_prepared()) as servers:
            real = served(servers, SERVED)
            seconds = erasing(servers.address)
    except (BenchError, StartError, subprocess.SubprocessError) as error:
        print(f"Not measured: {error}", file=sys.stderr)
        return 1
    report = table(options.conversations, Memory(**json.loads(alone.stdout)), real, seconds, load_before)
    REPORT.write_text(report, encoding="utf-8")
    print(report)
    return 0


def _prepared() -> tuple[Settings, Path]:
    """Settings of a Kompaan with a database of its own, and its model."""
    STATE.mkdir(parents=True, exist_ok=True)
    state = os.environ.get("KOMPAAN_STATE", str(STATE))
    settings = on_free_ports(Settings.from_environment({"KOMPAAN_STATE": state}))
    fill(settings.database_url)
    wanted = model_path(settings)
    return settings, wanted if wanted.is_file() else train(settings)


if __name__ == "__main__":
    sys.exit(main())
