"""How the crisis detector works inside: clauses, long and odd text, speed, storage."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bot.nlu.crisis import CrisisDetector, CrisisSignal
from bot.nlu.crisis.classifier import ClassifierError, CrisisClassifier
from bot.nlu.crisis.normalise import normalise
from bot.nlu.crisis.rules import PatternError, RuleSet

ORDINARY = (
    "hij wil niet naar school en ik weet niet wat ik nog kan proberen",
    "wat kost een gezinscoach",
    "ik sta er alleen voor met twee kinderen en de nachten zijn kort",
    "volgende vraag",
    "mijn ouders maken ruzie over geld en dan ga ik naar mijn kamer",
    "ik wil stilstaan bij hoe ik met ouders overleg",
    "onze dochter van 9 heeft autisme en we wachten op begeleiding",
    "ja",
)


@pytest.mark.parametrize(
    "text",
    [
        "ik denk niet aan zelfmoord maar mijn vader slaat mij",
        "ik lach me dood. en daarna wil ik dood",
        "hij heeft haar nooit geslagen, maar hij bedreigt haar nu met een mes",
        "wij volgen een opleiding suïcidepreventie. Gisteren zei mijn zoon dat hij zelfmoord gaat plegen",
    ],
)
def test_an_exception_excuses_only_its_own_clause(text: str) -> None:
    signal = CrisisDetector().detect(text)
    assert signal is not None
    assert signal.level == "alarm"


def trained_to_say(label: str) -> CrisisDetector:
    """A detector whose classifier has learned this one label for a man with a knife."""
    detector = CrisisDetector()
    others = {"ik kan niet meer": "doubt", "hij slaat mij": "crisis_abuse", "dag allemaal": "greet"}
    detector.train([*others, *["hij heeft een mes"] * 40], [*others.values(), *[label] * 40])
    return detector


def test_a_certain_pattern_is_never_met_with_silence() -> None:
    assert trained_to_say("none").detect("ik wil dood") is not None
    assert CrisisDetector().detect("ik wil dood") == CrisisSignal("suicide", "alarm", "self")


def test_an_uncertain_pattern_is_weighed_with_the_classifier() -> None:
    text = "hij heeft een mes"
    rules_alone, calm, worried = CrisisDetector(), trained_to_say("none"), trained_to_say("crisis_danger")
    answers = [detector.detect(text) for detector in (rules_alone, calm, worried)]
    assert [answer.level if answer else "none" for answer in answers] == ["alarm", "none", "alarm"]


def test_two_words_are_heard_when_the_classifier_is_very_sure_and_one_word_never_is() -> None:
    detector = CrisisDetector(rules=RuleSet([], []))
    calm = {"dag allemaal": "greet", "wat kost dat": "ask_cost", "mijn oma": "none"}
    detector.train([*calm, *["hij bijt", "bijt"] * 400], [*calm.values(), *["crisis_abuse"] * 800])
    assert [detector.detect(text) is not None for text in ("hij bijt", "bijt", "mijn oma")] == [True, False, False]


def test_a_cry_for_help_does_not_drown_in_a_long_text(detector: CrisisDetector) -> None:
    around = "We zoeken een plaats in de opvang. De jongste slaapt goed. " * 80
    assert detector.detect(around) is None
    signal = detector.detect(f"{around} En mijn stiefvader komt aan mij als mama slaapt. {around}")
    assert signal == CrisisSignal("abuse", "alarm", "self")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "\n\t",
        "\x00",
        "\u200b\ufeff",
        "😭😭💀",
        "<p></p>",
        "<script>alert(1)</script>",
        "?!",
        "&nbsp;",
        "~|,",
    ],
)
def test_odd_input_is_harmless(detector: CrisisDetector, text: str) -> None:
    assert detector.detect(text) is None


@pytest.mark.parametrize("text", ["ik <b>wil</b> dood", "ik\u200b wil\x00 dood", "ik wil\ndood", "𝗶𝗸 𝘄𝗶𝗹 𝗱𝗼𝗼𝗱"])
def test_disguise_does_not_hide_a_cry_for_help(detector: CrisisDetector, text: str) -> None:
    assert detector.detect(text) == CrisisSignal("suicide", "alarm", "self")


@pytest.mark.parametrize("text", ["a" * 10_000, "ik " * 3_300, "<" * 10_000, "ik wil niet meer " * 580, "a." * 5_000])
def test_long_text_takes_no_long_time(detector: CrisisDetector, text: str) -> None:
    started = time.process_time()
    detector.detect(text)
    assert time.process_time() - started < 1.0


def test_normal_message_is_judged_within_two_milliseconds(detector: CrisisDetector) -> None:
    spent = []
    for text in ORDINARY * 10:
        started = time.process_time()
        detector.detect(text)
        spent.append(time.process_time() - started)
    assert sorted(spent)[len(spent) // 2] < 0.002


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("'k Wil  NI mr leve", "ik wil niet meer leven"),
        ("hij slaagt mij", "hij slaat mij"),
        ("zelfm*rd", "zelfmoord"),
        ("heeeelp!!", "help |"),
        ("suïcide", "suicide"),
        ("kspring eraf", "ik spring eraf"),
        ("omda'k bang ben", "omda ik bang ben"),
        ("tbloedt hard", "het bloedt hard"),
        ("thuis kpop kot tram", "thuis kpop kot tram"),
        ("zelvmoort gedagten", "zelfmoord gedachten"),
        ("auto-mutelatie", "automutilatie"),
        ("ich wil neet mier laeve", "ik wil niet meer leven"),
        ("zo grappig 😂😂", "zo grappig haha"),
    ],
)
def test_normalise(text: str, plain: str) -> None:
    assert normalise(text) == plain


def test_stored_classifier_answers_the_same(detector: CrisisDetector, tmp_path: Path) -> None:
    path = tmp_path / "crisis.joblib"
    detector.save(path)
    loaded = CrisisDetector.load(path)
    texts = [*ORDINARY, "ik wil niet meer leven", "soms ben ik bang van hem"]
    assert [loaded.detect(text) for text in texts] == [detector.detect(text) for text in texts]


def test_untrained_classifier_says_so() -> None:
    with pytest.raises(ClassifierError):
        CrisisClassifier().judge("hallo")


def test_unusable_patterns_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "patterns.yml"
    path.write_text("patterns:\n  suicide:\n    strong:\n      - {name: broken, any: ['(']}\n", encoding="utf-8")
    with pytest.raises(PatternError, match=r"suicide\.broken"):
        RuleSet.load(path)
