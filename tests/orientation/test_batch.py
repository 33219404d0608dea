"""`kompaan orient` reads one Situation or many, and names the line of a mistake."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.database import DatabaseError
from bot.orientation.batch import orient_all
from bot.orientation.situation import SituationError

PARENT = {"asker": "parent", "ages": [4], "domains": ["parenting"]}
YOUTH = {"asker": "youth", "ages": [15], "domains": ["school"]}


def oriented(text: str, url: str) -> list[dict[str, Any]]:
    return list(orient_all(text, url))


def test_one_situation_gives_what_the_contract_says(knowledge_url: str) -> None:
    (result,) = oriented(json.dumps(PARENT), knowledge_url)
    assert set(result) == {"options", "excluded", "contact"}
    assert set(result["options"][0]) == {"id", "score", "reasons"}
    assert set(result["excluded"][0]) == {"id", "reasons"}
    assert set(result["contact"]) <= {"name", "phone", "url", "hours"}
    assert len(result["options"]) + len(result["excluded"]) == 31
    json.dumps(result)


def test_options_come_best_first(knowledge_url: str) -> None:
    (result,) = oriented(json.dumps(PARENT), knowledge_url)
    scores = [option["score"] for option in result["options"] if option["reasons"]]
    assert result["options"][0]["reasons"]
    assert scores[0] == max(scores)


def test_one_per_line_gives_one_result_per_line(knowledge_url: str) -> None:
    text = f"{json.dumps(PARENT)}\n\n  \n{json.dumps(YOUTH)}\r\n"
    both = oriented(text, knowledge_url)
    assert both == [*oriented(json.dumps(PARENT), knowledge_url), *oriented(json.dumps(YOUTH), knowledge_url)]
    assert both[0] != both[1]


def test_one_situation_may_be_spread_over_lines(knowledge_url: str) -> None:
    pretty = json.dumps(PARENT, indent=4)
    assert oriented(f"\n{pretty}\n", knowledge_url) == oriented(json.dumps(PARENT), knowledge_url)


def test_an_empty_situation_is_one_of_which_nothing_is_known(knowledge_url: str) -> None:
    (result,) = oriented("{}", knowledge_url)
    assert len(result["options"]) == 31
    assert result["excluded"] == []


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085"])
def test_an_unusual_line_separator_in_a_wish_is_part_of_the_wish(separator: str, knowledge_url: str) -> None:
    line = json.dumps({**PARENT, "wish": f"rust{separator}en slaap"}, ensure_ascii=False)
    assert len(oriented(f"{line}\n{line}", knowledge_url)) == 2


def test_a_file_saved_on_windows_is_read_the_same(knowledge_url: str) -> None:
    assert len(oriented(f"\ufeff{json.dumps(PARENT)}\r\n{json.dumps(YOUTH)}\r\n", knowledge_url)) == 2


@pytest.mark.parametrize("nothing", ["", "\n", "  \n\t\n"])
def test_nothing_to_read_is_said(nothing: str, knowledge_url: str) -> None:
    with pytest.raises(SituationError, match="geen Situatie"):
        oriented(nothing, knowledge_url)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "regel 1: geen geldige JSON"),
        ("asker: parent", "regel 1: geen geldige JSON"),
        ('{"asker": "parent"}\n{asker}', "regel 2: geen geldige JSON"),
        ('{"asker": "parent"}\n\n\n{"asker": "mama"}', "regel 4: asker: verwacht een van"),
        ('{"asker": "mama"}', "regel 1: asker: verwacht een van"),
        ("[]", "regel 1: een Situatie is een JSON-object"),
        ("null", "regel 1: een Situatie is een JSON-object"),
        ('{"ages": [NaN]}', "regel 1: ages: verwacht jaren"),
        ('{"ages": [1e999]}', "regel 1: ages: verwacht jaren"),
        ('{"ages": [1' + "0" * 400 + "]}", "regel 1: ages: verwacht jaren"),
        ('{"ages": [1' + "0" * 10_000 + "]}", "regel 1: geen geldige JSON"),
        ("[" * 100_000, "regel 1: geen geldige JSON"),
    ],
    ids=lambda value: value[:30],
)
def test_a_mistake_is_named_by_its_line(text: str, says: str, knowledge_url: str) -> None:
    with pytest.raises(SituationError) as caught:
        oriented(text, knowledge_url)
    assert str(caught.value).startswith(says)


def test_with_one_mistake_nothing_is_answered(knowledge_url: str) -> None:
    results = orient_all(f"{json.dumps(PARENT)}\nfout", knowledge_url)
    with pytest.raises(SituationError):
        next(results)


def test_a_missing_database_is_said(tmp_path_factory: pytest.TempPathFactory) -> None:
    empty = tmp_path_factory.mktemp("leeg")
    with pytest.raises(DatabaseError):
        oriented("{}", f"sqlite:///{empty / 'kompaan.db'}")
    with pytest.raises(DatabaseError, match="bestaat niet"):
        oriented("{}", f"sqlite:///{empty / 'weg' / 'kompaan.db'}")
