"""The chat server: Rasa with Kompaan's channel. Run as `python -m bot.server.chat MODEL`."""

from __future__ import annotations

import os
import sys

from bot.server.children import stop_with_parent
from bot.server.quiet import be_quiet
from bot.settings import PROJECT, Settings


def serve(model: str) -> None:
    """Serve a trained model until stopped.

    Args:
        model: path of the model archive.
    """
    settings = Settings.from_environment()
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["KOMPAAN_ACTIONS_ENDPOINT"] = settings.actions_url
    be_quiet()

    # Imported only now: Rasa takes seconds to import, and logs while it does.
    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints

    from bot.server.rasa_adaptations import adapt

    adapt()
    credentials = "credentials.yml" if settings.on_loopback else "deploy/credentials.yml"
    serve_application(
        model_path=model,
        interface=settings.host,
        port=settings.chat_port,
        credentials=str(PROJECT / credentials),
        cors="",
        enable_api=False,
        endpoints=AvailableEndpoints.read_endpoints(str(PROJECT / "endpoints.yml")),
    )


if __name__ == "__main__":
    stop_with_parent()
    serve(sys.argv[1])
