"""What goes before rules and forms, on trackers made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    Event,
    Restarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.policies.interruption import next_interruption

LISTEN = "action_listen"
ORIENTATION = "orientation_form"
REFLECTION = "reflection_form"


def says(intent: str, text: str = "iets", **entities: Any) -> UserUttered:
    """A message of the user; a keyword per entity, whose value may be a dictionary with role and group."""
    found = [
        {"entity": name, **(value if isinstance(value, dict) else {"value": value})} for name, value in entities.items()
    ]
    return UserUttered(text, {"name": intent, "confidence": 1.0}, found)


def crisis(category: str, level: str = "alarm", about: str = "self", intent: str = "inform") -> UserUttered:
    """A message in which the detector heard something."""
    name = f"crisis_{category}" if level == "alarm" else intent
    return says(name, crisis={"value": category, "role": level, "group": about})


def did(*names: str) -> list[Event]:
    """Actions that were run."""
    return [ActionExecuted(name) for name in names]


def after(*events: Event | list[Event], loop: str | None = None, asked: str | None = None) -> str | None:
    """What goes first after these events, perhaps in the middle of a form."""
    before: list[Event] = [ActionExecuted(LISTEN)]
    if loop:
        before += [ActiveLoop(loop), SlotSet("requested_slot", asked)]
    for event in events:
        before += event if isinstance(event, list) else [event]
    tracker = DialogueStateTracker("x", [AnySlot("requested_slot", mappings=[{}])])
    tracker.update_with_events(before, Domain.empty())
    return next_interruption(tracker)


@pytest.mark.parametrize(
    "intent", ["greet", "inform", "concern_school", "stop", "skip", "affirm", "deny", "nlu_fallback"]
)
@pytest.mark.parametrize("loop", [None, ORIENTATION, REFLECTION])
def test_otherwise_the_conversation_goes_on(intent: str, loop: str | None) -> None:
    assert after(says(intent), loop=loop, asked="network") is None
    assert after(says(intent), did("action_somewhere"), loop=loop, asked="network") is None


def test_before_anything_is_said_nothing_goes_first() -> None:
    assert after() is None
    assert after(UserUttered("", {"name": None})) is None


@pytest.mark.parametrize("category", ["suicide", "abuse", "danger"])
@pytest.mark.parametrize("loop", [None, ORIENTATION])
def test_an_alarm_gets_the_lines_and_then_the_bot_listens(category: str, loop: str | None) -> None:
    alarm = crisis(category)
    assert after(alarm, loop=loop) == f"utter_crisis_{category}"
    assert after(alarm, did(f"utter_crisis_{category}"), loop=loop) == LISTEN


def test_lines_come_every_time_but_not_in_the_same_words_in_a_row() -> None:
    alarm, events, said = crisis("suicide"), [], []
    for _ in range(4):
        said.append(after(*events, alarm))
        events += [alarm, did(str(said[-1]), LISTEN)]
    assert said == ["utter_crisis_suicide", "utter_crisis_suicide_again"] * 2


def test_a_button_that_says_danger_is_an_alarm() -> None:
    button = says("crisis_danger", '/crisis_danger{"safety": "acute"}', safety="acute")
    assert after(button, loop=ORIENTATION, asked="safety") == "utter_crisis_danger"


def test_danger_that_only_the_facts_show_is_an_alarm() -> None:
    assert after(says("inform", safety="acute"), loop=ORIENTATION, asked="wish") == "utter_crisis_danger"


def test_no_to_is_everybody_safe_is_an_alarm_unless_safety_is_named() -> None:
    assert after(says("deny", "nee"), loop=ORIENTATION, asked="safety") == "utter_crisis_danger"
    assert after(says("deny", "nee, geen gevaar", safety="none"), loop=ORIENTATION, asked="safety") is None
    assert after(says("deny", "nee, maar ik ben wel ongerust"), loop=ORIENTATION, asked="safety") is None
    assert after(says("deny", "nee"), loop=ORIENTATION, asked="network") is None


def test_an_alarm_is_heard_in_an_outage_and_the_lines_come() -> None:
    alarm = crisis("suicide")
    assert after(alarm, did("utter_crisis_suicide")) == LISTEN
    rejected = ActionExecutionRejected(ORIENTATION)
    assert after(says("inform"), rejected, loop=ORIENTATION) == "utter_technical_problem"
    assert after(says("inform"), rejected, did("utter_technical_problem"), loop=ORIENTATION) == LISTEN
    assert (
        after(says("inform"), rejected, did("utter_technical_problem", LISTEN), alarm, loop=ORIENTATION)
        == "utter_crisis_suicide"
    )


def test_after_an_outage_the_form_takes_up_the_next_message() -> None:
    out = [says("inform"), ActionExecutionRejected(ORIENTATION), *did("utter_technical_problem", LISTEN)]
    assert after(*out, says("inform"), loop=ORIENTATION) == ORIENTATION
    assert after(*out, says("inform"), did(ORIENTATION), loop=ORIENTATION) is None


class TestReflection:
    """A worker who writes about danger."""

    @pytest.mark.parametrize("about", ["other", "unknown"])
    def test_about_a_family_gets_a_word_on_consult_and_the_form_goes_on(self, about: str) -> None:
        alarm = crisis("abuse", about=about)
        assert after(alarm, loop=REFLECTION) == "utter_consult_reminder"
        assert after(alarm, did("utter_consult_reminder"), loop=REFLECTION) is None
        assert after(alarm, did("utter_consult_reminder", REFLECTION, LISTEN), alarm, loop=REFLECTION) is None

    def test_about_oneself_gets_the_lines(self) -> None:
        assert after(crisis("suicide"), loop=REFLECTION) == "utter_crisis_suicide"

    def test_a_doubt_about_a_family_is_part_of_the_answer(self) -> None:
        assert after(crisis("abuse", "doubt", "other"), loop=REFLECTION) is None

    def test_a_doubt_about_oneself_gets_the_lines_beside_the_answer(self) -> None:
        doubt = crisis("suicide", "doubt")
        assert after(doubt, loop=REFLECTION) == "utter_lines_reminder"
        assert after(doubt, did("utter_lines_reminder"), loop=REFLECTION) is None


class TestCheck:
    """A check question, and what follows on its answer."""

    doubt = crisis("suicide", "doubt")

    @pytest.mark.parametrize("category", ["suicide", "abuse", "danger"])
    @pytest.mark.parametrize("loop", [None, ORIENTATION])
    def test_a_doubt_is_asked_about(self, category: str, loop: str | None) -> None:
        doubt = crisis(category, "doubt")
        assert after(doubt, loop=loop) == f"utter_check_{category}"
        assert after(doubt, did(f"utter_check_{category}"), loop=loop) == LISTEN

    def test_about_somebody_else_it_is_asked_about_that_person(self) -> None:
        doubt = crisis("suicide", "doubt", "other")
        assert after(doubt) == "utter_check_suicide_other"
        assert after(doubt, did("utter_check_suicide_other")) == LISTEN
        asked = [doubt, did("utter_check_suicide_other", LISTEN)]
        assert after(*asked, says("affirm", "ja")) == "utter_crisis_suicide"
        assert after(*asked, says("dont_know")) == "utter_after_check_unsure_suicide"

    @pytest.mark.parametrize(
        ("intent", "text", "then"),
        [
            ("affirm", "ja", "utter_crisis_abuse"),
            ("inform", "soms", "utter_crisis_abuse"),
            ("inform", "eigenlijk wel ja", "utter_crisis_abuse"),
            ("nlu_fallback", "Ja...", "utter_crisis_abuse"),
            ("deny", "nee", "utter_after_check_no"),
            ("inform", "Neen, niet echt", "utter_after_check_no"),
            ("inform", "nee maar soms wel", "utter_after_check_unsure_abuse"),
            ("deny", "soms", "utter_crisis_abuse"),
            ("dont_know", "weet niet", "utter_after_check_unsure_abuse"),
            ("skip", "zeg ik liever niet", "utter_after_check_unsure_abuse"),
            ("inform", "jammer dat je dat vraagt", None),
            ("inform", "neem me niet kwalijk", None),
        ],
    )
    def test_the_answer(self, intent: str, text: str, then: str | None) -> None:
        asked = [crisis("abuse", "doubt"), did("utter_check_abuse", LISTEN)]
        assert after(*asked, says(intent, text)) == then

    def test_after_yes_it_listens(self) -> None:
        asked = [self.doubt, did("utter_check_suicide", LISTEN), says("affirm", "ja"), did("utter_crisis_suicide")]
        assert after(*asked) == LISTEN

    @pytest.mark.parametrize("said", ["utter_after_check_no", "utter_after_check_unsure_suicide"])
    def test_after_no_or_unsure_the_conversation_goes_on(self, said: str) -> None:
        intent = "deny" if said.endswith("no") else "dont_know"
        asked = [self.doubt, did("utter_check_suicide", LISTEN), says(intent), did(said)]
        assert after(*asked, loop=REFLECTION) == REFLECTION
        assert after(*asked, loop=ORIENTATION) == ORIENTATION
        assert after(*asked) == ORIENTATION, "outside a form the search for support begins"
        assert after(*asked, did(ORIENTATION), loop=ORIENTATION) is None

    def test_another_doubt_instead_of_an_answer_gets_the_lines(self) -> None:
        assert after(self.doubt, did("utter_check_suicide", LISTEN), self.doubt) == "utter_crisis_suicide"

    def test_a_doubt_that_was_asked_about_before_gets_the_lines_in_passing_once(self) -> None:
        before = [
            self.doubt,
            did("utter_check_suicide", LISTEN),
            says("deny", "nee"),
            did("utter_after_check_no", LISTEN),
        ]
        assert after(*before, self.doubt) == "utter_lines_reminder"
        assert after(*before, self.doubt, did("utter_lines_reminder")) is None
        before += [self.doubt, did("utter_lines_reminder", ORIENTATION, LISTEN)]
        assert after(*before, self.doubt) is None
        assert after(*before, crisis("abuse", "doubt")) == "utter_check_abuse"

    def test_after_erasing_it_is_asked_anew(self) -> None:
        before = [self.doubt, did("utter_check_suicide", LISTEN), says("erase"), did("action_restart"), Restarted()]
        assert after(*before, did(LISTEN), self.doubt) == "utter_check_suicide"


class TestAfterLines:
    """A nod to the lines."""

    lines = (crisis("danger"), did("utter_crisis_danger", LISTEN))

    @pytest.mark.parametrize("intent", ["affirm", "deny", "thank", "dont_know"])
    def test_outside_a_form_the_door_stays_open(self, intent: str) -> None:
        assert after(*self.lines, says(intent)) == "utter_go_on"
        assert after(*self.lines, says(intent), did("utter_go_on")) == LISTEN

    def test_in_a_form_the_form_takes_it(self) -> None:
        assert after(*self.lines, says("affirm"), loop=ORIENTATION, asked="network") is None
        assert after(*self.lines, says("deny", "nee"), loop=ORIENTATION, asked="safety") is None

    def test_what_is_not_understood_right_after_the_lines_gets_no_riddle(self) -> None:
        assert after(*self.lines, says("nlu_fallback")) == "utter_go_on"

    def test_more_than_a_nod_is_heard(self) -> None:
        assert after(*self.lines, says("concern_school")) is None


class TestCommands:
    """Erasing and going back."""

    @pytest.mark.parametrize("loop", [None, ORIENTATION, REFLECTION])
    def test_erase(self, loop: str | None) -> None:
        for message in (says("erase", "wis alles", command="erase"), says("erase", "/erase")):
            assert after(message, loop=loop) == "action_restart"
            assert after(message, did("action_restart"), loop=loop) == LISTEN

    def test_a_story_about_erasing_erases_only_outside_a_form(self) -> None:
        story = says("erase", "kan je alles wissen wat ik heb gezegd")
        assert after(story) == "action_restart"
        assert after(story, loop=REFLECTION) is None

    def test_what_rasa_would_do_in_silence_is_an_erasure(self) -> None:
        assert after(says("session_start", "/session_start")) == "action_restart"

    def test_back_goes_to_the_form_and_not_to_rasa(self) -> None:
        assert after(says("back"), loop=ORIENTATION) == ORIENTATION
        assert after(says("back"), did(ORIENTATION), loop=ORIENTATION) is None
        assert after(says("back")) == "utter_nothing_to_undo"
        assert after(says("back"), did("utter_nothing_to_undo")) == LISTEN
