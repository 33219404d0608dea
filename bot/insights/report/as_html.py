"""The report as one HTML file: no scripts, nothing from elsewhere, to be read on a screen and on paper."""

from __future__ import annotations

from base64 import b64encode

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.insights.report.charts import as_svg
from bot.insights.report.document import Chart, Document

_TEMPLATES = Environment(
    loader=PackageLoader("bot.insights.report", "."),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(document: Document) -> bytes:
    """The document as UTF-8."""
    _TEMPLATES.globals["picture"] = _picture
    return _TEMPLATES.get_template("report.html.jinja").render(document=document).encode()


def _picture(chart: Chart) -> str:
    """A chart as an address that holds the picture itself."""
    return f"data:image/svg+xml;base64,{b64encode(as_svg(chart)).decode()}"
