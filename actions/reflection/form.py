"""Leads the reflection form: an answer is an answer, whatever it looks like, unless it is a universal word."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.questions.answering import SURE_IN_PASSING, answer_in_passing
from actions.questions.sources import show_source
from actions.reflection.memory import recall, remember, start_over
from actions.reflection.scale import placed_on
from actions.reflection.setting_up import SET_UP, leave_open, open_reflection, take_set_up
from actions.services import in_thread, knowledge
from actions.turn import Turn
from bot.reflection.mirror import mirror
from bot.reflection.session import Session

FORM = "reflection_form"
REQUESTED = "requested_slot"
SKIPPED = "-"
"""The value of a step that was skipped, so that Rasa does not ask for it again."""

Events = list[dict[str, Any]]

ANSWER = "reflection_answer"
AFTER_QUESTIONS = ("reflection_now", "reflection_wanted", "reflection_next_action")
OWN_WORDS = frozenset({SET_UP[0], ANSWER, AFTER_QUESTIONS[2]})
"""Steps that ask for a story, in which a question mark may be part of an answer."""

ASK_AGAIN = frozenset({"repeat", "continue_talk", "start_reflection"})
ABOUT_THE_BOT = frozenset({"ask_anonymity", "bot_challenge"})
LONGEST_QUESTION = 8
"""Words; in a longer message a question mark belongs to the story."""


class ValidateReflectionForm(Action):
    """Called by Rasa at the start of the form and after each message in it."""

    def name(self) -> str:
        """The name by which Rasa finds the validation of `reflection_form`."""
        return f"validate_{FORM}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Take up the message; Rasa then asks for the first slot that is still empty."""
        turn = Turn.of(tracker)
        asked = tracker.get_slot(REQUESTED)
        if asked is None:
            return await open_reflection(dispatcher, tracker, turn)
        if turn.interrupted or turn.empty or turn.replies_to_lines or turn.command in ASK_AGAIN:
            return _again(asked)
        if turn.by_button and turn.intent == "start_orientation":
            # What was written comes first, as after *stop*.
            onwards = [] if recall(tracker).answers else [FollowupAction("orientation_form")]
            return [SlotSet("stopped", True), SlotSet(REQUESTED, None), *onwards]
        return (
            await _navigate(dispatcher, tracker, asked, turn)
            or await _answer_question(dispatcher, tracker, asked, turn)
            or await _take(dispatcher, tracker, asked, turn)
        )


async def _navigate(dispatcher: CollectingDispatcher, tracker: Tracker, asked: str, turn: Turn) -> Events | None:
    """The universal words; None when the message is something else."""
    session = recall(tracker)
    if turn.command == "stop":
        return [SlotSet("stopped", True), SlotSet(REQUESTED, None)]
    if turn.command == "change_theme":
        return [
            *start_over({"reflection_story": tracker.get_slot("reflection_story")}),
            SlotSet(REQUESTED, SET_UP[0]),
        ]
    if turn.command == "back":
        return _step_back(dispatcher, asked, session)
    if turn.command in ("skip", "next_question"):
        return await leave_open(dispatcher, tracker, asked) if asked in SET_UP else _skip(asked, session)
    if turn.command == "help":
        dispatcher.utter_message(response="utter_help_words")
        return _again(asked)
    if turn.command == "explain":
        await _explain(dispatcher, tracker, asked, session)
        return _again(asked)
    if turn.command == "ask_source":
        show_source(dispatcher, tracker)
        return _again(asked)
    return None


def _step_back(dispatcher: CollectingDispatcher, asked: str, session: Session) -> Events:
    """Open the step before this one again; what was said there goes."""
    if asked == ANSWER and session.answers:
        dispatcher.utter_message(response="utter_back_done")
        return [*remember(session.back()), SlotSet(REQUESTED, asked)]
    if asked == AFTER_QUESTIONS[0]:
        dispatcher.utter_message(response="utter_back_done")
        return [*remember(session.back()), SlotSet(REQUESTED, ANSWER)]
    steps = (*SET_UP, ANSWER, *AFTER_QUESTIONS)
    place = steps.index(asked)
    if place == 0:
        dispatcher.utter_message(response="utter_back_at_start")
        return _again(asked)
    dispatcher.utter_message(response="utter_back_done")
    return [SlotSet(steps[place - 1], None), SlotSet(REQUESTED, steps[place - 1])]


def _skip(asked: str, session: Session) -> Events:
    return _after_answer(session.answer(None)) if asked == ANSWER else _after_question(asked, SKIPPED)


async def _answer_question(dispatcher: CollectingDispatcher, tracker: Tracker, asked: str, turn: Turn) -> Events | None:
    """Answer a question about the bot or about a form of support and ask on; None when it is an answer."""
    named = any(turn.entities.get(name) for name in ("option", "concept"))
    about = turn.intent in ABOUT_THE_BOT or (turn.intent.startswith("ask_") and named)
    in_a_story = asked in OWN_WORDS and ("?" not in turn.text or len(turn.text.split()) > LONGEST_QUESTION)
    if turn.by_button or not about or turn.confidence < SURE_IN_PASSING or in_a_story:
        return None
    passing = await answer_in_passing(dispatcher, tracker, turn, free_text=asked in OWN_WORDS)
    return None if passing is None else [*passing, *_again(asked)]


async def _explain(dispatcher: CollectingDispatcher, tracker: Tracker, asked: str, session: Session) -> None:
    if asked != ANSWER or session.current is None:
        dispatcher.utter_message(response="utter_why_nothing")
        return
    theme, level = tracker.get_slot("reflection_theme"), tracker.get_slot("reflection_level")
    questions = await in_thread(lambda: knowledge().questions(theme, level))
    question = next(question for question in questions if question.number == session.current)
    dispatcher.utter_message(response="utter_reflection_why", why=question.why)
    if question.follow_ups:
        dispatcher.utter_message(response="utter_reflection_follow_ups", follow_ups=" ".join(question.follow_ups))


async def _take(dispatcher: CollectingDispatcher, tracker: Tracker, asked: str, turn: Turn) -> Events:
    """Take the message as what was asked for."""
    if asked in SET_UP:
        return await take_set_up(dispatcher, tracker, asked, turn)
    if asked in ("reflection_now", "reflection_wanted"):
        return await _take_place(dispatcher, tracker, asked, turn)
    if not turn.text:
        # An older button, pressed twice: no answer to what is asked now.
        return _again(asked)
    if asked == ANSWER:
        session = recall(tracker).answer(turn.text)
        _mirror(dispatcher, turn.text, session)
        return _after_answer(session)
    return _after_question(asked, turn.text)


async def _take_place(dispatcher: CollectingDispatcher, tracker: Tracker, asked: str, turn: Turn) -> Events:
    place = await placed_on(tracker.get_slot("reflection_theme"), turn)
    if place is not None:
        return _after_question(asked, place)
    if tracker.get_slot("unclear") == asked:
        return _after_question(asked, SKIPPED)
    dispatcher.utter_message(response="utter_position_unclear")
    return [SlotSet("unclear", asked), *_again(asked)]


def _mirror(dispatcher: CollectingDispatcher, text: str, session: Session) -> None:
    """The user's own words back, in another frame each time."""
    words, frame = mirror(text), (len(session.answers) - 1) % 3 + 1
    if words:
        dispatcher.utter_message(response=f"utter_mirror_{frame}", words=words)
    else:
        dispatcher.utter_message(response=f"utter_received_{frame}")


def _again(asked: str) -> Events:
    """Ask the same step again. Rasa takes a form that sets no slot for one that refuses, so one is set."""
    return [SlotSet(ANSWER, None), SlotSet(REQUESTED, asked)]


def _after_question(asked: str, value: str) -> Events:
    """Note one of the closing steps and go to the next, or to the end."""
    rest = AFTER_QUESTIONS[AFTER_QUESTIONS.index(asked) + 1 :]
    return [SlotSet(asked, value), SlotSet(REQUESTED, rest[0] if rest else None)]


def _after_answer(session: Session) -> Events:
    question = ANSWER if session.current is not None else AFTER_QUESTIONS[0]
    return [*remember(session), SlotSet(REQUESTED, question)]
