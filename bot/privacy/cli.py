"""`kompaan mask`: texts in, masked texts out, line by line, so that anyone can check what is noticed."""

from __future__ import annotations

import json
import sys
from typing import BinaryIO, Iterator

from bot.console import fail
from bot.privacy.personal import LexiconError
from bot.privacy.personal import mask as mask_text


def mask() -> None:
    """Vervang persoonlijke gegevens in teksten: één tekst per regel invoer, één JSON-regel per tekst."""
    try:
        for line in masked_lines(sys.stdin.buffer):
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
    except LexiconError as error:
        fail(str(error))
    except BrokenPipeError:
        # Whoever reads has seen enough; Python would complain once more while it closes the pipe.
        sys.stderr.close()


def masked_lines(lines: BinaryIO) -> Iterator[bytes]:
    """Mask each line as it comes.

    Args:
        lines: bytes, one text per line; what is no UTF-8 becomes "�".

    Yields:
        per line a line of JSON: `{"text": ..., "kinds": [...]}`.
    """
    for line in lines:
        text = line.rstrip(b"\r\n").decode("utf-8", errors="replace")
        masked = mask_text(text)
        yield json.dumps({"text": masked.text, "kinds": list(masked.kinds)}, ensure_ascii=False).encode() + b"\n"
