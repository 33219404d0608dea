"""Extraction survives strange and long messages, keeps nothing of them, and names a faulty lexicon."""

from __future__ import annotations

import pickle
import time
from pathlib import Path

import pytest

from bot.nlu.entities import FactExtractor, LexiconError
from bot.nlu.entities.lexicon import Lexicons
from bot.settings import LEXICON_DIRECTORY
from tests.nlu.extracting import DUTCH, extractor, facts, only


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00\x00",
        "😀" * 50,
        "<b>mijn</b> <script>zoon</script>",
        "\u202emijn zoon",
        "'" * 300,
        "ß" * 99,
        "⅓ van ² en ½",
    ],
)
def test_strange_messages_do_no_harm(text: str) -> None:
    assert set(facts(text)) <= {"asker"}


def test_accents_capitals_and_stretched_letters_make_no_difference() -> None:
    assert facts("MIJN DÓCHTER is ZOOOO eenzaaaaam") == facts("mijn dochter is zo eenzaam")
    assert only("mijn clie\u0308nt", "asker") == "professional"


@pytest.mark.parametrize("text", ["1 " * 5000, "een " * 2500, "mijn zoon van " * 700, "niet " * 2000, "a" * 10000])
def test_a_long_message_takes_no_long_time(text: str) -> None:
    document = DUTCH.make_doc(text[:10000])
    extractor()
    started = time.process_time()
    extractor().extract(document)
    assert time.process_time() - started < 1.0


def test_extraction_keeps_nothing_of_a_message() -> None:
    facts("mijn geheim is xylofoonkwartetspeler")
    assert b"eenzaam" in pickle.dumps(extractor())
    assert b"xylofoonkwartetspeler" not in pickle.dumps(extractor())


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("weak: [geen familie]\nbest: [x]\n", "best"),
        ("weak: niemand\n", "weak"),
        ("weak: ['{onbekend} helpt']\n", "onbekend"),
        ("weak: [", "YAML"),
    ],
)
def test_a_faulty_lexicon_is_named(tmp_path: Path, content: str, part: str) -> None:
    for path in LEXICON_DIRECTORY.glob("*.yml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "network.yml").write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=rf"network\.yml.*{part}"):
        FactExtractor(tmp_path, [], [])


@pytest.mark.parametrize("name", ["domain", "asker", "network", "current_help", "safety"])
def test_no_phrase_is_both_heard_and_ignored(name: str) -> None:
    lexicon = Lexicons(LEXICON_DIRECTORY).read(name)
    ignored = set(lexicon.pop("ignore"))
    assert not ignored & {phrase for phrases in lexicon.values() for phrase in phrases}


def test_a_missing_lexicon_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"spelling\.yml"):
        FactExtractor(tmp_path, [], [])
