"""Questions for the table: open ones, from a fixed list, chosen by what the figures show."""

from __future__ import annotations

from bot.insights.cube import NOT_SAID, ONLY, TOTAL
from bot.insights.report.document import Paragraph, Points, Section
from bot.insights.report.figures import Figures
from bot.insights.report.sections.changes import changes_of
from bot.insights.report.sections.options import more_asked
from bot.insights.report.sections.reflection import wanted_more
from bot.insights.report.words import about, in_sentence, listed, say, texts
from bot.insights.wording import column_label

ALWAYS, LAST = "always", "last"
MOST_NAMED = 4


def questions(figures: Figures) -> Section:
    """The section: those that fit what is shown in order of precedence, filled up with those that always fit."""
    known = _findings(figures)
    fitting = [q for q in texts()["questions"]["list"] if q["when"] in (ALWAYS, LAST) or q["when"] in known]
    last = [q for q in fitting if q["when"] == LAST]
    room = int(texts()["questions"]["most"]) - len(last)
    chosen = [*[q for q in fitting if q["when"] != LAST][:room], *last]
    points = tuple(str(question["text"]).format(**known) for question in chosen)
    return Section(say("questions", "heading"), (Paragraph(say("questions", "lead")), Points(points, is_numbered=True)))


def _findings(figures: Figures) -> dict[str, str | bool]:
    """What the figures show, by the name that the list of questions uses for it, with the words to fill in."""
    found: dict[str, str | bool] = {
        "unheard": listed(_unheard(figures)),
        **{gap: _about(figures.count("gap_by_province", gap, TOTAL)) for gap in ("waiting", "nothing_fits", "stuck")},
        "more_asked": listed([line.name for line in more_asked(figures)[:2]]),
        "rejected": listed([line.name for line in figures.rows("options", "rejected")[:2]]),
        "role_moved": listed([line.name for line in wanted_more(figures, "role_position")[:1]]),
        "rung_moved": listed([line.name for line in wanted_more(figures, "rung_position")[:2]]),
        "few_youth": _few_youth(figures),
        "grew": listed(_grew(figures)),
        "signals": bool(figures.signals),
        "not_helpful": _about(figures.count("helpful_by_conversation", "orientation", "not_helpful")),
    }
    return {name: words for name, words in found.items() if words}


def _about(count: int | None) -> str:
    return "" if count is None else about(count)


def _unheard(figures: Figures) -> list[str]:
    """Askers and provinces of which not one count is shown, while others of their table are."""
    silent = []
    for table_id in ("domain_by_asker", "domain_by_province"):
        published = figures.tables.get(table_id)
        if published is None or published.withheld:
            continue
        heard = {column for (_, column), count in published.counts.items() if count is not None}
        quiet = [c for c in published.table.columns if c not in heard and c != NOT_SAID]
        labels = [column_label(table_id, column) for column in quiet] if heard - {TOTAL, ONLY} else []
        silent += [in_sentence(label) if table_id == "domain_by_asker" else label for label in labels]
    return silent[:MOST_NAMED]


def _few_youth(figures: Figures) -> bool:
    """Whether in each of the largest subjects parents ask more than young people, as far as both are shown."""
    pairs = [
        (figures.count("domain_by_asker", domain.id, "parent"), figures.count("domain_by_asker", domain.id, "youth"))
        for domain in figures.domains()
    ]
    both = [(parent, youth) for parent, youth in pairs if parent is not None and youth is not None]
    return bool(both) and sum(parent for parent, _ in both) > 2 * sum(youth for _, youth in both)


def _grew(figures: Figures) -> list[str]:
    grown = [c for c in changes_of(figures) if c.table_id == "domain_by_province" and c.difference > 0]
    return [in_sentence(change.label) for change in grown[:2]]
