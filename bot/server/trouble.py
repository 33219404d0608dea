"""What is said when a turn breaks off, whatever the reason: always something, and lines to call first.

Rasa's REST channel answers an error with nothing at all. Who just wrote that they do not want to live any more
must not be left with that, also when nothing can be kept or the conversation cannot be read back.
"""

from __future__ import annotations

import logging
from typing import Any, Awaitable, Callable, Dict, List

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.policies.interruption import TECHNICAL_PROBLEM, next_interruption
from bot.policies.signals import CRISIS

logger = logging.getLogger(__name__)

Said = List[Dict[str, Any]]


def always_answering(handle: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """Wrap `Agent.handle_message`: a turn that fails, or that says nothing, is answered kindly."""

    async def handle_message(self: Agent, message: UserMessage) -> Any:
        said = _note_what_is_said(message)
        result = None
        try:
            result = await handle(self, message)
        except Exception as error:  # noqa: BLE001
            # Only the type: texts and ids can stand in the message and the frames of an error.
            logger.error("A turn failed: %s.", type(error).__name__)
            if not _lines_in(said):
                await _answer(self, message)
        else:
            if not said and self.is_ready():
                logger.error("A turn was answered with nothing.")
                await _answer(self, message)
        return result

    return handle_message


def _note_what_is_said(message: UserMessage) -> Said:
    said: Said = []
    send = message.output_channel.send_response

    async def noting(recipient: str, response: Dict[str, Any]) -> None:
        said.append(dict(response))
        await send(recipient, response)

    message.output_channel.send_response = noting  # type: ignore[method-assign]
    return said


def _lines_in(said: Said) -> bool:
    return any((response.get("custom") or {}).get("type") == "crisis" for response in said)


async def _answer(agent: Agent, message: UserMessage) -> None:
    """Give the lines that the message calls for, and otherwise the word for a technical problem."""
    channel = message.output_channel
    try:
        response = await _lines(agent, message, channel.name())
    except Exception as error:  # noqa: BLE001
        logger.error("A message could not be understood: %s.", type(error).__name__)
        response = None
    await channel.send_response(message.sender_id, response or dict(agent.domain.responses[TECHNICAL_PROBLEM][0]))


async def _lines(agent: Agent, message: UserMessage, channel: str) -> Dict[str, Any] | None:
    """The lines to call when this message, taken by itself, asks for them."""
    parsed = await agent.processor.parse_message(message)
    events = [
        ActionExecuted(ACTION_LISTEN_NAME),
        UserUttered(message.text, parsed["intent"], parsed["entities"], parsed),
    ]
    alone = DialogueStateTracker.from_events(message.sender_id, events, agent.domain.slots)
    name = next_interruption(alone)
    return await agent.nlg.generate(name, alone, channel) if name and name.startswith(CRISIS) else None
