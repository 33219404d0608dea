"""Pages with figures: every published cell as it was published, and never anything else."""

from __future__ import annotations

import re
from typing import Callable

import pytest
from sqlalchemy import insert
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.insights.counting.models import CountingLossRow, InsightsMarkRow
from bot.insights.cube import cube
from bot.insights.periods import Period
from bot.insights.releases import Releases
from bot.insights.site.app import create_app
from bot.insights.wording import column_label, reading, row_label
from tests.insights.site.conftest import QUICK
from tests.insights.site.releasing import MONTHS, NAMES, QUARTER, count_of, publish
from tests.insights.site.visiting import Visitor, text_in

Visit = Callable[..., Visitor]
PAGES = ("/", "/verloop", "/waarover", "/tekorten", "/vormen-van-steun", "/reflectie", "/hulplijnen")
TABLES = {
    "/waarover?by=province": "domain_by_province",
    "/waarover?by=age": "domain_by_age",
    "/waarover?by=asker": "domain_by_asker",
    "/tekorten": "gap_by_province",
    "/vormen-van-steun": "options",
    "/reflectie": "rung_position",
    "/hulplijnen": "helpful_by_conversation",
}


def table_in(html: str, figure: str) -> list[list[str]]:
    """The cells of the table in a figure, row by row, the head first."""
    part = html[html.index(f'id="{figure}"') :]
    part = part[part.index("<table") : part.index("</table>")]
    rows = [re.findall(r"<(?:th|td)[^>]*>(.*?)</(?:th|td)>", row, re.S) for row in part.split("<tr")[1:]]
    return [[text_in(cell).replace("niet getoond", "").strip() for cell in row] for row in rows]


@pytest.mark.parametrize("period", [MONTHS[0], QUARTER])
@pytest.mark.parametrize("path", TABLES)
def test_the_table_holds_what_was_published_cell_by_cell(
    visit: Visit, engine: Engine, path: str, period: Period
) -> None:
    table_id = TABLES[path]
    html = visit("reader").get(f"{path}{'&' if '?' in path else '?'}period={period}").text
    published = Releases(engine).table(period, table_id)
    shown = table_in(html, table_id)
    found = {(row[0], head): cell for row in shown[1:] for head, cell in zip(shown[0][1:], row[1:], strict=True)}
    assert len(found) == len(published.counts)
    for (row, column), count in published.counts.items():
        label = text_in(row_label(table_id, row, NAMES).replace("<b>", "&lt;b&gt;").replace("</b>", "&lt;/b&gt;"))
        label = label.replace("Eigen&lt;/b&gt; & kracht", "Eigen&lt;/b&gt; &amp; kracht")
        assert found[label, column_label(table_id, column)] == ("•" if count is None else str(count)), (row, column)


def test_names_from_the_knowledge_base_are_never_markup(visit: Visit) -> None:
    html = visit("reader").get("/vormen-van-steun").text
    assert "&lt;b&gt;Eigen&lt;/b&gt; &amp; kracht" in html and "<b>Eigen" not in html


def test_every_figure_has_a_chart_a_table_and_both_meanings(visit: Visit) -> None:
    for path in PAGES:
        html = visit("reader").get(f"{path}").text
        figures = html.split("<figure")[1:]
        assert figures, path
        for figure in figures:
            figure = figure.split("</figure>")[0]
            assert "<svg" in figure and "<table" in figure, path
            # A chart is told in words: those of bars on what holds them, those of a line in its drawing.
            assert 'aria-label="Staafdiagram: ' in figure or ("<title" in figure and "<desc" in figure), path
            assert "Wat dit is" in figure and "Wat dit niet zegt" in figure and "<figcaption" in figure
        for key in ("counts", "reach", "rounded", "closed"):
            assert reading(key) in html, path


def test_a_hidden_cell_is_a_mark_and_never_a_zero(visit: Visit) -> None:
    html = visit("reader").get("/tekorten").text
    chart = _bars(html)
    assert chart.count('class="hatched"') == 1 and "• " not in chart and ">•<" in chart
    assert 'width="0%"' not in chart
    assert "niet getoond" in html and "Het kan klein zijn, groot zijn of nul" in html


def test_a_withheld_table_says_why_and_shows_nothing(visit: Visit) -> None:
    html = visit("reader").get(f"/reflectie?period={MONTHS[1]}").text
    figure = html[html.index('id="theme_by_level"') :].split("</figure>")[0]
    assert "Deze tabel tonen we niet" in figure
    assert "<table" not in figure and "<svg" not in figure and "Wat dit niet zegt" in figure


def test_one_row_can_be_drawn(visit: Visit) -> None:
    html = visit("reader").get(f"/waarover?by=province&period={MONTHS[0]}&domain=school").text
    chart = _bars(html)
    assert f">{count_of(MONTHS[0], 'school', 'Limburg')}</text>" in chart
    assert "Limburg" in chart and "Opvoeden" not in chart


def test_the_newest_period_is_shown_when_none_is_asked(visit: Visit) -> None:
    assert '<option value="2026Q3" selected>derde kwartaal 2026</option>' in visit("reader").get("/").text


def test_the_overview_names_what_changed_more_than_chance(visit: Visit, engine: Engine) -> None:
    visitor = visit("reader")
    assert "geen cijfers van juni 2026" in visitor.get(f"/?period={MONTHS[0]}").text
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE released_cell SET conversations = 400 "
            "WHERE period = '2026-08' AND row_id = 'school' AND column_id = 'total'"
        )
    html = visitor.get(f"/?period={MONTHS[1]}").text
    changes = html[html.index('class="changes"') : html.index("</section>")]
    before = count_of(MONTHS[0], "school", "total")
    assert f"School: van {before} naar <strong>400</strong>" in changes
    assert changes.count("<li>") == 1, "what differs by five is not named"


def test_the_overview_shows_only_the_highest_that_are_shown(visit: Visit) -> None:
    rows = table_in(visit("reader").get(f"/?period={MONTHS[0]}").text, "domain_by_province")[1:]
    counts = [int(count) for _, count in rows]
    assert len(rows) == 5 and counts == sorted(counts, reverse=True)


def test_trends_show_each_month_and_break_where_something_is_hidden(visit: Visit) -> None:
    html = visit("reader").get("/verloop?table=domain_by_age&from=2026-07&to=2026-09").text
    head, *rows = table_in(html, "domain_by_age-trend")
    assert head == ["Waarover", "jul 2026", "aug 2026", "sep 2026"]
    by_label = {row[0]: row[1:] for row in rows}
    assert by_label["School"] == [str(count_of(month, "school", "total")) for month in MONTHS]
    assert by_label["Werk"] == ["•"] * 3
    charts = html.split('<div class="trend">')[1:]
    hidden = next(chart for chart in charts if "Lijn: Werk" in chart)
    shown = next(chart for chart in charts if "Lijn: School" in chart)
    assert hidden.count('class="hatched"') == 3 and "<circle" not in hidden and 'class="stroke"' not in hidden
    assert shown.count("<circle") == 3 and shown.count('class="stroke"') == 2


def test_a_withheld_month_is_hidden_in_a_trend(visit: Visit) -> None:
    html = visit("reader").get("/verloop?table=theme_by_level&column=micro").text
    rows = {row[0]: row[1:] for row in table_in(html, "theme_by_level-trend")}
    assert [cell == "•" for cell in rows["Openheid"]] == [False, True, False]


@pytest.mark.parametrize(
    "query",
    [
        "table=options&column=total",
        "table=role_position&column=Limburg",
        "per=quarter&from=2026-07&to=2026-09",
        "per=month&from=2026Q3&to=2026Q3",
    ],
)
def test_lists_of_another_table_give_way(visit: Visit, query: str) -> None:
    assert visit("reader").get(f"/verloop?{query}").status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/?period=gisteren", 400),
        ("/?period=2026-13", 400),
        ("/?period=2026-10", 404),
        ("/?period=2025Q3", 404),
        ("/waarover?by=postcode", 400),
        ("/waarover?by=province&domain=Robin", 400),
        ("/waarover?by=province'--", 400),
        ("/tekorten?gap=x", 400),
        ("/verloop?table=monthly_count", 400),
        ("/verloop?table=options&column=geheim", 400),
        ("/verloop?from=2026-09&to=2026-07", 400),
        ("/verloop?from=2025-01", 404),
        ("/verloop?per=day", 400),
        ("/signalen?period=2026-13", 200),
        ("/beheer/spoor?pagina=x", 403),
    ],
)
def test_only_fixed_values_and_a_kind_word_for_others(visit: Visit, address: str, status: int) -> None:
    answer = visit("reader").get(address)
    assert answer.status_code == status
    if status in (400, 404):
        assert 'lang="nl-BE"' in answer.text and "Naar het overzicht" in answer.text
        assert "gisteren" not in answer.text and "Robin" not in answer.text


def test_before_anything_is_published_that_is_said(visit: Visit, engine: Engine) -> None:
    with engine.begin() as connection:
        for table in ("release", "released_table", "released_cell"):
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608
    visitor = visit("reader")
    for path in (*PAGES, "/meenemen"):
        answer = visitor.get(path)
        assert answer.status_code == 200 and "nog geen cijfers" in answer.text, path
        assert "<table" not in answer.text
    for path in ("/meenemen/tabellen", "/meenemen/verslag"):
        assert visitor.get(path).status_code == 404


def test_what_was_lost_is_told_for_its_months(visit: Visit, engine: Engine) -> None:
    visitor = visit("reader")
    assert "gingen tellingen verloren" not in visitor.get("/").text
    with Session(engine) as session, session.begin():
        session.execute(insert(CountingLossRow).values(month="2026-08", additions=17))
    for path in (f"/?period={MONTHS[1]}", "/?period=2026Q3", "/verloop"):
        assert "niet antwoordde: 17." in visitor.get(path).text
    assert "gingen tellingen verloren" not in visitor.get(f"/?period={MONTHS[0]}").text


def test_on_a_demo_base_every_page_says_so(visit: Visit, engine: Engine) -> None:
    said = reading("demo")
    visitor = visit("administrator")
    assert said not in visitor.get("/").text
    with engine.begin() as connection:
        connection.execute(insert(InsightsMarkRow).values(kind="demo"))
    places = ("/signalen", "/meenemen", "/uitleg", "/account", "/inhoud", "/beheer/accounts", "/nergens", "/inloggen")
    for path in (*PAGES, *places):
        assert said in visitor.get(path).text, path


def test_an_option_that_is_new_does_not_upset_older_months(engine: Engine) -> None:
    app = create_app(engine, lambda: {**NAMES, "nieuw": "Iets nieuws"}, passwords=QUICK)
    visitor = Visitor(app)
    visitor.log_in("reader")
    assert "Iets nieuws" not in visitor.get("/vormen-van-steun").text
    publish(engine, Period(2026, 10))
    assert visitor.get("/verloop?table=options&column=asked").status_code == 200
    assert cube(NAMES)["options"].rows


def _bars(html: str) -> str:
    """The first chart of bars on a page."""
    return html[html.index('<div class="bars"') :].split("</div>")[0]
