"""Leads the orientation form: takes up what was said, and decides what is asked next."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.orientation.correcting import SLOT as READ_BACK
from actions.orientation.correcting import Reading, corrected, reading_of, remembered, taken_back, verdict_on
from actions.orientation.memory import only_changes, recall, remember
from actions.questions.answering import answer_in_passing
from actions.services import in_thread, knowledge
from actions.turn import SURE, Turn, missed_facts, was_said
from bot.orientation.card import heard_in_words
from bot.orientation.interview import WORTH_ASKING_TWICE, Interview, answers, understand

FORM = "orientation_form"
REQUESTED = "requested_slot"
Events = list[dict[str, Any]]

ASK_AGAIN = frozenset({"repeat", "continue_talk", "next_question", "start_orientation"})
TO_REFLECTION = frozenset({"start_reflection", "change_theme"})
HEARD = ("ages", "domains", "network", "current_help", "waiting")
"""What is said back at the start: enough to feel heard, short enough to read."""

MOST_HEARD = 6

MYSELF = re.compile(r"(ja,? )?(voor )?(mij|me|mezelf|mijzelf|ik|ikzelf|ik zelf|mij zelf)[ .]*", re.IGNORECASE)
"""For whom it is, in one word."""

NO_WISH = frozenset({"dont_know", "affirm", "deny"})
LONGEST_SHRUG = 5
"""Words; "weet ik niet" is no wish to put on a card."""


class ValidateOrientationForm(Action):
    """Called by Rasa at the start of the form and after each message in it."""

    def name(self) -> str:
        """The name by which Rasa finds the validation of `orientation_form`."""
        return f"validate_{FORM}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Take up the message; returns what is now known and, as `requested_slot`, what to ask."""
        events = await self._respond(dispatcher, tracker)
        known = any(event.get("name") == READ_BACK for event in events)
        return only_changes(tracker, events if known else remembered(events, None))

    async def _respond(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        turn = Turn.of(tracker)
        asked = tracker.get_slot(REQUESTED)
        if asked is None:
            return await _open(dispatcher, tracker, turn)
        missed = missed_facts(tracker)
        if asked == "safety" and (turn.after_lines or turn.after_check):
            missed["safety"] = "concern"
        interview = recall(tracker).hears(missed)
        if turn.intent == "show_advice":
            return _finish(interview)
        if turn.interrupted or turn.empty or turn.replies_to_lines or turn.command in ASK_AGAIN:
            return _go_on(interview.answer(asked, {})) if answers(asked, missed) else _ask(interview, asked)
        if turn.by_button and turn.intent in TO_REFLECTION:
            return [*_finish(interview), FollowupAction("reflection_form")]
        return _navigate(dispatcher, interview, asked, turn) or await _converse(
            dispatcher, tracker, interview, asked, turn
        )


async def _open(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
    """Welcome the story, say who is speaking, and give back what was heard."""
    fresh = turn.intent == "start_orientation" or tracker.get_slot("asker") is None
    told = {**missed_facts(tracker), **turn.facts}
    before = Interview() if fresh else recall(tracker)
    interview = corrected(before, told, turn) or before.hears(told)
    _welcome(dispatcher, interview, turn)
    if not tracker.get_slot("introduced") and not was_said(tracker, "utter_greet"):
        dispatcher.utter_message(response="utter_introduce")
    said_back = not turn.by_button and len(told) > 1 and await _say_back(dispatcher, interview, HEARD)
    events = [
        *_age_words(turn),
        SlotSet("introduced", True),
        SlotSet("stopped", None),
        SlotSet("rejected", None),
        *([SlotSet("advised", None)] if fresh else []),
    ]
    if interview.next_question is None:
        return [*events, *_finish(interview), FollowupAction("action_advise")]
    return remembered([*events, *_ask(interview, interview.next_question)], Reading.GIVEN if said_back else None)


def _welcome(dispatcher: CollectingDispatcher, interview: Interview, turn: Turn) -> None:
    if turn.intent.startswith("concern_") or turn.intent == "start_orientation":
        # Who asks for others at work is not told how heavy it must be.
        opening = "start_orientation" if interview.situation.asks_for_work else turn.intent
        dispatcher.utter_message(response=f"utter_open_{opening}")


async def _say_back(dispatcher: CollectingDispatcher, interview: Interview, fields: Iterable[str]) -> bool:
    """Read back what was understood; whether there was anything to say."""
    wording = (await in_thread(knowledge().orientation)).wording
    heard = heard_in_words(interview.situation, wording, fields, MOST_HEARD)
    if heard:
        dispatcher.utter_message(response="utter_heard", facts=heard)
    return bool(heard)


def _navigate(dispatcher: CollectingDispatcher, interview: Interview, asked: str, turn: Turn) -> Events | None:
    """The universal words; None when the message is something else."""
    if turn.command == "stop":
        return [SlotSet("stopped", True), *_finish(interview)]
    if turn.command == "skip":
        if all(interview.situation.known(question) for question in interview.asked):
            dispatcher.utter_message(response="utter_skipped")
        return _go_on(interview.answer(asked, {}))
    if turn.command == "back":
        back = interview.back()
        dispatcher.utter_message(response="utter_back_done" if interview.asked else "utter_back_at_start")
        return _ask(back, interview.asked[-1] if interview.asked else asked)
    if turn.command == "explain":
        dispatcher.utter_message(response=f"utter_why_{asked}")
        return _ask(interview, asked, again=True)
    return None


async def _converse(
    dispatcher: CollectingDispatcher, tracker: Tracker, interview: Interview, asked: str, turn: Turn
) -> Events:
    """A question in passing, or an answer."""
    told = dict(turn.facts)
    bare, expected = turn.entities.get("bare_age"), asked == "ages" or not interview.situation.ages
    if bare and expected and asked != "wish" and "ages" not in told:
        told["ages"] = list(bare)
    if asked == "asker" and "asker" not in told and MYSELF.fullmatch(turn.text):
        told["asker"] = "youth"
    reading = reading_of(tracker)
    right = verdict_on(reading, asked, told, turn)
    if right is not None:
        return _take_verdict(dispatcher, interview, asked, right)
    mended = corrected(interview, told, turn, again=reading is Reading.TAKEN_BACK)
    if mended is not None:
        await _say_back(dispatcher, mended, ("asker", *HEARD) if "asker" in told else HEARD)
        on = _go_on(mended) if answers(asked, told) else _ask(mended, _still_open(mended, asked), again=True)
        return remembered([*_age_words(turn), *on], Reading.GIVEN)
    if not answers(asked, told):
        passing = await answer_in_passing(dispatcher, tracker, turn, free_text=asked == "wish")
        if passing is not None:
            return [*passing, *_ask(interview, asked, again=True)]
    facts = told if asked == "wish" and _says_nothing(turn) else understand(asked, turn.intent, told, turn.text)
    unclear = f"{asked}_own" if interview.situation.speaks_for_self else asked
    if asked in WORTH_ASKING_TWICE and not answers(asked, facts) and tracker.get_slot("unclear") != unclear:
        return [SlotSet("unclear", unclear), *_ask(interview.hears(facts), asked)]
    return [*_age_words(turn), SlotSet("unclear", None), *_go_on(interview.answer(asked, facts))]


def _take_verdict(dispatcher: CollectingDispatcher, interview: Interview, asked: str, right: bool) -> Events:
    """Go on after "ja, dat klopt"; after "nee" forget what the story seemed to be about, and ask for it."""
    if right:
        dispatcher.utter_message(response="utter_heard_right")
        return _ask(interview, asked, again=True)
    dispatcher.utter_message(response="utter_heard_wrong")
    return remembered(_ask(taken_back(interview), "domains"), Reading.TAKEN_BACK)


def _still_open(interview: Interview, asked: str) -> str:
    """The question to ask after a correction: what it is about first, when nothing of that is left."""
    return "domains" if interview.next_question == "domains" else asked


def _says_nothing(turn: Turn) -> bool:
    return turn.intent in NO_WISH and turn.confidence >= SURE and len(turn.text.split()) <= LONGEST_SHRUG


def _age_words(turn: Turn) -> Events:
    """How a button said the age, or nothing for one that was typed."""
    if "ages" not in turn.facts:
        return []
    words = turn.first("age_words")
    return [SlotSet("age_words", words if isinstance(words, str) else None)]


def _go_on(interview: Interview) -> Events:
    question = interview.next_question
    return _ask(interview, question) if question else _finish(interview)


def _ask(interview: Interview, question: str, again: bool = False) -> Events:
    """Ask a question; `again` after something in between: in fewer words."""
    return [*remember(interview), SlotSet("again", again or None), SlotSet(REQUESTED, question)]


def _finish(interview: Interview) -> Events:
    return [*remember(interview), SlotSet(REQUESTED, None)]
