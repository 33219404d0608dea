"""The page at /privacy: what is kept and what is not, in plain words, without a script."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from ruamel.yaml import YAML

from bot.web.headers import NO_STORE
from bot.web.rendering import markdown
from bot.web.static import StaticFile
from bot.web.texts import TEXTS

_HERE = Path(__file__).parent
HTML = "text/html; charset=utf-8"


def privacy_page() -> StaticFile:
    """The page, the same for everybody; raises what YAML or Jinja raise when its words cannot be read."""
    templates = Environment(
        loader=FileSystemLoader(_HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    templates.filters["markdown"] = markdown
    words = YAML(typ="safe").load((_HERE / "privacy.yml").read_text(encoding="utf-8"))
    html = templates.get_template("privacy.html.jinja").render(
        words=words, page=TEXTS["page"], language=TEXTS["language"]
    )
    return StaticFile(html.encode(), HTML, {"Cache-Control": NO_STORE})
