"""When a message is not understood: likeliest meanings, then the menu, then a person. Never the same thrice."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.counting import count
from actions.labels import button, labels
from actions.turn import ACTION_LISTEN, Turn
from bot.insights.counting.keys import NOT_UNDERSTOOD

SUGGESTIONS = 3
IN_TURN = ("utter_unclear_options", "utter_unclear_menu", "utter_unclear_person", "utter_unclear_stay")
LATELY = 3
"""Actions; what was not understood longer ago does not count."""

ALWAYS_MEANT = ("start_orientation", "start_reflection")
"""The meanings to offer when there is not even a guess."""


class ActionClarify(Action):
    """Asks what was meant, differently each time."""

    def name(self) -> str:
        """The action's name."""
        return "action_clarify"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """First the likeliest meanings, then the menu, the third time a person to turn to.

        What tells something about a Situation was understood well enough to go on with.
        """
        turn = Turn.of(tracker)
        if turn.facts:
            return [FollowupAction("orientation_form")]
        before = tracker.get_slot("unclear")
        times = before + 1 if isinstance(before, int) and _lately(tracker) else 1
        response = IN_TURN[(times - 1) % len(IN_TURN)]
        if times == 1 and turn.intent == "out_of_scope":
            dispatcher.utter_message(response="utter_out_of_scope")
        elif response == IN_TURN[0]:
            dispatcher.utter_message(response=response, buttons=_meanings(tracker))
        else:
            dispatcher.utter_message(response=response)
        return [SlotSet("unclear", times), *count(tracker, [NOT_UNDERSTOOD])]


def _lately(tracker: Tracker) -> bool:
    """Whether one of the last messages was not understood either."""
    done = [e["name"] for e in tracker.events if e.get("event") == "action" and e.get("name") != ACTION_LISTEN]
    return "action_clarify" in done[-LATELY:]


def _meanings(tracker: Tracker) -> list[dict[str, str]]:
    ranking = [candidate["name"] for candidate in (tracker.latest_message or {}).get("intent_ranking", [])]
    in_words = labels()["intents"]
    known = [name for name in ranking if name in in_words][:SUGGESTIONS] or ALWAYS_MEANT
    meanings = [{"title": in_words[name], "payload": f"/{name}"} for name in known]
    return [*meanings, button("something_else", "/help")]
