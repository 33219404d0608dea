"""The report as files: HTML, PDF and DOCX that open, read well and hold the same figures."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Iterator

import matplotlib
import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document as open_docx
from docx.oxml.ns import qn
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser, Page
from sqlalchemy.engine import Engine

from bot.insights.cube import ONLY
from bot.insights.periods import Period
from bot.insights.releases import Releases
from bot.insights.report import FORMATS, Report, ReportError, newest_quarter, report
from bot.insights.report.charts import as_png, as_svg
from bot.insights.report.document import Chart, Document, Figure, Grid, Section
from bot.insights.report.making import read_figures, write
from tests.insights.released import AUGUST, FIGURES, NAMES, QUARTER, mark_as_demo, publish

SIGNALS = ((AUGUST, "waiting", ("Wachten is zwaar → <b>ook</b> voor één kind & mij.", "twee", "drie")),)
FORBIDDEN = re.compile(r"<script|javascript:|https?://|@import|url\(|\son\w+=", re.IGNORECASE)


def made(engine: Engine, form: str) -> Report:
    return report(Releases(engine), QUARTER, form, NAMES, SIGNALS)


def document(engine: Engine) -> Document:
    return write(read_figures(Releases(engine), QUARTER, NAMES, SIGNALS))


def grids(engine: Engine) -> list[Grid]:
    def of(section: Section) -> Iterator[Grid]:
        yield from (block.grid for block in section.blocks if isinstance(block, Figure))
        for part in section.parts:
            yield from of(part)

    return [grid for section in document(engine).sections for grid in of(section)]


class Tables(HTMLParser):
    """The texts of the cells of each table, row by row."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._cell: list[str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("th", "td"):
            self._cell = []

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td") and self._cell is not None:
            self.tables[-1][-1].append("".join(self._cell))
            self._cell = None


@pytest.fixture
def browser_page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 320, "height": 800})
    yield page
    page.close()


def test_html_is_one_file_without_scripts_or_anything_from_elsewhere(published: Engine) -> None:
    html = made(published, "html").content.decode()
    assert not FORBIDDEN.search(html)
    assert '<html lang="nl-BE">' in html
    assert "default-src 'none'" in html


def test_what_people_wrote_is_text_and_never_markup(published: Engine) -> None:
    html = made(published, "html").content.decode()
    assert "&lt;b&gt;ook&lt;/b&gt;" in html
    assert "<b>ook" not in html


def test_every_chart_in_html_has_words_and_is_drawn(published: Engine, browser_page: Page) -> None:
    browser_page.set_content(made(published, "html").content.decode())
    pictures = browser_page.locator("figure img").all()
    assert len(pictures) >= 5
    for picture in pictures:
        assert "." in (picture.get_attribute("alt") or "")
        assert picture.evaluate("image => image.complete && image.naturalWidth > 100")


def test_axe_finds_nothing_in_html_and_it_fits_a_small_screen(published: Engine, browser_page: Page) -> None:
    browser_page.set_content(made(published, "html").content.decode())
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    assert Axe().run(browser_page, options=rules).response["violations"] == []
    assert browser_page.evaluate("document.documentElement.scrollWidth") == 320


def test_html_and_docx_hold_the_same_tables_as_the_document(published: Engine) -> None:
    wanted = [[list(grid.head), *map(list, grid.rows)] for grid in grids(published)]
    assert len(wanted) >= 8
    assert Tables(made(published, "html").content.decode()).tables == wanted
    word = open_docx(io.BytesIO(made(published, "docx").content))
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in word.tables] == wanted


def test_docx_has_headings_lists_heads_of_tables_and_words_beside_charts(published: Engine) -> None:
    word = open_docx(io.BytesIO(made(published, "docx").content))
    headings = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings == [section.heading for section in document(published).sections]
    assert any(paragraph.style.name == "List Number" for paragraph in word.paragraphs)
    assert all(table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in word.tables)
    pictures = list(word.element.body.iter(qn("wp:docPr")))
    assert len(pictures) >= 5
    assert all(len(picture.get("descr")) > 20 for picture in pictures)


def test_docx_begins_with_a_list_of_its_sections_that_leads_to_them(published: Engine) -> None:
    word = open_docx(io.BytesIO(made(published, "docx").content))

    def text(element: Any) -> str:
        return "".join(part.text for part in element.iter(qn("w:t")))

    links = {link.get(qn("w:anchor")): text(link) for link in word.element.body.iter(qn("w:hyperlink"))}
    marks = {mark.get(qn("w:name")): text(mark.getparent()) for mark in word.element.body.iter(qn("w:bookmarkStart"))}
    assert links == marks
    assert [*links.values()] == [section.heading for section in document(published).sections]


def test_docx_says_its_title_and_language_and_has_no_macros(published: Engine) -> None:
    content = made(published, "docx").content
    properties = open_docx(io.BytesIO(content)).core_properties
    assert (properties.title, properties.language, properties.author) == (
        "Wat gesprekken met Kompaan ons vertellen",
        "nl-BE",
        "Kompaan",
    )
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if "vba" in name.lower() or name.endswith(".bin")]
        styles = parts.read("word/styles.xml").decode()
        assert set(re.findall(r'<w:lang w:val="([^"]+)"', styles)) == {"nl-BE"}


def test_pdf_says_its_title_and_language_and_has_words_beside_charts(published: Engine) -> None:
    content = made(published, "pdf").content
    assert content.startswith(b"%PDF-")
    assert b"/Lang (nl-BE)" in content
    assert "Wat gesprekken".encode("utf-16-be") in content or b"Wat gesprekken" in content
    assert len(re.findall(rb"/Alt [(<]", content)) >= 5
    assert len(re.findall(rb"/Type /Page\b", content)) >= 8


def test_the_letters_of_the_pdf_have_every_sign_that_the_report_uses(published: Engine) -> None:
    used = set(made(published, "html").content.decode()) - {"\n"}
    assert set("éë•→−") <= used | set("ë")
    for style in ("", "-Bold", "-Oblique"):
        font = TTFont(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / f"DejaVuSans{style}.ttf")
        assert {ord(sign) for sign in used} <= set(font.getBestCmap())


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_with_nothing_to_show_is_made_too(form: str, base: Engine) -> None:
    publish(base, QUARTER, {})
    made_of_nothing = report(Releases(base), QUARTER, form, {})
    assert len(made_of_nothing.content) > 5000
    assert made_of_nothing.file_name == f"kompaan-verslag-2026Q3.{form}"


def test_example_figures_are_marked_in_every_form(published: Engine) -> None:
    mark_as_demo(published)
    word = open_docx(io.BytesIO(made(published, "docx").content))
    assert word.paragraphs[0].text.startswith("Voorbeeldcijfers")
    assert "Voorbeeldcijfers" in word.sections[0].footer.paragraphs[0].text
    assert made(published, "html").content.decode().count('<p class="mark">Voorbeeldcijfers') == 2
    assert len(made(published, "pdf").content) > 5000


def test_the_same_figures_make_the_same_html(published: Engine) -> None:
    assert made(published, "html").content == made(published, "html").content


@pytest.mark.parametrize(
    ("quarter", "says"),
    [
        (
            "2026Q3",
            "Over het derde kwartaal 2026 is niets gepubliceerd. Het nieuwste kwartaal met een verslag is 2026Q2.",
        ),
        ("2099Q1", "Het eerste kwartaal 2099 is nog niet afgesloten. Het nieuwste kwartaal met een verslag is 2026Q2."),
        ("2026-05", "2026-05 is een maand. Een verslag gaat over een kwartaal, bijvoorbeeld 2026Q2. Het nieuwste"),
    ],
)
def test_another_quarter_is_refused_with_the_newest_that_there_is(quarter: str, says: str, base: Engine) -> None:
    publish(base, QUARTER.previous, FIGURES)
    with pytest.raises(ReportError) as refused:
        report(Releases(base), Period.parse(quarter), "html", NAMES)
    assert str(refused.value).startswith(says)


def test_without_any_quarter_it_says_when_there_will_be_one(base: Engine) -> None:
    publish(base, AUGUST, {("conversations", "orientation", ONLY): 40})
    with pytest.raises(ReportError, match="Er is nog geen enkel kwartaal gepubliceerd"):
        newest_quarter(Releases(base))


def test_an_unknown_form_is_refused(published: Engine) -> None:
    with pytest.raises(ReportError, match="Kies uit html, pdf en docx"):
        made(published, "odt")


def test_a_chart_draws_a_hidden_count_unlike_a_small_one() -> None:
    def drawn(count: int | None) -> bytes:
        return as_svg(Chart("t", ("a", "b"), (("s", (100, count)),)))

    assert drawn(None) != drawn(0)
    assert b"hatch" in drawn(None).lower() or b"<pattern" in drawn(None)
    assert b"<pattern" not in drawn(5)
    assert as_png(Chart("t", ("a",), (("s", (None,)),))).startswith(b"\x89PNG")
