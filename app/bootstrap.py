"""Starting the window's program: log, Qt, the handler that bugs reach, and the window."""

from __future__ import annotations

import builtins
import gc
import logging
import os
import sys
from pathlib import Path
from typing import Any

from app.errors import BookUnusable, KnownError
from app.paths import home, resources
from app.services.doors import needs_password, unlock

LOG_BYTES = 512_000

QT_LIBRARIES = (
    "libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libfreetype6 libxkbcommon0 libxkbcommon-x11-0 libx11-xcb1 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 "
    "libxcb-sync1 libxcb-xfixes0 libxcb-xkb1"
)


def run_window(book: Path | None, password: str | None, *, exit_when_shown: bool, trace_file: Path | None) -> int:
    """Open the window and stay until it is closed; return the exit status.

    Garbage is left alone until the window collects it (see ``app.ui.collector``): importing makes none.

    Raises BookUnusable when there is a console to say it on; without one the welcome page says it.
    """
    gc.disable()
    start_log()
    _check_trace(trace_file)
    key, locked, welcome = None, None, ""
    if book is not None and password is None and needs_password(book):
        book, locked = None, book
    try:
        key = unlock(book, password) if book else None
    except BookUnusable as error:
        if sys.stderr is not None:
            raise
        book, welcome = None, error.text
    _need_display()
    plain_import = builtins.__import__
    try:
        from PySide6.QtCore import QTimer
        from PySide6.QtGui import QIcon
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        raise KnownError(
            f"Máy thiếu thư viện cho cửa sổ ({error}). Trên Debian hãy chạy: "
            f"apt-get install -y --no-install-recommends {QT_LIBRARIES}"
        ) from error
    # PySide6 wraps __import__, which makes every later import of pure Python a third slower and keeps 19 MB more.
    builtins.__import__ = plain_import

    from app.ui.crash import CrashHandler
    from app.ui.main_window import show_window
    from app.ui.screen_room import fit

    app = QApplication(sys.argv[:1])
    app.setApplicationName("so-chi-bo")
    app.setApplicationDisplayName("Sổ Chi Bộ")
    app.setDesktopFileName("so-chi-bo")
    app.setWindowIcon(QIcon(str(resources() / "icons" / "so-chi-bo.png")))
    crash = CrashHandler(app)
    window = show_window(book, key, locked=locked, trace_file=trace_file)
    fit(window)
    if welcome:
        window.say(welcome, "bad")
    crash.window = window
    if exit_when_shown:
        window.painted.connect(app.quit)
    heartbeat = QTimer(interval=500)  # lets Python see Ctrl+C and SIGTERM while Qt waits
    heartbeat.timeout.connect(_beat)
    heartbeat.start()
    return app.exec()


class _Discreet(logging.Formatter):
    """Writes where an error happened and never what it says: that may be a sentence of the minutes."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 (logging's name)
        from app.domain.fault_report import trace_of

        return trace_of(ei[1]) if ei[1] is not None else ""


def start_log() -> Path:
    """Log to a file in the home folder from now on; return its path."""
    path = home() / "log" / "so-chi-bo.log"
    logger = logging.getLogger("app")
    if not logger.handlers:
        logger.addHandler(_LateFile(path))
        logger.setLevel(logging.INFO)
    return path


class _LateFile(logging.Handler):
    """A file of a few hundred kilobytes at most, made when there is something to write; nowhere where it cannot be."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        if self._file is None:
            self._file = _log_file(self._path)
        self._file.handle(record)

    def close(self) -> None:
        """Close the file, if one was made."""
        if self._file is not None:
            self._file.close()
        super().close()


def _log_file(path: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        made: logging.Handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return logging.NullHandler()
    made.setFormatter(_Discreet("%(asctime)s %(levelname)s %(message)s"))
    return made


def _check_trace(path: Path | None) -> None:
    """Raise KnownError for a trace that cannot be kept, rather than go on without it."""
    try:
        if path is not None:
            path.open("a", encoding="utf-8").close()
    except (OSError, ValueError) as error:
        raise KnownError(f"Không ghi được tệp “{path}” ở --trace-saves. Hãy chọn tên hoặc thư mục khác.") from error


def _need_display() -> None:
    """Raise KnownError where Qt would abort: Linux without a screen."""
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise KnownError(
            "Không thấy màn hình nào để mở cửa sổ (DISPLAY). Các lệnh khác vẫn dùng được: so-chi-bo --help"
        )


def _beat() -> None:
    """Do nothing: returning to Python is the point."""
