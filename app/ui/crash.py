"""The one handler that bugs reach: it saves first, then tells, whichever thread they come from."""

from __future__ import annotations

import logging
import signal
import sys
import threading
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.errors import AlreadySaid, KnownError, reason_of

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

TEXT = (
    "Chương trình gặp lỗi ở thao tác vừa rồi. Những gì đã ghi vẫn còn nguyên và đã được lưu; "
    "đồng chí cứ làm tiếp bình thường."
)
UNSAVED = (
    "Chương trình gặp lỗi ở thao tác vừa rồi. Nội dung vẫn còn trên màn hình nhưng chưa lưu được; "
    "đồng chí giữ cửa sổ mở và xem dòng cuối cửa sổ."
)
SAVE_REPORT = "Lưu báo cáo lỗi…"
FILE_NAME = "Báo cáo lỗi Sổ Chi Bộ.txt"


class CrashHandler(QObject):
    """Catches what nobody caught, on any thread, and the signals that end a program."""

    _happened = Signal(str, str)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.window: MainWindow | None = None
        self._busy = False
        self._happened.connect(self._soon)
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._end)

    def _caught(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        from app.domain.fault_report import trace_of

        if issubclass(kind, KeyboardInterrupt):
            self._end()
            return
        if issubclass(kind, AlreadySaid):
            return
        logging.getLogger("app").error("Unexpected error", exc_info=(kind, error, traceback))
        self._happened.emit(error.text if isinstance(error, KnownError) else "", trace_of(error))

    def _caught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._caught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    @Slot(str, str)
    def _soon(self, known: str, places: str) -> None:
        QTimer.singleShot(0, self, partial(self._save_and_tell, known, places))

    def _save_and_tell(self, known: str, places: str) -> None:
        if self._busy or self.window is None:
            return
        self._busy = True
        try:
            saved = self.window.save_everything()
            if known:
                self.window.say(known, "bad")
            else:
                said = TEXT if saved else UNSAVED
                save = partial(self._save_report, places, datetime.now())
                self.window.offer(said, SAVE_REPORT, save, tone="bad", lasting=True)
        finally:
            self._busy = False

    def _save_report(self, places: str, at: datetime) -> None:
        from app.ui.messages import ask_save_path

        assert self.window is not None
        path = ask_save_path(self.window, "Lưu báo cáo lỗi", Path.home() / FILE_NAME, "Văn bản (*.txt)")
        if path is None:
            return
        try:
            path.write_text(report_text(places, at), encoding="utf-8")
        except OSError as error:
            self.window.say(f"Chưa lưu được báo cáo: {reason_of(error)}.", "bad")
        else:
            self.window.say(f"Đã lưu báo cáo lỗi: {path.name}.", "good")

    def _end(self, *_: object) -> None:
        """End the program soon: a signal comes between any two steps, perhaps of one that holds the saver's lock."""
        if isValid(self):
            QTimer.singleShot(0, self, self._leave)

    def _leave(self) -> None:
        """Quit once the window has gone; one that is just closing waits, or asks, and Qt would quit in the midst."""
        if self.window is not None:
            self.window.close()
            if self.window.isVisible():
                return
        app = QApplication.instance()
        if app is not None:
            app.quit()


def report_text(places: str, at: datetime) -> str:
    """Return the report of a fault at the places that ``trace_of`` gave: versions and places, nothing of the book."""
    import platform

    from PySide6.QtCore import qVersion

    from app import __version__
    from app.domain.fault_report import report

    system = f"{platform.system()} {platform.release()}"
    versions = {"Sổ Chi Bộ": __version__, "Python": platform.python_version(), "Qt": qVersion(), "Hệ máy": system}
    return report(places, at, versions)
