"""The preview of the minutes after a change: until the first page can be seen, against LibreOffice without a window.

LibreOffice converts the same .docx to PDF with a profile that is warm; that is the least it needs before it could show
a page. Without it on the machine there is nothing to compare with, and the row is left out.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app.services import books, documents, meeting
from app.ui.documents_page import DocumentsPage
from app.ui.main_window import MainWindow, open_main_window
from benchmarks.content import large_session
from benchmarks.live import Paints
from benchmarks.timing import Figure, compare

SESSION = "s1"
OFFICE = "LibreOffice, the same .docx to PDF"
PREVIEW = "minutes changed, first page seen"
#: Rounds of LibreOffice, which needs a second for each.
MOST_ROUNDS = 7
PATIENCE_SECONDS = 30.0


def measure(folder: Path, rounds: int) -> list[Figure]:
    """Return the times of LibreOffice and of the preview in the window; nothing without LibreOffice."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("preview: LibreOffice is not installed, so there is nothing to compare with", file=sys.stderr)
        return []
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    path = folder / "preview.scb"
    books.import_into(path, large_session(members=200, contributions=30, characters=800))
    window = open_main_window(path)
    window.load()
    preview = _Preview(window)
    cases: dict[str, Callable[[], float | None]] = {
        OFFICE: _conversion(office, folder, window),
        PREVIEW: preview.change,
    }
    figures = compare(cases, OFFICE, min(rounds, MOST_ROUNDS))
    window.close()
    return figures


def _conversion(office: str, folder: Path, window: MainWindow) -> Callable[[], float | None]:
    """Return the conversion of the minutes as they stand."""
    source, profile = folder / "preview.docx", (folder / "office").as_uri()
    source.write_bytes(documents.make(window.context.book, SESSION, "minutes").docx)
    order = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    order += ["--outdir", str(folder), str(source)]

    def convert() -> float | None:
        subprocess.run(order, check=True, capture_output=True)
        return None

    return convert


class _Preview:
    """The page of documents in the window, and what is changed in the minutes that it shows."""

    def __init__(self, window: MainWindow) -> None:
        self._window, self._number = window, 0
        window.show_page("documents")
        page = window.findChild(DocumentsPage)
        assert page is not None
        self._page = page
        page.open_document(SESSION, "minutes")
        self._until(lambda: bool(page.view.sheets) and all(sheet.is_fresh for sheet in page.view.sheets))

    def change(self) -> float | None:
        """Change the place of the session, which stands on the first page.

        Return the seconds from there until that page is painted anew.
        """
        self._number += 1
        book = self._window.context.book
        book.save(partial(meeting.set_facts, uid=SESSION, place=f"Hội trường {self._number}"))
        book.flush()
        sheet = self._page.view.sheets[0]
        before, painted, started = sheet.picture, Paints(sheet), time.perf_counter()
        self._page.refresh()
        self._until(lambda: sheet.picture is not before and painted.count > 0)
        taken = time.perf_counter() - started
        painted.deleteLater()
        return taken

    def _until(self, condition: Callable[[], bool]) -> None:
        end = time.perf_counter() + PATIENCE_SECONDS
        while not condition():
            assert time.perf_counter() < end, "the page was not drawn"
            QCoreApplication.processEvents()
            time.sleep(0.0005)
