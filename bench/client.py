"""Talks to a bot over Rasa's REST channel and takes the time of every turn."""

from __future__ import annotations

import http.client
import json
import secrets
import time
from typing import Any, Callable, Generator, Iterator
from urllib.parse import urlsplit

TIMEOUT = 30.0
PATH = "/webhooks/rest/webhook"
HEADERS = {"Content-Type": "application/json"}

Message = dict[str, Any]
Dialogue = Generator[str, list[Message], None]
"""Yields what the user says and is sent what the bot answers."""

MakeDialogue = Callable[[], Dialogue]


class BenchError(RuntimeError):
    """What is measured does not do what it should, so its time means nothing."""


class Client:
    """One connection that stays open. `http.client`: it adds least to the time that is measured."""

    def __init__(self, address: str) -> None:
        """Make a client for the server at a base URL; it connects at the first turn."""
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=TIMEOUT)

    def turn(self, sender: str, text: str) -> tuple[float, list[Message]]:
        """Say something in a conversation.

        Returns:
            the seconds until the whole answer was there, and the answer.

        Raises:
            BenchError: when there is no answer.
        """
        body = json.dumps({"sender": sender, "message": text}).encode()
        began = time.perf_counter()
        try:
            self._connection.request("POST", PATH, body, HEADERS)
            response = self._connection.getresponse()
            answer = response.read()
        except (OSError, http.client.HTTPException) as error:
            raise BenchError(f"no answer to '{text}': {type(error).__name__}") from error
        seconds = time.perf_counter() - began
        messages: list[Message] = json.loads(answer) if response.status == 200 else []
        if not messages:
            raise BenchError(f"no answer to '{text}': status {response.status}, {answer[:80]!r}")
        return seconds, messages

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def play(client: Client, dialogue: Dialogue, sender: str | None = None) -> Iterator[float]:
    """Have a dialogue, turn by turn, in a new conversation or in that of `sender`.

    Yields:
        the seconds of each turn; stop iterating to leave the dialogue halfway.
    """
    sender = sender or secrets.token_hex(16)
    try:
        text = next(dialogue)
        while True:
            seconds, messages = client.turn(sender, text)
            yield seconds
            text = dialogue.send(messages)
    except StopIteration:
        return
