"""Trains the model when what it is made of has changed."""

from __future__ import annotations

import hashlib
import os
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Iterable, Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bot.server.quiet import be_quiet
from bot.settings import PROJECT, Settings

INPUTS = (
    "config.yml",
    "domain.yml",
    "data/nlu",
    "data/rules",
    "data/crisis",
    "bot/nlu",
    "bot/policies",
    "requirements",
)
"""What a model depends on."""

READ_AT_START = (
    "data/lexicon",
    "data/wording",
    "endpoints.yml",
    "deploy/endpoints.yml",
    "credentials.yml",
    "deploy/credentials.yml",
)
"""What the servers read when they start, besides the model and the knowledge base."""

KEPT_MODELS = 2


class TrainingError(RuntimeError):
    """The model could not be trained; the message says what to look at (Dutch)."""


def model_path(settings: Settings) -> Path:
    """Where the model for the present inputs stands, or will stand."""
    return settings.models / f"kompaan-{inputs_digest()[:16]}.tar.gz"


def inputs_digest(project: Path = PROJECT) -> str:
    """A digest over names and contents of all inputs, as 64 hexadecimal digits."""
    digest = hashlib.sha256()
    for file in _files(INPUTS, project):
        digest.update(str(file.relative_to(project)).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def require_readable(names: Iterable[str], project: Path = PROJECT) -> None:
    """Read every YAML file among files and directories; Rasa answers a slip with a page of its own code.

    Raises:
        TrainingError: with file and line of the first that is no YAML.
    """
    for file in _files(names, project):
        if file.suffix != ".yml":
            continue
        name = file.relative_to(project)
        try:
            YAML(typ="safe").load(file.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            raise TrainingError(f"{name}: geen leesbare tekst, bewaar het bestand als UTF-8.") from None
        except YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = f"{name}, regel {mark.line + 1}" if mark else str(name)
            raise TrainingError(f"{place}: geen geldige YAML. Verbeter die regel en probeer opnieuw.") from None


def _files(names: Iterable[str], project: Path) -> Iterator[Path]:
    for name in names:
        path = project / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix in (".yml", ".py", ".txt"):
                yield file


def train(settings: Settings) -> Path:
    """Train a model for the present inputs and remove older ones.

    Returns:
        the path of the new model.

    Raises:
        TrainingError: when Rasa refuses the data or configuration.
    """
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    be_quiet()
    from rasa.api import train as rasa_train
    from rasa.engine.exceptions import GraphComponentException
    from rasa.shared.exceptions import RasaException

    wanted = model_path(settings)
    require_readable(INPUTS)
    settings.models.mkdir(parents=True, exist_ok=True)
    try:
        # Rasa and what it uses print bars and praise; what goes wrong comes as an exception or a code.
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            result = rasa_train(
                domain=str(PROJECT / "domain.yml"),
                config=str(PROJECT / "config.yml"),
                training_files=[str(PROJECT / "data" / "nlu"), str(PROJECT / "data" / "rules")],
                output=str(settings.models),
                fixed_model_name=wanted.name.removesuffix(".tar.gz"),
                # Rasa does not see the crisis data, so it cannot know that nothing changed.
                force_training=True,
            )
    except (RasaException, GraphComponentException) as error:
        raise TrainingError(f"Trainen lukt niet: {error}") from None
    if result.code != 0 or not wanted.is_file():
        raise TrainingError("Trainen lukt niet: kijk config.yml, domain.yml en data/ na met 'make lint'.")
    for old in sorted(settings.models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)[:-KEPT_MODELS]:
        old.unlink()
    return wanted
