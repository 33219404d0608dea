"""Writes a finished file: whole or not at all, and never over another one unless that is asked."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Mapping


class WritingError(RuntimeError):
    """The file could not be written; the message says why (Dutch). What was there is still there."""


def form_of(path: Path | None, asked: str | None, endings: Mapping[str, str], default: str) -> str:
    """In which form a file is made: the one that was asked, else the one that its name ends as.

    Args:
        path: the file; None when its name follows the form.
        asked: the form that was asked, which may not exist.
        endings: how the name of a file ends, by form.
        default: the form when nothing says another.

    Returns:
        The form; one that does not exist as it was written.

    Raises:
        WritingError: when the name of the file promises another form.
    """
    suffix = path.suffix.removeprefix(".").lower() if path else ""
    by_suffix = {ending.rpartition(".")[2]: form for form, ending in endings.items()}
    form = asked or by_suffix.get(suffix) or suffix or default
    if suffix and form in endings and by_suffix.get(suffix) != form:
        raise WritingError(
            f"Een bestand in de vorm {form} eindigt op .{endings[form]}, niet op .{suffix}. "
            "Kies een andere naam of vorm."
        )
    return form


def write_whole(path: Path, content: bytes, force: bool = False) -> None:
    """Write a file under its name only when it is complete.

    Args:
        path: where it comes.
        content: all of it.
        force: whether a file that is there already may be replaced.

    Raises:
        WritingError: when there is a file and `force` is off, or nothing can be written there.
    """
    if path.exists() and not force:
        raise WritingError(f"{path} bestaat al. Kies een andere naam, of voeg --force toe.")
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as unfinished:
            try:
                unfinished.write(content)
                unfinished.flush()
                os.fsync(unfinished.fileno())
                _give_name(Path(unfinished.name), path, force)
            finally:
                Path(unfinished.name).unlink(missing_ok=True)
    except FileExistsError:
        raise WritingError(f"{path} bestaat al. Kies een andere naam, of voeg --force toe.") from None
    except OSError as error:
        raise WritingError(f"{path} kan niet geschreven worden ({type(error).__name__}).") from None


def _give_name(unfinished: Path, path: Path, force: bool) -> None:
    unfinished.chmod(0o600)
    if force:
        unfinished.replace(path)
    else:
        # Fails when somebody made a file of that name in the meantime; a rename would not.
        path.hardlink_to(unfinished)
