"""Printing paints every page once, over the whole sheet."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.services import documents
from app.services.open_book import OpenBook
from app.ui.printing import paint_pages


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
