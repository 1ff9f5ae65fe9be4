"""Documents made and drawn off the window's thread, one job after the other; what is out of date is dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from app.ui.context import AppContext
from app.ui.jobs import Jobs
from app.ui.turns import APART_MILLISECONDS, Turns
from app.ui.worker import fault_of

if TYPE_CHECKING:
    from app.services.documents import Copy, Made, Pages

#: What is said of a job that takes a moment.
MAKING, WRITING, PRINTING = "Đang dựng văn bản…", "Đang ghi tệp…", "Đang gửi tới máy in…"


#: Paints pages as long as it is told to go on.
Painter = Callable[["Pages", Callable[[], bool]], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document to be made: of a session by its id, or of a year by its number."""

    of: str | int
    kind: str
    copy: Copy | None = None


class DocumentMaker(QObject):
    """Makes one document at a time; a newer request makes the older one void.

    Signals: ``ready(Made, number of pages)``; before it ``opened(dpi, QImage)`` with the first page of a long document
    that is still being laid out; ``drawn(page, dpi, QImage)`` with pages counted from 0;
    ``written(Path)``; ``failed`` when a document could not be made (the reason has been said in the message bar);
    ``begun(what)`` when something is done that may take a moment, ``ended`` when none is any more.
    """

    ready = Signal(object, int)
    opened = Signal(int, QImage)
    drawn = Signal(int, int, QImage)
    written = Signal(object)
    failed = Signal()
    begun = Signal(str)
    ended = Signal()

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs = Jobs()
        self._turns = Turns(self._let_jobs_on, self)
        self._number = self._errands = 0
        self._pages: Pages | None = None
        self.made: Made | None = None

    def make(self, wanted: Wanted, dpi: int = 0) -> None:
        """Make a document; ``ready`` or ``failed`` follows unless something newer is asked for.

        With a ``dpi`` the first page of a long one is drawn ahead and told by ``opened``.
        """
        self._number += 1
        self.begun.emit(MAKING)
        self._submit(partial(self._make, self._number, wanted, dpi), partial(self._give_up, self._number))

    def draw(self, page: int, dpi: int) -> None:
        """Draw a page of the document that is ready; ``drawn`` follows."""
        if self._pages is not None:
            self._submit(partial(self._draw, self._number, self._pages, page, dpi), self._context.refuse)

    def write(self, path: Path, *, as_pdf: bool) -> None:
        """Write the document that is ready; ``written`` follows, or the reason why not in the message bar."""
        if self.made is not None:
            job = partial(self._write, self._errands, path, self.made.docx, as_pdf=as_pdf)
            self.begun.emit(WRITING)
            self._submit(job, partial(self._refuse_errand, self._errands))

    def paint(self, paint: Painter, done: Callable[[], None]) -> None:
        """Run ``paint(pages, goes_on)`` off the window's thread, then ``done`` on it unless it was abandoned."""
        if self._pages is not None:
            self.begun.emit(PRINTING)
            job = partial(self._paint, self._errands, paint, self._pages, done)
            self._submit(job, partial(self._refuse_errand, self._errands))

    def abandon(self) -> None:
        """Make, write and print no further; a file that is not written yet stays as it was."""
        self._number += 1
        self._errands += 1

    def stop(self) -> None:
        """Drop what is asked for; a read of the book that has begun ends with the book, files being written do not."""
        self._number += 1

    def _submit(self, job: Callable[[], None], failed: Callable[[BaseException], None]) -> None:
        self._jobs.start(partial(self._run, job, failed))
        self._turns.begin()

    def _let_jobs_on(self) -> int:
        """Give the thread a turn; return the milliseconds until its next one, 0 when everything is done."""
        return 0 if self._jobs.wait() else APART_MILLISECONDS

    def _run(self, job: Callable[[], None], failed: Callable[[BaseException], None]) -> None:
        try:
            job()
        except BaseException as error:  # noqa: BLE001 (told to the person; a thread of the pool has nobody above it)
            self._tell(failed, fault_of(error))

    def _make(self, number: int, wanted: Wanted, dpi: int) -> None:
        from app.services import documents
        from app.services.first_page import first_page

        if number != self._number:
            return
        book, copy = self._context.book, wanted.copy or documents.USUAL
        if isinstance(wanted.of, int):
            made = documents.make_year(book, wanted.of, wanted.kind, copy=copy, today=self._context.now().date())
        else:
            made = documents.make(book, wanted.of, wanted.kind, copy=copy)
        goes_on = partial(self._is_wanted, number)
        first = first_page(made.docx, dpi, goes_on) if dpi and goes_on() else None
        if first is None:
            self._lay_out(number, made)
        else:
            self._tell(self._open, number, made, dpi, QImage.fromData(first))

    def _lay_out(self, number: int, made: Made) -> None:
        from app.services import documents

        if number == self._number:
            goes_on = partial(self._is_wanted, number)
            self._tell(self._take, number, made, documents.render(made.docx, goes_on))

    def _is_wanted(self, number: int) -> bool:
        return number == self._number

    def _draw(self, number: int, pages: Pages, page: int, dpi: int) -> None:
        if number == self._number:
            self._tell(self._show, number, page, dpi, QImage.fromData(pages.png(page, dpi)))

    def _write(self, errand: int, path: Path, docx: bytes, *, as_pdf: bool) -> None:
        from app.services import documents

        data = documents.pdf(docx, lambda: errand == self._errands) if as_pdf else docx
        if errand == self._errands:
            documents.write(path, data)
            self._tell(self._say_written, path)

    def _paint(self, errand: int, paint: Painter, pages: Pages, done: Callable[[], None]) -> None:
        paint(pages, lambda: errand == self._errands)
        if errand == self._errands:
            self._tell(self.ended.emit)
            self._tell(done)

    def _say_written(self, path: Path) -> None:
        self.ended.emit()
        self.written.emit(path)

    def _refuse_errand(self, errand: int, error: BaseException) -> None:
        """Say why a file was not written or printed, unless it was stopped: that has been said."""
        if errand == self._errands:
            self._refuse(error)

    def _refuse(self, error: BaseException) -> None:
        self.ended.emit()
        self._context.refuse(error)

    def _tell(self, function: Callable[..., None], *arguments: object) -> None:
        self._context.bridge.on_window(self._deliver)(function, *arguments)

    def _deliver(self, function: Callable[..., None], *arguments: object) -> None:
        """Call a function on the window's thread, unless the page has gone meanwhile."""
        if isValid(self):
            function(*arguments)

    def _open(self, number: int, made: Made, dpi: int, picture: QImage) -> None:
        """Tell of the first page, and lay the document out once it is painted: that lets nothing else run for a while.

        What was made before has had its time.
        """
        if number != self._number:
            return
        self.made = self._pages = None
        self.opened.emit(dpi, picture)
        whole = partial(self._lay_out, number, made), partial(self._give_up, number)
        QTimer.singleShot(0, self, partial(self._submit, *whole))

    def _take(self, number: int, made: Made, pages: Pages) -> None:
        if number == self._number:
            self.made, self._pages = made, pages
            self.ended.emit()
            self.ready.emit(made, pages.count)

    def _give_up(self, number: int, error: BaseException) -> None:
        if number == self._number:
            self.made = self._pages = None
            self._refuse(error)
            self.failed.emit()

    def _show(self, number: int, page: int, dpi: int, picture: QImage) -> None:
        if number == self._number:
            self.drawn.emit(page, dpi, picture)
