"""A running server takes up an import, and goes on with what it knows when the database is gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.database import connect, migrate
from bot.knowledge.importer import import_knowledge
from bot.knowledge.live import LOOK_EVERY, Live
from bot.knowledge.queries import KnowledgeBase
from tests.knowledge.bases import filled, small


def short(base: KnowledgeBase) -> str:
    option = base.option("buddy")
    return option.short if option else ""


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'knowledge.db'}"


def renamed(url: str, text: str) -> None:
    """Import the small knowledge base with another text."""
    option = small().options[0].copy(update={"short": text})
    engine = connect(url)
    migrate(engine)
    import_knowledge(engine, replace(small(), options=[option]))


def test_what_was_imported_before_is_taken_up(url: str) -> None:
    filled(url, small())
    live = Live(url, short, "nog niets")
    assert live.current() == "nog niets"
    live.refresh()
    assert live.current() == small().options[0].short


def test_an_import_while_running_is_taken_up(url: str) -> None:
    filled(url, small())
    live = Live(url, short, "nog niets")
    live.refresh()
    renamed(url, "Iemand naast je.")
    live.refresh()
    assert live.current() == "Iemand naast je."


def test_without_a_database_the_first_value_stays_and_none_is_made(url: str, tmp_path: Path) -> None:
    live = Live(url, short, "van de bestanden")
    live.refresh()
    assert live.current() == "van de bestanden"
    assert list(tmp_path.iterdir()) == []


def test_when_the_database_goes_what_was_read_stays(url: str, tmp_path: Path) -> None:
    filled(url, small())
    live = Live(url, short, "nog niets")
    live.refresh()
    for file in tmp_path.iterdir():
        file.unlink()
    live.refresh()
    assert live.current() == small().options[0].short


def test_nobody_waits_and_looking_happens_at_most_every_few_seconds(url: str) -> None:
    now = [0.0]
    looks = []

    def make(base: KnowledgeBase) -> int:
        looks.append(base.version())
        return len(looks)

    filled(url, small())
    live = Live(url, make, 0, clock=lambda: now[0])
    for moment in (0.0, 0.1, LOOK_EVERY / 2, LOOK_EVERY - 0.1):
        now[0] = moment
        live.current()
    _wait_for(live)
    assert len(looks) <= 1


def _wait_for(live: Live[int]) -> None:
    """Until a look that was begun has ended."""
    with live._looking:
        return
