"""Printing paints every page once, over the whole sheet."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.exporters.docx_writer import write_docx
from app.exporters.profile import load_profile
from app.exporters.recovery_outline import recovery_document
from app.services import documents
from app.services.open_book import OpenBook
from app.ui.printing import paint_pages
from tests.exporters.reading import whole


def test_every_page_is_printed(qtbot: QtBot, open_sample: OpenBook, tmp_path: Path) -> None:
    pages = documents.render(documents.make(open_sample, "2026-q3", "topic-report").docx)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    paint_pages(printer, pages)
    assert len(PdfReader(tmp_path / "in.pdf").pages) == pages.count


def test_only_the_pages_asked_for_are_printed(qtbot: QtBot, open_sample: OpenBook, tmp_path: Path) -> None:
    pages = documents.render(documents.make(open_sample, "2026-q3", "minutes").docx)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    printer.setFromTo(2, 3)
    paint_pages(printer, pages)
    assert len(PdfReader(tmp_path / "in.pdf").pages) == 2


def test_what_is_abandoned_is_not_printed_further(qtbot: QtBot, open_sample: OpenBook, tmp_path: Path) -> None:
    pages = documents.render(documents.make(open_sample, "2026-q3", "minutes").docx)
    printer, asked = QPrinter(), iter((True, False))
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    paint_pages(printer, pages, lambda: next(asked))
    assert next(asked, None) is None


def test_a_recovery_key_fills_one_sheet_with_each_of_its_lines() -> None:
    lines = ("ABCD EFGH", "JKLM NPQR")
    assert documents.recovery_pages(lines, "so.scb").count == 1
    text = whole(write_docx(recovery_document(lines, "so.scb"), load_profile(), created=datetime(2026, 1, 1)))
    assert all(line in text for line in (*lines, "so.scb"))
