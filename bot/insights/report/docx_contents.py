"""The list of sections in front of a DOCX: links within the file, that work without filling in a field first."""

from __future__ import annotations

from typing import Sequence

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from bot.insights.report.words import texts


def contents(word: WordDocument, headings: Sequence[str], colour: RGBColor) -> None:
    """Add the list at the end of a document.

    Args:
        word: the document.
        headings: of the sections, in their order; each is given a name by `mark` with its number, from 1.
        colour: of the links.
    """
    title = word.add_paragraph()
    title.add_run(str(texts()["contents"])).bold = True
    title.paragraph_format.space_before = Pt(18)
    for number, heading in enumerate(headings, 1):
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _name(number))
        link.set(qn("w:history"), "1")
        paragraph._p.append(link)
        run = Run(OxmlElement("w:r"), paragraph)
        run.text = heading
        run.font.underline, run.font.color.rgb = True, colour
        link.append(run._r)


def mark(heading: Paragraph, number: int) -> None:
    """Give a heading the name by which the list finds it."""
    for kind in ("Start", "End"):
        element = OxmlElement(f"w:bookmark{kind}")
        element.set(qn("w:id"), str(number))
        if kind == "Start":
            element.set(qn("w:name"), _name(number))
        heading._p.append(element)


def _name(number: int) -> str:
    return f"deel_{number}"
