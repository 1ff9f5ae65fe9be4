"""Documents made and drawn off the window's thread, one job after the other; what is out of date is dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from app.ui.context import AppContext
from app.ui.turns import APART_MILLISECONDS, Turns

if TYPE_CHECKING:
    from app.services.documents import Copy, Made, Pages

#: How long leaving the page may wait for a read of the book that has begun.
PATIENCE_SECONDS = 1.0
#: How long the window stands still for a turn of the thread that makes documents.
TURN_MILLISECONDS = 10


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document to be made: of a session by its id, or of a year by its number."""

    of: str | int
    kind: str
    copy: Copy | None = None


class DocumentMaker(QObject):
    """Makes one document at a time; a newer request makes the older one void.

    Signals: ``ready(Made, number of pages)``; ``drawn(page, dpi, QImage)`` with pages counted from 0;
    ``written(Path)``; ``failed`` when a document could not be made (the reason has been said in the message bar).
    """

    ready = Signal(object, int)
    drawn = Signal(int, int, QImage)
    written = Signal(object)
    failed = Signal()

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._turns = Turns(self._let_pool_on, self)
        self._number = 0
        self._reading = Lock()
        self._pages: Pages | None = None
        self.made: Made | None = None

    def make(self, wanted: Wanted) -> None:
        """Make a document; ``ready`` or ``failed`` follows unless something newer is asked for."""
        self._number += 1
        self._submit(partial(self._make, self._number, wanted), partial(self._give_up, self._number))

    def draw(self, page: int, dpi: int) -> None:
        """Draw a page of the document that is ready; ``drawn`` follows."""
        if self._pages is not None:
            self._submit(partial(self._draw, self._number, self._pages, page, dpi), self._context.refuse)

    def write(self, path: Path, *, as_pdf: bool) -> None:
        """Write the document that is ready; ``written`` follows, or the reason why not in the message bar."""
        if self.made is not None:
            job = self._write_pdf if as_pdf else self._write_docx
            self._submit(partial(job, path, self.made.docx), self._context.refuse)

    def paint(self, paint: Callable[[Pages], None], done: Callable[[], None]) -> None:
        """Run ``paint(pages)`` off the window's thread, then ``done`` on it."""
        if self._pages is not None:
            self._submit(partial(self._paint, paint, self._pages, done), self._context.refuse)

    def stop(self) -> None:
        """Drop what is asked for and let go of the book before returning; files being written are finished."""
        self._number += 1
        if self._reading.acquire(timeout=PATIENCE_SECONDS):
            self._reading.release()

    def _submit(self, job: Callable[[], None], failed: Callable[[BaseException], None]) -> None:
        self._pool.start(partial(self._run, job, failed))
        self._turns.begin()

    def _let_pool_on(self) -> int:
        """Give the thread a turn; return the milliseconds until its next one, 0 when everything is done."""
        return 0 if self._pool.waitForDone(TURN_MILLISECONDS) else APART_MILLISECONDS

    def _run(self, job: Callable[[], None], failed: Callable[[BaseException], None]) -> None:
        try:
            job()
        except Exception as error:  # noqa: BLE001 (told to the person; a thread of the pool has nobody above it)
            self._tell(failed, error)

    def _make(self, number: int, wanted: Wanted) -> None:
        from app.services import documents

        with self._reading:
            if number != self._number:
                return
            book, copy = self._context.book, wanted.copy or documents.USUAL
            if isinstance(wanted.of, int):
                made = documents.make_year(book, wanted.of, wanted.kind, copy=copy, today=self._context.now().date())
            else:
                made = documents.make(book, wanted.of, wanted.kind, copy=copy)
        self._tell(self._take, number, made, documents.render(made.docx))

    def _draw(self, number: int, pages: Pages, page: int, dpi: int) -> None:
        if number == self._number:
            self._tell(self._show, number, page, dpi, QImage.fromData(pages.png(page, dpi)))

    def _write_docx(self, path: Path, docx: bytes) -> None:
        from app.services import documents

        documents.write(path, docx)
        self._tell(self.written.emit, path)

    def _write_pdf(self, path: Path, docx: bytes) -> None:
        from app.services import documents

        self._write_docx(path, documents.pdf(docx))

    def _paint(self, paint: Callable[[Pages], None], pages: Pages, done: Callable[[], None]) -> None:
        paint(pages)
        self._tell(done)

    def _tell(self, function: Callable[..., None], *arguments: object) -> None:
        self._context.bridge.on_window(self._deliver)(function, *arguments)

    def _deliver(self, function: Callable[..., None], *arguments: object) -> None:
        """Call a function on the window's thread, unless the page has gone meanwhile."""
        if isValid(self):
            function(*arguments)

    def _take(self, number: int, made: Made, pages: Pages) -> None:
        if number == self._number:
            self.made, self._pages = made, pages
            self.ready.emit(made, pages.count)

    def _give_up(self, number: int, error: BaseException) -> None:
        if number == self._number:
            self.made = self._pages = None
            self._context.refuse(error)
            self.failed.emit()

    def _show(self, number: int, page: int, dpi: int, picture: QImage) -> None:
        if number == self._number:
            self.drawn.emit(page, dpi, picture)
