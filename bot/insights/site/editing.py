"""Correcting the knowledge base: a file is checked beside all others, and taken up whole or not at all."""

from __future__ import annotations

import math
import re
import shutil
import tempfile
from dataclasses import dataclass
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from sqlalchemy.engine import Engine

from bot.knowledge.importer import import_knowledge
from bot.knowledge.loader import Fault, Knowledge, KnowledgeError, load

LARGEST_FILE = 200_000
"""Bytes."""
MOST_NODES = 50_000
_NEW_OPTION = re.compile(r"[a-z0-9][a-z0-9-]{0,58}\.yml")
_writing = Lock()


class EditError(ValueError):
    """A file that cannot be taken up; the message says why (Dutch)."""


@dataclass(frozen=True)
class Draft:
    """A file that somebody wants to replace, checked.

    Attributes:
        file: its place in the folder of the knowledge base.
        text: what it would hold.
        faults: what is wrong with it, or with the others beside it; the file's own faults first.
        difference: what changes, line by line.
        replaces: a digest of what it holds now, so that nobody undoes what somebody else just changed.
    """

    file: str
    text: str
    faults: tuple[Fault, ...]
    difference: tuple[str, ...]
    replaces: str


def files_of(directory: Path) -> list[str]:
    """Every file of the knowledge base, by its place in the folder."""
    return sorted(str(path.relative_to(directory)) for path in directory.rglob("*.yml"))


def text_of_file(directory: Path, file: str) -> str:
    """What a file holds.

    Raises:
        KeyError: when there is no such file in the knowledge base.
    """
    if file not in files_of(directory):
        raise KeyError(file)
    return (directory / file).read_text(encoding="utf-8")


def check_file(directory: Path, name: str, data: bytes) -> Draft:
    """Check a file as if it stood in the knowledge base already.

    Args:
        directory: the knowledge base.
        name: the file's name, or its place in the folder; the name of a new option makes a new file.
        data: what was sent.

    Raises:
        EditError: when it cannot be a file of the knowledge base at all.
    """
    file, text = _place(directory, name), _text(data)
    path = directory / file
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = unified_diff(before.splitlines(), text.splitlines(), "nu", "nieuw", lineterm="", n=1)
    faults: tuple[Fault, ...] = ()
    try:
        _load_with(directory, file, text)
    except KnowledgeError as error:
        faults = tuple(sorted(error.faults, key=lambda fault: fault.file != file))
    return Draft(file, text, faults, tuple(difference), _digest(before))


def take_up(engine: Engine, directory: Path, name: str, data: bytes, replaces: str) -> bool:
    """Put a checked file in the knowledge base and in the database; conversations use it within seconds.

    Args:
        engine: the database.
        directory: the knowledge base.
        name: the file's place in the folder.
        data: what it will hold.
        replaces: the digest of what it held when it was checked.

    Returns:
        whether anything changed.

    Raises:
        EditError: when it has faults, somebody else changed it meanwhile, or the folder cannot be written.
        DatabaseError: when the database does not take it; then the file stays as it was too.
    """
    with _writing:
        draft = check_file(directory, name, data)
        if draft.replaces != replaces:
            raise EditError("Iemand anders veranderde dit bestand intussen. Haal het opnieuw op en kijk het na.")
        if draft.faults:
            raise EditError("Er zijn nog fouten in dit bestand. Er is niets veranderd.")
        knowledge = _load_with(directory, draft.file, draft.text)
        path = directory / draft.file
        beside = path.with_name(f".{path.name}.new")
        try:
            # Written before anything changes: that it can be written is then known.
            beside.write_text(draft.text, encoding="utf-8")
            changed = import_knowledge(engine, knowledge)
            beside.replace(path)
        except OSError as error:
            raise EditError(
                f"De map van de kennisbank kan niet beschreven worden ({type(error).__name__}). Er is niets veranderd."
            ) from None
        finally:
            beside.unlink(missing_ok=True)
        return changed


def _load_with(directory: Path, file: str, text: str) -> Knowledge:
    with tempfile.TemporaryDirectory(prefix="kompaan-") as made:
        copy = Path(shutil.copytree(directory, Path(made) / "knowledge"))
        (copy / file).write_text(text, encoding="utf-8")
        return load(copy)


def _place(directory: Path, name: str) -> str:
    known = files_of(directory)
    found = [file for file in known if file == name] or [file for file in known if Path(file).name == name]
    if len(found) == 1:
        return found[0]
    plain = name.removeprefix("options/")
    if found or not _NEW_OPTION.fullmatch(plain):
        raise EditError(
            "Dit bestand hoort niet in de kennisbank. Houd de naam die het had. "
            "Is het een nieuwe vorm van steun, noem het dan zoals haar id, met .yml erachter."
        )
    return f"options/{plain}"


def _text(data: bytes) -> str:
    if not data.strip():
        raise EditError("Het bestand is leeg. Kies een bestand.")
    if len(data) > LARGEST_FILE:
        raise EditError("Het bestand is te groot.")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise EditError("Het bestand is geen gewone tekst. Bewaar het als UTF-8.") from None
    try:
        whole = YAML(pure=True).compose(text)
        if whole is not None and _size(whole, {}) > MOST_NODES:
            raise EditError("Het bestand verwijst te vaak met & en * naar zichzelf. Schrijf de tekst voluit.")
    except YAMLError:
        # That it is no YAML is said with its line by the check.
        pass
    except RecursionError:
        raise EditError("Het bestand is te diep genest. Kijk naar de inspringing en de haakjes.") from None
    return text


def _size(node: Any, sizes: dict[int, float]) -> float:
    """How many parts a file has once every reference is written out: a small file can stand for an endless one."""
    if id(node) not in sizes:
        # Met again while it is being measured, it holds itself.
        sizes[id(node)] = math.inf
        parts = node.value if isinstance(node.value, list) else []
        flat = [part for pair in parts for part in (pair if isinstance(pair, tuple) else (pair,))]
        sizes[id(node)] = 1 + sum(_size(part, sizes) for part in flat)
    return sizes[id(node)]


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
