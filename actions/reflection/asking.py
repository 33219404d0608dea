"""The questions of the reflection form that come from the knowledge base."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.labels import button
from actions.reflection.memory import recall
from actions.reflection.scale import scale_of
from actions.services import in_thread, knowledge

Events = list[dict[str, Any]]


class ActionAskTheme(Action):
    """Asks which theme to look at."""

    def name(self) -> str:
        """The name by which Rasa finds the question of the slot."""
        return "action_ask_reflection_theme"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Show the five themes as buttons."""
        themes = await in_thread(knowledge().themes)
        buttons = [{"title": theme.name, "payload": f'/inform{{"theme": "{theme.id}"}}'} for theme in themes]
        unclear = tracker.get_slot("unclear") == "reflection_theme"
        dispatcher.utter_message(response="utter_theme_unclear" if unclear else "utter_ask_theme", buttons=buttons)
        return []


class ActionAskAnswer(Action):
    """Asks the current question: one form, one slot, a dynamic question."""

    def name(self) -> str:
        """The name by which Rasa finds the question of the slot."""
        return "action_ask_reflection_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Show the question, and as payload its theme, level, place and source."""
        theme, level = tracker.get_slot("reflection_theme"), tracker.get_slot("reflection_level")
        session = recall(tracker)
        questions = await in_thread(lambda: knowledge().questions(theme, level))
        question = next(question for question in questions if question.number == session.current)
        dispatcher.utter_message(
            json_message={
                "type": "reflection_question",
                "theme": theme,
                "level": level,
                "number": question.number,
                "position": session.position,
                "source": question.source,
            }
        )
        dispatcher.utter_message(response="utter_reflection_question", question=question.text)
        return [SlotSet("last_source", question.source)]


class ActionAskNow(Action):
    """Asks where one stands on the theme's scale."""

    def name(self) -> str:
        """The name by which Rasa finds the question of the slot."""
        return "action_ask_reflection_now"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Show the places of the scale as buttons."""
        return await _ask_position(dispatcher, tracker, "now")


class ActionAskWanted(Action):
    """Asks where one wants to go on the theme's scale."""

    def name(self) -> str:
        """The name by which Rasa finds the question of the slot."""
        return "action_ask_reflection_wanted"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Show the places of the scale as buttons."""
        return await _ask_position(dispatcher, tracker, "wanted")


async def _ask_position(dispatcher: CollectingDispatcher, tracker: Tracker, when: str) -> Events:
    kind, places = await scale_of(tracker.get_slot("reflection_theme"))
    buttons = [{"title": place.name, "payload": f'/inform{{"place": "{place.id}"}}'} for place in places]
    dispatcher.utter_message(response=f"utter_ask_position_{when}_{kind}", buttons=[*buttons, button("skip", "/skip")])
    return [SlotSet("last_source", places[0].source)]
