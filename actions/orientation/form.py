"""Leads the orientation form: takes up what was said, and decides what is asked next."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.orientation.memory import only_changes, recall, remember
from actions.questions.answering import answer_in_passing
from actions.services import in_thread, knowledge
from actions.turn import Turn
from bot.orientation.card import facts_in_words
from bot.orientation.interview import WORTH_ASKING_TWICE, Interview, answers, understand

FORM = "orientation_form"
REQUESTED = "requested_slot"
Events = list[dict[str, Any]]

ASK_AGAIN = frozenset({"repeat", "continue_talk", "next_question", "start_orientation"})
TO_REFLECTION = frozenset({"start_reflection", "change_theme"})
HEARD = ("ages", "domains", "network", "current_help", "waiting", "disability")
"""What is said back at the start: enough to feel heard, short enough to read."""


class ValidateOrientationForm(Action):
    """Called by Rasa at the start of the form and after each message in it."""

    def name(self) -> str:
        """The name by which Rasa finds the validation of `orientation_form`."""
        return f"validate_{FORM}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Take up the message; returns what is now known and, as `requested_slot`, what to ask."""
        return only_changes(tracker, await self._respond(dispatcher, tracker))

    async def _respond(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        turn = Turn.of(tracker)
        asked = tracker.get_slot(REQUESTED)
        if asked is None:
            return await _open(dispatcher, tracker, turn)
        interview = recall(tracker)
        if turn.intent == "show_advice":
            return _finish(interview)
        if turn.interrupted or turn.command in ASK_AGAIN:
            return _ask(interview, asked)
        if turn.by_button and turn.intent in TO_REFLECTION:
            return [*_finish(interview), FollowupAction("reflection_form")]
        return _navigate(dispatcher, interview, asked, turn) or await _converse(
            dispatcher, tracker, interview, asked, turn
        )


async def _open(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
    """Welcome the story, say who is speaking, and give back what was heard."""
    fresh = turn.intent == "start_orientation" or tracker.get_slot("asker") is None
    interview = (Interview() if fresh else recall(tracker)).hears(turn.facts)
    if turn.intent.startswith("concern_") or turn.intent == "start_orientation":
        dispatcher.utter_message(response=f"utter_open_{turn.intent}")
    if not tracker.get_slot("introduced"):
        dispatcher.utter_message(response="utter_introduce")
    if not turn.by_button and len(turn.facts) > 1:
        wording = (await in_thread(knowledge().orientation)).wording
        heard = facts_in_words(interview.situation, wording, HEARD)
        if heard:
            dispatcher.utter_message(
                response="utter_heard", facts="; ".join(_as_part(fact) for fact in heard)
            )
    events = [
        *_age_words(turn),
        SlotSet("introduced", True),
        SlotSet("stopped", None),
        SlotSet("rejected", None),
    ]
    if interview.next_question is None:
        return [*events, *_finish(interview), FollowupAction("action_advise")]
    return [*events, *_ask(interview, interview.next_question)]


def _navigate(
    dispatcher: CollectingDispatcher, interview: Interview, asked: str, turn: Turn
) -> Events | None:
    """The universal words; None when the message is something else."""
    if turn.command == "stop":
        return [SlotSet("stopped", True), *_finish(interview)]
    if turn.command == "skip":
        dispatcher.utter_message(response="utter_skipped")
        return _go_on(interview.answer(asked, {}))
    if turn.command == "back":
        back = interview.back()
        dispatcher.utter_message(response="utter_back_done" if interview.asked else "utter_back_at_start")
        return _ask(back, interview.asked[-1] if interview.asked else asked)
    if turn.command == "explain":
        dispatcher.utter_message(response=f"utter_why_{asked}")
        return _ask(interview, asked)
    return None


async def _converse(
    dispatcher: CollectingDispatcher, tracker: Tracker, interview: Interview, asked: str, turn: Turn
) -> Events:
    """A question in passing, or an answer."""
    told = dict(turn.facts)
    if asked == "ages" and "ages" not in told and turn.entities.get("bare_age"):
        told["ages"] = list(turn.entities["bare_age"])
    facts = understand(asked, turn.intent, told, turn.text)
    if not answers(asked, told):
        passing = await answer_in_passing(dispatcher, tracker, turn, free_text=asked == "wish")
        if passing is not None:
            return [*passing, *_ask(interview, asked)]
    if asked in WORTH_ASKING_TWICE and not answers(asked, facts) and tracker.get_slot("unclear") != asked:
        return [SlotSet("unclear", asked), *_ask(interview.hears(facts), asked)]
    return [*_age_words(turn), SlotSet("unclear", None), *_go_on(interview.answer(asked, facts))]


def _age_words(turn: Turn) -> Events:
    return [SlotSet("age_words", turn.first("age_words"))] if turn.entities.get("age") else []


def _go_on(interview: Interview) -> Events:
    question = interview.next_question
    return _ask(interview, question) if question else _finish(interview)


def _ask(interview: Interview, question: str) -> Events:
    return [*remember(interview), SlotSet(REQUESTED, question)]


def _finish(interview: Interview) -> Events:
    return [*remember(interview), SlotSet(REQUESTED, None)]


def _as_part(fact: str) -> str:
    """A fact in the middle of a sentence: its first letter small."""
    return fact[:1].lower() + fact[1:]
