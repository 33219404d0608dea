"""The measurements, each in short blocks that alternate between the bots, so that noise hits them alike."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import cycle, islice
from statistics import median, quantiles

from bench.bots import Bot
from bench.client import Client, MakeDialogue, play
from bench.processes import processor_seconds, resident_megabytes

TURNS = 300
"""Least number of turns with a custom action per bot."""

LONGEST = 90.0
"""Seconds that one kind of measurement may take."""

MARKS = (5, 50, 200)
AROUND = 10
"""Turns from a mark on that are taken together: Kompaan's turns differ in kind."""

PLAIN_TURNS = 6
"""Turns without custom action, per conversation."""

CONVERSATION = 24
"""Turns after which the greetings of the stock bot count as one conversation."""

LONG_TALKS = 8
LEAST_LONG_TALKS = 2
SIDE_BY_SIDE = 10
CROWD_BLOCKS = 4
CROWD_SECONDS = 6.0


@dataclass
class Figures:
    """What was measured of one bot; times in seconds, memory in MB.

    Attributes:
        turns: turns with custom actions, by dialogue.
        processor: processor time of both servers during those; 0 where the system does not tell.
        plain: turns without a custom action.
        deep: turns from the 5th, 50th and 200th on of one conversation.
        crowded: turns while ten conversations go on side by side.
        throughput: turns per second of those, by block.
        memory: chat server and action server, after everything.
    """

    turns: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    processor: float = 0.0
    plain: list[float] = field(default_factory=list)
    deep: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    crowded: list[float] = field(default_factory=list)
    throughput: list[float] = field(default_factory=list)
    memory: tuple[float, ...] = ()

    @property
    def all_turns(self) -> list[float]:
        """All turns with custom actions."""
        return [seconds for turns in self.turns.values() for seconds in turns]


def measure(first: Bot, second: Bot, wanted: int = TURNS) -> tuple[Figures, Figures]:
    """Measure two bots side by side.

    Raises:
        BenchError: when one of them does not answer as it should.
    """
    pair = (first, Figures()), (second, Figures())
    _warm_up(first, second)
    _turns(pair, wanted)
    _depth(pair)
    _crowd(pair)
    for bot, figures in pair:
        figures.memory = tuple(resident_megabytes(pid) for pid in bot.pids)
    return pair[0][1], pair[1][1]


Pair = tuple[tuple[Bot, Figures], tuple[Bot, Figures]]


def percentile_95(values: list[float]) -> float:
    """The value that 95 % stay under."""
    return quantiles(values, n=20)[-1] if len(values) > 1 else median(values)


def _warm_up(*bots: Bot) -> None:
    for bot in bots:
        client = Client(bot.address)
        for make in bot.dialogues.values():
            for _ in range(2):
                list(islice(play(client, make()), CONVERSATION))
        client.close()


def _turns(pair: Pair, wanted: int) -> None:
    """Whole dialogues of the first, and as many turns of the second, each in new conversations."""
    _say("turns")
    deadline = time.monotonic() + LONGEST
    (first, of_first), (second, of_second) = pair
    clients = Client(first.address), Client(second.address)
    for name, other in zip(cycle(first.dialogues), cycle(second.dialogues)):
        before = processor_seconds(*first.pids), processor_seconds(*second.pids)
        turns = list(play(clients[0], first.dialogues[name]()))
        of_first.turns[name] += turns
        of_second.turns[other] += islice(play(clients[1], second.dialogues[other]()), len(turns))
        of_first.processor += processor_seconds(*first.pids) - before[0]
        of_second.processor += processor_seconds(*second.pids) - before[1]
        for (bot, figures), client in zip(pair, clients, strict=True):
            figures.plain += islice(play(client, bot.plain()), PLAIN_TURNS)
        enough = min(len(of_first.all_turns), len(of_second.all_turns)) >= wanted
        if enough or time.monotonic() > deadline:
            break
    for client in clients:
        client.close()


def _depth(pair: Pair) -> None:
    """Long conversations, one of each bot at a time, some turns of the one and then of the other."""
    _say("long conversations")
    deadline = time.monotonic() + LONGEST
    for number in range(LONG_TALKS):
        if number >= LEAST_LONG_TALKS and time.monotonic() > deadline:
            break
        clients = [Client(bot.address) for bot, _ in pair]
        talks = [
            play(client, bot.endless[number % len(bot.endless)]())
            for (bot, _), client in zip(pair, clients, strict=True)
        ]
        turns: tuple[list[float], ...] = [], []
        while len(turns[0]) < MARKS[-1] + AROUND:
            for taken, talk in zip(turns, talks, strict=True):
                taken += islice(talk, AROUND)
        for (_, figures), taken in zip(pair, turns, strict=True):
            for mark in MARKS:
                figures.deep[mark] += taken[mark - 1 : mark - 1 + AROUND]
        for client in clients:
            client.close()


def _crowd(pair: Pair) -> None:
    """Ten conversations side by side."""
    _say(f"{SIDE_BY_SIDE} conversations side by side")
    for _ in range(CROWD_BLOCKS):
        for bot, figures in pair:
            turns = _crowd_block(bot)
            figures.crowded += turns
            figures.throughput.append(len(turns) / CROWD_SECONDS)


def _crowd_block(bot: Bot) -> list[float]:
    """The turns that end within the block."""
    ends = time.monotonic() + CROWD_SECONDS
    turns: list[float] = []
    errors: list[Exception] = []

    def talk(makers: list[MakeDialogue]) -> None:
        client = Client(bot.address)
        try:
            for make in cycle(makers):
                for seconds in islice(play(client, make()), CONVERSATION):
                    if time.monotonic() > ends:
                        return
                    turns.append(seconds)
        except Exception as error:  # noqa: BLE001  (raised below, in the thread that measures)
            errors.append(error)
        finally:
            client.close()

    makers = list(bot.dialogues.values())
    threads = [
        threading.Thread(target=talk, args=(makers if number % 2 else makers[::-1],), daemon=True)
        for number in range(SIDE_BY_SIDE)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return turns


def _say(what: str) -> None:
    print(f"Measuring {what} ...", flush=True)
