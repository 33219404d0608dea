"""Runs the coordinators' site. Also as `python -m bot.insights.site.serve`, beside the chat."""

from __future__ import annotations

import logging
import threading
from typing import Callable, Mapping

import uvicorn
from sqlalchemy.engine import Engine

from bot.database import DatabaseError, connect, migrate
from bot.insights.periods import Period
from bot.insights.releases import Releases
from bot.insights.retention import keep_months, roll_up
from bot.insights.signals import Signals
from bot.insights.site.app import create_app
from bot.insights.site.audit import Audit
from bot.insights.site.clock import Clock, month_of, utc_now
from bot.insights.site.sessions import Sessions
from bot.insights.wording import Names
from bot.knowledge.live import Live
from bot.knowledge.loader import KnowledgeError, load
from bot.knowledge.queries import KnowledgeBase
from bot.server.children import StartError, require_free_port, stop_with_parent
from bot.server.private import keep_private
from bot.server.quiet import be_quiet
from bot.settings import KNOWLEDGE_DIRECTORY, LOOPBACK, Settings, SettingsError

# By its own name also when it is run as a program: of a logger that is not Kompaan's, nothing is shown.
logger = logging.getLogger("bot.insights.site.serve")

DAY = 24 * 60 * 60.0
PORT = "KOMPAAN_INSIGHTS_PORT"
SOON = 10 * 60.0
"""Seconds until the daily work is tried again when some of it failed."""


class DailyWorkError(RuntimeError):
    """Some of the daily work failed; the message names which, and the types of what went wrong."""


def run(settings: Settings, database_url: str | None = None) -> None:
    """Serve the site until stopped.

    Args:
        settings: where it listens, and the database.
        database_url: another database to show, such as the one with example figures.

    Raises:
        StartError: when the port is taken, or others could listen in.
        SettingsError: when the setting of how long is kept cannot be used.
        DatabaseError: when the database cannot be used.
    """
    require_usable(settings)
    engine = connect(database_url or settings.database_url)
    migrate(engine)
    app = create_app(engine, option_names(settings), https=settings.insights_https)
    stopped = threading.Event()
    threading.Thread(target=keep_up, args=(engine, stopped), daemon=True, name="daily").start()
    try:
        uvicorn.run(
            app,
            host=settings.insights_host,
            port=settings.insights_port,
            ws="none",
            lifespan="off",
            access_log=False,
            log_config=None,
            server_header=False,
            # The address of who asks is of no use here, and what a server in front says of it even less.
            proxy_headers=False,
        )
    finally:
        stopped.set()
        engine.dispose()


def require_usable(settings: Settings, command: str = "make chat") -> None:
    """Look whether the site can be served with these settings.

    Args:
        settings: where it would listen.
        command: by which it was started, for what is said about another port.

    Raises:
        StartError: when the port is taken, or others could listen in.
        SettingsError: when the setting of how long is kept cannot be used: nothing would ever be deleted.
    """
    keep_months()
    if settings.insights_host not in LOOPBACK and not settings.insights_https:
        raise StartError(
            "De site voor coördinatoren staat open voor andere toestellen, maar zonder https. "
            "Zet er een server met https voor, en zet KOMPAAN_INSIGHTS_HTTPS=1."
        )
    try:
        require_free_port(settings.insights_host, settings.insights_port, PORT)
    except StartError:
        raise StartError(
            f"Poort {settings.insights_port} is al in gebruik. "
            f"Stop wat daar draait, of kies een andere: {PORT}=... {command}"
        ) from None


def option_names(settings: Settings) -> Callable[[], Names]:
    """What gives the names of the options as they are now; those of the files while there is no database to ask."""
    live: Live[Names] = Live(settings.database_url, _names, _names_in_files())
    live.refresh()
    return live.current


def keep_up(engine: Engine, stopped: threading.Event, clock: Clock = utc_now) -> None:
    """Do the daily work at once and every day after, until stopped; never in a request."""
    wait = 0.0
    while not stopped.wait(wait):
        try:
            daily(engine, clock)
            wait = DAY
        except DailyWorkError as error:
            logger.warning("The daily work on insights failed: %s.", error)
            wait = SOON


def daily(engine: Engine, clock: Clock = utc_now) -> list[Period]:
    """Publish what is closed, roll up what is old, and forget what is no longer needed.

    Returns:
        What was published.

    Raises:
        DailyWorkError: when some of it failed; all the rest was done then.
    """
    now = month_of(clock())
    published: list[Period] = []
    jobs: Mapping[str, Callable[[], object]] = {
        "publish": lambda: published.extend(Releases(engine).publish_closed(now)),
        "roll up": lambda: roll_up(engine, now),
        "signals": lambda: Signals(engine).expire(now),
        "sessions": lambda: Sessions(engine, clock).forget_ended(),
        "trail": lambda: Audit(engine, clock).forget_old(),
    }
    failed = []
    for name, job in jobs.items():
        try:
            job()
        except Exception as error:  # noqa: BLE001
            # What deletes must not stay undone because something else failed. The message may hold values.
            failed.append(f"{name} ({type(error).__name__})")
    if failed:
        raise DailyWorkError(", ".join(failed))
    return published


def _names(base: KnowledgeBase) -> Names:
    return {name.id: name.name for name in base.names() if name.what == "option"}


def _names_in_files() -> Names:
    try:
        return {option.id: option.name for option in load(KNOWLEDGE_DIRECTORY).options}
    except KnowledgeError:
        return {}


def main() -> None:
    """Serve beside the chat: quietly, and as long as the process that started this one."""
    stop_with_parent()
    keep_private()
    be_quiet()
    try:
        run(Settings.from_environment())
    except (StartError, DatabaseError, SettingsError) as error:
        logger.error("%s", error)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
