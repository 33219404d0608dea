"""The bot behind the channel, once its model is loaded."""

from __future__ import annotations

from rasa.core.agent import Agent
from sanic.request import Request

from bot.privacy.health import store_is_well
from bot.web.refusal import Refusal


def ready_agent(request: Request) -> Agent | None:
    """The agent of the server that takes a request, or None as long as it is not ready."""
    agent = getattr(request.app.ctx, "agent", None)
    return agent if agent is not None and agent.is_ready() else None


def require_agent(request: Request) -> Agent:
    """The agent of the server that takes a request.

    Raises:
        Refusal: (503) as long as it is not ready.
    """
    agent = ready_agent(request)
    if agent is None:
        raise Refusal("not_ready", 503)
    return agent


async def health_of(request: Request) -> dict[str, bool]:
    """What a health check may know: whether the server can answer, and if not, whether the store is the reason."""
    agent = ready_agent(request)
    if agent is None:
        return {"ready": False}
    return {"ready": True} if await store_is_well(agent) else {"ready": False, "store": False}
