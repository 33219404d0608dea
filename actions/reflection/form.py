"""Leads the reflection form: an answer is an answer, whatever it looks like, unless it is a universal word."""

from __future__ import annotations

from typing import Any, Callable, Mapping

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.questions.answering import show_source
from actions.reflection.memory import recall, remember, start_over
from actions.reflection.scale import placed_on
from actions.services import in_thread, knowledge
from actions.turn import Turn
from bot.reflection.mirror import mirror
from bot.reflection.questions import choose, closest_time
from bot.reflection.session import Session

FORM = "reflection_form"
REQUESTED = "requested_slot"
SKIPPED = "-"
"""The value of a step that was skipped, so that Rasa does not ask for it again."""

Events = list[dict[str, Any]]

THEME_OF_INTENT = {
    f"reflect_{theme}": theme for theme in ("role", "participation", "transparency", "demand", "selfdirection")
}
LEVELS = frozenset({"micro", "meso"})
ASK_AGAIN = frozenset({"repeat", "continue_talk", "help"})
AFTER_QUESTIONS = ("reflection_now", "reflection_wanted", "reflection_next_action")
SET_UP = ("reflection_theme", "reflection_level", "reflection_minutes")
TO_ORIENTATION = frozenset({"start_orientation"})


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
            return await _open(dispatcher, tracker, turn)
        if turn.interrupted or turn.command in ASK_AGAIN:
            return _again(asked)
        if turn.by_button and turn.intent in TO_ORIENTATION:
            return [SlotSet("stopped", True), SlotSet(REQUESTED, None), FollowupAction("orientation_form")]
        return await _navigate(dispatcher, tracker, asked, turn) or await _take(dispatcher, tracker, asked, turn)


async def _open(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
    """Start over with what the first message already tells: theme, level, time."""
    theme = turn.first("theme") or THEME_OF_INTENT.get(turn.intent)
    minutes = turn.first("minutes")
    known = {
        "reflection_theme": theme,
        "reflection_level": turn.first("level"),
        "reflection_minutes": closest_time(float(minutes)) if minutes else None,
        "reflection_story": turn.text or None,
    }
    if not tracker.get_slot("introduced"):
        dispatcher.utter_message(response="utter_open_reflection")
    if theme and not turn.by_button:
        await _name_theme(dispatcher, theme)
    return [SlotSet("introduced", True), *start_over(known), *(await _plan(known))]


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
        return _skip(asked, session)
    if turn.command == "explain":
        await _explain(dispatcher, tracker, asked, session)
        return _again(asked)
    if turn.command == "ask_source":
        show_source(dispatcher, tracker)
        return _again(asked)
    return None


def _step_back(dispatcher: CollectingDispatcher, asked: str, session: Session) -> Events:
    """Open the step before this one again; what was said there goes."""
    if asked == "reflection_answer" and session.answers:
        dispatcher.utter_message(response="utter_back_done")
        return [*remember(session.back()), SlotSet(REQUESTED, asked)]
    if asked == AFTER_QUESTIONS[0]:
        dispatcher.utter_message(response="utter_back_done")
        return [*remember(session.back()), SlotSet(REQUESTED, "reflection_answer")]
    steps = (*SET_UP, "reflection_answer", *AFTER_QUESTIONS)
    place = steps.index(asked)
    if place == 0:
        dispatcher.utter_message(response="utter_back_at_start")
        return _again(asked)
    dispatcher.utter_message(response="utter_back_done")
    return [SlotSet(steps[place - 1], None), SlotSet(REQUESTED, steps[place - 1])]


def _skip(asked: str, session: Session) -> Events | None:
    if asked == "reflection_answer":
        return _after_answer(session.answer(None))
    if asked in AFTER_QUESTIONS:
        return _after_question(asked, SKIPPED)
    # Theme, level and time cannot be left open: a small and common choice is made instead.
    return (
        None if asked == SET_UP[0] else [SlotSet(asked, {"reflection_level": "micro", "reflection_minutes": 5}[asked])]
    )


async def _explain(dispatcher: CollectingDispatcher, tracker: Tracker, asked: str, session: Session) -> None:
    if asked != "reflection_answer" or session.current is None:
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
    if asked == "reflection_answer":
        session = recall(tracker).answer(turn.text)
        _mirror(dispatcher, turn.text, session)
        return _after_answer(session)
    if asked == "reflection_theme":
        return await _take_theme(dispatcher, turn)
    if asked in ("reflection_now", "reflection_wanted"):
        place = await placed_on(tracker.get_slot("reflection_theme"), turn)
        if place is None:
            dispatcher.utter_message(response="utter_position_unclear")
            return _again(asked)
        return _after_question(asked, place)
    if asked == "reflection_next_action":
        return _after_question(asked, turn.text or SKIPPED)
    return await _take_set_up(dispatcher, tracker, asked, turn)


async def _take_theme(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    theme = turn.first("theme") or THEME_OF_INTENT.get(turn.intent)
    if theme is None:
        dispatcher.utter_message(response="utter_theme_unclear")
        return [SlotSet("reflection_story", turn.text or None), SlotSet(REQUESTED, "reflection_theme")]
    if not turn.by_button:
        await _name_theme(dispatcher, theme)
    return [SlotSet("reflection_theme", theme), SlotSet("reflection_story", turn.text or None)]


async def _take_set_up(dispatcher: CollectingDispatcher, tracker: Tracker, asked: str, turn: Turn) -> Events:
    read: Callable[[Turn], Any] = _level if asked == "reflection_level" else _minutes
    value = read(turn)
    if value is None:
        dispatcher.utter_message(response=f"utter_{asked.removeprefix('reflection_')}_unclear")
        return _again(asked)
    known = {slot: tracker.get_slot(slot) for slot in (*SET_UP, "reflection_story")} | {asked: value}
    return [SlotSet(asked, value), *(await _plan(known))]


def _level(turn: Turn) -> str | None:
    level = turn.first("level")
    return level if level in LEVELS else None


def _minutes(turn: Turn) -> int | None:
    minutes = turn.first("minutes")
    if minutes is None and turn.text.isdigit():
        minutes = float(turn.text[:4])
    return closest_time(float(minutes)) if minutes is not None else None


async def _plan(known: Mapping[str, Any]) -> Events:
    """Choose the questions once theme, level and time are known."""
    theme, level, minutes = (known.get(slot) for slot in SET_UP)
    if not (theme and level and minutes):
        return []
    questions = await in_thread(lambda: knowledge().questions(theme, level))
    chosen = choose(questions, int(minutes), known.get("reflection_story") or "")
    return remember(Session(plan=tuple(question.number for question in chosen)))


async def _name_theme(dispatcher: CollectingDispatcher, theme_id: str) -> None:
    theme = next(theme for theme in await in_thread(knowledge().themes) if theme.id == theme_id)
    dispatcher.utter_message(response="utter_open_theme", theme=theme.name.lower(), intro=theme.intro)


def _mirror(dispatcher: CollectingDispatcher, text: str, session: Session) -> None:
    """The user's own words back, in another frame each time."""
    words, frame = mirror(text), (len(session.answers) - 1) % 3 + 1
    if words:
        dispatcher.utter_message(response=f"utter_mirror_{frame}", words=words)
    else:
        dispatcher.utter_message(response=f"utter_received_{frame}")


def _again(asked: str) -> Events:
    """Ask the same step again. Rasa takes a form that sets no slot for one that refuses, so one is set."""
    return [SlotSet("reflection_answer", None), SlotSet(REQUESTED, asked)]


def _after_question(asked: str, value: str) -> Events:
    """Note one of the closing steps and go to the next, or to the end."""
    rest = AFTER_QUESTIONS[AFTER_QUESTIONS.index(asked) + 1 :]
    return [SlotSet(asked, value), SlotSet(REQUESTED, rest[0] if rest else None)]


def _after_answer(session: Session) -> Events:
    question = "reflection_answer" if session.current is not None else AFTER_QUESTIONS[0]
    return [*remember(session), SlotSet(REQUESTED, question)]
