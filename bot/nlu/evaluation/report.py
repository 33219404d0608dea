"""The report as Markdown, and the curve of confidence. No utterance stands in either."""

from __future__ import annotations

from io import StringIO
from typing import Iterable, Iterator, Sequence

from bot.nlu.evaluation.figures import CrisisFigures, IntentFigures
from bot.nlu.evaluation.measuring import Evaluation, SetFigures
from bot.nlu.evaluation.parser import Fallback
from bot.nlu.evaluation.statistics import Estimate, calibration_error
from bot.nlu.evaluation.thresholds import Judged

COMMAND = "make evaluate"


def markdown(evaluation: Evaluation, judged: Sequence[Judged], plot: str) -> str:
    """The whole report.

    Args:
        evaluation: what was measured.
        judged: every figure with a threshold.
        plot: file name of the curve, in the same directory.
    """
    parts = [
        "# How well Kompaan understands what it never saw",
        f"Made by `{COMMAND}`. Trained on `data/`, measured on `tests/nlu/`: `dev`, which developers may read to find"
        " classes of error, and `heldout`, which nobody who writes data, patterns or code reads. An utterance that"
        " stands in the training data too, or nearly so, does not count. The values in brackets are 95 % intervals by"
        " bootstrap. Everything is measured on the whole pipeline of `config.yml`; an alarm goes before an intent,"
        " and is counted apart.",
        _table(("set", "figure", "measured", "threshold", ""), _verdicts(judged)),
    ]
    for name, figures in evaluation.sets.items():
        parts += [f"## {name}", *_set(figures, evaluation.fallback)]
    parts += ["## Confidence", f"![How sure, and how often right]({plot})"]
    return "\n\n".join(parts) + "\n"


def _verdicts(judged: Sequence[Judged]) -> Iterator[tuple[str, ...]]:
    for one in judged:
        verdict = "" if one.threshold.reaches(one.value) else "not there yet" if one.good else "**not reached**"
        yield one.where, one.name, f"{one.value:.3f}", str(one.threshold), verdict


def _set(figures: SetFigures, fallback: Fallback) -> Iterator[str]:
    for kind, seen in figures.seen.items():
        yield f"Set aside in {kind}, because the training data holds (nearly) the same: {seen}."
    if figures.intents:
        yield from _intents(figures.intents, fallback)
    if figures.crisis:
        yield from _crisis(figures.crisis)
    if figures.facts:
        rows = ((name, _estimate(estimate)) for name, estimate in figures.facts.items())
        yield "### Facts"
        yield _table(("fact", "right"), rows)


def _intents(figures: IntentFigures, fallback: Fallback) -> Iterator[str]:
    yield "### Intents"
    rows = [
        ("the first guess is right", _estimate(figures.top1)),
        ("the same by the intent classifier alone", _estimate(figures.alone)),
        ("the right one is among three", _estimate(figures.top3)),
        ("macro F1", _estimate(figures.macro)),
        ("expected calibration error", f"{calibration_error(figures.bins):.3f}"),
        (
            f"not sure enough (below {fallback.threshold:g}, or a lead under {fallback.ambiguity:g}), so it asks",
            f"{figures.unsure:.3f}",
        ),
        ("answered with an alarm instead", f"{figures.alarms:.3f}"),
        ("right when sure enough", f"{figures.right_when_sure:.3f}"),
    ]
    yield _table((f"{figures.count} utterances", "measured"), rows)
    yield "F1 per intent, weakest first:"
    weakest = sorted(figures.per_intent.items(), key=lambda item: item[1])
    yield _table(("intent", "F1"), ((name, f"{value:.2f}") for name, value in weakest))
    yield "Most often taken for something else:"
    confused = ((meant, heard, str(count)) for (meant, heard), count in figures.confusions)
    yield _table(("meant", "heard", "times"), confused)
    yield "How sure, and how often right:"
    yield _table(("confidence", "utterances", "mean confidence", "right"), _bins(figures))


def _bins(figures: IntentFigures) -> Iterator[tuple[str, ...]]:
    for row in figures.bins:
        yield f"{row.low:.1f} to {row.high:.1f}", str(row.size), f"{row.confidence:.2f}", f"{row.right:.2f}"


def _crisis(figures: CrisisFigures) -> Iterator[str]:
    yield "### Cries for help"
    yield f"All cries for help: {_estimate(figures.recall)} heard, {_estimate(figures.alarms)} with an alarm."
    rows = (
        (label, str(count), _estimate(alarms), _estimate(heard))
        for label, (count, alarms, heard) in figures.per_label.items()
    )
    yield _table(("label", "messages", "alarm", "alarm or check question"), rows)


def _estimate(estimate: Estimate) -> str:
    return f"{estimate.value:.3f} ({estimate.low:.3f} to {estimate.high:.3f})"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def reliability_plot(sets: dict[str, SetFigures]) -> str:
    """The curve of confidence against being right, as SVG; the same figures always give the same file."""
    import matplotlib  # type: ignore[import-untyped, unused-ignore]  # slow to import, and only needed here

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "kompaan"
    from matplotlib import pyplot  # type: ignore[import-untyped, unused-ignore]

    figure, axes = pyplot.subplots(figsize=(5, 5))
    axes.plot([0, 1], [0, 1], linestyle="--", color="grey", label="perfect")
    for name, measured in sets.items():
        if measured.intents:
            bins = measured.intents.bins
            axes.plot([b.confidence for b in bins], [b.right for b in bins], marker="o", label=name)
    axes.set(xlabel="confidence", ylabel="how often right", xlim=(0, 1), ylim=(0, 1))
    axes.legend()
    file = StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None})
    pyplot.close(figure)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()) + "\n"
