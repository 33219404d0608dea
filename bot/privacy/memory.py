"""Time and memory as forgetting needs them."""

from __future__ import annotations

import ctypes
import time


def elapsed() -> float:
    """Seconds on a clock that nobody sets and that goes on while the machine sleeps, where the system has one.

    Python's monotonic clock stands still in a laptop that is closed; what was typed must not outlive the night.
    """
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)


def give_back() -> None:
    """Give memory that was freed back to the system; where that is not possible it waits to be used again."""
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError, TypeError):
        # Only the C library of GNU has it.
        return
