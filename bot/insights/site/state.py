"""What the running site holds: one value, made when it starts, that every page reaches through its request."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

from fastapi import Request
from sqlalchemy.engine import Engine

from bot.insights.releases import Releases
from bot.insights.site.accounts import Accounts
from bot.insights.site.api_tokens import ApiTokens
from bot.insights.site.audit import Audit
from bot.insights.site.clock import Clock, utc_now
from bot.insights.site.login import Logins
from bot.insights.site.passwords import Passwords
from bot.insights.site.sessions import Session, Sessions
from bot.insights.site.throttle import RateLimit, SlowDown
from bot.insights.wording import Names
from bot.settings import KNOWLEDGE_DIRECTORY


@dataclass
class Site:
    """The site of one database.

    Attributes:
        engine: the database, brought to the newest version.
        names: gives the names of the options as they are now.
        clock: the time.
        https: whether browsers reach it over https, so that cookies may travel over nothing else.
        knowledge: folder of the knowledge base that editors change.
        passwords: how passwords are hashed.
    """

    engine: Engine
    names: Callable[[], Names]
    clock: Clock = utc_now
    https: bool = False
    knowledge: Path = KNOWLEDGE_DIRECTORY
    passwords: Passwords = field(default_factory=Passwords)
    slow_down: SlowDown = field(default_factory=SlowDown)
    rate_limit: RateLimit = field(default_factory=RateLimit)

    def __post_init__(self) -> None:
        self.releases = Releases(self.engine)
        self.accounts = Accounts(self.engine, self.passwords, self.clock)
        self.logins = Logins(self.engine, self.passwords, self.clock)
        self.sessions = Sessions(self.engine, self.clock)
        self.tokens = ApiTokens(self.engine, self.clock)
        self.audit = Audit(self.engine, self.clock)

    @property
    def cookie(self) -> str:
        """The name of the session's cookie; the prefix lets browsers refuse it from anywhere else."""
        return "__Host-kompaan" if self.https else "kompaan"


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    site: Site = request.app.state.site
    return site


def session_of(request: Request) -> Session:
    """Who asks; there only after the gate let them in."""
    session: Session = request.state.session
    return session
