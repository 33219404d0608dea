"""The chat server: Rasa with Kompaan's channel. Run as `python -m bot.server.chat MODEL`."""

from __future__ import annotations

import logging
import os
import sys
from typing import Any

from bot.server.children import MODEL_UNUSABLE, STORE_UNUSABLE, stop_with_parent
from bot.server.private import keep_private
from bot.server.quiet import be_quiet
from bot.settings import PROJECT, Settings

logger = logging.getLogger(__name__)


def serve(model: str) -> None:
    """Serve a trained model until stopped; ends the process at once when it cannot.

    Args:
        model: path of the model archive.
    """
    settings = Settings.from_environment()
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["KOMPAAN_ACTIONS_ENDPOINT"] = settings.actions_url
    keep_private()
    be_quiet()
    # That a model could not be loaded is said below, with what to do about it.
    logging.getLogger("rasa.core.agent").setLevel(logging.CRITICAL)

    # Imported only now: Rasa takes seconds to import, and logs while it does.
    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints

    from bot.server.rasa_adaptations import adapt
    from bot.server.sanic_adaptations import adapt_sanic

    adapt()
    adapt_sanic()
    credentials = "credentials.yml" if settings.on_loopback else "deploy/credentials.yml"
    shared = bool(os.environ.get("KOMPAAN_REDIS_URL"))
    endpoints = "deploy/endpoints.yml" if shared else "endpoints.yml"
    serve_application(
        model_path=model,
        interface=settings.host,
        port=settings.chat_port,
        credentials=str(PROJECT / credentials),
        cors="",
        enable_api=False,
        endpoints=AvailableEndpoints.read_endpoints(str(PROJECT / endpoints)),
        server_listeners=[(_require_usable, "after_server_start")],
    )


async def _require_usable(app: Any, _loop: Any) -> None:
    """End when there is no model, or a store that does not forget: Rasa only warns, and goes on.

    A store that does not answer yet is said and waited for: `/health` tells when it does.
    """
    from bot.privacy.health import store_is_well
    from bot.privacy.memory import give_back
    from bot.privacy.redis_store import EphemeralRedisStore
    from bot.privacy.tracker_store import EphemeralTrackerStore

    agent = app.ctx.agent
    if not agent.is_ready():
        os._exit(MODEL_UNUSABLE)
    if not isinstance(agent.tracker_store, (EphemeralTrackerStore, EphemeralRedisStore)):
        os._exit(STORE_UNUSABLE)
    if not await store_is_well(agent):
        logger.error("De opslag van gesprekken (KOMPAAN_REDIS_URL) antwoordt niet. Ik wacht tot dat wel zo is.")
    # Loading a model takes more memory than having one.
    give_back()


if __name__ == "__main__":
    stop_with_parent()
    serve(sys.argv[1])
