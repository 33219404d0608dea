"""What the report says is most, or has changed: only when rounding, hiding and chance leave that sure enough."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot.insights.cube import ONLY, TOTAL
from bot.insights.report.document import Figure
from bot.insights.report.sections.changes import MOST
from bot.orientation.situation import DOMAINS
from tests.insights.released import BY_ASKER, BY_PROVINCE, FIGURES, QUARTER, publish
from tests.insights.test_report_content import about, document, says, section_of, sentences


def test_who_asks_most_is_said_only_when_no_hidden_group_can_be_larger(published: Engine) -> None:
    said = sentences(section_of(document(published), "Wie vraagt"))
    # Of 300 about school 40 are hidden; of 250 about parenting 160: more than the 90 parents that are shown.
    assert said[0] == "School: vooral ouder (ongeveer 200) en kind of jongere (ongeveer 60)."
    assert not any(line.startswith("Opvoeden") for line in said)


@pytest.mark.parametrize(
    ("parent", "youth", "total", "said"),
    [
        (100, 90, 200, "ouder (ongeveer 100) en kind of jongere (ongeveer 90)"),  # 200 can be 202, so that 16 are left
        (100, 15, 125, "ouder (ongeveer 100)"),  # 16 can be hidden, and 15 can be 13
        (20, 15, 45, "ouder (ongeveer 20)"),  # 20 is at least 18, 15 at most 17, and at most 16 are hidden
        (20, 15, 50, ""),  # 21 can be hidden
        (15, 15, 40, ""),
    ],
)
def test_rounding_is_reckoned_with_before_it_is_said_who_asks_most(
    parent: int, youth: int, total: int, said: str, base: Engine
) -> None:
    counts = {(BY_ASKER, "school", "parent"): parent, (BY_ASKER, "school", "youth"): youth}
    lines = sentences(section_of(about({**counts, (BY_ASKER, "school", TOTAL): total}, base), "Wie vraagt"))
    assert [line for line in lines if "vooral" in line] == ([f"School: vooral {said}."] if said else [])


def test_of_two_roles_that_can_be_the_same_none_is_chosen_most(base: Engine) -> None:
    counts = {**FIGURES, ("role_position", "expert", "now"): 40}
    assert "rol van" not in says(section_of(about(counts, base), "Het voornaamste"))


def test_subjects_that_can_be_the_same_are_not_put_in_order(base: Engine) -> None:
    counts = {(BY_ASKER, domain, TOTAL): count for domain, count in zip(DOMAINS, (60, 60, 40), strict=False)}
    said = sentences(section_of(about(counts, base), "Waarover mensen vragen"))[0]
    assert said.startswith("Bovenaan in wat we tonen: ")
    assert said.count("ongeveer 60") == 2


def test_where_help_is_missing_most_is_said_only_when_it_is_sure(published: Engine) -> None:
    said = sentences(section_of(document(published), "Waar hulp ontbreekt"))
    assert "Wachten op hulp: ongeveer 120 gesprekken, het vaakst in Antwerpen (ongeveer 80)." in said


def test_which_role_is_chosen_most_is_said_only_when_none_is_hidden(base: Engine) -> None:
    counts = {key: count for key, count in FIGURES.items() if key != ("role_position", "gids", "wanted")}
    assert "rol van" not in says(section_of(about(counts, base), "Het voornaamste"))


def test_which_role_is_chosen_most_is_said_when_all_are_shown(published: Engine) -> None:
    said = says(section_of(document(published), "Het voornaamste"))
    assert "Nu kozen ze vooral voor de rol van gids. Ze willen vooral naar kompaan." in said


@pytest.mark.parametrize(
    ("before", "now", "is_told"),
    [
        (20, 10, False),  # not more than 10
        (30, 15, True),
        (100, 115, False),  # more than 10 on the 100, but chance does this easily
        (200, 225, False),
        (200, 250, True),
        (2000, 2200, False),  # more than chance, but not more than 10 on the 100
        (2000, 2205, True),
    ],
)
def test_a_change_is_told_when_it_is_more_than_rounding_chance_and_a_tenth(
    before: int, now: int, is_told: bool, base: Engine
) -> None:
    key = (BY_PROVINCE, "school", TOTAL)
    publish(base, QUARTER.previous, {key: before})
    section = section_of(about({key: now}, base), "Wat veranderde")
    assert any(isinstance(block, Figure) for block in section.blocks) is is_told


def test_that_a_change_can_still_be_chance_is_said_below_it(published: Engine) -> None:
    assert "één op de twintig cijfers springt eruit zonder reden" in says(
        section_of(document(published), "Wat veranderde")
    )


def test_the_main_points_name_no_change_that_is_not_in_the_table(base: Engine) -> None:
    """Of more changes than fit in the table, the smallest are the only ones that went down."""
    grown = [(BY_PROVINCE, domain, TOTAL) for domain in DOMAINS[:MOST]]
    fallen = ("options", "buddy", "advised")
    publish(base, QUARTER.previous, {**dict.fromkeys(grown, 100), fallen: 80})
    made = about({**dict.fromkeys(grown, 400), fallen: 30}, base)
    (grid,) = [block.grid for block in section_of(made, "Wat veranderde").blocks if isinstance(block, Figure)]
    assert len(grid.rows) == MOST
    said = says(section_of(made, "Het voornaamste"))
    assert "Meer dan het kwartaal ervoor" in said
    assert "Minder dan het kwartaal ervoor" not in said


def test_what_was_hidden_before_has_not_changed(base: Engine) -> None:
    publish(base, QUARTER.previous, {("crisis", "abuse", ONLY): 20})
    section = section_of(about({(BY_PROVINCE, "school", TOTAL): 400}, base), "Wat veranderde")
    assert "Geen enkel verschil is groot genoeg" in says(section)


def test_without_a_quarter_before_nothing_is_compared(base: Engine) -> None:
    assert "niets om mee te vergelijken" in says(section_of(about(FIGURES, base), "Wat veranderde"))


def test_the_difference_stands_in_the_table_with_its_sign(published: Engine) -> None:
    section = section_of(document(published), "Wat veranderde")
    (grid,) = [block.grid for block in section.blocks if isinstance(block, Figure)]
    assert grid.rows == (
        ("Steun zoeken", "1.000", "1.245", "+245"),
        ("School", "200", "300", "+100"),
        ("Buddy voor je gezin: voorgesteld", "80", "40", "−40"),
    )
