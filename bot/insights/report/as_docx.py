"""The report as DOCX, to go on writing in: real headings, lists and tables, charts with words, no macros."""

from __future__ import annotations

import io
import re

from docx import Document as new_document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph

from bot.insights.report.charts import as_png
from bot.insights.report.document import Block, Chart, Document, Grid, Paragraph, Points, Quotes, Section
from bot.insights.report.docx_contents import contents, mark

LANGUAGE = "nl-BE"
FONT = "Calibri"
SOFT, ACCENT = RGBColor(74, 89, 96), RGBColor(27, 99, 121)
_STYLES = (
    ("Title", 26, ACCENT),
    ("Subtitle", 13, SOFT),
    ("Caption", 9.5, ACCENT),
    ("Heading 1", 18, ACCENT),
    ("Heading 2", 13, ACCENT),
    ("Heading 3", 11.5, ACCENT),
)
WIDTH, MARGIN = 21.0, 1.9
TEXT_WIDTH = WIDTH - 2 * MARGIN
"""Centimetres."""

NOTE, WIDE_TABLE, FOOTER = Pt(9), Pt(7), Pt(8)
WIDE = 8
"""From so many columns on, a table has smaller letters."""

LETTER = {True: 0.145, False: 0.21}
"""About the width of a letter in centimetres, in wide tables and in others."""

LEAST, NAMES = 1.15, 7.0
"""Centimetres: the narrowest column of counts, and the widest column of names."""

PADDING = 70
"""Room beside a text in a cell, in twentieths of a point."""

_PARTS = re.compile(r"[ -]")
"""Where a name can go on in the next line."""


def render(document: Document) -> bytes:
    """The document as bytes of a DOCX file."""
    word = new_document()
    _set_up(word, document)
    _title_page(word, document)
    for number, section in enumerate(document.sections, 1):
        _section(word, section, 1, number)
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def _set_up(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title, properties.subject = document.title, document.subtitle
    properties.author, properties.language, properties.comments = "Kompaan", LANGUAGE, ""
    page = word.sections[0]
    page.page_width, page.page_height = Cm(WIDTH), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN)
    page.different_first_page_header_footer = True
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for name, size, colour in _STYLES:
        _restyle(word.styles[name], size, colour)
    word.styles["Subtitle"].font.italic = False
    footer = page.footer.paragraphs[0]
    footer.style.font.size = FOOTER
    footer.text = " · ".join(filter(None, (document.footer, document.mark, "")))
    _add_page_number(footer)


def _restyle(style: ParagraphStyle, size: float, colour: RGBColor) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), colour
    # The theme's letters go before those named here, unless they are taken out.
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        style.element.rPr.rFonts.attrib.pop(qn(f"w:{name}"), None)


def _title_page(word: WordDocument, document: Document) -> None:
    if document.mark:
        word.add_paragraph().add_run(document.mark).bold = True
    word.add_heading(document.title, 0)
    word.add_paragraph(document.subtitle, "Subtitle")
    for text in document.intro:
        word.add_paragraph(text)
    contents(word, [section.heading for section in document.sections], ACCENT)
    word.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)


def _section(word: WordDocument, section: Section, level: int, number: int = 0) -> None:
    heading = word.add_heading(section.heading, level)
    if number:
        mark(heading, number)
    for block in section.blocks:
        _block(word, block)
    for part in section.parts:
        _section(word, part, level + 1)


def _block(word: WordDocument, block: Block) -> None:
    if isinstance(block, Paragraph):
        run = word.add_paragraph().add_run(block.text)
        if block.is_note:
            run.font.size, run.font.color.rgb = NOTE, SOFT
    elif isinstance(block, Points):
        for item in block.items:
            word.add_paragraph(item, "List Number" if block.is_numbered else "List Bullet")
    elif isinstance(block, Quotes):
        for item in block.items:
            word.add_paragraph(item, "Quote")
    else:
        if block.chart is not None:
            _chart(word, block.chart)
        _grid(word, block.grid)


def _chart(word: WordDocument, chart: Chart) -> None:
    caption = word.add_paragraph(style="Caption")
    caption.add_run(chart.title)
    caption.paragraph_format.keep_with_next = True
    picture = word.add_picture(io.BytesIO(as_png(chart)), width=Cm(TEXT_WIDTH))
    described = picture._inline.docPr  # python-docx has no door of its own for words beside a picture
    described.set("descr", chart.in_words)
    described.set("title", chart.title)


def _grid(word: WordDocument, grid: Grid) -> None:
    caption = word.add_paragraph(style="Caption")
    caption.add_run(grid.title).add_break()
    explanation = caption.add_run(grid.explanation)
    explanation.bold, explanation.font.color.rgb = False, SOFT
    caption.paragraph_format.keep_with_next = True
    table = word.add_table(len(grid.rows) + 1, len(grid.head), "Light Shading")
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    for name, value in (("noHBand", "1"), ("firstColumn", "0"), ("val", "0620")):
        look.set(qn(f"w:{name}"), value)
    for row, texts in enumerate((grid.head, *grid.rows)):
        # Asked cell by cell, python-docx looks through the whole table each time.
        for column, (cell, text) in enumerate(zip(table.rows[row].cells, texts, strict=True)):
            _write(cell.paragraphs[0], text, is_number=column > 0, is_wide=len(grid.head) >= WIDE)
    _set_widths(table, grid)
    _repeat_head(table)
    word.add_paragraph()


def _write(paragraph: WordParagraph, text: str, is_number: bool, is_wide: bool) -> None:
    run = paragraph.add_run(text)
    run.font.size = WIDE_TABLE if is_wide else NOTE
    paragraph.paragraph_format.space_after = Pt(0)
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _set_widths(table: Table, grid: Grid) -> None:
    """Wide enough for the longest word of each head; the names of the rows take what is left."""
    letter = LETTER[len(grid.head) >= WIDE]
    others = [max(LEAST, letter * max(map(len, _PARTS.split(name))) + 0.3) for name in grid.head[1:]]
    names = min(NAMES, TEXT_WIDTH - sum(others))
    table.autofit = False
    for column, width in zip(table.columns, (names, *others), strict=True):
        # Word reads the width of each cell, other programs that of the column.
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(PADDING))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def _repeat_head(table: Table) -> None:
    """Mark the first row as head: it comes back on each page, and is read out as such. No row is cut in two."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))


def _add_page_number(paragraph: WordParagraph) -> None:
    paragraph.add_run(" · ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        paragraph.add_run()._r.append(element)
