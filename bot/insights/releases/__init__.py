"""The one door: everything that leaves of what was counted, leaves through `Releases`."""

from bot.insights.releases.releases import Releases

__all__ = ["Releases"]
