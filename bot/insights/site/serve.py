"""Runs the coordinators' site. Also as `python -m bot.insights.site.serve`, beside the chat."""

from __future__ import annotations

import logging
import threading
from typing import Callable

import uvicorn
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.database import DatabaseError, connect, migrate
from bot.insights.periods import Period
from bot.insights.releases import Releases
from bot.insights.retention import roll_up
from bot.insights.signals import Signals, SignalsError
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

logger = logging.getLogger(__name__)

DAY = 24 * 60 * 60.0
SOON = 10 * 60.0
"""Seconds until the daily work is tried again when the database did not answer."""


def run(settings: Settings, database_url: str | None = None) -> None:
    """Serve the site until stopped.

    Args:
        settings: where it listens, and the database.
        database_url: another database to show, such as the one with example figures.

    Raises:
        StartError: when the port is taken, or others could listen in.
        DatabaseError: when the database cannot be used.
    """
    if settings.insights_host not in LOOPBACK and not settings.insights_https:
        raise StartError(
            "De site voor coördinatoren staat open voor andere toestellen, maar zonder https. "
            "Zet er een server met https voor, en zet KOMPAAN_INSIGHTS_HTTPS=1."
        )
    require_free_port(settings.insights_host, settings.insights_port, "KOMPAAN_INSIGHTS_PORT")
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
        except (SQLAlchemyError, DatabaseError, SignalsError, SettingsError) as error:
            logger.warning("The daily work on insights failed: %s.", type(error).__name__)
            wait = SOON


def daily(engine: Engine, clock: Clock = utc_now) -> list[Period]:
    """Publish what is closed, roll up what is old, and forget what is no longer needed.

    Returns:
        What was published.

    Raises:
        SQLAlchemyError: when the database does not answer.
        SignalsError: when it does not answer while signals are forgotten.
        SettingsError: when the setting of how long is kept cannot be used.
    """
    now = month_of(clock())
    published = Releases(engine).publish_closed(now)
    roll_up(engine, now)
    Signals(engine).expire(now)
    Sessions(engine, clock).forget_ended()
    Audit(engine, clock).forget_old()
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
    except (StartError, DatabaseError) as error:
        logger.error("%s", error)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
