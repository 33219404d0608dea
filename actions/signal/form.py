"""Leads who wants to pass something on: the sentence, what it is about, and whether it may be sent so."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT

from actions.questions.answering import answer_in_passing
from actions.services import in_thread, knowledge
from actions.signal.memory import (
    AFTER_LINES,
    ALREADY,
    CONSENT,
    FORM,
    NO,
    OFFERED,
    SENT,
    STEPS,
    TEXT,
    THEME,
    YES,
    forget,
    sentence_before_check,
)
from actions.turn import SURE, Turn
from bot.insights.signals import LONGEST, OTHER, THEMES, WAITING, read_sentence, theme_labels

Events = list[dict[str, Any]]

COMPLAINTS = "jo-lijn"
"""Contact for who wants an answer, which a signal never gets."""

ASK_AGAIN = frozenset({"repeat", "continue_talk", "leave_signal"})
LEAVE = frozenset({"stop", "next_question"})
CHANGE = "change_signal"
ELSEWHERE = {"start_orientation": "orientation_form", "start_reflection": "reflection_form"}
ABOUT_THE_BOT = frozenset({"ask_anonymity", "bot_challenge"})
SHRUGS = frozenset({"affirm", "thank", "dont_know", "greet"})
LONGEST_SHRUG = 4
"""Words; what is longer is a sentence to pass on."""

LONGEST_QUESTION = 8
CHANGES = re.compile(r"\b(verander\w*|aanpas\w*|pas .*aan|wijzig\w*|herschrij\w*|anders|opnieuw|verbeter\w*)\b", re.I)
NOTHING = re.compile(r"(niks|niets|nee+|neen|laat (maar|zitten)|toch niet|nvt)[ .]*", re.IGNORECASE)
CLEAR_YES = re.compile(
    r"(?=.*[a-z])(ja+|jawel|jep|jup|yes|ok[eé]?|zeker|graag|prima|akkoord|in orde)?[ ,.]*"
    r"((dat|da|het|je|dit)? ?mag( zo| gerust| wel)*|doe (dat |het )?(maar|gerust)|doen|graag|zeker|prima"
    r"|(geef|stuur) (het |dat |dit )?(zo )?(maar |gerust )?(zo )?door|verstuur (het|dat|maar)"
    r"|(het|dat|zo) is (zo )?goed)?( zo| hoor| aub)*[ .]*",
    re.IGNORECASE,
)
HESITATES = re.compile(r"\b(maar|niet|nie|nee|neen|eerst|straks|later|misschien|denk|weet)\b", re.IGNORECASE)
"""With one of these a yes is not clear."""


class ValidateSignalForm(Action):
    """Called by Rasa at the start of the form and after each message in it."""

    def name(self) -> str:
        """The name by which Rasa finds the validation of the form."""
        return f"validate_{FORM}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Take up the message; Rasa then asks for the step that is requested, or ends the form."""
        turn, asked = Turn.of(tracker), tracker.get_slot(REQUESTED_SLOT)
        if asked is None:
            return await _open(dispatcher, tracker)
        if turn.after_lines:
            return _end(AFTER_LINES)
        if asked == TEXT and (checked := sentence_before_check(tracker)):
            return _take_sentence(dispatcher, tracker, checked)
        if turn.interrupted or turn.empty or turn.command in ASK_AGAIN:
            return _ask(asked)
        return (
            _navigate(dispatcher, tracker, asked, turn)
            or await _answer_question(dispatcher, tracker, asked, turn)
            or _take(dispatcher, tracker, asked, turn)
        )


async def _open(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Say what happens with it before anything is asked."""
    if tracker.get_slot(SENT):
        return [*_end(ALREADY), FollowupAction("action_send_signal")]
    line = await in_thread(lambda: knowledge().contact(COMPLAINTS))
    dispatcher.utter_message(response="utter_open_signal")
    if line is not None:
        dispatcher.utter_message(response="utter_signal_no_complaint", contact=line.name, phone=line.phone)
    return [*forget(), SlotSet(OFFERED, True), *_ask(TEXT)]


def _navigate(dispatcher: CollectingDispatcher, tracker: Tracker, asked: str, turn: Turn) -> Events | None:
    """The universal words; None when the message is something else."""
    if turn.command in LEAVE:
        return _end(NO)
    if turn.by_button and turn.intent in ELSEWHERE:
        return [*forget(), SlotSet(REQUESTED_SLOT, None), FollowupAction(ELSEWHERE[turn.intent])]
    if turn.command == "skip":
        return _after_theme(OTHER) if asked == THEME else _end(NO)
    if turn.command == "back":
        dispatcher.utter_message(response="utter_back_at_start" if asked == TEXT else "utter_back_done")
        return _ask(STEPS[max(STEPS.index(asked) - 1, 0)])
    if turn.command == "explain":
        dispatcher.utter_message(response="utter_why_signal")
        return _ask(asked)
    if turn.command == "help":
        dispatcher.utter_message(response="utter_help_words")
        return _ask(asked)
    return None


async def _answer_question(dispatcher: CollectingDispatcher, tracker: Tracker, asked: str, turn: Turn) -> Events | None:
    """Answer a question and ask on. In a sentence to pass on a question mark is part of it, unless it is to the bot."""
    if asked == TEXT:
        to_the_bot = turn.intent in ABOUT_THE_BOT and len(turn.text.split()) <= LONGEST_QUESTION
        if not (turn.by_button or to_the_bot):
            return None
    passing = await answer_in_passing(dispatcher, tracker, turn, free_text=asked == TEXT)
    return None if passing is None else [*passing, *_ask(asked)]


def _take(dispatcher: CollectingDispatcher, tracker: Tracker, asked: str, turn: Turn) -> Events:
    if asked == TEXT:
        return _take_text(dispatcher, tracker, turn)
    return _take_theme(tracker, turn) if asked == THEME else _take_consent(tracker, turn)


def _take_text(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
    short = len(turn.text.split()) <= LONGEST_SHRUG and turn.confidence >= SURE
    if NOTHING.fullmatch(turn.text) or (short and turn.intent == "deny"):
        return _end(NO)
    if not turn.text or (short and turn.intent in SHRUGS):
        return _ask_once_more(tracker, TEXT)
    return _take_sentence(dispatcher, tracker, turn.text)


def _take_sentence(dispatcher: CollectingDispatcher, tracker: Tracker, text: str) -> Events:
    sentence = read_sentence(text)
    if sentence.fault == "too_long":
        fits = sentence.text[:LONGEST].rpartition(" ")[0] or sentence.text[:LONGEST]
        dispatcher.utter_message(
            response="utter_signal_too_long", length=str(len(sentence.text)), longest=str(LONGEST), words=fits
        )
        return _ask(TEXT, again=True)
    if sentence.fault:
        if tracker.get_slot("unclear") != TEXT:
            dispatcher.utter_message(response=f"utter_signal_{sentence.fault}")
        return _ask_once_more(tracker, TEXT)
    known = tracker.get_slot(THEME)
    return [SlotSet(TEXT, sentence.text), *_ask(CONSENT if known else THEME)]


def _take_theme(tracker: Tracker, turn: Turn) -> Events:
    chosen = turn.first(THEME)
    if chosen not in THEMES:
        said = turn.text.lower().strip(" .")
        named = [theme for theme, label in theme_labels().items() if said and said in (label.lower(), theme)]
        told = [theme for theme in turn.facts.get("domains", ()) if theme in THEMES]
        waiting = [WAITING] if turn.facts.get("waiting") else []
        chosen = next(iter((*named, *told, *waiting)), None)
    if chosen is not None:
        return _after_theme(chosen)
    return _after_theme(OTHER) if tracker.get_slot("unclear") == THEME else _ask_once_more(tracker, THEME)


def _take_consent(tracker: Tracker, turn: Turn) -> Events:
    """Only a clear yes sends."""
    if turn.first(THEME) in THEMES:
        return _after_theme(turn.first(THEME))
    if turn.intent == CHANGE or (turn.text and CHANGES.search(turn.text)):
        return _ask(TEXT, again=True)
    short = len(turn.text.split()) <= LONGEST_SHRUG and turn.confidence >= SURE
    likely = turn.intent == "affirm" and (turn.by_button or (short and not HESITATES.search(turn.text)))
    if likely or (turn.text and CLEAR_YES.fullmatch(turn.text)):
        return [SlotSet(CONSENT, YES), SlotSet(REQUESTED_SLOT, None)]
    return _end(NO) if turn.intent == "deny" and turn.confidence >= SURE else _ask_once_more(tracker, CONSENT)


def _ask_once_more(tracker: Tracker, asked: str) -> Events:
    """Ask again, but not without end: who is not clear twice sends nothing."""
    if tracker.get_slot("unclear") == asked:
        return _end(NO)
    return [SlotSet("unclear", asked), SlotSet(REQUESTED_SLOT, asked)]


def _after_theme(theme: Any) -> Events:
    return [SlotSet(THEME, theme), *_ask(CONSENT)]


def _ask(step: str, again: bool = False) -> Events:
    return [SlotSet("unclear", None), SlotSet("again", again or None), SlotSet(REQUESTED_SLOT, step)]


def _end(how: str) -> Events:
    """Leave the form; unless it was a yes, the sentence is gone at once."""
    return [*forget(), SlotSet(CONSENT, how), SlotSet(REQUESTED_SLOT, None)]
