"""A conversation over Kompaan's own channel, as the page has it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import httpx

CONVERSATIONS = "/webhooks/kompaan/conversations"
MESSAGES = "/webhooks/kompaan/messages"


@dataclass
class OwnTalk:
    """One conversation.

    Attributes:
        address: base URL of the chat server.
        sender: its id, made by the server.
        messages: what came back on the last message.
    """

    address: str
    sender: str = ""
    messages: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sender = httpx.post(self.address + CONVERSATIONS, timeout=30).json()["conversation"]

    def say(self, text: str) -> str:
        """Send a text; returns all text that came back."""
        body = {"conversation": self.sender, "message": text}
        answer = httpx.post(self.address + MESSAGES, content=json.dumps(body), timeout=60).json()
        self.messages = answer["messages"]
        return self.text

    @property
    def text(self) -> str:
        """All text of the last answer."""
        return "\n".join(message["text"] for message in self.messages if message.get("text"))

    def custom(self, kind: str) -> dict[str, Any] | None:
        """The payload of a type in the last answer, or None."""
        found = [m["custom"] for m in self.messages if (m.get("custom") or {}).get("type") == kind]
        return found[-1] if found else None

    def erase(self) -> None:
        """What the button does."""
        body = {"conversation": self.sender}
        assert httpx.request("DELETE", self.address + CONVERSATIONS, json=body, timeout=30).json()["erased"] is True
