"""A conversation over REST, in the words of a test: say, press, and look at what came back."""

from __future__ import annotations

import json
import secrets
import urllib.request
from dataclasses import dataclass, field
from typing import Any

TIMEOUT = 30.0


@dataclass
class Talk:
    """One conversation with a running Kompaan.

    Attributes:
        address: base URL of the chat server.
        messages: what came back on the last message.
        shown: the buttons on the screen: those of the last message that had any.
    """

    address: str
    sender: str = field(default_factory=lambda: secrets.token_hex(16))
    messages: list[dict[str, Any]] = field(default_factory=list)
    shown: list[dict[str, str]] = field(default_factory=list)

    def say(self, text: str) -> str:
        """Type a text; returns all text that came back."""
        request = urllib.request.Request(
            f"{self.address}/webhooks/rest/webhook",
            json.dumps({"sender": self.sender, "message": text}).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
            self.messages = json.load(response)
        self.shown = [button for message in self.messages for button in message.get("buttons") or []]
        return self.text

    def says(self, *texts: str) -> str:
        """Type several texts, one after the other; returns the text of the last answer."""
        for text in texts:
            self.say(text)
        return self.text

    def press(self, title: str) -> str:
        """Press a button whose title starts so; fails when it is not there."""
        found = [button for button in self.shown if button["title"].startswith(title)]
        assert found, f"no button '{title}' among {[button['title'] for button in self.shown]}"
        return self.say(found[0]["payload"])

    @property
    def text(self) -> str:
        """All text of the last answer."""
        return "\n".join(message["text"] for message in self.messages if message.get("text"))

    @property
    def titles(self) -> list[str]:
        """The titles of the buttons on the screen."""
        return [button["title"] for button in self.shown]

    def custom(self, kind: str) -> dict[str, Any] | None:
        """The payload of a type in the last answer, or None."""
        found = [m["custom"] for m in self.messages if (m.get("custom") or {}).get("type") == kind]
        return found[-1] if found else None

    @property
    def asked(self) -> str | None:
        """Which field of the Situation was asked, if one was."""
        question = self.custom("orientation_question")
        return question["field"] if question else None
