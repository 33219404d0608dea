"""Measures the knowledge base with up to 10,000 options, on SQLite and PostgreSQL: `python -m bench.knowledge`.

The options are copies of the real ones under other ids and names. Every answer is read from the database: what a
server remembers between two imports is left out. The table goes to `bench/knowledge.md` and to the screen.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from dataclasses import replace
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Callable, Iterator

from sqlalchemy.engine import Engine

from bot.database import connect, migrate
from bot.knowledge.contents import Knowledge
from bot.knowledge.importer import import_knowledge
from bot.knowledge.loader import load
from bot.knowledge.queries import KnowledgeBase
from bot.knowledge.schema import Option
from bot.questions.wanted import Wanted
from bot.settings import KNOWLEDGE_DIRECTORY
from tests.postgres import NoPostgres, Server

REPORT = Path(__file__).with_name("knowledge.md")
SIZES = (2_500, 5_000, 10_000)
TIMES = 60
QUESTIONS: dict[str, Callable[[KnowledgeBase, int], object]] = {
    "one option, all its facts": lambda base, turn: base.option(f"buddy-{turn * 32 + 2}"),
    "who comes to the home": lambda base, _: base.search(Wanted(("home_visits",))),
    "for a child of 3": lambda base, _: base.search(Wanted(ages=(3,))),
    "home visits, school, 15 years": lambda base, _: base.search(Wanted(("home_visits", "domains:school"), (15,))),
    "one idea": lambda base, _: base.concept("participatieladder"),
    "one contact": lambda base, _: base.contact("awel"),
}


def main() -> int:
    """Measure, write and print; returns the exit code."""
    knowledge = load(KNOWLEDGE_DIRECTORY)
    with tempfile.TemporaryDirectory() as directory:
        columns = {"SQLite": _measure(lambda size: f"sqlite:///{directory}/{size}.db", knowledge)}
        try:
            server = Server()
        except NoPostgres as reason:
            print(f"PostgreSQL was not measured: {reason}", file=sys.stderr)
        else:
            columns["PostgreSQL"] = _measure(lambda _: _emptied(server), knowledge)
            server.stop()
    report = _report(columns)
    REPORT.write_text(report, encoding="utf-8")
    print(report)
    return 0


def _measure(url_of: Callable[[int], str], knowledge: Knowledge) -> dict[str, str]:
    figures: dict[str, str] = {}
    for size in SIZES:
        engine = connect(url_of(size))
        migrate(engine)
        larger = replace(knowledge, options=list(_copies(knowledge.options, size)), files={})
        start = perf_counter()
        import_knowledge(engine, larger)
        seconds = perf_counter() - start
        figures[f"import of {size:,} options"] = f"{seconds:.1f} s, {seconds / size * 1000:.2f} ms each"
    for question, ask in QUESTIONS.items():
        figures[question] = f"{_milliseconds(engine, ask):.1f} ms"
    return figures


def _emptied(server: Server) -> str:
    server.empty()
    return server.url


def _milliseconds(engine: Engine, ask: Callable[[KnowledgeBase, int], object]) -> float:
    """The median time of an answer that nobody remembers."""
    taken = []
    for turn in range(TIMES):
        base = KnowledgeBase(engine)
        start = perf_counter()
        ask(base, turn)
        taken.append(perf_counter() - start)
    return median(taken) * 1000


def _copies(options: list[Option], size: int) -> Iterator[Option]:
    for number, option in enumerate(islice(cycle(options), size)):
        other = {"id": f"{option.id}-{number}", "name": f"{option.name} {number}"}
        yield option.copy(update={**other, "aliases": [f"{alias} {number}" for alias in option.aliases]})


def _report(columns: dict[str, dict[str, str]]) -> str:
    names = list(columns)
    rows = [["", *names], ["---", *["---:"] * len(names)]]
    rows += [[question, *(columns[name][question] for name in names)] for question in columns[names[0]]]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"""# The knowledge base with 10,000 options

Made by `python -m bench.knowledge` on {datetime.now():%Y-%m-%d %H:%M}: {os.cpu_count()} cores ({platform.machine()}),
load {os.getloadavg()[0]:.1f}. Medians of {TIMES} answers, each read anew from the database of 10,000 options.
Other machines give other figures; an answer is to stay under 10 ms, and an import to grow with its size.

{table}
"""


if __name__ == "__main__":
    sys.exit(main())
