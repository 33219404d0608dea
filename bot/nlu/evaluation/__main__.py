"""`python -m bot.nlu.evaluation`: measure, write the report, and fail when a threshold is not reached."""

from __future__ import annotations

import logging
import sys
import warnings
from typing import Final

from bot.nlu.evaluation.measuring import evaluate, to_judge
from bot.nlu.evaluation.report import markdown, reliability_plot
from bot.nlu.evaluation.running import RunningError
from bot.nlu.evaluation.sets import SetError
from bot.nlu.evaluation.thresholds import COST, ThresholdError, bounds, judge
from bot.settings import PROJECT

DOCS: Final = PROJECT / "docs"
REPORT: Final = DOCS / "nlu-evaluation.md"
PLOT: Final = DOCS / "nlu-reliability.svg"


def main() -> int:
    """The exit code: 0 when all is well, 1 when a threshold is not reached or nothing could be measured."""
    logging.disable(logging.INFO)
    warnings.simplefilter("ignore")
    try:
        targets = bounds()
        evaluation = evaluate()
        judged = [
            one for name, figures in evaluation.sets.items() for one in judge(name, to_judge(name, figures), targets)
        ]
        costs = judge("all", evaluation.cost.items(), bounds(COST))
    except (SetError, ThresholdError, RunningError) as error:
        print(f"Not measured: {error}", file=sys.stderr)
        return 1
    DOCS.mkdir(exist_ok=True)
    PLOT.write_text(reliability_plot(evaluation.sets), encoding="utf-8")
    report = markdown(evaluation, [*judged, *costs], PLOT.name)
    REPORT.write_text(report, encoding="utf-8")
    print(report)
    missed = [one for one in judged if not one.good]
    for one in missed:
        print(f"Not reached: {one.name} on {one.where} is {one.value:.3f}, not {one.threshold}.", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
