"""Collecting what the bot says in a turn, in the form that the page reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from rasa.core.channels.channel import OutputChannel


class MessageCollector(OutputChannel):
    """Hands on the messages of one turn; text, buttons and payload of a message stay together."""

    def __init__(self, say: Callable[[dict[str, Any]], None]) -> None:
        """`say` takes each message as it comes: `text`, `buttons` and `custom` where there are any, and no ids."""
        self._say = say

    @classmethod
    def name(cls) -> str:
        """Name of the channel as conversations keep it."""
        return "kompaan"

    async def send_response(self, _recipient_id: str, message: dict[str, Any]) -> None:
        """Hand on a message of the bot."""
        self.collect(message)

    def collect(self, message: dict[str, Any]) -> None:
        """Hand on a message, or nothing when there is nothing in it to show."""
        buttons = [*(message.get("buttons") or ()), *(message.get("quick_replies") or ())]
        parts = {
            "text": (message.get("text") or "").strip(),
            "buttons": _titles_and_payloads(buttons),
            "custom": message.get("custom"),
        }
        said = {name: part for name, part in parts.items() if part}
        if said:
            self._say(said)

    async def send_text_message(self, recipient_id: str, text: str, **_kwargs: Any) -> None:
        """Hand on a plain text; for callers that pass by `send_response`."""
        await self.send_response(recipient_id, {"text": text})


def _titles_and_payloads(buttons: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    return [
        {"title": button["title"], "payload": button.get("payload") or button["title"]}
        for button in buttons
        if button.get("title")
    ]
