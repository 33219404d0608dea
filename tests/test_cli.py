"""The `kompaan` command: JSON in and out, and one clear Dutch line when something is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands import Kompaan, Said, kompaan, state
from tests.knowledge.bases import SMALL, copy_of_small

__all__ = ["kompaan", "state"]

PARENT = {"asker": "parent", "ages": [4], "domains": ["parenting"]}
ON_ONE_LINE = json.dumps(PARENT)


def answers(said: Said) -> list[dict[str, Any]]:
    assert said.code == 0, said.err
    return [json.loads(line) for line in said.out.splitlines()]


def test_one_situation_from_a_file_gives_one_ranking(kompaan: Kompaan, tmp_path: Path) -> None:
    (tmp_path / "een.json").write_text(ON_ONE_LINE)
    (answer,) = answers(kompaan("orient", tmp_path / "een.json"))
    assert set(answer) == {"options", "excluded", "contact"}
    assert answer["options"][0]["id"] == "buddy"
    assert answer["contact"]["name"] == "CAW"


def test_many_situations_from_standard_input_give_one_ranking_per_line(kompaan: Kompaan) -> None:
    given = "\n".join(json.dumps({**PARENT, "ages": [age]}) for age in (4, 15, 8))
    ranked = answers(kompaan("orient", "-", given=given))
    assert [[option["id"] for option in answer["options"]] for answer in ranked] == [["buddy"], [], ["buddy"]]
    assert ranked[1]["excluded"][0]["reasons"][0].startswith("Het gaat over een kind van 15 jaar: ")


def test_a_situation_spread_over_lines_is_one(kompaan: Kompaan) -> None:
    assert len(answers(kompaan("orient", "-", given=json.dumps(PARENT, indent=2)))) == 1


def test_the_first_time_the_knowledge_base_is_read_and_told_and_then_no_more(kompaan: Kompaan) -> None:
    assert kompaan("orient", "-", given=ON_ONE_LINE).err == ["Kennisbank ingelezen."]
    assert kompaan("orient", "-", given=ON_ONE_LINE).err == []


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("", "Er staat geen Situatie in de invoer."),
        ("\n\n", "Er staat geen Situatie in de invoer."),
        ("{", "regel 1: geen geldige JSON"),
        (f"{ON_ONE_LINE}\nhallo", "regel 2: geen geldige JSON"),
        ("[]", "regel 1: een Situatie is een JSON-object"),
        ('{"asker": "mama"}', "regel 1: asker: verwacht een van youth"),
        ('{"naam": "Jan"}', "regel 1: onbekend veld"),
        (b'{"wish": "\xe9\xe9n"}', "Het bestand is niet te lezen (UnicodeDecodeError)."),
    ],
)
def test_what_is_no_situation_is_said_in_one_line(given: str | bytes, says: str, kompaan: Kompaan) -> None:
    kompaan("orient", "-", given="{}")
    assert kompaan("orient", "-", given=given).refusal.startswith(says)


def test_a_missing_file_is_said_in_one_line(kompaan: Kompaan, tmp_path: Path) -> None:
    for path in (tmp_path / "weg.json", tmp_path):
        assert kompaan("orient", path).refusal.startswith("Het bestand is niet te lezen (")


EVERY_COMMAND = [
    ["chat"],
    ["shell"],
    ["train"],
    ["orient", "-"],
    ["knowledge", "import", str(SMALL)],
    ["knowledge", "export", "--json", "-"],
]


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=" ".join)
@pytest.mark.parametrize("name", ["KOMPAAN_CHAT_PORT", "KOMPAAN_ACTIONS_PORT"])
def test_a_port_that_cannot_be_is_said_in_one_line(
    command: list[str], name: str, kompaan: Kompaan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "abc")
    expected = f"{name} is 'abc'. Geef een poortnummer tussen 1 en 65535."
    assert kompaan(*command, given="{}").refusal == expected


@pytest.mark.parametrize("command", EVERY_COMMAND[3:], ids=" ".join)
@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("sqlite:////nergens/kompaan.db", "De map /nergens bestaat niet."),
        ("kompaan.db", "De database-URL is niet leesbaar."),
        ("mysql+nergens://kompaan@server/kompaan", "De database-URL is niet leesbaar."),
    ],
)
def test_a_database_that_cannot_be_is_said_in_one_line(
    command: list[str], url: str, says: str, kompaan: Kompaan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMPAAN_DATABASE_URL", url)
    assert kompaan(*command, given="{}").refusal.startswith(says)


def test_a_state_directory_that_was_asked_for_and_is_missing_is_said_and_not_made(
    kompaan: Kompaan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMPAAN_STATE", str(tmp_path / "weg"))
    assert kompaan("orient", "-", given="{}").refusal.startswith(f"De map {tmp_path / 'weg'} bestaat niet.")
    assert not (tmp_path / "weg").exists()


def test_faults_in_the_knowledge_base_stop_a_command_that_needs_it(
    kompaan: Kompaan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copy_of_small(tmp_path)
    (copy / "themes.yml").unlink()
    monkeypatch.setattr("bot.knowledge.filling.KNOWLEDGE_DIRECTORY", copy)
    said = kompaan("orient", "-", given="{}")
    assert said.code == 1
    assert said.err == [
        "De kennisbank heeft fouten; verbeter ze en probeer opnieuw.",
        "themes.yml: bestand ontbreekt",
    ]


def test_the_help_is_dutch(kompaan: Kompaan) -> None:
    said = kompaan("--help")
    assert said.code == 0
    assert "chatbot voor de Vlaamse jeugdhulp" in said.out


def test_the_installed_command_ranks_with_the_real_knowledge_base(state: Path, tmp_path: Path) -> None:
    (tmp_path / "een.json").write_text(ON_ONE_LINE)
    done = subprocess.run(
        [Path(sys.executable).parent / "kompaan", "orient", tmp_path / "een.json"],
        cwd=tmp_path,
        env={**os.environ, "KOMPAAN_STATE": str(state)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert len(answer["options"]) + len(answer["excluded"]) == 31
    assert answer["contact"]["name"] == "Huis van het Kind"
    assert "Traceback" not in done.stderr
