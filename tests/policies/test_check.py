"""A check question when it is not sure, and what follows on its answer, on trackers made by hand."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import Restarted

from tests.policies.making import LISTEN, ORIENTATION, REFLECTION, after, crisis, did, says


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
        assert after(*asked, says("affirm", "ja")) == "utter_crisis_suicide_other"
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

    def test_one_plain_fact_is_an_answer_and_no_sign(self) -> None:
        whole = {"start": 0, "end": len("mezelf")}
        doubt = {"value": "suicide", "role": "doubt", "group": "self", **whole}
        assert after(says("inform", "mezelf", crisis=doubt, asker={"value": "youth", **whole})) is None
        assert after(says("inform", "mezelf", crisis=doubt, safety={"value": "concern", **whole})) is not None
        part = {"value": "youth", "start": 0, "end": 3}
        assert after(says("inform", "mezelf", crisis=doubt, asker=part)) == "utter_check_suicide"
        alarm = {**doubt, "role": "alarm"}
        assert (
            after(says("inform", "mezelf", crisis=alarm, asker={"value": "youth", **whole}))
            == "utter_crisis_suicide_child"
        )
