"""Counting: what a conversation touches, as numbers per month that can point to nobody."""

from bot.insights.counting.counters import Counters
from bot.insights.counting.losses import lost_additions

__all__ = ["Counters", "lost_additions"]
