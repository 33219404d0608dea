"""`python -m bench.nlu`: measures every candidate in turn and writes the table to `bench/nlu.md`."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Final, Sequence

from bench.nlu.candidates import CANDIDATES
from bot.settings import PROJECT

REPORT: Final = Path(__file__).parent.with_suffix(".md")
COLUMNS: Final = {
    "cv_f1": ("CV macro F1", 3),
    "cv_top1": ("CV top-1", 3),
    "dev_f1": ("dev macro F1", 3),
    "dev_top1": ("dev top-1", 3),
    "dev_top3": ("dev top-3", 3),
    "dev_ece": ("dev ECE", 3),
    "milliseconds": ("ms per message", 2),
    "memory": ("memory, MB", 0),
    "training": ("training, s", 1),
}


def main() -> int:
    """The exit code. The table is written after every candidate, so that an interrupted run is not lost."""
    load = os.getloadavg()[0]
    lines = [("candidate", *(title for title, _ in COLUMNS.values())), ("---", *["---:"] * len(COLUMNS))]
    for number, candidate in enumerate(CANDIDATES):
        print(candidate.name, file=sys.stderr)
        lines.append((candidate.name, *_row(number)))
        REPORT.write_text(_report(lines, load), encoding="utf-8")
    print(_report(lines, load))
    return 0


def _report(lines: Sequence[Sequence[str]], load: float) -> str:
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    missing = len(CANDIDATES) + 2 - len(lines)
    unfinished = f"**Not finished: {missing} candidates are still to come.**\n\n" if missing else ""
    return f"""# Which pipeline recognises intents best

Made by `python -m bench.nlu` on {datetime.now():%Y-%m-%d %H:%M}: {os.cpu_count()} cores ({platform.machine()}), load
{load:.1f} before the start, Python {platform.python_version()}. One run, one process for each candidate.

{unfinished}{table}

{NOTES}"""


def _row(number: int) -> list[str]:
    threads = dict.fromkeys(("TF_INTRA_OP_PARALLELISM_THREADS", "TF_INTER_OP_PARALLELISM_THREADS"), "1")
    environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", **threads}
    command = [sys.executable, "-W", "ignore", "-m", "bench.nlu.trial", str(number)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=PROJECT, env=environment)
    if done.returncode:
        return ["failed", *["" for _ in list(COLUMNS)[1:]]]
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return [f"{figures[name]:.{digits}f}" if name in figures else "-" for name, (_, digits) in COLUMNS.items()]


NOTES: Final = """The present candidate: words, skips and character n-grams, normalised; margin + Bayes.

CV is three-fold cross-validation on the training data, which holds many short and hard phrases, so it lies lower
than `dev`: messages as people write them, none of which stands (nearly) in the training data. On `dev` a difference
below 0.02 is chance. Memory is what loading the data and training add to the resident set. ECE is the expected
calibration error of the confidence as the candidate gives it. `tests/nlu/heldout` plays no part here: nothing is
chosen by it.

- *Skips* are pairs of words with one or two words between them. *Stems* come from the Snowball stemmer for Dutch:
  `spacy.blank("nl")` has no lemmas.
- *spaCy dense features*: the blank Dutch pipeline has no vectors, and `nl_core_news_sm`, which has none either but
  does have a trained `tok2vec`, is not on the package registry. Measured instead is what such a `tok2vec` starts from:
  norm, prefix, suffix and shape of every token, hashed.
- DIET is trained for a few epochs and without cross-validation: it is slow, as the last column shows.
"""


if __name__ == "__main__":
    sys.exit(main())
