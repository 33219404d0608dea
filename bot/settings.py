"""Where things are and which ports are used: one place, changed by `KOMPAAN_*` variables."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Mapping

PROJECT = Path(__file__).resolve().parent.parent
KNOWLEDGE_DIRECTORY = PROJECT / "data" / "knowledge"
DEFAULT_STATE = PROJECT / ".kompaan"
LEXICON_DIRECTORY = PROJECT / "data" / "lexicon"
TRAINING_DIRECTORY = PROJECT / "data" / "nlu"


class SettingsError(ValueError):
    """A `KOMPAAN_*` variable holds something that cannot be used; the message says what to do (Dutch)."""


@dataclass(frozen=True)
class Settings:
    """The settings of one running Kompaan.

    Attributes:
        state: directory for what is made, not written: model and databases.
        database_url: SQLAlchemy URL of the knowledge base and the counters.
        host: address the servers listen on.
        chat_port: TCP port of chat server and page.
        actions_port: TCP port of the action server.
    """

    state: Path
    database_url: str
    host: str
    chat_port: int
    actions_port: int

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings; what is not set gets its default.

        Raises:
            SettingsError: when a port is not a number between 1 and 65535.
        """
        state = Path(environment.get("KOMPAAN_STATE", DEFAULT_STATE))
        return cls(
            state=state,
            database_url=environment.get("KOMPAAN_DATABASE_URL", f"sqlite:///{state / 'kompaan.db'}"),
            host=environment.get("KOMPAAN_HOST", "127.0.0.1"),
            chat_port=_port(environment, "KOMPAAN_CHAT_PORT", 5005),
            actions_port=_port(environment, "KOMPAAN_ACTIONS_PORT", 5055),
        )

    def make_default_state(self) -> None:
        """Make the state directory when it is the default one; one that was asked for must exist."""
        if self.state == DEFAULT_STATE:
            self.state.mkdir(exist_ok=True)

    @property
    def models(self) -> Path:
        """Directory of trained models."""
        return self.state / "models"

    @property
    def actions_url(self) -> str:
        """Where the chat server calls the action server; always on this machine."""
        return f"http://127.0.0.1:{self.actions_port}/webhook"

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the servers."""
        return self.host in ("127.0.0.1", "::1", "localhost")


def _port(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(name, str(default))
    if not (value.isascii() and value.isdecimal()) or not 0 < int(value) < 65536:
        raise SettingsError(f"{name} is '{value}'. Geef een poortnummer tussen 1 en 65535.")
    return int(value)
