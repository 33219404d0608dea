"""A model that cannot be used: said at once, in one line, with what to do."""

from __future__ import annotations

import gzip
import io
import subprocess
import tarfile
import time
from pathlib import Path
from typing import Callable

import pytest

from bot.server.children import Servers, StartError
from bot.server.model import ModelError, require_whole
from bot.settings import PROJECT, Settings
from bot.training import model_path
from tests.server.running import KOMPAAN, environment_of


def empty_archive(path: Path) -> None:
    """An archive with nothing in it."""
    tarfile.open(path, "w:gz").close()


def other_archive(path: Path) -> None:
    """An archive that is whole, and no model."""
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("metadata.json")
        member.size = 2
        archive.addfile(member, io.BytesIO(b"{}"))


DAMAGE: dict[str, Callable[[Path, bytes], object]] = {
    "no archive": lambda path, _: path.write_bytes(b"geen model"),
    "nothing": lambda path, _: path.write_bytes(b""),
    "cut short": lambda path, whole: path.write_bytes(whole[: len(whole) // 2]),
    "without its last bytes": lambda path, whole: path.write_bytes(whole[:-4]),
    "one byte wrong": lambda path, whole: path.write_bytes(whole[:50_000] + b"\0\1\2" + whole[50_003:]),
    "no tar inside": lambda path, _: path.write_bytes(gzip.compress(b"geen model" * 1000)),
    "empty": lambda path, _: empty_archive(path),
}


def test_a_whole_model_is_no_error(trained_model: Path) -> None:
    require_whole(trained_model)


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_noticed(damage: str, trained_model: Path, tmp_path: Path) -> None:
    path = tmp_path / "model.tar.gz"
    DAMAGE[damage](path, trained_model.read_bytes())
    with pytest.raises(ModelError, match="kompaan train --force"):
        require_whole(path)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is er niet"):
        require_whole(tmp_path / "weg.tar.gz")


def test_chat_ends_at_once_with_one_line(own_settings: Settings) -> None:
    broken = model_path(own_settings)
    broken.parent.mkdir()
    broken.write_bytes(b"geen model")
    began = time.monotonic()
    ended = subprocess.run(
        [*KOMPAAN, "chat"], cwd=PROJECT, env=environment_of(own_settings), capture_output=True, text=True, timeout=100
    )
    assert time.monotonic() - began < 30
    assert ended.returncode == 1
    (line,) = ended.stderr.splitlines()
    assert "is beschadigd" in line and "kompaan train --force" in line


def test_a_model_that_is_whole_and_cannot_be_loaded_is_not_waited_for(own_settings: Settings) -> None:
    model = own_settings.state / "model.tar.gz"
    other_archive(model)
    began = time.monotonic()
    with pytest.raises(StartError, match="Het model is niet bruikbaar"):
        Servers(own_settings, model).__enter__()
    assert time.monotonic() - began < 100
