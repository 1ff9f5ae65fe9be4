"""A program to be killed: opens a book's session in the real window and types into the discussion without pause.

After each key it prints how many characters it has typed in all and the time, so that whoever kills it knows what had
been typed how long before. With ``chunk`` every so many characters are saved as an opinion, and the next one begins.
Arguments: book, session, and after them chunk and the file of ``--trace-saves``, both optional.
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

    def __init__(self, window: MainWindow, session: str, chunk: int) -> None:
        QTest.qWaitForWindowActive(window)
        window.open_session(session)
        QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
        self.input = window.findChild(QPlainTextEdit, "contribution_input")
        self.speaker = window.findChild(QLineEdit, "speaker_input")
        self.chunk, self.typed, self.since = chunk, 0, 0
        self.choose_speaker()
        self.letters = iter(words())
        self.timer = QTimer(window, interval=KEY_MILLISECONDS)
        self.timer.timeout.connect(self.type)
        self.timer.start()

    def choose_speaker(self) -> None:
        """Take the first who answers to a few letters, and go to the words."""
        assert self.speaker is not None
        assert self.input is not None
        self.speaker.setFocus()
        type_text("hung", self.speaker)
        QTest.keyClick(self.speaker, Qt.Key.Key_Return)
        self.input.setFocus()

    def type(self) -> None:
        """Type the next character and say so; at a word's end save what is long enough."""
        assert self.input is not None
        letter = next(self.letters)
        type_text(letter, self.input)
        self.typed, self.since = self.typed + 1, self.since + 1
        print(self.typed, time.time(), flush=True)
        if letter == " " and self.chunk and self.since >= self.chunk:
            QTest.keyClick(self.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            self.since = 0
            self.choose_speaker()


if __name__ == "__main__":
    app = QApplication([])
    rest = [*sys.argv[3:], "", ""][:2]
    shown = open_main_window(Path(sys.argv[1]), trace_file=Path(rest[1]) if rest[1] else None)
    typist = Typist(shown, sys.argv[2], int(rest[0] or 0))
    sys.exit(app.exec())
