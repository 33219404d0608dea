"""A process that the others can do without: started again, later each time, and in the end left alone."""

from __future__ import annotations

import pytest

from bot.server import keeping
from bot.server.keeping import FIRST_WAIT, RESTARTS, STEADY, KeptGoing


class Fallen:
    """A process that a test lets fall over."""

    def __init__(self) -> None:
        self.code: int | None = None

    def poll(self) -> int | None:
        """As `subprocess.Popen` has it."""
        return self.code


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    lines: list[str] = []
    monkeypatch.setattr(keeping, "warn", lines.append)
    return lines


class Scene:
    """A process that is kept going, and its clock."""

    def __init__(self) -> None:
        self.now = 0.0
        self.started: list[Fallen] = []
        self.kept = KeptGoing(self._start, "Het blijft uit.", lambda: self.now)  # type: ignore[arg-type]

    def _start(self) -> Fallen:
        self.started.append(Fallen())
        return self.started[-1]

    def falls(self) -> None:
        """The process ends, and that is seen."""
        self.started[-1].code = 1
        self.kept.look()

    def wait(self, seconds: float) -> None:
        """Time passes, and somebody looks."""
        self.now += seconds
        self.kept.look()


def test_what_was_never_started_is_left_alone(said: list[str]) -> None:
    scene = Scene()
    scene.wait(1000)
    assert scene.started == [] and scene.kept.process is None


def test_each_time_it_waits_twice_as_long_and_in_the_end_it_stays_off(said: list[str]) -> None:
    scene = Scene()
    scene.kept.start()
    for number in range(RESTARTS):
        scene.falls()
        wait = FIRST_WAIT * 2**number
        scene.wait(wait - 0.01)
        assert len(scene.started) == number + 1
        scene.wait(0.02)
        assert len(scene.started) == number + 2
    assert said == []
    scene.falls()
    scene.wait(10_000)
    assert len(scene.started) == RESTARTS + 1
    assert said == ["Het blijft uit."]


def test_after_a_long_steady_time_it_counts_anew(said: list[str]) -> None:
    scene = Scene()
    scene.kept.start()
    for _ in range(RESTARTS * 3):
        scene.wait(STEADY + 1)
        scene.falls()
        scene.wait(FIRST_WAIT + 0.01)
    assert len(scene.started) == RESTARTS * 3 + 1
    assert said == []


def test_a_process_that_runs_is_left_alone(said: list[str]) -> None:
    scene = Scene()
    scene.kept.start()
    scene.wait(10_000)
    assert len(scene.started) == 1
