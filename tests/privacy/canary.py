"""Looking for a canary in everything that a running Kompaan may have written."""

from __future__ import annotations

import base64
import os
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Iterable, Iterator

from bot.settings import PROJECT
from tests.server.running import errors_into

LARGEST = 200_000_000
"""Bytes; larger files are none of ours."""

SKIPPED = frozenset({".git", ".venv", ".tools", "node_modules", "__pycache__"})


def forms(canary: str) -> list[bytes]:
    """The bytes that show a canary: as it is, reversed byte pairs of wide characters, and inside base64."""
    text = canary.encode()
    shifted = [base64.b64encode(b"\0" * skip + text)[4 if skip else 0 : -4] for skip in range(3)]
    return [text, text.upper(), canary.encode("utf-16-le"), text.hex().encode(), *shifted]


def where_found(canaries: Iterable[str], files: Iterable[Path]) -> list[str]:
    """The files that hold a canary in some form, or have it in their name."""
    needles = {form: canary for canary in canaries for form in forms(canary)}
    found = []
    for file in files:
        try:
            contents = file.read_bytes() + str(file).encode()
        except OSError:
            continue
        found += [f"{canary} in {file}" for form, canary in needles.items() if form in contents]
    return found


class Watch:
    """Remembers when a test began, to look at what was written since.

    Attributes:
        directories: looked through whole, whatever their age.
    """

    def __init__(self, *directories: Path) -> None:
        self._began = time.time() - 1
        self.directories = directories

    def files(self) -> Iterator[Path]:
        """All files of the directories, and those of the project and of the temporary directory written since."""
        for directory in self.directories:
            yield from (path for path in directory.rglob("*") if path.is_file())
        for place in {PROJECT, Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp"), Path("/dev/shm")}:  # noqa: S108
            yield from self._written_since(place)

    def _written_since(self, place: Path) -> Iterator[Path]:
        for directory, names, files in os.walk(place):
            names[:] = [name for name in names if name not in SKIPPED]
            for name in files:
                path = Path(directory, name)
                try:
                    state = path.lstat()
                except OSError:
                    continue
                if path.is_file() and state.st_size < LARGEST and state.st_mtime >= self._began:
                    yield path


@contextmanager
def printing_into(state: Path) -> Iterator[None]:
    """Let what the servers print come into a file, errors and all else."""
    kept = os.dup(1)
    with errors_into(state / "log"), (state / "out").open("ab") as out:
        os.dup2(out.fileno(), 1)
        try:
            yield
        finally:
            os.dup2(kept, 1)
            os.close(kept)
