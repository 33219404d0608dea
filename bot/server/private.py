"""Keeps the memory of a server process to itself: no core dump, no debugger, no words of a failure."""

from __future__ import annotations

import ctypes
import logging
import resource
import sys
import threading
from types import TracebackType
from typing import Any

logger = logging.getLogger(__name__)

PR_SET_DUMPABLE = 4


def keep_private() -> None:
    """Set up this process; Kompaan's own line remains of what falls over: which kind of error, not its words."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # The limit does not hold for a system that hands core dumps to a program; this does. It also keeps
        # other processes of the same account from looking into this one.
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    sys.excepthook = _fell_over
    sys.unraisablehook = lambda unraisable: _say(unraisable.exc_type)
    threading.excepthook = lambda failed: _say(failed.exc_type)


def _fell_over(kind: type[BaseException], _error: BaseException, _trace: TracebackType | None) -> Any:
    _say(kind)


def _say(kind: type[BaseException]) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        logger.error("An error that nobody caught: %s.", kind.__name__)
