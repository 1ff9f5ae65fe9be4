"""The same paragraphs and table by docxtpl, the usual way to make a .docx from a template in Python."""

from __future__ import annotations

import io
from importlib.util import find_spec

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from app.exporters.blocks import Document, Heading, Table
from app.exporters.blocks import Paragraph as Text


def is_here() -> bool:
    """Return whether docxtpl is installed; the program itself has no need of it."""
    return find_spec("docxtpl") is not None


def template(columns: int) -> bytes:
    """Return a template with the form of the minutes: paragraphs, a table of so many columns, paragraphs."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    _loop(made, "before")
    table = made.add_table(4, columns, style="Table Grid")
    rows = (["{{ head[%d] }}"], ["{%tr for row in rows %}"], ["{{ row[%d] }}"], ["{%tr endfor %}"])
    for line, (text,) in zip(table.rows, rows, strict=True):
        for place, cell in enumerate(line.cells):
            cell.paragraphs[0].text = text % place if "%d" in text else text * (not place)
            _form(cell.paragraphs[0])
    _loop(made, "after")
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def render(form: bytes, document: Document) -> bytes:
    """Return the .docx that docxtpl makes of a document with one table."""
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]

    made = DocxTemplate(io.BytesIO(form))
    made.render(_context(document), autoescape=True)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def columns_of(document: Document) -> int:
    """Return how many columns the table of a document has."""
    return len(_table(document).columns)


def _context(document: Document) -> dict[str, object]:
    place = document.blocks.index(_table(document))
    texts = [[block.text for block in part if isinstance(block, Text | Heading)]
             for part in (document.blocks[:place], document.blocks[place:])]  # fmt: skip
    table = _table(document)
    head = [column.title for column in table.columns]
    return {"before": texts[0], "after": texts[1], "head": head, "rows": table.rows}


def _table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def _loop(made: docx.document.Document, name: str) -> None:
    for text in (f"{{%p for text in {name} %}}", "{{ text }}", "{%p endfor %}"):
        _form(made.add_paragraph(text))


def _form(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent, paragraph.paragraph_format.space_before = Mm(10), Pt(6)
    for run in paragraph.runs:
        run.font.name, run.font.size = "Times New Roman", Pt(14)
