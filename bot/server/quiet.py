"""Logging by which nothing people type can reach a log: by construction, not by care.

Third-party code may put anything in a log record: arguments, exceptions, locals. So only records of Kompaan's
own modules go through as they are; of all others logger, level and place in the code remain.
"""

from __future__ import annotations

import logging
import sys
import warnings
from typing import Any, TextIO

import structlog

OWN = ("bot", "actions")
FORMAT = "%(levelname)s %(name)s: %(message)s"
_make_record = logging.LogRecord


def be_quiet(level: int = logging.WARNING, stream: TextIO | None = None) -> None:
    """Set up logging for a server process, before Rasa is imported."""
    logging.setLogRecordFactory(_withholding_record)
    logging.basicConfig(level=level, format=FORMAT, stream=stream or sys.stderr, force=True)
    for name in (
        "rasa",
        "rasa_sdk",
        "sanic",
        "sanic.root",
        "sanic.error",
        "sanic.access",
        "asyncio",
        "aiohttp",
    ):
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    # A filter would not do: libraries set their own while they are imported.
    warnings.showwarning = lambda *_warning, **_more: None
    # Rasa hands whole messages to structlog, which prints them at every level unless it is told otherwise.
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, lambda _logger, _method, _event: "withheld"],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def _withholding_record(
    name: str, level: int, pathname: str, lineno: int, msg: Any, args: Any, *rest: Any, **more: Any
) -> logging.LogRecord:
    """A record without arguments, exception and stack unless one of our own modules made it."""
    if name.split(".", 1)[0] in OWN:
        return _make_record(name, level, pathname, lineno, msg, args, *rest, **more)
    text = f"message withheld ({pathname.rsplit('/', 1)[-1]}:{lineno})"
    return _make_record(name, level, pathname, lineno, text, (), None)
