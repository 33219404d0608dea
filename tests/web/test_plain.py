"""Without JavaScript: a form that posts, a page that shows the conversation, and nothing left behind."""

from __future__ import annotations

import re
import secrets
from typing import Any, Callable

import httpx
import pytest
from playwright.sync_api import Page, expect

from bot.web.texts import REPLIES
from bot.web.transcript import MOST_CHARACTERS, Said, Transcript, unsealed

from .serving import Served
from .visiting import Visit

MakeVisit = Callable[..., Visit]
FIELD = re.compile(r'name="(conversation|id|past|begun)" value="([^"]*)"')


def fields(html: str) -> dict[str, str]:
    """The hidden fields of the page's form."""
    return dict(FIELD.findall(html))


@pytest.fixture
def plain(served: Served, visit: MakeVisit) -> Visit:
    """A visit without JavaScript."""
    tab = visit(served.url, java_script_enabled=False)
    tab.page.goto(served.url + "/")
    return tab


def say(page: Page, text: str) -> None:
    page.fill("#message", text)
    page.get_by_role("button", name="Stuur").click()


def test_a_conversation_goes_on_from_page_to_page(served: Served, plain: Visit) -> None:
    page = plain.page
    expect(page.locator("#log .bot")).to_contain_text("Dag.")
    say(page, "een")
    say(page, "twee")
    said = page.locator("#log .message").all_inner_texts()
    assert [line.split("\n")[-1].strip() for line in said] == [
        "Hallo",
        "een",
        "Je zei: een",
        "twee",
        "Je zei: twee",
    ] or [line.split(":", 1)[-1].strip() for line in said[1:]] == ["een", "Je zei: een", "twee", "Je zei: twee"]
    assert served.agent.heard == ["/greet", "een", "twee"]
    assert plain.foreign == [] and plain.context.cookies() == []
    assert len(served.agent.real_store.store) == 1
    assert next(iter(served.agent.real_store.store)) not in page.url


def test_a_button_is_said_with_its_title_and_old_buttons_go(served: Served, plain: Visit) -> None:
    served.agent.says({"text": "Klopt dat?", "buttons": [{"title": "Ja", "payload": "/inform"}]})
    page = plain.page
    page.get_by_role("button", name="Hallo").click()
    expect(page.locator(".user")).to_contain_text("Hallo")
    expect(page.get_by_role("button", name="Hallo")).to_have_count(0)
    page.get_by_role("button", name="Ja", exact=True).click()
    expect(page.locator(".user").last).to_contain_text("Ja")
    assert served.agent.heard == ["/greet", "/inform", "/inform"]


def test_what_was_typed_stays_when_a_button_is_pressed(plain: Visit) -> None:
    plain.page.fill("#message", "half af")
    plain.page.get_by_role("button", name="Overslaan").click()
    expect(plain.page.locator("#message")).to_have_value("half af")


def test_every_payload_is_shown_as_in_the_browser(served: Served, plain: Visit, visit: MakeVisit) -> None:
    served.agent.says(*PAYLOADS)
    say(plain.page, "x")
    tab = visit(served.url)
    tab.arrive()
    tab.say("x")
    tab.page.evaluate("document.querySelector('.copying').remove()")  # only a script can copy, or print one text

    def words(page: Page) -> list[str]:
        said = page.locator("#log").inner_text().split()
        return [word for word in said[said.index("x") :] if word != "Afdrukken"]

    for page in (plain.page, tab.page):
        for folded in page.locator("#log details").all():
            folded.locator("summary").first.click()
    assert words(plain.page) == words(tab.page)
    for element in (
        ".crisis a.call",
        ".options .card",
        ".scale.role .place",
        ".comparison td",
        ".step.done",
        ".contact",
    ):
        assert plain.page.locator(element).count() == tab.page.locator(element).count() > 0


def test_what_people_type_is_text_in_the_page(served: Served, plain: Visit) -> None:
    hostile = '"><script>document.title=1</script><img src=x onerror=alert(1)> </textarea>'
    say(plain.page, hostile)
    assert plain.page.locator(".user p").inner_text().strip() == hostile
    assert plain.page.locator("#log img, #log script").count() == 0
    served.agent.says({"text": f"{hostile} [x](javascript:alert(1))"})
    say(plain.page, "y")
    assert plain.page.locator("#log img, #log script, #log a").count() == 0


def test_wis_alles_starts_anew(served: Served, plain: Visit) -> None:
    say(plain.page, "geheim")
    plain.page.get_by_role("button", name="Wis alles").click()
    expect(plain.page.locator(".remark")).to_have_text(REPLIES["erased"])
    assert "geheim" not in plain.page.content()
    assert served.agent.real_store.store == {}


def test_snel_weg_erases_and_the_way_back_shows_nothing(served: Served, visit: MakeVisit) -> None:
    tab = visit(served.url, java_script_enabled=False)
    page = tab.page
    page.goto("https://begin.example/")
    page.goto(served.url + "/")
    say(page, "ik ben bang")
    page.get_by_role("button", name="Snel weg").click()
    page.wait_for_url("https://www.google.be/")
    assert served.agent.real_store.store == {}
    history = tab.context.new_cdp_session(page).send("Page.getNavigationHistory")
    assert history["entries"][history["currentIndex"]]["url"] == "https://www.google.be/"
    for entry in history["entries"]:
        assert "ik ben bang" not in entry["title"] + entry["url"]
    page.goto(served.url + "/")
    assert "ik ben bang" not in page.content()
    expect(page.locator("#log .message")).to_have_count(1)


def test_a_page_sent_again_after_erasing_revives_nothing(served: Served) -> None:
    start = fields(served.post().text)
    first = served.post(**start, message="geheim")
    served.erase(start["conversation"])
    again = served.post(**start, message="geheim")
    assert "Je zei: geheim" in first.text
    assert "geheim" not in again.text
    assert REPLIES["gone"] in again.text
    assert served.agent.heard == ["/greet", "geheim"]


def test_a_page_sent_twice_is_answered_once(served: Served) -> None:
    start = fields(served.post().text)
    first, again = (served.post(**start, message="hallo") for _ in range(2))
    assert "Je zei: hallo" in first.text and "Je zei: hallo" in again.text
    assert served.agent.heard == ["/greet", "hallo"]


def test_a_page_that_cannot_be_served_is_still_a_page(served: Served) -> None:
    start = fields(served.post().text)
    long = served.post(**start, message="a" * 10_001)
    assert REPLIES["too_long"] in long.text and "a" * 10_001 in long.text
    assert REPLIES["empty"] in served.post(**start, message="  ").text
    served.agent.ready = False
    assert REPLIES["not_ready"] in served.post(**start, message="hallo").text
    assert "url=https://www.google.be/" in served.post(**start, do="leave").text


def test_another_site_cannot_speak_for_somebody(served: Served) -> None:
    start = fields(served.post().text)
    httpx.post(served.url, data={**start, "message": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert served.agent.heard == []
    forged = served.post(**{**start, "past": "Zm91dA==", "message": "hallo"})
    assert "fout" not in forged.text


def test_a_transcript_opens_only_for_its_own_conversation() -> None:
    whole = Transcript((Said("hallo", [{"text": "dag"}]),))
    sealed = whole.sealed("a" * 32)
    assert unsealed(sealed, "a" * 32) == whole
    for broken in (sealed[:-4] + "AAAA", "", "é", "AAAA", "A" * 2000):
        assert unsealed(broken, "a" * 32) == Transcript()
    assert unsealed(sealed, "b" * 32) == Transcript()


def test_a_long_transcript_loses_its_beginning() -> None:
    turns = tuple(Said(str(number), [{"text": secrets.token_hex(400)}]) for number in range(200))
    kept = unsealed(Transcript(turns).sealed("a" * 32), "a" * 32)
    assert kept.trimmed and kept.turns[-1] == turns[-1]
    assert len(Transcript(turns).sealed("a" * 32)) <= MOST_CHARACTERS


LINES = [{"name": "Noodnummer", "phone": "112"}, {"name": "1712", "phone": "1712", "url": "https://www.1712.be"}]
PAYLOADS: list[dict[str, Any]] = [
    {"text": "Goed dat je het zegt.\nBlijf bij iemand.", "custom": {"type": "crisis", "lines": LINES}},
    {"custom": {"type": "reflection_question", "theme": "role", "level": "meso", "position": "2/5", "source": "Nota"}},
    {"text": "Hoe ging dat?", "buttons": [{"title": "Overslaan", "payload": "/skip"}]},
    {"text": "Hier is ze.", "custom": {"type": "reflection_summary", "markdown": "# Kop\n\nzin", "answered": 2}},
    {
        "text": "Waar sta je?",
        "buttons": [{"title": t, "payload": f'/inform{{"place": "{t}"}}'} for t in ("Expert", "Gids", "Kompaan")],
    },
    {"text": "**Een buddy.** Een vrijwilliger."},
    {
        "custom": {
            "type": "advice",
            "options": [{"id": "buddy", "name": "Een buddy", "reasons": ["Je kind is 4."], "source": "Nota, 2023"}],
            "contact": {"name": "Huis van het Kind", "phone": "078 15", "hours": "9 tot 17 u", "url": "huis.be"},
            "card_markdown": "**Mijn vraag**\n\n- ademen",
        }
    },
    {"text": "Begin bij het **Huis van het Kind**."},
    {"text": "Naast elkaar.\n**De kost**\n- niets"},
    {"custom": {"type": "comparison", "ids": ["a", "b"], "rows": [{"field": "cost", "values": ["", "niets"]}]}},
    {"text": "Let op.", "custom": {"type": "privacy_notice", "kinds": ["phone"]}},
    {"text": "Het kaartje."},
    {"custom": {"type": "card", "markdown": "Bel juf An op 0478.", "masked_markdown": "Bel juf [naam] op [telefoon]."}},
    {"text": "Zo geef ik het door.", "custom": {"type": "signal_preview", "text": "Het duurt.", "theme": "Wachten"}},
    {"text": "Je code.", "custom": {"type": "signal_sent", "code": "7KMP-2QRS-9XYZ-7KMP-2QRS-9XYZ-7KMP"}},
]
