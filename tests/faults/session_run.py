"""``python -m tests.faults.session_run BOOK TEXT EXPORT END [PASSWORD]``: a short session in the real window.

Opens a book, types a text into an opinion, saves it, types it again as a draft, exports the minutes to EXPORT, backs
up, and ends: ``close`` as people do, ``crash`` with an error in a slot before closing, ``kill`` by SIGKILL.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.bootstrap import start_log
from app.services import documents
from app.ui.crash import CrashHandler
from app.ui.main_window import MainWindow, open_main_window
from tests.keyboard import type_text

SESSION = "2026-q4"
WAIT_SECONDS = 20


class Bug(QObject):
    """Fails in a slot, with the text in what the error says."""

    def __init__(self, text: str, parent: QObject) -> None:
        super().__init__(parent)
        self._text = text

    @Slot()
    def fail(self) -> None:
        """Raise what nobody catches."""
        raise ValueError(self._text)


def main(book: str, text: str, export: str, end: str, password: str | None = None) -> int:
    """Run the session; return the program's exit status."""
    start_log()
    app = QApplication([])
    handler = CrashHandler(app)
    window = open_main_window(Path(book), password)
    handler.window = window
    until(lambda: window.findChild(QWidget, "desk_page") is not None)
    window.context.session_requested.emit(SESSION)
    QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    speak(window, text)
    until(lambda: any(text in one.text for one in window.context.book.session(SESSION).contributions))
    window.findChild(QPlainTextEdit, "contribution_input").insertPlainText(text)
    window.save_everything()
    window.context.document_requested.emit(SESSION, "minutes")
    documents.write(Path(export), documents.make(window.context.book, SESSION, "minutes").docx)
    if end == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if end == "crash":
        QTimer.singleShot(0, Bug(text, window).fail)
        until(lambda: "gặp lỗi" in window.findChild(QWidget, "message_text").text())
    window.close()
    return 0


def speak(window: MainWindow, text: str) -> None:
    """Note an opinion of the first member who answers to a few letters."""
    speaker = window.findChild(QLineEdit, "speaker_input")
    speaker.setFocus()
    type_text("hung", speaker)
    QTest.keyClick(speaker, Qt.Key.Key_Return)
    words = window.findChild(QPlainTextEdit, "contribution_input")
    words.setFocus()
    type_text(text, words)
    QTest.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def until(said: Callable[[], bool]) -> None:
    """Let the window work until something is so; end the program when it never is."""
    last = time.monotonic() + WAIT_SECONDS
    while not said():
        if time.monotonic() > last:
            sys.exit("it never happened")
        QTest.qWait(10)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
