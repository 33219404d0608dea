"""When a message is not understood: likeliest meanings, then the menu, then a person. Never the same thrice."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.counting import count
from actions.labels import button, labels
from actions.turn import Turn

SUGGESTIONS = 3
NEXT = ("utter_unclear_menu", "utter_unclear_person", "utter_unclear_stay")
"""What is said from the second time on, in turn."""


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
        times = int(tracker.get_slot("unclear") or 0) + 1 if _in_a_row(tracker) else 1
        if times > 1:
            dispatcher.utter_message(response=NEXT[(times - 2) % len(NEXT)])
        elif turn.intent == "out_of_scope":
            dispatcher.utter_message(response="utter_out_of_scope")
        else:
            dispatcher.utter_message(response="utter_unclear_options", buttons=_meanings(tracker))
        return [SlotSet("unclear", times), *await count(tracker, [("gap", "not_understood")])]


def _in_a_row(tracker: Tracker) -> bool:
    """Whether the message before this one was not understood either."""
    done = [e["name"] for e in tracker.events if e.get("event") == "action" and e.get("name") != "action_listen"]
    return bool(done) and done[-1] == "action_clarify" and isinstance(tracker.get_slot("unclear"), int)


def _meanings(tracker: Tracker) -> list[dict[str, str]]:
    ranking = [candidate["name"] for candidate in (tracker.latest_message or {}).get("intent_ranking", [])]
    in_words = labels()["intents"]
    known = [name for name in ranking if name in in_words][:SUGGESTIONS]
    meanings = [{"title": in_words[name], "payload": f"/{name}"} for name in known]
    return [*meanings, button("something_else", "/help")]
