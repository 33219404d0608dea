"""A friendly word when somebody types personal data: once per kind, and never in a hard moment.

It comes before the answer and is no action of the dialogue, so that no rule or form has to know of it.
"""

from __future__ import annotations

from typing import Any, Callable

from rasa.core.channels.channel import OutputChannel
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

NOTICE = "utter_privacy_notice"
NOTICED = "noticed"
PERSONAL = "personal"
CRISIS = "crisis"


def new_kinds(tracker: DialogueStateTracker) -> list[str]:
    """The kinds of personal data in the last message that nothing was said about yet; none while there is danger."""
    message = tracker.latest_message
    if not isinstance(message, UserUttered) or any(e.get("entity") == CRISIS for e in message.entities):
        return []
    noticed = tracker.get_slot(NOTICED) or []
    kinds = dict.fromkeys(e.get("value") for e in message.entities if e.get("entity") == PERSONAL)
    return [kind for kind in kinds if isinstance(kind, str) and kind not in noticed]


def noticing(run: Callable[..., Any]) -> Callable[..., Any]:
    """The prediction loop of Rasa, with the notice before what it does."""

    async def notice_and_run(
        self: MessageProcessor, output_channel: OutputChannel, tracker: DialogueStateTracker
    ) -> None:
        kinds = new_kinds(tracker)
        response = await self.nlg.generate(NOTICE, tracker, output_channel.name()) if kinds else None
        if response is not None:
            # As text and payload apart, the way actions send them.
            custom = {**response.pop("custom", {}), "kinds": kinds}
            await output_channel.send_response(tracker.sender_id, response)
            await output_channel.send_response(tracker.sender_id, {"custom": custom})
            tracker.update(SlotSet(NOTICED, [*(tracker.get_slot(NOTICED) or []), *kinds]))
        await run(self, output_channel, tracker)

    return notice_and_run
