"""A process that counts conversations: `python -m tests.insights.counting_process URL CONVERSATIONS ROUNDS`.

It says when it is ready, waits for a line, and then all conversations count at once.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

from bot.database import connect
from bot.insights.counting import Counters
from bot.insights.cube import Key
from bot.insights.periods import Period

NOVEMBER = Period(2026, 11)
KEYS: tuple[Key, ...] = (
    ("conversations", "orientation", "conversations"),
    ("domain_by_province", "school", "Limburg"),
    ("domain_by_age", "school", "6-11"),
    ("domain_by_asker", "school", "parent"),
    ("options", "buddy", "advised"),
)


def main(url: str, conversations: int, rounds: int) -> None:
    """Count."""
    counters = Counters(connect(url), lambda: NOVEMBER, gather=0.01)

    def talk(number: int) -> None:
        for turn in range(rounds):
            # Each in another order, so that two that wait for each other would show.
            start = (number + turn) % len(KEYS)
            counters.add(KEYS[start:] + KEYS[:start])

    print("ready", flush=True)
    sys.stdin.readline()
    with ThreadPoolExecutor(conversations) as pool:
        list(pool.map(talk, range(conversations)))
    counters.close(30)
    print(counters.lost, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
