"""The report as PDF: A4, letters for every sign, bookmarks, numbered pages, and charts in words too."""

from __future__ import annotations

from pathlib import Path

import matplotlib
from fpdf import FPDF, FontFace
from fpdf.enums import Align, TableBordersLayout, TextEmphasis, VAlign
from fpdf.outline import OutlineSection, TableOfContents

from bot.insights.report.charts import as_png, height_of
from bot.insights.report.document import Block, Chart, Document, Figure, Grid, Paragraph, Points, Quotes, Section

FONT = "DejaVu"
_FILES = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
INK, SOFT, ACCENT, FAINT, MARK = (31, 42, 48), (74, 89, 96), (27, 99, 121), (201, 209, 213), (255, 243, 214)
MARGIN = 18
BODY, SMALL = 10.0, 8.5
LINE = 1.45
"""Height of a line, in heights of its letters."""

POINT = 0.3528
"""Millimetres."""

FIRST_BLOCKS = 4
HEADINGS = {0: 17.0, 1: 12.5, 2: 11.0}
WIDE = 8
"""From so many columns on, a table has smaller letters."""
_SMALLEST_COLUMN = {True: 9.5, False: 17.0}
"""In millimetres, of wide tables and of others."""


def render(document: Document) -> bytes:
    """The document as bytes of a PDF."""
    pages = _Pages(document)
    pages.title_page()
    for section in document.sections[:1]:
        pages.section(section, 0)
        # The main points have a page to themselves, to hand out.
        pages.add_page()
    for section in document.sections[1:]:
        pages.section(section, 0)
    return bytes(pages.output())


class _Pages(FPDF):
    """Writes blocks below each other, and turns the page when one is full."""

    def __init__(self, document: Document) -> None:
        super().__init__(format="A4")
        self._document = document
        for style, name in (("", ""), ("B", "-Bold"), ("I", "-Oblique")):
            self.add_font(FONT, style, _FILES / f"DejaVuSans{name}.ttf")
        self.set_margins(MARGIN, MARGIN)
        self.set_auto_page_break(True, margin=MARGIN + 4)
        self.set_title(f"{document.title}: {document.subtitle}")
        self.set_lang("nl-BE")
        self.set_author("Kompaan")
        self.set_creator("Kompaan")

    def footer(self) -> None:
        """The name of the report and the number of the page; of example figures also that they are."""
        if self.page_no() == 1:
            return
        self.set_y(-MARGIN + 2)
        self._letters(SMALL - 1, SOFT)
        words = " · ".join(filter(None, (self._document.footer, self._document.mark)))
        self.cell(self.epw * 0.9, 5, words)
        self.cell(0, 5, str(self.page_no()), align=Align.R)

    def title_page(self) -> None:
        """Title, quarter, what this is, and what stands in it."""
        self.add_page()
        self.set_y(58)
        if self._document.mark:
            self._letters(BODY, INK, TextEmphasis.B)
            self.set_fill_color(*MARK)
            self.multi_cell(0, 9, self._document.mark, fill=True, new_x="LMARGIN", new_y="NEXT")
            self.set_fill_color(255)
            self.ln(6)
        self._letters(24, ACCENT, TextEmphasis.B)
        self.multi_cell(0, 24 * POINT * 1.25, self._document.title, align=Align.L, new_x="LMARGIN", new_y="NEXT")
        self.ln(2)
        self._text(self._document.subtitle, 12, SOFT)
        self.ln(6)
        for text in self._document.intro:
            self._text(text)
        self.ln(4)
        self._letters(BODY, INK)
        self.insert_toc_placeholder(_contents, allow_extra_pages=False)

    def section(self, section: Section, level: int) -> None:
        """A section with what is in it; the largest ones start on a page of their own when little room is left."""
        self._heading(section.heading, level, self._height_of_first(section))
        for block in section.blocks:
            self._block(block)
        for part in section.parts:
            self.section(part, level + 1)

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._text(block.text, *((SMALL, SOFT) if block.is_note else (BODY, INK)))
        elif isinstance(block, Points):
            for number, item in enumerate(block.items, 1):
                self._item(f"{number}." if block.is_numbered else "–", item)
            self.ln(1.5)
        elif isinstance(block, Quotes):
            for item in block.items:
                self._quote(item)
        else:
            if block.chart is not None:
                self._chart(block.chart)
            self._grid(block.grid)

    def _heading(self, text: str, level: int, follows: float) -> None:
        size = HEADINGS[level]
        self._room(size * POINT * 2 + follows)
        self.ln(6 if level == 0 and self.get_y() > MARGIN + 1 else 3)
        self._letters(size, ACCENT, TextEmphasis.B)
        self.start_section(text, level)
        self.multi_cell(0, size * POINT * 1.3, text, align=Align.L, new_x="LMARGIN", new_y="NEXT")
        self.ln(1.5)

    def _height_of_first(self, section: Section) -> float:
        """About how much must fit below a heading on the same page: until the first chart, when there is one soon."""
        height = 10.0
        for block in section.blocks[:FIRST_BLOCKS]:
            if isinstance(block, Figure) and block.chart is not None:
                return height + height_of(block.chart) * self.epw
            height += 12
        if not section.blocks and section.parts:
            return 15 + self._height_of_first(section.parts[0])
        return height + 15

    def _text(self, text: str, size: float = BODY, colour: tuple[int, int, int] = INK) -> None:
        self._letters(size, colour)
        self.multi_cell(0, size * POINT * LINE, text, align=Align.L, new_x="LMARGIN", new_y="NEXT")
        self.ln(1.8)

    def _item(self, sign: str, text: str) -> None:
        self._letters(BODY, INK)
        height = BODY * POINT * LINE
        self._room(height * 2)
        self.cell(7, height, sign)
        self.multi_cell(0, height, text, align=Align.L, new_x="LMARGIN", new_y="NEXT")
        self.ln(1)

    def _quote(self, text: str) -> None:
        self._letters(BODY, INK, TextEmphasis.I)
        height = BODY * POINT * LINE
        self._room(height * 3)
        top = self.get_y()
        self.set_x(MARGIN + 5)
        self.multi_cell(0, height, text, align=Align.L, new_x="LMARGIN", new_y="NEXT")
        self.set_draw_color(*ACCENT)
        self.set_line_width(0.7)
        self.line(MARGIN + 1.5, top, MARGIN + 1.5, self.get_y())
        self.ln(2)

    def _chart(self, chart: Chart) -> None:
        self._room(height_of(chart) * self.epw + 10)
        self._letters(SMALL, INK, TextEmphasis.B)
        self.multi_cell(0, 5, chart.title, align=Align.L, new_x="LMARGIN", new_y="NEXT")
        self.image(as_png(chart), w=self.epw, alt_text=chart.in_words)
        self.ln(3)

    def _grid(self, grid: Grid) -> None:
        size, emphasis = (SMALL, TextEmphasis.B) if len(grid.head) < WIDE else (SMALL - 1.5, TextEmphasis.NONE)
        self._room(45)
        self._letters(SMALL, INK, TextEmphasis.B)
        self.multi_cell(0, 4.5, grid.title, align=Align.L, new_x="LMARGIN", new_y="NEXT")
        self._text(grid.explanation, SMALL)
        self._letters(size, INK)
        self.set_draw_color(*FAINT)
        self.set_line_width(0.2)
        widths = self._widths(grid, emphasis)
        with self.table(
            col_widths=widths,
            width=sum(widths),
            align=Align.L,
            text_align=(Align.L, *(Align.R for _ in grid.head[1:])),
            v_align=VAlign.B,
            line_height=size * POINT * 1.4,
            padding=(0.5, 0.8),
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            headings_style=FontFace(emphasis=emphasis, color=ACCENT),
        ) as table:
            for row in (grid.head, *grid.rows):
                table.row(row)
        self.ln(3)

    def _widths(self, grid: Grid, emphasis: TextEmphasis) -> list[float]:
        """Wide enough for the longest word of each column's head; the names of the rows take what is left."""
        self.set_font(style=emphasis.style)
        least = _SMALLEST_COLUMN[len(grid.head) >= WIDE]
        others = [max(least, 2.4 + max(self.get_string_width(word) for word in name.split())) for name in grid.head[1:]]
        self.set_font(style="")
        names = 4 + max(self.get_string_width(row[0]) for row in (grid.head, *grid.rows))
        return [min(names, self.epw - sum(others)), *others]

    def _room(self, height: float) -> None:
        """Turn the page when this does not fit on it any more."""
        if self.page == 0 or (self.will_page_break(height) and self.get_y() > MARGIN + 1):
            self.add_page()

    def _letters(self, size: float, colour: tuple[int, int, int], style: TextEmphasis = TextEmphasis.NONE) -> None:
        self.set_font(FONT, style.style, size)
        self.set_text_color(*colour)


def _contents(pages: FPDF, outline: list[OutlineSection]) -> None:
    """The table of contents: only the sections, not their parts."""
    sections = [entry for entry in outline if entry.level == 0]
    TableOfContents(level_indent=0, line_spacing=1.6).render_toc(pages, sections)
