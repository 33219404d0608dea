"""Whether it helped is asked once, at the end, and never in or after a hard moment."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.policies.helpful import ABOUT, HARD, RATED, VERDICTS
from bot.policies.interruption import next_interruption
from bot.settings import PROJECT
from tests.policies.making import LISTEN, ORIENTATION, REFLECTION, did, says

SLOTS = ("requested_slot", "advised", "stopped", "asked_helpful", "hard_moment", "asker")
ADVISED = {"advised": ["buddy"]}


def after(*events: Event | list[Event], loop: str | None = None, **slots: Any) -> str | None:
    """What goes first after these events."""
    before: list[Event] = [*(SlotSet(name, value) for name, value in slots.items()), ActionExecuted(LISTEN)]
    if loop:
        before.append(ActiveLoop(loop))
    for event in events:
        before += event if isinstance(event, list) else [event]
    tracker = DialogueStateTracker("x", [AnySlot(name, mappings=[{}]) for name in SLOTS])
    tracker.update_with_events(before, Domain.empty())
    return next_interruption(tracker)


def test_after_the_card_it_is_asked_and_then_the_bot_listens() -> None:
    card = [says("make_card"), *did("action_make_card")]
    assert after(card, **ADVISED) == "utter_helpful_orientation"
    assert after([*card, *did("utter_helpful_orientation")], **ADVISED) == LISTEN


def test_after_thanks_for_advice_it_takes_the_place_of_another_question() -> None:
    assert after(says("thank"), **ADVISED) == "utter_helpful_thanks"
    assert after(says("thank"), did("utter_helpful_thanks"), **ADVISED) == LISTEN


def test_after_goodbye_it_comes_last() -> None:
    assert after(says("goodbye"), **ADVISED) is None
    assert after(says("goodbye"), did("utter_goodbye"), **ADVISED) == "utter_helpful_orientation"


def test_also_when_nothing_was_found_it_is_asked() -> None:
    assert after(says("thank"), advised=[]) == "utter_helpful_thanks"


@pytest.mark.parametrize("ending", [says("thank"), [says("goodbye"), *did("utter_goodbye")]])
def test_without_advice_it_is_not_asked(ending: Event | list[Event]) -> None:
    assert after(ending) is None


def test_the_advice_itself_comes_before_the_question() -> None:
    assert after(says("make_card"), [SlotSet("advised", ["buddy"])], did("action_make_card")) is None
    assert after(says("show_advice"), did("action_advise"), **ADVISED) is None


def test_after_the_summary_of_a_reflection_it_is_asked() -> None:
    assert after(says("inform"), did(REFLECTION, "action_close_reflection")) == "utter_helpful_reflection"


def test_who_stops_halfway_is_left_in_peace() -> None:
    stop = [says("stop"), *did(REFLECTION), SlotSet("stopped", True), *did("action_close_reflection")]
    assert after([*stop, SlotSet("stopped", None)]) is None
    assert after(says("stop"), did("utter_stopped"), **ADVISED) is None


@pytest.mark.parametrize("ending", [says("thank"), [says("make_card"), *did("action_make_card")]])
def test_it_is_never_asked_twice(ending: Event | list[Event]) -> None:
    assert after(ending, asked_helpful="orientation", **ADVISED) is None
    assert after(ending, asked_helpful="reflection", **ADVISED) is None


@pytest.mark.parametrize("ending", [says("thank"), [says("make_card"), *did("action_make_card")]])
def test_it_is_never_asked_after_a_hard_moment(ending: Event | list[Event]) -> None:
    assert after(ending, hard_moment=True, **ADVISED) is None


@pytest.mark.parametrize("words", HARD)
def test_nor_in_one(words: str) -> None:
    assert after(says("inform"), did(f"{words}x", REFLECTION, "action_close_reflection")) is None


def test_it_is_not_asked_in_the_middle_of_a_form() -> None:
    assert after(says("thank"), loop=ORIENTATION, **ADVISED) is None


@pytest.mark.parametrize(
    ("intent", "answer"),
    [
        ("affirm", "utter_rated_helpful"),
        ("deny", "utter_rated_not_helpful"),
        ("dont_know", "utter_skipped"),
        ("skip", "utter_skipped"),
    ],
)
@pytest.mark.parametrize("question", ABOUT)
def test_a_word_right_after_the_question_is_an_answer(intent: str, answer: str, question: str) -> None:
    asked = [says("make_card"), *did("action_make_card", question, LISTEN)]
    assert after(asked, says(intent), asked_helpful="orientation", **ADVISED) == answer
    assert after(asked, says(intent), did(answer), asked_helpful="orientation", **ADVISED) == LISTEN


@pytest.mark.parametrize("intent", ["affirm", "deny", "dont_know"])
def test_later_the_same_word_is_about_something_else(intent: str) -> None:
    asked = [says("thank"), *did("utter_helpful_thanks", LISTEN), says("greet"), *did("utter_greet", LISTEN)]
    assert after(asked, says(intent), asked_helpful="orientation", **ADVISED) is None


def test_another_message_after_the_question_is_no_answer() -> None:
    asked = [says("thank"), *did("utter_helpful_thanks", LISTEN)]
    assert after(asked, says("ask_cost"), asked_helpful="orientation", **ADVISED) is None
    assert after(asked, says("thank"), asked_helpful="orientation", **ADVISED) is None


@pytest.mark.parametrize("verdict", VERDICTS)
@pytest.mark.parametrize("loop", [None, ORIENTATION, REFLECTION])
def test_a_button_is_an_answer_whenever_it_is_pressed(verdict: str, loop: str | None) -> None:
    press = says("rate_helpful", verdict=verdict)
    assert after(press, loop=loop, asked_helpful="orientation") == f"{RATED}{verdict}"
    # A form asks its own question again.
    assert after(press, did(f"{RATED}{verdict}"), loop=loop, asked_helpful="orientation") == (loop or LISTEN)


def test_a_button_that_was_never_shown_is_no_answer() -> None:
    assert after(says("rate_helpful", verdict="helpful")) == "utter_help_words"
    assert after(says("rate_helpful", verdict="x"), asked_helpful="orientation") == "utter_help_words"
    assert after(says("rate_helpful"), did("utter_help_words")) == LISTEN


@pytest.mark.parametrize("name", [*ABOUT, *(f"{RATED}{verdict}" for verdict in VERDICTS)])
def test_what_is_said_exists_and_is_calm(name: str) -> None:
    domain = Domain.load(PROJECT / "domain.yml")
    for variation in domain.responses[name]:
        assert "!" not in variation["text"]
        if name in ABOUT:
            assert variation["text"].count("?") == 1
            assert len(variation["buttons"]) == len(VERDICTS)
