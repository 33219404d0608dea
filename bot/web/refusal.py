"""Answers to requests that cannot be served: a Dutch sentence for the user, a code for the page."""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping
from typing import Any

from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from bot.web.texts import REPLIES

logger = logging.getLogger(__name__)

CODES_BY_STATUS: Mapping[int, str] = {
    404: "not_found",
    405: "not_allowed",
    413: "too_long",
    500: "failed",
    503: "not_ready",
}
"""Code of a refusal that Sanic raises itself; other statuses mean that the request could not be read."""


class Refusal(SanicException):
    """A request that cannot be served.

    Attributes:
        code: key of `REPLIES`.
        wait: seconds after which it makes sense to try again, or None.
    """

    def __init__(self, code: str, status: int, wait: float | None = None) -> None:
        super().__init__(code, status_code=status, quiet=True)
        self.code, self.wait = code, wait


def say(code: str) -> dict[str, Any]:
    """A message of the channel itself, in the form of a bot's message."""
    return {"text": REPLIES[code]}


def refuse(_request: Request, exception: Exception) -> HTTPResponse:
    """Exception handler: answer with a Dutch sentence and tell nothing about what happened inside.

    Of the exception only its type is logged, because texts and ids can stand in its message and its frames.
    """
    if not isinstance(exception, SanicException):
        logger.error("A request failed: %s.", type(exception).__name__)
    status = exception.status_code if isinstance(exception, SanicException) else 500
    code = exception.code if isinstance(exception, Refusal) else CODES_BY_STATUS.get(status, "malformed")
    wait = exception.wait if isinstance(exception, Refusal) else None
    headers = {} if wait is None else {"Retry-After": str(math.ceil(wait))}
    return json_response({"error": code, "messages": [say(code)]}, status=status, headers=headers)
