"""Draws charts as pictures: horizontal bars, and a hatched stub with the sign where a count is hidden."""

from __future__ import annotations

import io
import textwrap

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Canvas

from bot.insights.published import HIDDEN
from bot.insights.report.document import Chart, written

COLOURS = ("#1b6379", "#d98a1f", "#8c4a6b")
"""Also apart for who sees no red or green, and in grey."""

INK, FAINT = "#1f2a30", "#c9d1d5"
WIDTH = 6.7
BAR, AROUND = 0.2, 0.1
"""Height in inches of a bar, and of the room around a group of them."""

HIDDEN_STUB = 0.025
"""Width of the mark of a hidden count, as part of the longest bar."""

LABEL_WIDTH = 27
DPI = 200
_STYLE = {
    "font.family": "DejaVu Sans",
    "font.size": 9.0,
    "svg.fonttype": "path",
    # Without it every drawing has other ids, and the same report another content.
    "svg.hashsalt": "kompaan",
    "hatch.linewidth": 0.6,
}


def as_png(chart: Chart) -> bytes:
    """The chart as a picture of points, for print."""
    return _drawn(chart, "png")


def as_svg(chart: Chart) -> bytes:
    """The chart as lines that stay sharp."""
    return _drawn(chart, "svg")


def height_of(chart: Chart) -> float:
    """How high it is, as part of its width."""
    return _inches(chart) / WIDTH


def _inches(chart: Chart) -> float:
    legend = 0.3 if len(chart.series) > 1 else 0.0
    return len(chart.labels) * (len(chart.series) * BAR + AROUND) + legend + 0.1


def _drawn(chart: Chart, form: str) -> bytes:
    with matplotlib.rc_context(_STYLE):
        canvas = Canvas(figsize=(WIDTH, _inches(chart)), layout="constrained")
        (FigureCanvasSVG if form == "svg" else FigureCanvasAgg)(canvas)
        _draw(canvas.add_subplot(), chart)
        drawn = io.BytesIO()
        canvas.savefig(drawn, format=form, dpi=DPI, metadata={"Date": None} if form == "svg" else {"Software": None})
    return drawn.getvalue()


def _draw(axes: Axes, chart: Chart) -> None:
    step = len(chart.series) * BAR + AROUND
    most = max(count or 0 for _, counts in chart.series for count in counts) or 1
    for number, (name, counts) in enumerate(chart.series):
        places = [group * step + number * BAR for group in range(len(chart.labels))]
        colour = COLOURS[number % len(COLOURS)]
        axes.barh(places, [count or 0 for count in counts], height=BAR * 0.86, color=colour, label=name)
        for place, count in zip(places, counts, strict=True):
            if count is None:
                axes.barh(place, most * HIDDEN_STUB, height=BAR * 0.86, color="white", edgecolor=colour, hatch="////")
            end = most * HIDDEN_STUB if count is None else count
            text = HIDDEN if count is None else written(count)
            axes.annotate(text, (end, place), xytext=(4, 0), textcoords="offset points", va="center", color=INK)
    middle = (len(chart.series) - 1) * BAR / 2
    axes.set_yticks([group * step + middle for group in range(len(chart.labels))])
    axes.set_yticklabels(["\n".join(textwrap.wrap(label, LABEL_WIDTH)) for label in chart.labels], color=INK)
    axes.set_ylim(len(chart.labels) * step - AROUND / 2 - BAR / 2, -AROUND / 2 - BAR / 2)
    axes.set_xlim(0, most * 1.12)
    axes.xaxis.set_visible(False)
    axes.tick_params(axis="y", length=0)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(FAINT)
    if len(chart.series) > 1:
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncol=len(chart.series), frameon=False, borderpad=0)
