"""Writing the whole book as an exchange file, for the committee above or another program."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from app import settings
from app.domain.file_names import safe_file_name
from app.ui.busy_line import BusyLine
from app.ui.context import AppContext
from app.ui.file_worker import FileWorker
from app.ui.messages import ask_save_path

if TYPE_CHECKING:
    from app.services.open_book import OpenBook

KIND = "Tệp trao đổi (*.json)"
WRITING = "Đang ghi “{}”…"
WRITTEN = (
    "Đã ghi “{}” vào thư mục {}. Tệp có đủ nội dung sổ và không có mật khẩu: "
    "đồng chí giao tận tay, không gửi qua mạng xã hội."
)


class ExchangeWriter(QObject):
    """Asks for a place and writes the file there off the window's thread; ``busy`` says so and lets it be stopped."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent
        self.busy = BusyLine(context.tokens, "exchange_work")
        self._worker = FileWorker(context, self, self.busy)
        self.busy.stopped.connect(self._worker.stop)

    def ask(self) -> None:
        """Ask where to write the file, then write it."""
        folder = Path(settings.load().documents_folder or _usual_folder())
        suggested = folder / f"{safe_file_name(self._context.book.cell().name)}.json"
        path = ask_save_path(self._window, "Ghi tệp gửi cấp ủy", suggested, KIND)
        if path is not None:
            self.write(path if path.suffix.lower() == ".json" else path.with_name(f"{path.name}.json"))

    def write(self, path: Path) -> None:
        """Write the book as it is now with everything typed so far."""
        job = partial(_write, self._context.book, path, self._worker.watch())
        self._worker.run(job, self._say, said=WRITING.format(path.name))

    def _say(self, path: Path) -> None:
        self._context.said.emit(WRITTEN.format(path.name, path.parent), "good")


def _write(book: OpenBook, path: Path, go_on: Callable[[], None]) -> Path:
    from app.services import documents, exchange_dump

    book.flush()
    data = book.ask(exchange_dump.dump)
    go_on()
    documents.write(path, data)
    return path


def _usual_folder() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
