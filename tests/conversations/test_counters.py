"""What a conversation leaves behind: counts, each thing once, and nothing that points to anybody."""

from __future__ import annotations

from collections import Counter

import pytest
import sqlalchemy

from bot.settings import Settings
from tests.conversations.steps import BOY, answer_until_advice, start_reflection
from tests.talking import Talk

Cells = dict[tuple[str, str], int]


@pytest.fixture
def engine(settings: Settings) -> sqlalchemy.engine.Engine:
    """The database of the running bot."""
    return sqlalchemy.create_engine(settings.database_url)


def cells(engine: sqlalchemy.engine.Engine) -> Cells:
    """All counters of all months together."""
    with engine.connect() as connection:
        rows = connection.execute(sqlalchemy.text("select kind, value, conversations from monthly_count"))
        found: Counter[tuple[str, str]] = Counter()
        for kind, value, conversations in rows:
            found[kind, value] += conversations
    return dict(found)


def added(before: Cells, after: Cells) -> Cells:
    """What has grown in between."""
    return {cell: many - before.get(cell, 0) for cell, many in after.items() if many != before.get(cell, 0)}


def test_an_orientation_counts_each_cell_once(talk: Talk, engine: sqlalchemy.engine.Engine) -> None:
    before = cells(engine)
    talk.say("ik ben 15 en ik ga al weken niet meer naar school")
    advice = answer_until_advice(talk, BOY)
    talk.says("/show_advice", "/make_card", "/show_advice")
    grown = added(before, cells(engine))
    assert set(grown.values()) == {1}
    assert ("conversation", "orientation") in grown
    assert ("asker", "youth") in grown
    assert ("domain", "school") in grown
    assert {value for kind, value in grown if kind == "advised"} == {option["id"] for option in advice["options"]}


def test_what_does_not_fit_and_what_is_asked_are_counted_once(talk: Talk, engine: sqlalchemy.engine.Engine) -> None:
    before = cells(engine)
    talk.say("ik ben 15 en ik ga al weken niet meer naar school")
    advice = answer_until_advice(talk, BOY)
    rejected = {option["id"] for option in advice["options"]}
    talk.press("Dit past niet")
    for _ in range(3):
        talk.say('/ask_option_info{"option": "hergo"}')
    grown = added(before, cells(engine))
    assert set(grown.values()) == {1}
    assert {value for kind, value in grown if kind == "rejected"} == rejected
    assert ("asked", "hergo") in grown


def test_a_reflection_counts_theme_and_level_once(talk: Talk, engine: sqlalchemy.engine.Engine) -> None:
    before = cells(engine)
    for _ in range(2):
        start_reflection(talk, "Eigen regie", "Naar ons team")
        talk.says("wij beslissen vaak samen met hen", "stop")
    grown = added(before, cells(engine))
    assert grown == {("conversation", "reflection"): 1, ("theme", "selfdirection"): 1, ("level", "meso"): 1}


def test_waiting_and_not_understanding_become_visible(talk: Talk, engine: sqlalchemy.engine.Engine) -> None:
    before = cells(engine)
    talk.says("/nlu_fallback", "/nlu_fallback")
    talk.say("we staan al maanden op een wachtlijst voor onze zoon van 8")
    while talk.asked:
        talk.say("overslaan")
    grown = added(before, cells(engine))
    assert grown[("gap", "not_understood")] == 1
    assert grown[("gap", "waiting")] == 1


def test_saying_nothing_about_oneself_is_no_gap_in_the_offer(talk: Talk, engine: sqlalchemy.engine.Engine) -> None:
    before = cells(engine)
    talk.say("/start_orientation")
    while talk.asked:
        talk.say("overslaan")
    assert ("gap", "nothing_fits") not in added(before, cells(engine))


def test_the_counters_have_no_room_for_anything_else(engine: sqlalchemy.engine.Engine) -> None:
    columns = {column["name"] for column in sqlalchemy.inspect(engine).get_columns("monthly_count")}
    assert columns == {"month", "kind", "value", "conversations"}


def test_nothing_that_was_typed_stands_in_the_database(talk: Talk, settings: Settings) -> None:
    secret = "zebrapaardje"
    talk.say(f"ik ben 15 en ik ga niet meer naar school door {secret}")
    answer_until_advice(talk, {**BOY, "wish": f"dat {secret} weggaat"})
    start_reflection(talk)
    talk.says(f"{secret} deed mij twijfelen aan alles", "stop")
    files = [file for file in settings.state.rglob("*") if file.is_file()]
    assert files
    assert not [file.name for file in files if secret.encode() in file.read_bytes()]
