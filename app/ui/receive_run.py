"""Taking files in one after the other: read and checked on a thread, kept by the saver, until somebody stops it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.below import Arrived
from app.errors import KnownError
from app.services import books, cells_receiving
from app.services.cells_receiving import Outcome, Reader, Receipt
from app.ui.context import AppContext
from app.ui.file_worker import FileWorker

BUG_TEXT = "Chương trình gặp lỗi khi đọc tệp này; sổ được giữ nguyên."
#: How long the window waits for the file that is being read.
FINISH_MILLISECONDS = 5000
#: What is called with a file's place, what it says and what became of it.
Told = Callable[[int, Arrived, Receipt], None]


class ReceiveRun(QObject):
    """Takes in the files of one choice. A file that cannot be read or kept does not stop the others.

    Signals: ``received(place, Receipt)`` for each file and again after an answer; ``ended`` once no more will come.
    """

    received = Signal(int, object)
    ended = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._worker = FileWorker(context, self)
        self._reader: Reader | None = None
        self._paths: Sequence[Path] = ()
        self._turn = 0
        self._number = 0
        self._next = 0
        self._told = 0
        self._last: dict[str, str] = {}
        self._waiting: dict[int, Arrived] = {}

    @property
    def is_running(self) -> bool:
        """Whether files are still to come."""
        return self._reader is not None

    @property
    def number(self) -> int:
        """How many files were chosen."""
        return self._number

    @property
    def asked(self) -> frozenset[int]:
        """The places of the files that wait for an answer."""
        return frozenset(self._waiting)

    def begin(self, paths: Sequence[Path]) -> None:
        """Take these files in, in their order."""
        self._paths, self._next, self._told, self._waiting = tuple(paths), 0, 0, {}
        self._number = len(self._paths)
        self._last = self._context.book.ask(cells_receiving.known)
        self._reader = Reader(self._context.now().date())
        self._go_on()

    def stop(self) -> None:
        """Read no more; what was taken in stays."""
        self._paths = self._paths[: self._next]

    def finish(self) -> None:
        """Stop at once: the file that is being read is not taken in."""
        self.stop()
        self._turn += 1
        self._worker.finish(FINISH_MILLISECONDS)
        self._end()

    def answer(self, place: int, *, renamed: bool | None = None, older: bool = False) -> None:
        """Keep a file that was asked about, as the person says."""
        if place in self._waiting:
            self._keep(place, self._waiting.pop(place), self._tell_answered, renamed=renamed, older=older)

    def _go_on(self) -> None:
        """Read the next file; once nothing is on its way any more, end."""
        reader = self._reader
        if reader is None:
            return
        if self._next < len(self._paths):
            place, path = self._next, self._paths[self._next]
            self._next += 1
            self._worker.run(partial(_read, reader, path, self._last), partial(self._take, self._turn, place))
        elif self._told == self._next:
            self._end()

    def _end(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()
            self.ended.emit()

    def _take(self, turn: int, place: int, read: Arrived | Receipt) -> None:
        if turn != self._turn:
            return
        if isinstance(read, Receipt):
            self._say(place, read)
        else:
            self._keep(place, read, self._tell)
        if self._next < len(self._paths):
            self._go_on()

    def _say(self, place: int, receipt: Receipt) -> None:
        self._told += 1
        self.received.emit(place, receipt)
        if self._next >= len(self._paths):
            self._go_on()

    def _keep(
        self, place: int, arrived: Arrived, then: Told, *, renamed: bool | None = None, older: bool = False
    ) -> None:
        at = datetime.now().replace(microsecond=0)
        self._context.save(
            partial(_kept, arrived=arrived, at=at, renamed=renamed, older=older),
            then=partial(then, place, arrived),
            quiet=True,
            refused=partial(then, place, arrived, Receipt(arrived.file_name, Outcome.REFUSED, arrived.cell.name)),
        )

    def _tell(self, place: int, arrived: Arrived, receipt: Receipt) -> None:
        if receipt.outcome.asks:
            self._waiting[place] = arrived
        self._say(place, receipt)

    def _tell_answered(self, place: int, arrived: Arrived, receipt: Receipt) -> None:
        if receipt.outcome.asks:
            self._waiting[place] = arrived
        self.received.emit(place, receipt)


def _read(reader: Reader, path: Path, last: dict[str, str]) -> Arrived | Receipt:
    try:
        data = books.read_exchange(path)
        return cells_receiving.same(data, path.name, last) or reader.read(data, path.name)
    except KnownError as error:
        return cells_receiving.refused(path.name, error)
    except Exception as error:  # a file that shows a bug of ours must not stop the others
        logging.getLogger("app").error("A file of a cell could not be read", exc_info=error)
        return Receipt(path.name, Outcome.REFUSED, text=BUG_TEXT)


def _kept(uow: object, *, arrived: Arrived, at: datetime, renamed: bool | None, older: bool) -> Receipt:
    try:
        return cells_receiving.keep(uow, arrived, at, renamed=renamed, older=older)  # type: ignore[arg-type]
    except KnownError as error:
        if error.retryable:
            raise
        return cells_receiving.refused(arrived.file_name, error)
