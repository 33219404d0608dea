"""The code of a signal works in the middle of a form too; the form asks on afterwards."""

from __future__ import annotations

from typing import List

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.trackers import DialogueStateTracker

DELETE_SIGNAL = "action_delete_signal"
_INTENT, _CODE = "delete_signal", "signal_code"


def deletion(tracker: DialogueStateTracker, done: List[str]) -> str | None:
    """What a code in a form makes the bot do; None when there is none. Outside a form a rule does it.

    Args:
        tracker: the conversation.
        done: the actions of this turn.
    """
    message, loop = tracker.latest_message, tracker.active_loop_name
    has_code = any(entity.get("entity") == _CODE for entity in message.entities)
    if loop is None or message.intent["name"] != _INTENT or not has_code:
        return None
    if not done:
        return DELETE_SIGNAL
    return loop if done[-1] == DELETE_SIGNAL else ACTION_LISTEN_NAME
