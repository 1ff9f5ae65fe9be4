"""Starting the window's program: log, Qt, the handler that bugs reach, and the window."""

from __future__ import annotations

import builtins
import gc
import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import BookUnusable, KnownError
from app.paths import BESIDE_A_BOOK, home, is_part_of, resources
from app.services.doors import needs_password, unlock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.services.doors import BookKey
    from app.ui.main_window import MainWindow

LOG_BYTES = 512_000
#: How long the program outlives its window for a file that is being written or printed.
LAST_SECONDS = 120.0
#: How a trace begins that ``--trace-saves`` wrote.
TRACE_HEAD = b'{"seq"'

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
    if trace_file is not None:
        _check_trace(trace_file, book)
    book, key, locked, welcome = _way_in(book, password)
    _need_display()
    plain_import = builtins.__import__
    try:
        from PySide6.QtCore import QTimer
        from PySide6.QtGui import QIcon
        from PySide6.QtWidgets import QApplication  # noqa: F401 (asks for the libraries)
    except ImportError as error:
        raise KnownError(
            f"Máy thiếu thư viện cho cửa sổ ({error}). Trên Debian hãy chạy: "
            f"apt-get install -y --no-install-recommends {QT_LIBRARIES}"
        ) from error
    # PySide6 wraps __import__, which makes every later import of pure Python a third slower and keeps 19 MB more.
    builtins.__import__ = plain_import

    from app.ui.crash import CrashHandler
    from app.ui.dressing import make_app
    from app.ui.main_window import show_window
    from app.ui.screen_room import fit

    app = make_app()
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
        window.looked.connect(partial(_end, app, window, book, welcome))
    heartbeat = QTimer(interval=500)  # lets Python see Ctrl+C and SIGTERM while Qt waits
    heartbeat.timeout.connect(_beat)
    heartbeat.start()
    return _without_jobs(app.exec())


def _without_jobs(status: int) -> int:
    """Return the exit status once the jobs of pages are done; one that never ends is left, and everything is saved."""
    from app.ui import jobs

    if jobs.end(LAST_SECONDS):
        return status
    from app.exporters import page_process

    logging.getLogger("app").error("A job did not end with the program and was left")
    page_process.end_all()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(status)  # what the job still does on its thread must not meet a Python that is being taken down


def _way_in(book: Path | None, password: str | None) -> tuple[Path | None, BookKey | None, Path | None, str]:
    """Return the book to show and its key, else one whose password is to be asked for, else what is to be said."""
    if book is not None and password is None and needs_password(book):
        return None, None, book, ""
    try:
        return book, unlock(book, password) if book else None, None, ""
    except BookUnusable as error:
        if sys.stderr is not None:
            raise
        return None, None, None, error.text


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


def _end(app: QApplication, window: MainWindow, book: Path | None, welcome: str, problem: str) -> None:
    """End the program now that there is something to see, and say what keeps the book from being shown, if anything.

    The desk that was kept does not tell whether another window has the book: then it is waited for.
    """
    from app import console
    from app.models import book_lock

    if window.is_expecting and book is not None and book_lock.is_held(book):
        return
    if window.has_book and not window.is_expecting:
        window.repaint()
    window.close_book(0.0, in_sight=False)
    said = problem or welcome
    if said:
        console.say(said)
    app.exit(1 if said else 0)


def _check_trace(path: Path, book: Path | None) -> None:
    """Raise KnownError for a trace that cannot be kept or would be written into something else."""
    try:
        if _is_of_a_book(path, book):
            raise KnownError(f"Tệp “{path}” ở --trace-saves là của một sổ hoặc là tệp khác. Hãy chọn tên khác.")
        path.open("a", encoding="utf-8").close()
    except (OSError, ValueError) as error:
        raise KnownError(f"Không ghi được tệp “{path}” ở --trace-saves. Hãy chọn tên hoặc thư mục khác.") from error


def _is_of_a_book(path: Path, book: Path | None) -> bool:
    """Return whether a file is this book, one beside a book, or holds anything but a trace: a book may look random."""
    if book is not None and is_part_of(path, book):
        return True
    place = path.resolve()
    if any(
        place.name.lower().endswith(end) and place.with_name(place.name[: -len(end)]).exists() for end in BESIDE_A_BOOK
    ):
        return True
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(len(TRACE_HEAD))
    return bool(head) and head != TRACE_HEAD


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
