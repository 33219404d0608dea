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
CRIES_DIRECTORY = PROJECT / "data" / "crisis" / "cries"

LOOPBACK = ("127.0.0.1", "::1", "localhost")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  (compared with, not listened on)


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
        insights_host: address the coordinators' site listens on; apart from `host`, so that it stays on this machine
            when the chat is opened to others.
        insights_port: TCP port of the coordinators' site.
        insights_https: whether browsers reach that site over https, by a server in front of it.
    """

    state: Path
    database_url: str
    host: str
    chat_port: int
    actions_port: int
    insights_host: str = "127.0.0.1"
    insights_port: int = 8050
    insights_https: bool = False

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
            insights_host=environment.get("KOMPAAN_INSIGHTS_HOST", cls.insights_host),
            insights_port=_port(environment, "KOMPAAN_INSIGHTS_PORT", cls.insights_port),
            insights_https=_yes_or_no(environment, "KOMPAAN_INSIGHTS_HTTPS"),
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
        return self.host in LOOPBACK

    @property
    def insights_address(self) -> str:
        """Where the coordinators' site is, seen from this machine."""
        host = "127.0.0.1" if self.insights_host in EVERYWHERE else self.insights_host
        return f"http://{host}:{self.insights_port}"


def _port(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(name, str(default))
    if not (value.isascii() and value.isdecimal()) or not 0 < int(value) < 65536:
        raise SettingsError(f"{name} is '{value}'. Geef een poortnummer tussen 1 en 65535.")
    return int(value)


def _yes_or_no(environment: Mapping[str, str], name: str) -> bool:
    value = environment.get(name, "0")
    if value not in ("0", "1"):
        raise SettingsError(f"{name} is '{value}'. Geef 1 voor ja of 0 voor nee.")
    return value == "1"
