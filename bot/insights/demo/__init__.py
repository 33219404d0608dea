"""Example figures: a database of their own with plausible months, so that the site can be seen at once."""

from bot.insights.demo.filling import Demo, DemoError, fill
from bot.insights.demo.place import demo_url

__all__ = ["Demo", "DemoError", "demo_url", "fill"]
