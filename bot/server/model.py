"""Tells early that a model cannot be used: Rasa would go on without one, and answer nothing."""

from __future__ import annotations

import tarfile
import zlib
from pathlib import Path

REMEDY = "Maak het opnieuw met: .venv/bin/kompaan train --force"
CHUNK = 1 << 20

UNUSABLE = f"Het model is niet bruikbaar. {REMEDY}"
"""For a model that is whole, and cannot be loaded all the same."""


class ModelError(RuntimeError):
    """The model is missing or damaged; the message says what to do (Dutch)."""


def require_whole(model: Path) -> None:
    """Read a model archive to its end.

    Raises:
        ModelError: when it is not there, or cut short, or no archive at all.
    """
    try:
        with tarfile.open(model, "r:gz") as archive:
            files = [member for member in archive if member.isfile()]
            # The end holds the check sum of the whole.
            while archive.fileobj is not None and archive.fileobj.read(CHUNK):
                pass
    except FileNotFoundError:
        raise ModelError(f"Het model {model} is er niet. {REMEDY}") from None
    except (OSError, EOFError, tarfile.TarError, zlib.error):
        raise ModelError(f"Het model {model} is beschadigd. {REMEDY}") from None
    if not files:
        raise ModelError(f"Het model {model} is leeg. {REMEDY}")
