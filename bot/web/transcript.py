"""The conversation as a browser without JavaScript carries it: in the page itself, sealed, and nowhere else.

Every answer is a new page, which shows what was said before. The server keeps none of that: the page sends it
along, and the seal shows that it is what this server wrote, for this conversation.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import zlib
from dataclasses import dataclass
from typing import Any

MOST_CHARACTERS = 30_000
"""Length of a sealed transcript; older turns are left out, so that a form stays below the limit of a request."""

_KEY = secrets.token_bytes(32)
_SEAL = hashlib.sha256().digest_size


@dataclass(frozen=True)
class Said:
    """One turn.

    Attributes:
        shown: what the user said, as it stands on the page; empty when nothing was said.
        messages: the bot's messages, arranged for the page.
    """

    shown: str
    messages: list[dict[str, Any]]


@dataclass(frozen=True)
class Transcript:
    """What was said in a conversation.

    Attributes:
        turns: oldest first.
        trimmed: whether older turns were left out.
    """

    turns: tuple[Said, ...] = ()
    trimmed: bool = False

    def and_then(self, said: Said) -> Transcript:
        """The transcript with one more turn."""
        return Transcript((*self.turns, said), self.trimmed)

    def title_of(self, choice: str) -> str:
        """What stands on the button of the last turn that sends `choice`; `choice` itself when there is none."""
        messages = self.turns[-1].messages if self.turns else []
        buttons = [button for message in messages for button in (*message.get("buttons", ()), *_places(message))]
        return next((button["title"] for button in buttons if button["payload"] == choice), choice)

    def note(self, place: str) -> str | None:
        """The text to take along at a place of the page, or None when there is none.

        Args:
            place: turn and message, both counted from the end, and the kind of text, as in `1.2.masked`.
        """
        turn, message, kind = ([*place.split("."), "", "", ""])[:3]
        try:
            said = self.turns[-int(turn)].messages[-int(message)]
        except (ValueError, IndexError):
            return None
        custom = said.get("custom")
        texts = custom.get("note") if isinstance(custom, dict) else None
        return texts.get(kind) if isinstance(texts, dict) else None

    def sealed(self, conversation: str) -> str:
        """The transcript as text for a form."""
        whole = self
        while len(text := whole._packed(conversation)) > MOST_CHARACTERS and whole.turns:
            whole = Transcript(whole.turns[1:], trimmed=True)
        return text

    def _packed(self, conversation: str) -> str:
        data = {"turns": [[said.shown, said.messages] for said in self.turns], "trimmed": self.trimmed}
        packed = zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 9)
        return base64.urlsafe_b64encode(_seal(conversation, packed) + packed).decode()


def unsealed(text: str, conversation: str) -> Transcript:
    """The transcript that a form brings; empty when this server did not seal it for this conversation."""
    try:
        whole = base64.urlsafe_b64decode(text.encode())
    except (ValueError, UnicodeEncodeError):
        return Transcript()
    seal, packed = whole[:_SEAL], whole[_SEAL:]
    if not packed or not hmac.compare_digest(seal, _seal(conversation, packed)):
        return Transcript()
    data = json.loads(zlib.decompress(packed))
    return Transcript(tuple(Said(shown, messages) for shown, messages in data["turns"]), data["trimmed"])


def _seal(conversation: str, packed: bytes) -> bytes:
    return hmac.digest(_KEY, conversation.encode() + packed, "sha256")


def _places(message: dict[str, Any]) -> list[dict[str, str]]:
    custom = message.get("custom")
    return custom.get("places", []) if isinstance(custom, dict) else []
