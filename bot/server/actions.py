"""The action server, always on loopback. Run as `python -m bot.server.actions`."""

from __future__ import annotations

import os

from bot.server.children import stop_with_parent
from bot.server.private import keep_private
from bot.server.quiet import be_quiet
from bot.settings import Settings


def serve() -> None:
    """Serve the custom actions until stopped."""
    settings = Settings.from_environment()
    os.environ["SANIC_HOST"] = "127.0.0.1"
    keep_private()
    be_quiet()

    from rasa_sdk.endpoint import run

    from bot.server.sanic_adaptations import adapt_sanic

    adapt_sanic()
    run("actions", port=settings.actions_port, cors_origins=[])


if __name__ == "__main__":
    stop_with_parent()
    serve()
