"""What people wrote about what is missing, masked, in groups that may be shown."""

from __future__ import annotations

from bot.insights.report.document import Paragraph, Quotes, Section
from bot.insights.report.figures import Figures
from bot.insights.report.words import say
from bot.insights.signals import theme_labels
from bot.insights.wording import period_name


def signals(figures: Figures) -> Section | None:
    """The section; None when there is nothing that may be shown."""
    if not figures.signals:
        return None
    labels = theme_labels()
    parts = tuple(
        Section(say("signals", "group", theme=labels.get(theme, theme), month=period_name(month)), (Quotes(texts),))
        for month, theme, texts in figures.signals
    )
    blocks = (Paragraph(say("signals", "lead")), Paragraph(say("signals", "note"), is_note=True))
    return Section(say("signals", "heading"), blocks, parts)
