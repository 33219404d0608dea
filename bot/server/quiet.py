"""Logging by which nothing people type can reach a log: by construction, not by care.

Third-party code may put anything in a log record: arguments, exceptions, locals. So only records of Kompaan's
own modules go through, without exceptions; of all others logger, level and place in the code remain.
"""

from __future__ import annotations

import logging
import os
import sys
import warnings
from typing import Any, Mapping, TextIO

import structlog

OWN = ("bot", "actions")
FORMAT = "%(levelname)s %(name)s: %(message)s"
_make_record = logging.LogRecord
_logger_makes_record = logging.Logger.makeRecord


def wanted_level(environment: Mapping[str, str] = os.environ) -> int:
    """The level of `LOG_LEVEL`, by which Rasa's own servers are set too; a warning when it is none."""
    level = logging.getLevelName(environment.get("LOG_LEVEL", "WARNING").upper())
    return level if isinstance(level, int) else logging.WARNING


def be_quiet(level: int | None = None, stream: TextIO | None = None) -> None:
    """Set up logging for a server process, before Rasa is imported; at `wanted_level` unless another is given."""
    level = wanted_level() if level is None else level
    logging.setLogRecordFactory(_withholding_record)
    logging.Logger.makeRecord = _without_extras  # type: ignore[method-assign]
    # What goes wrong while a record is written would be printed with the record.
    logging.raiseExceptions = False
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
    name: str,
    level: int,
    pathname: str,
    lineno: int,
    msg: Any,
    args: Any,
    exc_info: Any = None,
    func: str | None = None,
    *_stack: Any,
    **_more: Any,
) -> logging.LogRecord:
    """A record without exception and stack, and without words unless one of our own modules made it."""
    if name.split(".", 1)[0] in OWN:
        return _make_record(name, level, pathname, lineno, msg, args, None, func)
    text = f"message withheld ({pathname.rsplit('/', 1)[-1]}:{lineno})"
    return _make_record(name, level, pathname, lineno, text, (), None)


def _without_extras(self: logging.Logger, *parts: Any, **more: Any) -> logging.LogRecord:
    """A logger puts what a library adds (a request, an address) on the record after it is made."""
    # name, level, file, line, message, arguments, exception, function, extra, stack
    given = [*parts[:8], *([None] if len(parts) > 8 else ()), *parts[9:]]
    return _logger_makes_record(self, *given, **{**more, **({"extra": None} if "extra" in more else {})})
