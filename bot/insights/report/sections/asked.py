"""What people ask about, who asks, about what age and from where."""

from __future__ import annotations

from bot.insights.report.document import Block, Chart, Figure, Grid, Paragraph, Points, Section, written
from bot.insights.report.figures import Figures, Line, enumerated
from bot.insights.report.sections.tables import table_blocks
from bot.insights.report.words import listed, say, texts
from bot.insights.wording import table_wording

MOST_BARS = 12
MOST_FIRST = 4
_PARTS = (
    ("askers_heading", "domain_by_asker"),
    ("ages_heading", "domain_by_age"),
    ("provinces_heading", "domain_by_province"),
)


def asked(figures: Figures) -> Section:
    """The section; its tables hold everything that is shown, its sentences the largest."""
    parts = tuple(
        Section(say("asked", heading), (*_in_words(figures, table_id), *table_blocks(figures, table_id)))
        for heading, table_id in _PARTS
    )
    return Section(say("asked", "heading"), _lead(figures), parts)


def _lead(figures: Figures) -> tuple[Block, ...]:
    domains = figures.domains()
    if not domains:
        return ()
    first, *others = domains
    if not others:
        return (Paragraph(say("asked", "lead_one", first=first.in_words)),)
    return *_order(figures, domains), Figure(_totals(domains), _chart(domains[:MOST_BARS]))


def _order(figures: Figures, domains: list[Line]) -> tuple[Block, ...]:
    """Which subjects come first, as far as rounding leaves that sure."""
    top = figures.first_shown(domains, MOST_FIRST)
    if len(top) > 1 and figures.surely_first(domains, 1):
        return (Paragraph(say("asked", "lead", first=top[0].in_words, others=enumerated(top[1:]))),)
    return (Paragraph(say("asked", "lead_shared", lines=enumerated(top, MOST_FIRST))),) if top else ()


def _totals(domains: list[Line]) -> Grid:
    head = (table_wording("domain_by_asker").rows, str(texts()["conversations_head"]))
    rows = tuple((line.label, written(line.count)) for line in domains)
    return Grid(say("asked", "chart"), say("asked", "totals"), head, rows)


def _chart(domains: list[Line]) -> Chart:
    labels, counts = tuple(line.label for line in domains), tuple(line.count for line in domains)
    return Chart(say("asked", "chart"), labels, ((str(texts()["conversations_head"]), counts),))


def _in_words(figures: Figures, table_id: str) -> tuple[Block, ...]:
    """For the largest subjects: which columns weigh most, as far as that is sure."""
    lines = []
    for domain in figures.domains()[:3]:
        columns = figures.largest(table_id, domain.id, 3)
        if columns:
            parts = listed([column.in_words for column in columns])
            lines.append(say("asked", "largest", domain=domain.label, parts=parts))
    return (Points(tuple(lines)),) if lines else ()
