"""The page as HTML: as it is at the start, and whole conversations for browsers without JavaScript."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from bot.look import ICON
from bot.web.site import Site
from bot.web.texts import TEXTS
from bot.web.transcript import Transcript
from bot.web.wording import phone_address, site_address

_MARKDOWN = MarkdownIt("zero", {"html": False, "breaks": True}).enable(
    ["emphasis", "list", "newline", "link", "heading", "blockquote", "hr"]
)
_MARKDOWN.validateLink = lambda url: url.startswith(("https://", "tel:"))  # type: ignore[method-assign]
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


def markdown(text: object) -> Markup:
    """A text of the bot as HTML; markup in it stays text, and links lead to https and tel only."""
    tokens = _MARKDOWN.parse(str(text or ""))
    for token in (inner for outer in tokens for inner in (outer, *(outer.children or ()))):
        _tame(token)
    return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))  # noqa: S704


def _tame(token: Token) -> None:
    if token.type in ("heading_open", "heading_close"):
        token.tag = "h2"
    if token.type == "link_open" and str(token.attrs.get("href", "")).startswith("https:"):
        token.attrs.update({"target": "_blank", "rel": "noopener noreferrer"})


_TEMPLATES.filters["markdown"] = markdown
_TEMPLATES.filters["site"] = site_address
_TEMPLATES.filters["tel"] = phone_address


_LOGO = Markup(ICON)  # noqa: S704
"""In the page itself: a file of its own would be fetched together with the styles, and slow them down."""


@dataclass(frozen=True)
class View:
    """What one page shows.

    Attributes:
        greeting: the first message of every conversation.
        transcript: what was said since.
        conversation: its id.
        remark: a remark of the page above the conversation.
        status: what did not work.
        draft: what stands in the box.
    """

    greeting: dict[str, Any]
    transcript: Transcript = field(default_factory=Transcript)
    conversation: str = field(default_factory=lambda: secrets.token_hex(16))
    remark: str = ""
    status: str = ""
    draft: str = ""


def render(view: View, site: Site) -> bytes:
    """The page that shows a view."""
    html = _TEMPLATES.get_template("page.html.jinja").render(
        view=view,
        site=site,
        texts=TEXTS["page"],
        words=TEXTS["messages"],
        language=TEXTS["language"],
        logo=_LOGO,
        message_id=secrets.token_hex(16),
        past=view.transcript.sealed(view.conversation) if view.transcript.turns else "",
    )
    return html.encode()


def render_leaving(site: Site) -> bytes:
    """An empty page that the exit address takes the place of."""
    return _TEMPLATES.get_template("leaving.html.jinja").render(site=site, language=TEXTS["language"]).encode()
