"""The evaluation itself: what it counts, what it sets aside, and when it fails."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.nlu.evaluation import __main__ as command
from bot.nlu.evaluation.figures import crisis_figures, fact_figures, intent_figures
from bot.nlu.evaluation.measuring import Evaluation, SetFigures, to_judge
from bot.nlu.evaluation.parser import Fallback, Heard
from bot.nlu.evaluation.report import markdown, reliability_plot
from bot.nlu.evaluation.sets import Example, SetError, only_unseen, read_set
from bot.nlu.evaluation.statistics import bootstrap, calibration_error, macro_f1, reliability, share
from bot.nlu.evaluation.thresholds import Threshold, ThresholdError, bounds, judge

SECRET = "xylofoonkwartet zoekt onderdak"


def heard(*intents: str, confidence: float = 0.9, crisis: str = "none", **facts: list[Any]) -> Heard:
    return Heard(intents, confidence, confidence, crisis, facts)


def measured() -> Evaluation:
    """Three messages: two understood, of which one unsure; a cry for help and two that only look like one."""
    intents = intent_figures(
        [Example(SECRET, "greet"), Example("dag", "greet"), Example("stop", "stop")],
        [heard("greet"), heard("stop", "greet"), heard("stop", confidence=0.2)],
        alone=["greet", "greet", "stop"],
        fallback=Fallback(0.3, 0.05),
    )
    crisis = crisis_figures(
        [Example(SECRET, "crisis_abuse"), Example("a", "none"), Example("b", "none"), Example("c", "ordinary")],
        [heard("stop", crisis="doubt"), heard("stop", crisis="alarm"), heard("stop"), heard("stop", crisis="doubt")],
    )
    facts = fact_figures([(SECRET, {"ages": [0.67, 3]}), ("b", {})], [heard("inform", age=[3, 0.7]), heard("inform")])
    return Evaluation(
        {"dev": SetFigures({"intents": 1}, intents, crisis, facts)}, {"memory_mb": 500.0}, Fallback(0.3, 0.05)
    )


def test_both_forms_of_a_set_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("nlu:\n- intent: greet\n  examples: |\n    - dag\n    - hallo\n", encoding="utf-8")
    (tmp_path / "b.yml").write_text("greet: [dag, hallo]\n", encoding="utf-8")
    expected = [Example("dag", "greet"), Example("hallo", "greet")]
    assert read_set(tmp_path / "a.yml") == read_set(tmp_path / "b.yml") == expected


def test_a_faulty_set_is_named_and_not_quoted(tmp_path: Path) -> None:
    (tmp_path / "c.yml").write_text(f"greet: {SECRET}\n", encoding="utf-8")
    with pytest.raises(SetError, match=r"c\.yml") as error:
        read_set(tmp_path / "c.yml")
    assert SECRET not in str(error.value)


def test_what_stands_in_the_training_data_does_not_count() -> None:
    examples = [Example("Ik zoek hulp!", "x"), Example("ik zoek  hulpp", "x"), Example("mijn fiets is kapot", "y")]
    split = only_unseen(examples, ["ik zoek hulp"])
    assert split.seen == 2
    assert split.unseen == examples[2:]


def test_intents_are_counted() -> None:
    figures = measured().sets["dev"].intents
    assert figures is not None
    assert figures.top1.value == pytest.approx(2 / 3)
    assert figures.alone.value == 1
    assert figures.top3.value == 1
    assert figures.confusions == [(("greet", "stop"), 1)]
    assert figures.unsure == pytest.approx(1 / 3)
    assert figures.right_when_sure == pytest.approx(1 / 2)


def test_too_small_a_lead_makes_the_bot_ask() -> None:
    fallback = Fallback(0.3, 0.05)
    assert fallback.asks(Heard(("greet", "stop"), 0.48, 0.01, "none"))
    assert not fallback.asks(Heard(("greet", "stop"), 0.48, 0.2, "none"))


def test_cries_for_help_are_counted() -> None:
    figures = dict(to_judge("dev", measured().sets["dev"]))
    assert figures["crisis_recall"] == 1
    assert figures["crisis_false_alarms"] == 0.5
    assert figures["crisis_checks_hard"] == 0
    assert figures["crisis_checks_ordinary"] == 1


def test_facts_are_counted() -> None:
    assert {name: figure.value for name, figure in measured().sets["dev"].facts.items()} == {"ages": 1, "provinces": 1}


def test_a_fact_too_many_is_wrong() -> None:
    figures = fact_figures([("a", {"ages": [3]})], [heard("inform", age=[3, 4], province=["Limburg"])])
    assert (figures["ages"].value, figures["provinces"].value) == (0, 0)


def test_an_interval_holds_the_figure_and_narrows_with_more_messages() -> None:
    few, many = share([True, False] * 10), share([True, False] * 500)
    assert few.low < few.value == 0.5 < few.high
    assert many.high - many.low < few.high - few.low


def test_every_label_is_drawn_as_often_as_it_was_written() -> None:
    labels = ["rare"] + ["common"] * 50
    always = bootstrap(lambda rows: float((rows == 0).sum()), labels, rounds=50)
    assert (always.low, always.value, always.high) == (1, 1, 1)


def test_macro_f1_counts_every_intent_alike() -> None:
    truth = ["a"] * 9 + ["b"]
    assert macro_f1(truth, truth).value == 1
    assert macro_f1(truth, ["a"] * 10).value == pytest.approx((18 / 19) / 2)
    assert macro_f1(truth, ["elsewhere"] * 10).value == 0


def test_confidence_that_is_as_often_right_has_no_error() -> None:
    honest = reliability([0.75] * 4 + [1.0], [True, True, True, False, True])
    assert [row.size for row in honest] == [4, 1]
    assert calibration_error(honest) == pytest.approx(0)
    assert calibration_error(reliability([0.95] * 4, [False] * 4)) == pytest.approx(0.95)


def test_a_figure_is_judged_by_its_threshold() -> None:
    thresholds = {"top": Threshold(least=0.8), "time": Threshold(most=3)}
    judged = judge("dev", [("top", 0.8), ("top", 0.79), ("time", 3), ("time", 3.1)], thresholds)
    assert [one.good for one in judged] == [True, False, True, False]
    with pytest.raises(ThresholdError, match="elsewhere"):
        judge("dev", [("elsewhere", 1)], thresholds)


@pytest.mark.parametrize(
    "document",
    [{}, {"nlu": 3}, {"nlu": {"a": {}}}, {"nlu": {"a": {"least": 1, "most": 2}}}, {"nlu": {"a": {"b": 1}}}],
)
def test_faulty_thresholds_are_refused(document: dict[str, Any]) -> None:
    with pytest.raises(ThresholdError, match=r"thresholds\.yml"):
        bounds(document=document)


def test_the_report_tells_the_figures_and_no_utterance() -> None:
    evaluation = measured()
    report = markdown(evaluation, judge("dev", [("intent_top1", 0.5)], bounds()), "curve.svg")
    assert "| dev | intent_top1 | 0.500 | ≥ 0.85 | **not reached** |" in report
    assert "| greet | stop | 1 |" in report
    assert "| 0.9 to 1.0 | 2 | 0.90 | 0.50 |" in report
    assert SECRET not in report + reliability_plot(evaluation.sets)


@pytest.mark.parametrize(("recall", "code"), [(1.0, 0), (0.5, 1)])
def test_the_command_fails_below_a_threshold(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, recall: float, code: int
) -> None:
    """A slow machine is no reason to fail; cries that are not heard are."""
    evaluation = Evaluation({"dev": measured().sets["dev"]}, {"memory_mb": 5000.0}, Fallback(0.3, 0.05))
    monkeypatch.setattr(command, "evaluate", lambda: evaluation)
    monkeypatch.setattr(command, "to_judge", lambda *_: [("crisis_recall", recall)])
    for name in ("DOCS", "REPORT", "PLOT"):
        monkeypatch.setattr(command, name, tmp_path / name)
    assert command.main() == code
    assert "| all | memory_mb | 5000.000 | ≤ 700 | **not reached** |" in (tmp_path / "REPORT").read_text(
        encoding="utf-8"
    )


def test_what_cannot_be_measured_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> Evaluation:
        raise SetError("intents.yml: broken")

    monkeypatch.setattr(command, "evaluate", broken)
    assert command.main() == 1
    assert "intents.yml" in capsys.readouterr().err
