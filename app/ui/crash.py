"""The one handler that bugs reach: it saves first, then tells, whichever thread they come from."""

from __future__ import annotations

import logging
import signal
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

TEXT = (
    "Chương trình gặp lỗi ở thao tác vừa rồi. Những gì đã ghi vẫn còn nguyên và đã được lưu; "
    "đồng chí cứ làm tiếp bình thường."
)


class CrashHandler(QObject):
    """Catches what nobody caught, on any thread, and the signals that end a program."""

    _happened = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.window: MainWindow | None = None
        self._busy = False
        self._happened.connect(self._save_and_tell, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._end)

    def _caught(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._end()
            return
        logging.getLogger("app").error("Unexpected error", exc_info=(kind, error, traceback))
        self._happened.emit()

    def _caught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._caught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    @Slot()
    def _save_and_tell(self) -> None:
        if self._busy or self.window is None:
            return
        self._busy = True
        try:
            self.window.save_everything()
            self.window.say(TEXT, "bad")
        finally:
            self._busy = False

    def _end(self, *_: object) -> None:
        if self.window is not None:
            self.window.close()
        app = QApplication.instance()
        if app is not None:
            app.quit()
