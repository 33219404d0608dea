"""What a conversation leaves behind: counts, each thing once, and nothing that points to anybody."""

from __future__ import annotations

import pytest
import sqlalchemy

from bot.database import connect
from bot.insights.counting.keys import NOT_UNDERSTOOD
from bot.insights.cube import NOT_SAID, ONLY, Key
from bot.settings import Settings
from tests.conversations.steps import BOY, answer_until_advice, start_reflection
from tests.insights.grown import Grown
from tests.talking import Talk

ORIENTATION: Key = ("conversations", "orientation", ONLY)
REFLECTION: Key = ("conversations", "reflection", ONLY)
QUESTIONS: Key = ("conversations", "questions", ONLY)


@pytest.fixture
def grown(settings: Settings) -> Grown:
    """What is added to the counters of the running bot from here on."""
    return Grown(connect(settings.database_url))


def test_an_orientation_counts_each_cell_once(talk: Talk, grown: Grown) -> None:
    talk.say("ik ben 15 en ik ga al weken niet meer naar school")
    advice = answer_until_advice(talk, BOY)
    talk.says("/show_advice", "/make_card", "/show_advice")
    added = grown.with_key(ORIENTATION)
    assert set(added.values()) == {1}
    assert ("domain_by_province", "school", "West-Vlaanderen") in added
    assert ("domain_by_age", "school", "12-17") in added
    assert ("domain_by_asker", "school", "youth") in added
    advised = {("options", option["id"], "advised") for option in advice["options"]}
    assert {key for key in added if key[0] == "options"} == advised


def test_a_domain_keeps_the_place_it_had_when_advice_was_first_shown(talk: Talk, grown: Grown) -> None:
    talk.say('/inform{"domain": "school", "asker": "parent", "age": 8}')
    talk.says("stop", "/show_advice")
    talk.say('/inform{"province": "Limburg"}')
    talk.say('/inform{"domain": "leisure"}')
    talk.says("stop", "/show_advice")
    added = grown.with_key(("domain_by_province", "leisure", "Limburg"))
    assert {key[1:] for key in added if key[0] == "domain_by_province"} == {
        ("school", NOT_SAID),
        ("leisure", "Limburg"),
    }


def test_what_does_not_fit_and_what_is_asked_are_counted_once(talk: Talk, grown: Grown) -> None:
    talk.say("ik ben 15 en ik ga al weken niet meer naar school")
    advice = answer_until_advice(talk, BOY)
    rejected = {("options", option["id"], "rejected") for option in advice["options"]}
    talk.press("Dit past niet")
    for _ in range(3):
        talk.say('/ask_option_info{"option": "hergo"}')
    added = grown.with_key(("options", "hergo", "asked"))
    assert set(added.values()) == {1}
    assert {key for key in added if key[2] == "rejected"} == rejected
    assert QUESTIONS in added


def test_questions_count_also_in_the_middle_of_an_orientation(talk: Talk, grown: Grown) -> None:
    talk.say("/start_orientation")
    talk.says("wat kost een buddy?", "en hoe lang duurt dat?")
    added = grown.with_key(QUESTIONS)
    assert added == {QUESTIONS: 1, ("options", "buddy", "asked"): 1}


def test_laying_two_options_side_by_side_is_asking_about_both(talk: Talk, grown: Grown) -> None:
    talk.say('/ask_comparison{"option": ["buddy", "hergo"]}')
    added = grown.with_key(QUESTIONS)
    assert {key[1] for key in added if key[0] == "options"} == {"buddy", "hergo"}


def test_a_reflection_counts_theme_and_level_once(talk: Talk, grown: Grown) -> None:
    for _ in range(2):
        start_reflection(talk, "Eigen regie", "Naar ons team")
        talk.says("wij beslissen vaak samen met hen", "stop")
    assert grown.with_key(REFLECTION) == {REFLECTION: 1, ("theme_by_level", "selfdirection", "meso"): 1}


def test_places_on_the_scale_now_and_wanted_are_counted(talk: Talk, grown: Grown) -> None:
    start_reflection(talk, "Meepraten")
    while talk.custom("reflection_question"):
        talk.say("overslaan")
    talk.press("Consulteren")
    talk.press("Mee")
    talk.say("morgen vraag ik het aan de jongere zelf")
    added = grown.with_key(REFLECTION)
    assert ("rung_position", "consulteren", "now") in added
    assert ("rung_position", "mee-beslissen", "wanted") in added


def test_a_place_that_was_skipped_is_not_counted(talk: Talk, grown: Grown) -> None:
    start_reflection(talk)
    while talk.custom("reflection_question"):
        talk.say("overslaan")
    talk.press("Gids")
    talk.says("overslaan", "overslaan")
    added = grown.with_key(REFLECTION)
    assert {key for key in added if key[0].endswith("position")} == {("role_position", "gids", "now")}


def test_waiting_and_not_understanding_become_visible(talk: Talk, grown: Grown) -> None:
    talk.says("/nlu_fallback", "/nlu_fallback")
    talk.say("we staan al maanden op een wachtlijst voor onze zoon van 8")
    while talk.asked:
        talk.say("overslaan")
    added = grown.with_key(ORIENTATION)
    assert added[NOT_UNDERSTOOD] == 1
    assert added["gap_by_province", "waiting", NOT_SAID] == 1


def test_saying_nothing_about_oneself_is_no_gap_in_the_offer(talk: Talk, grown: Grown) -> None:
    talk.say("/start_orientation")
    while talk.asked:
        talk.say("overslaan")
    added = grown.with_key(ORIENTATION)
    assert not {key for key in added if key[0] == "gap_by_province"}
    assert ("domain_by_age", NOT_SAID, NOT_SAID) in added


def test_lines_to_call_count_once_for_each_danger(talk: Talk, grown: Grown) -> None:
    talk.says("/crisis_suicide", "/crisis_suicide", "/crisis_abuse")
    assert grown.with_key(("crisis", "abuse", ONLY)) == {("crisis", "abuse", ONLY): 1, ("crisis", "suicide", ONLY): 1}


def test_after_erasing_one_starts_anew(talk: Talk, grown: Grown) -> None:
    talk.says("/crisis_suicide", "wis alles", "/crisis_suicide")
    grown.until(("crisis", "suicide", ONLY), 2)


def test_a_payload_typed_by_hand_counts_nothing_that_does_not_exist(talk: Talk, grown: Grown) -> None:
    talk.say('/ask_option_info{"option": "mijn-zoon-jan"}')
    talk.say('/rate_helpful{"verdict": "mijn-zoon-jan"}')
    talk.say('/rate_helpful{"verdict": "helpful"}')
    talk.say("/nlu_fallback")
    talk.say("/crisis_danger")
    # Chat server and action server each write what they counted.
    grown.until(NOT_UNDERSTOOD)
    assert grown.with_key(("crisis", "danger", ONLY)) == {NOT_UNDERSTOOD: 1, ("crisis", "danger", ONLY): 1}


def test_the_counters_have_no_room_for_anything_else(settings: Settings) -> None:
    columns = sqlalchemy.inspect(connect(settings.database_url)).get_columns("monthly_count")
    assert {column["name"] for column in columns} == {"month", "table_id", "row_id", "column_id", "conversations"}


def test_nothing_that_was_typed_stands_in_the_database(talk: Talk, settings: Settings, grown: Grown) -> None:
    secret = "zebrapaardje"
    talk.say(f"ik ben 15 en ik ga niet meer naar school door {secret}")
    answer_until_advice(talk, {**BOY, "wish": f"dat {secret} weggaat"})
    start_reflection(talk)
    talk.says(f"{secret} deed mij twijfelen aan alles", "stop")
    grown.with_key(REFLECTION)
    files = [file for file in settings.state.rglob("*") if file.is_file()]
    assert files
    assert not [file.name for file in files if secret.encode() in file.read_bytes()]
