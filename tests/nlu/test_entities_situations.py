"""Measures extraction on the development messages; the thresholds are what orientation can live with."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.nlu.extracting import DUTCH, extractor, facts

CASES = YAML(typ="safe").load((Path(__file__).parent / "dev" / "situations.yml").read_text(encoding="utf-8"))
SINGLE_FACTS = ("network", "waiting", "disability", "court", "current_help")


@pytest.fixture(scope="module")
def results() -> list[tuple[dict[str, Any], dict[str, list[Any]]]]:
    """For each message what is expected and what was found."""
    return [(case["expect"], facts(case["text"])) for case in CASES]


def test_ages(results: list[tuple[dict[str, Any], dict[str, list[Any]]]]) -> None:
    right = sum(
        sorted(found.get("age", [])) == pytest.approx(sorted(expected.get("ages", [])), abs=0.1)
        for expected, found in results
    )
    assert right / len(results) >= 0.97


def test_province(results: list[tuple[dict[str, Any], dict[str, list[Any]]]]) -> None:
    right = sum(found.get("province", [None]) == [expected.get("province")] for expected, found in results)
    assert right / len(results) >= 0.97


def test_asker(results: list[tuple[dict[str, Any], dict[str, list[Any]]]]) -> None:
    told = [(expected["asker"], found.get("asker")) for expected, found in results if "asker" in expected]
    untold = [found for expected, found in results if "asker" not in expected and "asker" in found]
    assert sum(found == [asker] for asker, found in told) / len(told) >= 0.85
    assert len(untold) <= 1


def test_domains(results: list[tuple[dict[str, Any], dict[str, list[Any]]]]) -> None:
    expected = sum(len(set(case.get("domains", []))) for case, _ in results)
    given = sum(len(found.get("domain", [])) for _, found in results)
    right = sum(len(set(case.get("domains", [])) & set(found.get("domain", []))) for case, found in results)
    assert right / expected >= 0.85
    assert right / given >= 0.75


@pytest.mark.parametrize("fact", SINGLE_FACTS)
def test_other_facts(results: list[tuple[dict[str, Any], dict[str, list[Any]]]], fact: str) -> None:
    right = sum(found.get(fact, [None]) == [expected.get(fact)] for expected, found in results)
    assert right / len(results) >= 0.95


def test_it_is_fast() -> None:
    documents = [DUTCH(case["text"]) for case in CASES]
    long_text = DUTCH(" ".join(case["text"] for case in CASES)[:10000])
    extractor()

    def seconds(texts: list[Any]) -> float:
        started = time.process_time()
        for text in texts:
            extractor().extract(text)
        return time.process_time() - started

    assert min(seconds(documents) for _ in range(5)) / len(documents) < 0.001
    assert min(seconds([long_text]) for _ in range(5)) < 0.1
