"""Reading what a browser sends: nothing of it is trusted, and nothing of it is repeated in an error."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sanic.request import Request

from bot.web.refusal import Refusal

MAX_BODY = 64 * 1024
"""Largest request body in bytes."""

MAX_MESSAGE = 10_000
"""Longest message in characters."""

_ID = re.compile(r"[0-9a-f]{32}")
_PAYLOAD = re.compile(r"/(?P<intent>[a-z][a-z0-9_]*)\s*(?P<entities>\{.*\})?", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SCALARS = (str, int, float, bool, type(None))


@dataclass(frozen=True)
class Incoming:
    """A message of a user.

    Attributes:
        conversation: id of the conversation.
        text: the message without control characters and outer white space; possibly empty.
        id: the sender's own id of the message, the same when it is sent again; or None.
        begun: whether the sender had an answer in this conversation before; None when it does not say, and then
            it did not show the greeting of the page either.
    """

    conversation: str
    text: str
    id: str | None = None
    begun: bool | None = None


def read_conversation(request: Request) -> str:
    """The id of the conversation that a request is about.

    Raises:
        Refusal: when the body is no JSON object (400) or the id is none of ours (404).
    """
    return _conversation(_body(request))


def read_message(request: Request) -> Incoming:
    """The message that a request brings.

    Raises:
        Refusal: when the body is no JSON object or the message no text (400), the id none of ours (404) or
            the message too long (413).
    """
    body = _body(request)
    conversation = _conversation(body)
    message, begun, id_ = body.get("message"), body.get("begun"), body.get("id")
    if not isinstance(message, str) or not isinstance(begun, (bool, type(None))):
        raise Refusal("malformed", 400)
    if id_ is not None and not is_id(id_):
        raise Refusal("malformed", 400)
    return Incoming(conversation, short_enough(clean(message)), id_, begun)


def is_id(text: object) -> bool:
    """Whether something is an id of a conversation or a message: 32 hexadecimal digits."""
    return isinstance(text, str) and bool(_ID.fullmatch(text))


def short_enough(text: str) -> str:
    """The text itself.

    Raises:
        Refusal: (413) when it is too long.
    """
    if len(text) > MAX_MESSAGE:
        raise Refusal("too_long", 413)
    return text


def clean(message: str) -> str:
    """The message without control characters, half characters and outer white space."""
    whole = message.encode("utf-8", "ignore").decode("utf-8")
    return _CONTROL.sub("", whole).strip()


def without_commands(text: str, intents: Collection[str], entities: Collection[str]) -> str:
    """What Rasa may hear: an exact payload of a button as it is, any other text without slashes in front.

    Rasa takes a text that starts with a slash for an intent, and warns with the whole text in its log when it
    cannot read it. So only what it can read passes: `/intent` or `/intent{"entity": "value"}`, written anew.

    Args:
        text: a cleaned message.
        intents: the intents that the bot knows.
        entities: the entities that the bot knows.
    """
    if not text.startswith("/"):
        return text
    match = _PAYLOAD.fullmatch(text)
    if match and match["intent"] in intents:
        if match["entities"] is None:
            return f"/{match['intent']}"
        values = _flat(match["entities"])
        if values is not None and values.keys() <= set(entities):
            return f"/{match['intent']}{json.dumps(values, ensure_ascii=False)}"
    return text.lstrip("/ \t\r\n")


def _body(request: Request) -> dict[str, Any]:
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Refusal("malformed", 400) from error
    if not isinstance(body, dict):
        raise Refusal("malformed", 400)
    return body


def _conversation(body: dict[str, Any]) -> str:
    conversation = body.get("conversation")
    if not is_id(conversation):
        raise Refusal("unknown_conversation", 404)
    return str(conversation)


def _flat(text: str) -> dict[str, Any] | None:
    """The JSON object in `text` when its values are plain or lists of plain values, else None."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return None
    flat = all(_plain(value) or (isinstance(value, list) and all(map(_plain, value))) for value in values.values())
    return values if flat else None


def _plain(value: object) -> bool:
    """Whether a value is no list or object, and no text with characters that JSON smuggles in as escapes."""
    return isinstance(value, _SCALARS) and (not isinstance(value, str) or clean(value) == value.strip())
