"""A hundred conversations at once, in processes of their own and with the real bot: no count lost, none double."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy.engine import Engine

from bot.database import connect
from bot.insights.counting import lost_additions
from bot.settings import PROJECT, Settings
from tests.insights.counting_process import KEYS
from tests.insights.test_counting import counted
from tests.server.running import until
from tests.talking import Talk

PROCESSES, CONVERSATIONS, ROUNDS = 4, 25, 20
MANY = 100


def test_four_servers_with_twenty_five_talks_each_count_in_one_database(engine: Engine, database_url: str) -> None:
    command = [sys.executable, "-m", "tests.insights.counting_process", database_url, str(CONVERSATIONS), str(ROUNDS)]
    running = [
        subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(PROCESSES)
    ]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    # Only when all are ready, so that they are at it together.
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    lost = [process.communicate(timeout=60)[0].strip() for process in running]
    assert lost == ["0"] * PROCESSES
    assert counted(engine) == {("2026-11", *key): PROCESSES * CONVERSATIONS * ROUNDS for key in KEYS}
    assert lost_additions(engine) == {}


def test_a_hundred_talks_with_the_bot_at_once_count_a_hundred(kompaan_server: str, settings: Settings) -> None:
    engine = connect(settings.database_url)
    before = counted(engine)

    def talk(_: int) -> None:
        conversation = Talk(kompaan_server)
        conversation.say('/inform{"asker": "parent", "domain": "leisure", "age": 4, "province": "Limburg"}')
        # Twice each, as somebody does who looks again.
        conversation.says("/stop", "/show_advice", "/show_advice", "/crisis_danger", "/crisis_danger")

    with ThreadPoolExecutor(MANY) as pool:
        list(pool.map(talk, range(MANY)))

    def added() -> dict[tuple[str, ...], int]:
        after = counted(engine)
        return {cell[1:]: many - before.get(cell, 0) for cell, many in after.items()}

    expected = {
        ("conversations", "orientation", "conversations"),
        ("domain_by_province", "leisure", "Limburg"),
        ("domain_by_age", "leisure", "3-5"),
        ("domain_by_asker", "leisure", "parent"),
        ("crisis", "danger", "conversations"),
    }
    until(lambda: all(added().get(key, 0) >= MANY for key in expected), "a hundred are counted", 10)
    assert {key: added()[key] for key in expected} == dict.fromkeys(expected, MANY)
