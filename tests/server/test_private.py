"""The memory of a server stays in the server: no core dump, and no words of what fell over."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

SECRET = "zebrapaardje"
BEGIN = f"""
import os, sys, threading
sys.path.insert(0, os.environ["PROJECT"])
from bot.server.private import keep_private
from bot.server.quiet import be_quiet
SECRET = "{SECRET}"
"""
FAILURES = {
    "main": "raise ValueError(SECRET)",
    "thread": "t = threading.Thread(target=lambda: int(SECRET)); t.start(); t.join()",
    "finaliser": "class A:\n    def __del__(self): raise ValueError(SECRET)\nA()",
    "chained": "try:\n    int(SECRET)\nexcept ValueError as e:\n    raise RuntimeError('x') from e",
    "faulthandler": "import faulthandler; faulthandler.enable(); text = SECRET; os.kill(os.getpid(), 11)",
}


def run(code: str, where: Path) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own, in an empty directory, with core dumps allowed from outside."""
    from bot.settings import PROJECT

    return subprocess.run(
        ["/bin/sh", "-c", 'ulimit -c unlimited 2>/dev/null; exec "$0" -c "$1"', sys.executable, BEGIN + code],
        cwd=where,
        env={"PROJECT": str(PROJECT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("failure", FAILURES)
def test_of_a_failure_only_its_kind_is_told(failure: str, tmp_path: Path) -> None:
    ended = run("keep_private(); be_quiet()\n" + FAILURES[failure], tmp_path)
    assert SECRET not in ended.stdout + ended.stderr
    assert ended.stderr, "who keeps the servers has to know that something fell over"
    assert not list(tmp_path.iterdir())


def test_without_it_the_words_are_told(tmp_path: Path) -> None:
    """The test above can fail."""
    assert SECRET in run(FAILURES["main"], tmp_path).stderr


@pytest.mark.parametrize("name", ["SIGSEGV", "SIGABRT", "SIGQUIT", "SIGBUS"])
def test_no_core_dump_however_it_is_killed(name: str, tmp_path: Path) -> None:
    number = getattr(signal, name)
    ended = run(f"keep_private(); be_quiet(); os.kill(os.getpid(), {number.value})", tmp_path)
    assert ended.returncode == -number
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="alleen op Linux is dit na te kijken")
def test_other_processes_of_the_same_account_cannot_look_inside(tmp_path: Path) -> None:
    code = "import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), flush=True)"
    assert run(f"keep_private(); {code}", tmp_path).stdout.strip() == "0"
    assert run(code, tmp_path).stdout.strip() == "1"
