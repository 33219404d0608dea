"""The API: the same tables as the site, read-only, for programs of coordinators."""

from bot.insights.site.api.description import PREFIX
from bot.insights.site.api.routes import router

__all__ = ["PREFIX", "router"]
