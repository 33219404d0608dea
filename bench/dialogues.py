"""The conversations that are measured: whole ones, which fail when they do not end as they should."""

from __future__ import annotations

from itertools import cycle
from typing import Any

from bench.client import BenchError, Dialogue, Message

STORY = "mijn zoon van 4 is altijd boos en gooit met dingen, ik sta er alleen voor"
ANSWERS = {
    "asker": "voor mijn zoon",
    "domains": "hij luistert niet en wordt snel boos",
    "ages": "hij is 4",
    "wish": "dat er af en toe iemand bij hem kan zijn zodat ik kan slapen",
    "network": "bijna niemand",
    "current_help": "nee nog geen hulp",
    "safety": '/inform{"safety": "none"}',
    "province": '/inform{"province": "Antwerpen"}',
}
AFTER_ADVICE = ("wat kost een buddy?", "/make_card")

REFLECTIONS = (
    "ik had meer moeten luisteren naar wat de moeder zelf wou",
    "ze hadden het eigenlijk zelf al bedacht en ik heb het overgenomen",
    "ik vond het moeilijk om stil te zijn",
)
NEXT_ACTION = "morgen bel ik de ouders, samen met onze teamcoach"
LONGEST = 30
"""Turns; a dialogue that takes longer goes round in circles."""

GREETINGS = ("hello", "hi", "hey there", "good morning")
GREETED = "Hello World!"


def orientation(opening: str = STORY) -> Dialogue:
    """A parent tells a story, answers what is asked until the advice is there, and asks on."""
    reply = yield opening
    for _ in range(LONGEST):
        if _custom(reply, "advice"):
            break
        question = _custom(reply, "orientation_question")
        if question is None:
            raise BenchError(f"the orientation does not ask on: {_texts(reply)}")
        reply = yield ANSWERS[question["field"]]
    else:
        raise BenchError("the orientation does not end in advice")
    for text in AFTER_ADVICE:
        reply = yield text


def reflection() -> Dialogue:
    """A worker chooses theme, level and time by button, types answers, and ends with the summary."""
    reply = yield "/start_reflection"
    words = cycle(REFLECTIONS)
    for _ in range(LONGEST):
        if _custom(reply, "reflection_summary"):
            return
        choices = [button["payload"] for message in reply for button in message.get("buttons") or []]
        offered = [payload for payload in choices if payload.startswith("/inform{")]
        if _custom(reply, "reflection_question"):
            reply = yield next(words)
        elif offered:
            # The second of each row: the team's work, fifteen minutes.
            reply = yield offered[min(1, len(offered) - 1)]
        else:
            reply = yield NEXT_ACTION
    raise BenchError(f"the reflection does not end in a summary: {_texts(reply)}")


def long_talk(reflect_first: bool = False) -> Dialogue:
    """Orientations and reflections in one conversation, without end."""
    if reflect_first:
        yield from reflection()
    while True:
        yield from orientation("/start_orientation")
        yield from reflection()


def greetings() -> Dialogue:
    """Greets a stock bot, which answers by its custom action, without end."""
    for text in cycle(GREETINGS):
        reply = yield text
        if _texts(reply) != GREETED:
            raise BenchError(f"the stock bot did not run its action but said: {_texts(reply)}")


def repeated(text: str, answer: str) -> Dialogue:
    """Says the same thing, without end, to which the answer starts in the same way."""
    while True:
        reply = yield text
        if not _texts(reply).startswith(answer):
            raise BenchError(f"'{text}' is not answered by '{answer}' but by: {_texts(reply)}")


def _custom(messages: list[Message], kind: str) -> dict[str, Any] | None:
    found = [message["custom"] for message in messages if (message.get("custom") or {}).get("type") == kind]
    return found[-1] if found else None


def _texts(messages: list[Message]) -> str:
    return " ".join(message["text"] for message in messages if message.get("text"))
