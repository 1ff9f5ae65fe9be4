"""Writing the whole book as an exchange file, for the committee above or another program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from app import settings
from app.domain.file_names import safe_file_name
from app.ui.context import AppContext
from app.ui.file_worker import FileWorker
from app.ui.messages import ask_save_path

if TYPE_CHECKING:
    from app.services.open_book import OpenBook

KIND = "Tệp trao đổi (*.json)"
WRITTEN = (
    "Đã ghi “{}” vào thư mục {}. Tệp có đủ nội dung sổ và không có mật khẩu: "
    "đồng chí giao tận tay, không gửi qua mạng xã hội."
)


class ExchangeWriter(QObject):
    """Asks for a place and writes the file there off the window's thread."""

    def __init__(self, context: AppContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent
        self._worker = FileWorker(context, self)

    def ask(self) -> None:
        """Ask where to write the file, then write it."""
        folder = Path(settings.load().documents_folder or _usual_folder())
        suggested = folder / f"{safe_file_name(self._context.book.cell().name)}.json"
        path = ask_save_path(self._window, "Ghi tệp gửi cấp ủy", suggested, KIND)
        if path is not None:
            self.write(path if path.suffix.lower() == ".json" else path.with_name(f"{path.name}.json"))

    def write(self, path: Path) -> None:
        """Write the book as it is now with everything typed so far."""
        self._worker.run(partial(_write, self._context.book, path), self._say)

    def _say(self, path: Path) -> None:
        self._context.said.emit(WRITTEN.format(path.name, path.parent), "good")


def _write(book: OpenBook, path: Path) -> Path:
    from app.services import documents, exchange_dump

    book.flush()
    documents.write(path, book.ask(exchange_dump.dump))
    return path


def _usual_folder() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
