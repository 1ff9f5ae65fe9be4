"""Writing and drawing the minutes: 200 members, 30 contributions of 800 characters, 20 tasks; and a year of them."""

from __future__ import annotations

import io
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from app.domain.roll import count
from app.domain.year_record import YearRecord, whole_year
from app.exporters.blocks import Block, Document, Heading, Paragraph, Table
from app.exporters.docx_writer import write_docx
from app.exporters.minutes_book_outline import minutes_book_document
from app.exporters.minutes_outline import minutes_document
from app.exporters.pdf import RdocxRenderer
from app.exporters.profile import FormatProfile, load_profile
from app.services import books, year_reader
from app.services.open_book import OpenBook
from benchmarks import template
from benchmarks.content import large_session, years
from benchmarks.timing import Figure, compare

PARAGRAPH = (
    '<w:p><w:pPr><w:pStyle w:val="SCBBody"/><w:spacing w:before="120" w:after="0" w:line="360" w:lineRule="exact"/>'
    '<w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" '
    'w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/>'
    '<w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr><w:t>{}</w:t></w:r></w:p>'
)
FLOOR = "the same text as bare XML, zipped"
DOCX = "minutes as .docx"
TEMPLATE, BESIDE = "the same by docxtpl", "minutes as .docx beside docxtpl"
BOOK_FLOOR, BOOK = "the year's text as bare XML, zipped", "year book of 24 sessions"
YEAR = 2026
MADE = datetime(YEAR, 12, 22)


def measure(folder: Path, rounds: int) -> list[Figure]:
    """Return the work of the outline with the .docx, of PDF and of the first page's picture, and of the year book."""
    document, write = _minutes(folder)
    docx = write()
    renderer = RdocxRenderer()
    cases: dict[str, Callable[[], object]] = {
        FLOOR: partial(_bare, document),
        DOCX: write,
        "the same as PDF": partial(renderer.pdf, docx),
        "first page of the preview": partial(renderer.page_png, docx, 0, 110),
    }
    return [
        *compare(_work(cases), FLOOR, rounds),
        *_beside_template(document, write, rounds),
        *_year_book(folder, max(3, rounds // 2)),
    ]


def _minutes(folder: Path) -> tuple[Document, Callable[[], bytes]]:
    """Return the minutes as blocks, and what makes the .docx of the session's record."""
    path = folder / "large.scb"
    books.import_into(path, large_session(members=200, contributions=30, characters=800))
    book = OpenBook.open(path, None, lambda _: None)
    session, rules, profile = book.session("s1"), book.rules(), load_profile()
    book.close()

    def write() -> bytes:
        return write_docx(minutes_document(session, count(session.roll, rules), profile), profile, created=MADE)

    return minutes_document(session, count(session.roll, rules), profile), write


def _beside_template(document: Document, write: Callable[[], bytes], rounds: int) -> list[Figure]:
    """Return the minutes beside docxtpl, with the same paragraphs and the same table; nothing where it is missing."""
    if not template.is_here():
        print(f"{BESIDE}: docxtpl is not installed (requirements-dev.txt), the row is left out", file=sys.stderr)
        return []
    form = template.template(template.columns_of(document))
    cases: dict[str, Callable[[], object]] = {TEMPLATE: partial(template.render, form, document), BESIDE: write}
    return compare(_work(cases), TEMPLATE, rounds)


def _year_book(folder: Path, rounds: int) -> list[Figure]:
    """Return the minutes book of a year, from its record to the .docx; no minutes of it are closed yet."""
    record, profile = year_of(folder), load_profile()
    document = minutes_book_document(record, profile)
    cases: dict[str, Callable[[], object]] = {
        BOOK_FLOOR: partial(_bare, document),
        BOOK: partial(write_book, record, profile),
    }
    return compare(_work(cases), BOOK_FLOOR, rounds)


def year_of(folder: Path, sessions: int = 24) -> YearRecord:
    """Return a year with so many sessions of 200 members and 30 contributions, each of them whole."""
    path = folder / f"year-{sessions}.scb"
    books.import_into(path, years(1, sessions=sessions))
    book = books.open_book(path)
    with book.read() as uow:
        record = year_reader.year_record(uow, YEAR, MADE.date(), span=whole_year(YEAR), whole=True)
    book.close()
    return record


def write_book(record: YearRecord, profile: FormatProfile) -> bytes:
    """Return the minutes book of a year as a .docx."""
    return write_docx(minutes_book_document(record, profile), profile, created=MADE)


def _bare(document: Document) -> None:
    """Write the document's texts as plain strings of XML into a zip: what no library could do in less."""
    paragraphs = (PARAGRAPH.format(escape(text)) for block in document.blocks for text in _texts(block))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", "".join(paragraphs))


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph | Heading):
        yield block.text
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row


def _work(cases: dict[str, Callable[[], object]]) -> dict[str, Callable[[], float | None]]:
    """Return cases that tell the seconds of the processor: a millisecond of the clock may be another program's."""

    def worked(case: Callable[[], object]) -> float | None:
        started = time.process_time()
        case()
        return time.process_time() - started

    return {name: partial(worked, case) for name, case in cases.items()}
