"""Erasing on request: which words ask for it beyond doubt, and what is done then.

It passes by the understanding of language and the action server: who wants everything gone must not wait behind
others, and must be heard while something is broken.
"""

from __future__ import annotations

import re
from typing import Any, Awaitable, Callable, Dict

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

ERASED = "utter_restart"
"""What is said once it is done."""

TRY_AGAIN_AFTER = 0.05
"""Seconds between two attempts to get the lock of a conversation that is still answering."""

CERTAIN = frozenset(
    {
        "wis",
        "wis alles",
        "wisalles",
        "wis alles aub",
        "wis alles alsjeblieft",
        "wis alles nu",
        "wis alles maar",
        "wis dit gesprek",
        "wis het gesprek",
        "wis mijn gesprek",
    }
)
"""Words that ask for nothing else, in any state of any conversation; other ways to say it are understood by the bot."""

_PAYLOAD = re.compile(r"/erase(?:\s*\{\s*\})?")
_LONGEST = 40


def asks_to_erase(text: str | None) -> bool:
    """Whether a message says, beyond doubt and as a whole, that everything must be erased."""
    whole = (text or "").strip()
    if len(whole) > _LONGEST:
        return False
    return bool(_PAYLOAD.fullmatch(whole)) or " ".join(whole.casefold().strip(" .!…").split()) in CERTAIN


def erased_answer(agent: Agent) -> Dict[str, Any]:
    """What the bot says when everything is erased; empty when its domain has no words for it."""
    variants = agent.domain.responses.get(ERASED) if agent.domain else None
    return dict(variants[0]) if variants else {}


def erasing_at_once(handle: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """Wrap `Agent.handle_message`: certain words erase before anything else is done with them.

    The conversation may go on afterwards under the same id, so a turn of it that is under way ends first.
    """

    async def handle_message(self: Agent, message: UserMessage) -> Any:
        if not self.is_ready() or not asks_to_erase(message.text):
            return await handle(self, message)
        async with self.lock_store.lock(message.sender_id, wait_time_in_seconds=TRY_AGAIN_AFTER):
            # Started with another store, the server ends itself; see `bot/server/chat.py`.
            deleted = self.tracker_store.delete(message.sender_id)
            if deleted is not None:
                await deleted
        await message.output_channel.send_response(message.sender_id, erased_answer(self))
        return getattr(message.output_channel, "messages", None)

    return handle_message
