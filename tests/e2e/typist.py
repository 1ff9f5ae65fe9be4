"""A program to be killed: opens a book's session in the real window and types into the discussion without pause.

After each key it prints how many characters stand in the input and the time, so that whoever kills it knows what had
been typed how long before. Arguments: book, session.
"""

from __future__ import annotations

import itertools
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from app.ui.main_window import MainWindow, open_main_window
from tests.keyboard import type_text

KEY_MILLISECONDS = 12


def words() -> str:
    """Return an endless text of numbered words, as an iterator of characters."""
    return itertools.chain.from_iterable(f"lời{number} " for number in itertools.count(1))  # type: ignore[return-value]


class Typist:
    """Types one character a tick."""

    def __init__(self, window: MainWindow, session: str) -> None:
        QTest.qWaitForWindowActive(window)
        window.open_session(session)
        QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
        self.input = window.findChild(QPlainTextEdit, "contribution_input")
        speaker = window.findChild(QLineEdit, "speaker_input")
        assert self.input is not None
        assert speaker is not None
        type_text("hung", speaker)
        self.input.setFocus()
        self.letters = iter(words())
        self.timer = QTimer(interval=KEY_MILLISECONDS)
        self.timer.timeout.connect(self.type)
        self.timer.start()

    def type(self) -> None:
        """Type the next character and say so."""
        assert self.input is not None
        type_text(next(self.letters), self.input)
        print(len(self.input.toPlainText()), time.time(), flush=True)


if __name__ == "__main__":
    app = QApplication([])
    shown = open_main_window(Path(sys.argv[1]))
    typist = Typist(shown, sys.argv[2])
    sys.exit(app.exec())
