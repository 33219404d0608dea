"""How commands speak to people: one clear line on standard error, exit code 1."""

from __future__ import annotations

import sys
from typing import NoReturn

from rich.console import Console

# The real standard error: while training, what Rasa writes to `sys.stderr` is turned away.
console = Console(file=sys.__stderr__, highlight=False)


def fail(*lines: str) -> NoReturn:
    """Say what is wrong and what to do, and end with exit code 1."""
    for line in lines:
        console.print(line, style="red", soft_wrap=True, markup=False)
    raise SystemExit(1)


def warn(line: str) -> None:
    """Say something that needs attention, and go on."""
    console.print(line, style="yellow", soft_wrap=True, markup=False)
