"""What the report says: only what was published, and something useful when that is little."""

from __future__ import annotations

import re
from typing import Iterator, Mapping

import pytest
from sqlalchemy.engine import Engine

from bot.insights.cube import ONLY, TOTAL, Key
from bot.insights.periods import Period
from bot.insights.releases import Releases
from bot.insights.report.document import Document, Figure, Paragraph, Points, Quotes, Section
from bot.insights.report.making import read_figures, write
from tests.insights.released import (
    AUGUST,
    BY_ASKER,
    EARLIER,
    FIGURES,
    GAP,
    NAMES,
    QUARTER,
    mark_as_demo,
    publish,
)

NUMBER = re.compile(r"ongeveer ([\d.]+)")


def document(engine: Engine, signals: tuple[tuple[Period, str, tuple[str, ...]], ...] = ()) -> Document:
    return write(read_figures(Releases(engine), QUARTER, NAMES, signals))


def about(counts: Mapping[Key, int], engine: Engine, withheld: tuple[str, ...] = ()) -> Document:
    """The report of a quarter with these counts, alone."""
    publish(engine, QUARTER, counts, withheld)
    return document(engine)


def every(section: Section) -> Iterator[Section]:
    yield section
    for part in section.parts:
        yield from every(part)


def section_of(made: Document, heading: str) -> Section:
    found = [section for top in made.sections for section in every(top) if section.heading == heading]
    assert found, f"no section {heading}"
    return found[0]


def sentences(section: Section) -> list[str]:
    """Everything it says outside its tables, parts too."""
    said: list[str] = []
    for each in every(section):
        for block in each.blocks:
            if isinstance(block, Paragraph):
                said.append(block.text)
            elif isinstance(block, (Points, Quotes)):
                said += block.items
    return said


def says(section: Section) -> str:
    return "\n".join(sentences(section))


def test_the_main_points_tell_the_largest_figures_in_sentences(published: Engine) -> None:
    said = sentences(section_of(document(published), "Het voornaamste"))
    assert "Er waren ongeveer 1.245 gesprekken waarin iemand steun zocht." in said
    assert "Mensen zochten vaak steun rond school (ongeveer 300) en opvoeden (ongeveer 250)." in said
    assert "Hulp ontbrak of liet wachten: wachten op hulp (ongeveer 120)." in said
    assert "Meer dan het kwartaal ervoor: steun zoeken (1.000 → 1.245) en school (200 → 300)." in said
    assert "Minder dan het kwartaal ervoor: Buddy voor je gezin: voorgesteld (80 → 40)." in said


def test_every_number_in_a_sentence_was_published(published: Engine) -> None:
    made = document(published)
    known = {*FIGURES.values(), *EARLIER.values()}
    tops = made.sections[:-1]  # the sources have years
    numbers = [int(found.replace(".", "")) for top in tops for found in NUMBER.findall(says(top))]
    assert len(numbers) > 20
    assert set(numbers) <= known


def test_a_hidden_kind_of_conversation_is_not_spoken_of(published: Engine) -> None:
    said = says(section_of(document(published), "Het voornaamste"))
    assert "uitleg over een vorm van steun" not in said
    assert "•" in said


def test_a_table_holds_hidden_cells_as_signs_and_names_what_it_leaves_out(published: Engine) -> None:
    section = section_of(document(published), "Wie vraagt")
    (grid,) = [block.grid for block in section.blocks if isinstance(block, Figure)]
    assert grid.head == ("Waarover", "Kind of jongere", "Ouder", "Samen")
    assert grid.rows == (("Opvoeden", "•", "90", "250"), ("School", "60", "200", "300"))
    assert sentences(section)[-2:] == [
        "Niets te tonen in deze rijen: alle andere onderwerpen.",
        "Niets te tonen in deze kolommen: alle andere vraagstellers.",
    ]


def test_few_lines_that_are_left_out_are_named_the_rows_apart_from_the_columns(published: Engine) -> None:
    said = sentences(section_of(document(published), "Waar hulp ontbreekt"))
    assert "Niets te tonen in deze rijen: niets past en vastgelopen tussen diensten." in said
    assert (
        "Niets te tonen in deze kolommen: Brussel, Oost-Vlaanderen, Vlaams-Brabant, West-Vlaanderen en niet gezegd."
    ) in said


def test_a_total_that_is_hidden_is_named_beside_all_others_that_are(base: Engine) -> None:
    section = section_of(about({(BY_ASKER, "school", "parent"): 60}, base), "Wie vraagt")
    assert sentences(section)[-1] == "Niets te tonen in deze kolommen: alle andere vraagstellers en samen."


def test_a_hidden_count_is_no_zero_in_a_chart(published: Engine) -> None:
    section = section_of(document(published), "Hulplijnen")
    (chart,) = [block.chart for block in section.blocks if isinstance(block, Figure) and block.chart]
    assert chart.series == (("Gesprekken", (None, 15, None)),)
    assert "Zelfdoding: •" in chart.in_words


def test_a_withheld_table_is_explained_and_shows_nothing(base: Engine) -> None:
    section = section_of(about(FIGURES, base, withheld=("options",)), "Welke hulp ter sprake kwam")
    assert not any(isinstance(block, Figure) for block in section.blocks)
    assert "Deze tabel tonen we dit kwartaal niet." in says(section)
    assert not NUMBER.findall(says(section))


def test_help_that_is_asked_for_more_than_advised_is_named(published: Engine) -> None:
    said = says(section_of(document(published), "Welke hulp ter sprake kwam"))
    assert "meer naar deze vormen dan Kompaan ze voorstelde: Buddy voor je gezin (ongeveer 90)." in said


def test_a_quarter_without_any_shown_figure_says_so_kindly_and_still_brings_questions(base: Engine) -> None:
    made = about({}, base)
    assert "Dat kan, en het is geen fout." in says(section_of(made, "Het voornaamste"))
    headings = [section.heading for section in made.sections]
    assert headings == [
        "Het voornaamste",
        "Vragen voor aan tafel",
        "Zo lees je deze cijfers",
        "Waar de woorden vandaan komen",
    ]
    assert "•" in says(section_of(made, "Zo lees je deze cijfers"))


def test_a_quarter_with_little_to_show_says_so(base: Engine) -> None:
    made = about({("conversations", "orientation", ONLY): 25}, base)
    assert "weinig cijfers" in says(section_of(made, "Het voornaamste"))


@pytest.mark.parametrize("counts", [{}, FIGURES, EARLIER, {(GAP, "stuck", TOTAL): 40}])
def test_there_are_eight_to_twelve_questions_and_the_last_is_who_takes_it_up(
    counts: Mapping[Key, int], base: Engine
) -> None:
    section = section_of(about(counts, base), "Vragen voor aan tafel")
    (points,) = [block for block in section.blocks if isinstance(block, Points)]
    assert 8 <= len(points.items) <= 12
    assert all("?" in question and "{" not in question for question in points.items)
    assert "wie trekt dat" in points.items[-1]


def test_questions_are_about_what_the_figures_show(published: Engine) -> None:
    asked = says(section_of(document(published), "Vragen voor aan tafel"))
    assert "In ongeveer 120 gesprekken wachtte iemand op hulp." in asked
    assert "jongvolwassene" in asked, "of whom no count is shown"
    assert "liep de hulp vast" not in asked, "that count is hidden"


def test_signals_of_the_quarter_are_quoted_and_those_of_other_months_are_not(published: Engine) -> None:
    groups = (
        (AUGUST, "waiting", ("een", "twee", "drie")),
        (Period(2026, 6), "school", ("vroeger", "ook vroeger", "nog vroeger")),
    )
    section = section_of(document(published, groups), "Wat mensen zelf willen zeggen")
    assert [part.heading for part in section.parts] == ["Wachten of vastlopen, augustus 2026"]
    assert sentences(section.parts[0]) == ["een", "twee", "drie"]


def test_example_figures_are_marked_on_the_title_page_and_at_the_foot(published: Engine) -> None:
    assert document(published).mark == ""
    mark_as_demo(published)
    assert document(published).mark.startswith("Voorbeeldcijfers")


def test_lost_counts_of_the_quarter_are_told_and_those_of_other_months_are_not(published: Engine) -> None:
    def told(lost: Mapping[Period, int]) -> str:
        made = write(read_figures(Releases(published), QUARTER, NAMES, lost=lost))
        return says(section_of(made, "Zo lees je deze cijfers"))

    assert "Er gingen tellingen verloren toen de database niet antwoordde: 12." in told({AUGUST: 12})
    assert "verloren" not in told({Period(2026, 6): 12})


def test_how_to_read_names_the_k_that_held_then(base: Engine) -> None:
    publish(base, QUARTER, FIGURES, smallest=20)
    assert "kleiner dan 20" in says(section_of(document(base), "Zo lees je deze cijfers"))
