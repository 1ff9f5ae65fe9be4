"""Printing: the printer a person chooses, and a document's pages painted on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from app.services.documents import Pages

PRINT_DPI = 300


def choose_printer(parent: QWidget, title: str, pages: int) -> QPrinter | None:
    """Ask for a printer and its settings; None when the person gives up."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"In: {title}")
    dialog.setMinMax(1, pages)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def paint_pages(printer: QPrinter, pages: Pages, goes_on: Callable[[], bool] = lambda: True) -> None:
    """Paint the pages chosen in the dialog, each over the whole sheet; may run off the window's thread.

    Before each page ``goes_on`` is asked; without it the rest is not printed.
    """
    first = printer.fromPage() or 1
    last = min(printer.toPage() or pages.count, pages.count)
    printer.setFullPage(True)
    painter = QPainter()
    for number in range(first - 1, last):
        if not goes_on():
            printer.abort()
            break
        picture = QImage.fromData(pages.png(number, PRINT_DPI))
        wide = picture.width() > picture.height()
        printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
        if painter.isActive():
            printer.newPage()
        else:
            painter.begin(printer)
        painter.drawImage(QRectF(0, 0, printer.width(), printer.height()), picture)
    painter.end()
