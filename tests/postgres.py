"""A private PostgreSQL for tests that need a real one; without one they are skipped, with the reason.

Import the fixture where it is used: `from tests.postgres import postgres_url`. One server is started for the
whole run, on a socket in a directory of its own; each test finds its database empty.
"""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

INSTALLED = Path("/usr/lib/postgresql")
ACCOUNT = "postgres"
"""Whom the server runs as when the tests run as root, which PostgreSQL refuses."""

FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


class NoPostgres(RuntimeError):
    """There is no PostgreSQL to test with; the message says why."""


class Server:
    """A running server.

    Attributes:
        directory: holds its data and its socket.
    """

    def __init__(self) -> None:
        self._bin = _binaries()
        self._as = _account()
        self.directory = Path(tempfile.mkdtemp(prefix="kompaan-pg-"))
        if self._as:
            shutil.chown(self.directory, ACCOUNT)
        atexit.register(self.stop)
        data = str(self.directory / "data")
        self._run("initdb", "-D", data, "-U", "kompaan", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-k {self.directory} {FAST}"
        self._run("pg_ctl", "-D", data, "-w", "-l", str(self.directory / "log"), "-o", options, "start")

    @property
    def url(self) -> str:
        """The SQLAlchemy URL of its one database."""
        return f"postgresql+psycopg2://kompaan@/postgres?host={self.directory}"

    def empty(self) -> None:
        """Take away whatever an earlier test left in the database; that is faster than making a new one."""
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("SET lock_timeout = '10s'"))
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        engine.dispose()

    def stop(self) -> None:
        """End the server, and everything it wrote."""
        data = self.directory / "data"
        if (data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(self.directory, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*self._as, str(self._bin / program), *arguments],
            cwd=self.directory,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # a pipe would stay open as long as the server lives
            stderr=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            text=True,
            timeout=60,
        )
        if done.returncode:
            raise NoPostgres(f"{program} lukt niet ({(done.stderr or '').strip()[-200:]})")


def _binaries() -> Path:
    versions = [path for path in INSTALLED.glob("*/bin") if (path / "initdb").is_file()]
    if not versions:
        raise NoPostgres("geen PostgreSQL gevonden, installeer het pakket 'postgresql'")
    return max(versions, key=lambda path: float(path.parent.name))


def _account() -> list[str]:
    """The words before a command that run it as somebody else, when that is needed."""
    if os.geteuid() != 0:
        return []
    try:
        pwd.getpwnam(ACCOUNT)
    except KeyError:
        raise NoPostgres(f"root mag geen server starten en er is geen gebruiker '{ACCOUNT}'") from None
    return ["runuser", "-u", ACCOUNT, "--"]


@lru_cache(maxsize=1)
def _shared_server() -> Server | str:
    """The server, or why there is none."""
    try:
        return Server()
    except (NoPostgres, OSError, subprocess.TimeoutExpired) as error:
        return str(error)


@pytest.fixture
def postgres_url() -> str:
    """The URL of an empty PostgreSQL database."""
    server = _shared_server()
    if isinstance(server, str):
        pytest.skip(f"PostgreSQL is dus niet getest: {server}")
    server.empty()
    return server.url
