"""Every payload of the contract as the page shows it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.server.running import until

from .serving import Served
from .visiting import Visit

MakeVisit = Callable[..., Visit]
Show = Callable[..., Locator]

ADVICE: dict[str, Any] = {
    "type": "advice",
    "options": [
        {"id": "buddy", "name": "Een buddy", "reasons": ["Je kind is 4 jaar."], "source": "Synthese, 2024"},
        {"id": "1g1p", "name": "1 Gezin 1 Plan", "reasons": [], "source": None},
    ],
    "contact": {
        "name": "Huis van het Kind",
        "phone": "078 150 100",
        "url": "kindengezin.be",
        "hours": "9 u",
    },
    "card_markdown": "# Mijn vraag\n\nIk ben *op*.",
}


@pytest.fixture
def show(served: Served, visit: MakeVisit) -> Show:
    """Let the bot say messages, and give the log."""

    def show_messages(*messages: dict[str, Any], **options: Any) -> Locator:
        served.agent.says(*messages)
        tab = visit(served.url, **options)
        tab.arrive()
        tab.say("vertel")
        assert tab.problems == []
        return tab.page.locator("#log")

    return show_messages


def test_text_is_a_small_safe_markdown(show: Show) -> None:
    log = show(
        {
            "text": "Een **dikke** en *schuine* zin,\nmet een [site](https://awel.be/x) en [lijn](tel:102)."
            "\n\n- een\n- twee\n\n3. drie\n\n> gezegd\n\n<b>niet vet</b> [slecht](javascript:alert(1)) "
            "2*3*4 a_b_c [ook](http://plat.be) https://bloot.be/a_b."
        }
    )
    said = log.locator(".bot").last
    assert said.locator("strong").all_inner_texts() == ["dikke"]
    assert said.locator("em").all_inner_texts() == ["schuine"]
    assert said.locator("ul li").all_inner_texts() == ["een", "twee"]
    assert said.locator("ol").get_attribute("start") == "3"
    assert said.locator("blockquote").inner_text() == "gezegd"
    links = [link.get_attribute("href") for link in said.locator("a").all()]
    assert links == ["https://awel.be/x", "tel:102", "https://bloot.be/a_b"]
    for link in said.locator("a[href^=https]").all():
        assert link.get_attribute("rel") == "noopener noreferrer"
    expect(said).to_contain_text("<b>niet vet</b> [slecht](javascript:alert(1))")
    expect(said).to_contain_text("2*3*4 a_b_c [ook](http://plat.be)")


@pytest.mark.parametrize("apart", [False, True])
def test_a_reflection_question_says_where_one_is(show: Show, apart: bool) -> None:
    custom = {
        "type": "reflection_question",
        "theme": "transparency",
        "level": "micro",
        "number": 4,
        "position": "3/5",
        "source": "Visienota, 2023",
    }
    text = {"text": "Hoe ging dat?", "buttons": [{"title": "Overslaan", "payload": "/greet"}]}
    messages = [{"custom": custom}, text] if apart else [{**text, "custom": custom}]
    said = show(*messages).locator(".bot").last
    lines = [line for line in said.inner_text().split("\n") if line.strip()]
    assert lines[-4:] == [
        "Vraag 3 van 5 · transparantie · voor jou als hulpverlener",
        "Hoe ging dat?",
        "Bron",
        "Overslaan",
    ]
    assert (said.locator(".step").count(), said.locator(".step.done").count()) == (5, 3)
    said.get_by_text("Bron").click()
    expect(said.get_by_text("Visienota, 2023")).to_be_visible()


def test_a_summary_can_be_saved_and_printed(show: Show, tmp_path: Path) -> None:
    markdown = "# Stilstaan\n\n- Iemand van het team erbij"
    custom = {"type": "reflection_summary", "markdown": markdown, "answered": 1, "skipped": 1}
    log = show({"text": "Hier is je samenvatting.", "custom": custom})
    expect(log).to_contain_text("1 vraag beantwoord, 1 overgeslagen")
    expect(log.locator(".note li")).to_have_text("Iemand van het team erbij")
    with log.page.expect_download() as saving:
        log.get_by_role("button", name="Bewaren").click()
    assert saving.value.suggested_filename == "notitie.txt"
    saving.value.save_as(tmp_path / "note")
    assert (tmp_path / "note").read_text(encoding="utf-8") == markdown + "\n"
    log.page.evaluate("window.print = () => { window.printed = document.querySelector('#print').innerHTML; }")
    log.get_by_role("button", name="Afdrukken").click()
    assert "Iemand van het team erbij" in log.page.evaluate("window.printed")
    log.page.emulate_media(media="print")
    expect(log).to_be_hidden()
    expect(log.page.locator("#print")).to_be_visible()


def test_an_orientation_question_says_where_one_is(show: Show) -> None:
    custom = {"type": "orientation_question", "field": "network", "position": "2/6"}
    log = show({"text": "Is er iemand?", "custom": custom})
    expect(log.locator(".progress")).to_have_text("Vraag 2 van 6")


def test_advice_gives_options_once_one_contact_and_a_card(show: Show) -> None:
    names = "**Een buddy.** Een vrijwilliger.\n**1 Gezin 1 Plan.** Eén begeleider."
    buttons = [{"title": "Maak mijn kaartje", "payload": "/make_card"}, {"title": "Vergelijk", "payload": "/x"}]
    log = show(
        {"text": "Dan denk ik aan twee dingen."},
        {"text": names},
        {"custom": ADVICE},
        {"text": "Begin bij **Huis van het Kind**.", "buttons": buttons},
    )
    assert log.locator(".options h2").all_inner_texts() == ["Een buddy", "1 Gezin 1 Plan"]
    assert log.inner_text().count("Een buddy") == log.inner_text().count("Huis van het Kind") == 1
    expect(log.locator(".options li.card").first).to_contain_text("Een vrijwilliger.")
    expect(log.locator(".options li.card").first).to_contain_text("Je kind is 4 jaar.")
    expect(log.locator(".options .source p")).to_have_text("Synthese, 2024")
    contact = log.locator(".contact")
    expect(contact.get_by_role("link", name="Bel 078 150 100")).to_have_attribute("href", "tel:078150100")
    expect(contact.get_by_role("link", name="kindengezin.be")).to_have_attribute("href", "https://kindengezin.be/")
    card = log.locator(".note")
    expect(card).to_be_hidden()
    log.get_by_text("Mijn kaartje").click()
    expect(card).to_contain_text("Mijn vraag")
    expect(card.get_by_role("button", name="Bewaren")).to_be_visible()
    assert log.locator(".bot").last.locator(".answer").all_inner_texts() == ["Vergelijk"]


def test_advice_without_words_around_it_is_whole(show: Show) -> None:
    log = show({"text": "Dan denk ik aan twee dingen.", "custom": ADVICE})
    assert log.locator(".options h2").all_inner_texts() == ["Een buddy", "1 Gezin 1 Plan"]
    expect(log.locator(".contact")).to_contain_text("Huis van het Kind")
    expect(log.locator(".folded")).to_be_visible()


@pytest.mark.parametrize(("places", "kind"), [(3, "role"), (6, "rung")])
def test_a_scale_is_a_picture_one_can_choose_on(show: Show, served: Served, places: int, kind: str) -> None:
    names = [f"Plaats {number}" for number in range(1, places + 1)]
    buttons = [{"title": name, "payload": f'/inform{{"place": "{name.lower()}"}}'} for name in names]
    skip = {"title": "Overslaan", "payload": "/skip"}
    log = show({"text": "Waar sta je?", "buttons": [*buttons, skip]})
    shown = log.locator(f".scale.{kind} button").all()
    assert log.locator(".answers:visible .answer:not([aria-disabled])").all_inner_texts() == ["Overslaan"]
    boxes = [place.bounding_box() or {} for place in shown]
    if kind == "rung":
        assert [box["y"] for box in boxes] == sorted(box["y"] for box in boxes)
        assert "Plaats 6" in shown[0].inner_text()
    else:
        assert [box["x"] for box in boxes] == sorted(box["x"] for box in boxes)
    assert all(box["height"] >= 44 for box in boxes)
    log.get_by_role("button", name=re.compile(f"Plaats 2 ?, 2 van {places}")).click()
    expect(log.locator(".user").last).to_contain_text("Plaats 2")
    expect(log.locator(".scale").last.locator(".now")).to_have_text("nu")
    until(lambda: served.agent.heard[-1] == '/inform{"place": "plaats 2"}', "the choice was sent")


def test_an_option_comes_with_its_source(show: Show) -> None:
    custom = {"type": "option_info", "id": "buddy", "field": None, "source": "Synthese, 2024"}
    log = show({"text": "Een vrijwilliger."}, {"custom": custom})
    expect(log.locator(".bot").last).to_contain_text("Een vrijwilliger.")
    expect(log.locator(".bot").last.locator(".source p")).to_have_text("Synthese, 2024")


@pytest.mark.parametrize(("width", "display"), [(320, "block"), (800, "table-cell")])
def test_a_comparison_stacks_on_a_narrow_screen(show: Show, width: int, display: str) -> None:
    comparison = {
        "type": "comparison",
        "ids": ["buddy", "1g1p"],
        "names": ["Een buddy", "1 Gezin 1 Plan"],
        "rows": [{"field": "cost", "values": ["", "Niets"]}, {"field": "eigen veld", "values": ["a", "b"]}],
    }
    text = {"text": "Naast elkaar.\n**De kost**\n- Een buddy: niet gezegd"}
    log = show(text, {"custom": comparison}, viewport={"width": width, "height": 700})
    assert "niet gezegd" not in log.inner_text()
    table = log.get_by_role("table")
    assert table.locator("th[scope=row]").all_inner_texts() == ["De kost", "Eigen veld"]
    assert table.locator("td").first.inner_text() == "Staat niet in mijn bronnen"
    assert table.locator("td").first.get_attribute("data-head") == "Een buddy"
    assert table.locator("td").first.evaluate("cell => getComputedStyle(cell).display") == display
    assert log.page.evaluate("document.documentElement.scrollWidth") <= width


def test_lines_to_call_come_first_and_can_be_tapped(show: Show) -> None:
    lines = [{"name": "Noodnummer", "phone": "112"}, {"name": "1712", "phone": "1712", "url": "1712.be"}]
    custom = {"type": "crisis", "category": "danger", "lines": lines}
    log = show({"text": "Iets anders."}, {"text": "Jullie **veiligheid** eerst.", "custom": custom})
    first = log.locator(".user + .bot")
    expect(first.locator(".crisis")).to_contain_text("Jullie veiligheid eerst.")
    expect(first.locator(".crisis")).to_be_in_viewport()
    calls = first.get_by_role("link", name="Bel")
    assert [call.get_attribute("href") for call in calls.all()] == ["tel:112", "tel:1712"]
    for call in calls.all():
        assert (call.bounding_box() or {"height": 0})["height"] >= 44
    expect(first.get_by_role("link", name="1712.be")).to_have_attribute("href", "https://1712.be/")


def test_a_privacy_notice_never_needs_the_text_it_saw(show: Show) -> None:
    log = show({"custom": {"type": "privacy_notice", "kinds": ["phone", "iets nieuws"]}})
    expect(log.locator(".aside")).to_contain_text("Ik zag iets dat persoonlijk lijkt: een telefoonnummer.")


def test_a_word_on_privacy_stands_aside_and_the_question_after_it_does_not(show: Show) -> None:
    notice = {"custom": {"type": "privacy_notice", "kinds": ["name"]}}
    log = show({"text": "Namen zijn hier niet nodig."}, notice, {"text": "Waarover gaat het?"})
    expect(log.locator(".aside")).to_have_text("Namen zijn hier niet nodig.")
    expect(log.locator(".bot").last).to_have_text("Kompaan: Waarover gaat het?")


def test_a_payload_that_the_page_does_not_know_leaves_the_text(show: Show) -> None:
    log = show({"text": "Gewoon tekst.", "custom": {"type": "later"}}, {"custom": {"type": "later"}})
    expect(log.locator(".bot").last).to_contain_text("Gewoon tekst.")


def test_odd_payloads_do_not_break_the_page(show: Show) -> None:
    kinds = ("reflection_question", "reflection_summary", "orientation_question", "advice", "option_info")
    bare = [{"custom": {"type": kind}} for kind in (*kinds, "comparison", "crisis", "privacy_notice")]
    expect(show(*bare, {"text": "Klaar."}).locator(".bot").last).to_contain_text("Klaar.")
