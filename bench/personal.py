"""Measures how personal data is noticed: start, memory, time and figures on the development texts.

`python -m bench.personal` prints the figures of what Kompaan does, and of `deduce` when it is installed.
"""

from __future__ import annotations

import importlib.util
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Callable, Iterable

from tests.privacy.personal_texts import Marked, marked_texts

_STARTING = """
import time, ruamel.yaml, regex
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4 / 1024
before, begun = resident(), time.process_time()
{code}
print(f"start {{(time.process_time() - begun) * 1000:.0f}} ms of processor, memory {{resident() - before:.1f}} MB")
"""
_PARTS = {
    "kompaan": "from bot.privacy.personal import find; find('ik ben emma, 0471 23 45 67')",
    "phonenumbers": "import phonenumbers; list(phonenumbers.PhoneNumberMatcher('0471 23 45 67', 'BE'))",
    "python-stdnum": "from stdnum import iban; from stdnum.be import nn; nn.is_valid('93.05.18-223.61')",
    "email_validator": "import email_validator; email_validator.validate_email('a@b.be', check_deliverability=False)",
    "deduce": "import deduce; deduce.Deduce().deidentify('Ik ben Jan Jansen')",
}
_MODULES = {"kompaan": "bot", "python-stdnum": "stdnum"}


def main() -> None:
    """Print the figures."""
    for name, code in _PARTS.items():
        if importlib.util.find_spec(_MODULES.get(name, name)) is None:
            print(f"{name}: not installed")
            continue
        command = [sys.executable, "-c", _STARTING.format(code=code)]
        result = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
        print(f"{name}: {result.stdout.strip().splitlines()[-1]}")
    texts = marked_texts("with_data", "without_data", "second", "third")
    _figures("kompaan", _kompaan(), texts)
    if importlib.util.find_spec("deduce"):
        _figures("deduce", _deduce(), texts)


def _kompaan() -> Callable[[str], str]:
    from bot.privacy.personal import mask

    return lambda text: mask(text).text


def _deduce() -> Callable[[str], str]:
    import deduce

    reader = deduce.Deduce()
    return lambda text: str(reader.deidentify(text).deidentified_text)


def _figures(name: str, mask: Callable[[str], str], texts: Iterable[Marked]) -> None:
    seconds, secrets, hidden, ordinary, changed = [], 0, 0, 0, 0
    for text in texts:
        begun = time.perf_counter()
        masked = mask(text.text)
        seconds.append(time.perf_counter() - begun)
        secrets += len(text.secrets)
        hidden += sum(secret not in masked for _kind, secret in text.secrets)
        ordinary += not text.secrets
        changed += not text.secrets and masked != text.text
    milliseconds = sorted(second * 1000 for second in seconds)
    print(
        f"{name}: hidden {hidden} of {secrets}, changed {changed} of {ordinary} texts without data, "
        f"median {statistics.median(milliseconds):.2f} ms, p95 {milliseconds[int(len(milliseconds) * 0.95)]:.2f} ms"
    )


if __name__ == "__main__":
    main()
