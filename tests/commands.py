"""Runs the `kompaan` command in this process, with a state directory of its own and a small knowledge base.

Import the fixtures where they are used: `from tests.commands import kompaan, state`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.knowledge.bases import SMALL


@dataclass(frozen=True)
class Said:
    """What a command did.

    Attributes:
        code: its exit code.
        out: what it wrote for other programs.
        err: what it told the person, as lines.
        crashed: whether it ended in anything but a clean exit.
    """

    code: int
    out: str
    err: list[str]
    crashed: bool

    @property
    def refusal(self) -> str:
        """The one line that told what was wrong; fails when it was said in any other way."""
        assert (self.code, self.out, self.crashed) == (1, "", False)
        (line,) = self.err
        return line


Kompaan = Callable[..., Said]


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty state directory, and no other setting."""
    for name in [name for name in os.environ if name.startswith("KOMPAAN_")]:
        monkeypatch.delenv(name)
    directory = tmp_path / "state"
    directory.mkdir()
    monkeypatch.setenv("KOMPAAN_STATE", str(directory))
    return directory


@pytest.fixture
def kompaan(state: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Kompaan:
    """Run the command: `kompaan("orient", path)`, with `given` on standard input."""
    monkeypatch.setattr("bot.knowledge.filling.KNOWLEDGE_DIRECTORY", SMALL)

    def run(*arguments: str | Path, given: str | bytes | None = None) -> Said:
        capfd.readouterr()
        done = CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)
        crashed = done.exception is not None and not isinstance(done.exception, SystemExit)
        return Said(done.exit_code, done.stdout, (capfd.readouterr().err + done.stderr).splitlines(), crashed)

    return run
