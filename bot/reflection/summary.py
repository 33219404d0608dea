"""The summary of a reflection, in the user's own words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import Sequence

from jinja2 import Environment

# Markdown, not HTML: whoever shows it makes text of it.
_TEMPLATE = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=False).from_string(  # noqa: S701
    resources.files("bot.reflection").joinpath("summary.md.jinja").read_text(encoding="utf-8")
)


@dataclass(frozen=True)
class Exchange:
    """A question and what was answered to it, None when it was skipped."""

    question: str
    answer: str | None


def summary(
    theme: str,
    exchanges: Sequence[Exchange],
    position_now: str | None,
    position_wanted: str | None,
    next_action: str | None,
) -> str:
    """The summary as Markdown.

    Args:
        theme: the theme's name.
        exchanges: the questions that were asked, in order.
        position_now, position_wanted: names on the theme's scale, None when not said.
        next_action: what is done first, None when not said.
    """
    return _TEMPLATE.render(
        theme=theme,
        exchanges=exchanges,
        position_now=position_now,
        position_wanted=position_wanted,
        next_action=next_action,
    ).strip()
