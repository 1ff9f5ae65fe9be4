"""Writing and drawing the minutes: 200 members, 30 contributions of 800 characters, 20 tasks."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from app.domain.roll import count
from app.exporters.blocks import Block, Document, Heading, Paragraph, Table
from app.exporters.docx_writer import write_docx
from app.exporters.minutes_outline import minutes_document
from app.exporters.pdf import RdocxRenderer
from app.exporters.profile import load_profile
from app.services import books
from app.services.open_book import OpenBook
from benchmarks.content import large_session
from benchmarks.timing import Figure, compare

PARAGRAPH = (
    '<w:p><w:pPr><w:pStyle w:val="SCBBody"/><w:spacing w:before="120" w:after="0" w:line="360" w:lineRule="exact"/>'
    '<w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" '
    'w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/>'
    '<w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr><w:t>{}</w:t></w:r></w:p>'
)
FLOOR = "the same text as bare XML, zipped"


def measure(folder: Path, rounds: int) -> list[Figure]:
    """Return the times of the outline with the .docx, of PDF and of the first page's picture."""
    path = folder / "large.scb"
    books.import_into(path, large_session(members=200, contributions=30, characters=800))
    book = OpenBook.open(path, None, _ignore)
    session, rules, profile = book.session("s1"), book.rules(), load_profile()
    book.close()
    made = datetime(2026, 1, 1)
    document = minutes_document(session, count(session.roll, rules), profile)
    docx = write_docx(document, profile, created=made)

    def write() -> None:
        write_docx(minutes_document(session, count(session.roll, rules), profile), profile, created=made)

    renderer = RdocxRenderer()
    cases = {
        FLOOR: lambda: _bare(document),
        "minutes as .docx": write,
        "the same as PDF": lambda: _ignore(renderer.pdf(docx)),
        "first page of the preview": lambda: _ignore(renderer.page_png(docx, 0, 110)),
    }
    return compare(cases, FLOOR, rounds)


def _bare(document: Document) -> None:
    """Write the document's texts as plain strings of XML into a zip: what no library could do in less."""
    paragraphs = (PARAGRAPH.format(escape(text)) for block in document.blocks for text in _texts(block))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "".join(paragraphs))


def _texts(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    if isinstance(block, Heading):
        return [block.text]
    if isinstance(block, Table):
        return [cell for row in block.rows for cell in row]
    return []


def _ignore(_: object) -> None:
    """Drop a result."""
