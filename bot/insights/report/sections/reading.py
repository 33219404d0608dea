"""How to read the figures, and where the words come from."""

from __future__ import annotations

from bot.insights.published import ROUNDED_TO
from bot.insights.report.document import Points, Section
from bot.insights.report.figures import Figures
from bot.insights.report.words import say, texts
from bot.insights.wording import reading as shared_reading


def reading(figures: Figures) -> Section:
    """How to read: rounded, hidden, conversations and not people."""
    values = {"rounded": ROUNDED_TO, "gap": 2 * ROUNDED_TO, "smallest": figures.smallest}
    points = tuple(point.format(**values) for point in texts()["reading"]["points"])
    lost = (shared_reading("lost", lost=figures.lost),) if figures.lost else ()
    return Section(say("reading", "heading"), (Points((*points, *lost)),))


def sources() -> Section:
    """The documents that the words come from."""
    return Section(say("sources", "heading"), (Points(tuple(texts()["sources"]["points"])),))
