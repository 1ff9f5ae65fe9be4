"""Making a window: over a book, or without one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMainWindow
from shiboken6 import isValid

from app.ui.dressing import dress, dress_at_once

if TYPE_CHECKING:
    from app.services.doors import BookKey
    from app.ui.main_window import MainWindow

#: Every window there is. One that nobody holds any more would be collected by whatever thread comes upon it, and Qt
#: does not survive the end of a widget on another thread.
_windows: list[QMainWindow] = []


def open_main_window(
    book_path: Path | str | None, password: str | None = None, *, trace_file: Path | None = None
) -> MainWindow:
    """Return the shown window over a book, or the welcome page when there is none; a QApplication exists already.

    Raises BookUnusable when the book cannot be opened.
    """
    from app.services.doors import unlock

    path = None if book_path is None else Path(book_path)
    return show_window(path, unlock(path, password) if path else None, trace_file=trace_file)


def show_window(
    path: Path | None, key: BookKey | None, *, locked: Path | None = None, trace_file: Path | None = None
) -> MainWindow:
    """Return the shown window over the book at ``path``, whose key is known, or the welcome page without one.

    The welcome page asks for the password of a ``locked`` book.
    """
    from app.ui.main_window import MainWindow

    window = MainWindow(dress(program()) if path is None else dress_at_once(program()), trace_file=trace_file)
    _windows[:] = [*filter(isValid, _windows), window]
    if path is None:
        window.show_welcome(locked)
    else:
        window.wait_for(path, key)
    window.show()
    return window


def program() -> QApplication:
    """Return Qt's program, which exists already."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
