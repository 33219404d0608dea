"""What goes before rules and forms, on trackers made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.events import ActionExecutionRejected, UserUttered

from tests.policies.making import LISTEN, ORIENTATION, REFLECTION, after, crisis, did, says


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


def test_no_to_is_everybody_safe_is_asked_about_unless_safety_is_named() -> None:
    assert after(says("deny", "nee"), loop=ORIENTATION, asked="safety") == "utter_check_danger"
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

    @pytest.mark.parametrize("asked", ["reflection_level", "reflection_minutes", "reflection_now"])
    def test_where_no_story_is_asked_a_doubt_is_none(self, asked: str) -> None:
        assert after(crisis("suicide", "doubt"), loop=REFLECTION, asked=asked) is None
        assert after(crisis("suicide"), loop=REFLECTION, asked=asked) == "utter_crisis_suicide"

    def test_a_doubt_about_oneself_gets_the_lines_beside_the_answer(self) -> None:
        doubt = crisis("suicide", "doubt")
        assert after(doubt, loop=REFLECTION) == "utter_lines_reminder"
        assert after(doubt, did("utter_lines_reminder"), loop=REFLECTION) is None


class TestAfterLines:
    """A nod to the lines."""

    lines = (crisis("danger"), did("utter_crisis_danger", LISTEN))

    @pytest.mark.parametrize("intent", ["affirm", "deny", "thank", "dont_know"])
    def test_outside_a_form_the_door_stays_open(self, intent: str) -> None:
        assert after(*self.lines, says(intent)) == "utter_go_on"
        assert after(*self.lines, says(intent), did("utter_go_on")) == LISTEN

    def test_what_should_i_do_is_answered_with_the_lines(self) -> None:
        assert after(*self.lines, says("help")) == "utter_crisis_danger_again"
        assert after(*self.lines, says("help"), did("utter_crisis_danger_again")) == LISTEN

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


class TestForWhom:
    """A child is sent to other lines than a parent, and who is worried is not told that it is not their fault."""

    def test_a_child_by_what_it_says_of_itself(self) -> None:
        assert after(crisis_of("abuse", "self", asker="youth")) == "utter_crisis_abuse_child"
        assert after(crisis_of("abuse", "self", age=12.0)) == "utter_crisis_abuse_child"
        assert after(crisis_of("suicide", "self", bare_age=15.0)) == "utter_crisis_suicide_child"

    def test_a_young_child_in_the_story_of_a_parent_is_not_the_writer(self) -> None:
        assert after(crisis_of("abuse", "self", age=4.0)) == "utter_crisis_abuse"
        assert after(crisis_of("abuse", "self", asker="parent", age=14.0)) == "utter_crisis_abuse"

    @pytest.mark.parametrize("category", ["suicide", "abuse"])
    def test_worried_about_somebody_else(self, category: str) -> None:
        assert after(crisis_of(category, "other")) == f"utter_crisis_{category}_other"
        assert after(crisis_of(category, "other", asker="youth")) == f"utter_crisis_{category}_child"

    def test_in_danger_everybody_gets_the_same(self) -> None:
        assert after(crisis_of("danger", "other")) == "utter_crisis_danger"
        assert after(crisis_of("danger", "self", asker="youth")) == "utter_crisis_danger_child"

    def test_said_again_in_fewer_words_for_the_same_reader(self) -> None:
        child, other = crisis_of("abuse", "self", asker="youth"), crisis_of("abuse", "other")
        assert after(child, did("utter_crisis_abuse_child", LISTEN), child) == "utter_crisis_abuse_child_again"
        assert after(other, did("utter_crisis_abuse_other", LISTEN), other) == "utter_crisis_abuse_again"


def crisis_of(category: str, about: str, **said: Any) -> UserUttered:
    """An alarm about somebody, with what else the message says."""
    alarm = {"value": category, "role": "alarm", "group": about}
    return says(f"crisis_{category}", crisis=alarm, **said)
