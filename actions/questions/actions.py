"""The actions that answer questions outside a form."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.questions.answering import answer_question
from actions.questions.sources import show_source
from actions.turn import Turn

Events = list[dict[str, Any]]


class ActionAnswerQuestion(Action):
    """Answers a question about an option."""

    def name(self) -> str:
        """The action's name."""
        return "action_answer_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Answer what is asked."""
        return await answer_question(dispatcher, tracker, Turn.of(tracker))


class ActionCompareOptions(Action):
    """Lays options side by side."""

    def name(self) -> str:
        """The action's name."""
        return "action_compare_options"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Compare the options named, or those advised last."""
        return await answer_question(dispatcher, tracker, Turn.of(tracker))


class ActionShowSource(Action):
    """Says where the last answer stands."""

    def name(self) -> str:
        """The action's name."""
        return "action_show_source"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Show the source of the last answer."""
        show_source(dispatcher, tracker)
        return []
