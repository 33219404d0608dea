"""A directory in place of Rasa's storage, for components that are trained alone."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import Iterator


class Storage:
    """Where a component keeps what it learned."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    @contextmanager
    def write_to(self, _resource: object) -> Iterator[Path]:
        """The directory to write to."""
        yield self._directory

    read_from = write_to
