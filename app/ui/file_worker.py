"""Files read, laid out and written off the window's thread, one after the other."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.errors import KnownError
from app.ui.busy_line import BusyLine
from app.ui.context import AppContext
from app.ui.worker import Refused, Worker


class FileWorker(Worker):
    """A worker of a page: what goes wrong is said in the message bar unless somebody else wants to know it."""

    def __init__(self, context: AppContext, parent: QObject, line: BusyLine | None = None) -> None:
        super().__init__(parent, line)
        self._context = context

    def _fail(self, refused: Refused | None, error: Exception) -> None:
        if refused is not None and isinstance(error, KnownError):
            refused(error)
        else:
            self._context.refuse(error)
