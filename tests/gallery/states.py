"""The states that a person meets in passing: something half done, something open, something gone wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QPlainTextEdit, QPushButton, QTableView, QWidget

from app.models.unit_of_work import UnitOfWork
from app.services import meeting
from app.services.saver import Phase, SaveState
from app.ui.bridge import Bridge
from app.ui.main_window import MainWindow
from tests.finding import waited
from tests.gallery.scenes import SESSION, at

DISK_FULL = "Đĩa đã đầy. Hãy xóa bớt tệp khác."
NOT_EXPORTED = "Chưa ghi được “Biên bản.docx”: tệp đang mở trong Word. Hãy đóng tệp ấy rồi xuất lại."
Found = TypeVar("Found", bound=QWidget)


class Shooter(Protocol):
    """Takes a picture of a window under a name."""

    def __call__(self, window: MainWindow, name: str) -> None:
        """Take it."""


def find(window: QWidget, kind: type[Found], name: str) -> Found:
    """Return the control in sight of that name."""
    return next(one for one in window.findChildren(kind, name) if one.isVisible())


def go_to(window: MainWindow, step: int, settle: Callable[[], None]) -> None:
    """Show a step of the open session."""
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + step), Qt.KeyboardModifier.ControlModifier)
    settle()


def shoot_work(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """A running session at work: a roll half taken, an opinion corrected, a task and a vote being noted."""
    window.context.save(_half_roll)
    window.open_session(SESSION)
    go_to(window, 2, settle)
    table = find(window, QTableView, "attendance_table")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_L):
        QTest.keyClick(table, key)
    shoot(window, f"roll-half{end}")
    go_to(window, 6, settle)
    stream = find(window, QListView, "contribution_list")
    stream.setCurrentIndex(stream.model().index(1, 0))
    QTest.keyClick(stream, Qt.Key.Key_Return)
    shoot(window, f"contribution-edit{end}")
    QTest.keyClick(find(window, QWidget, "edit_text"), Qt.Key.Key_Escape)
    settle()
    _shoot_aids(window, shoot, end)
    go_to(window, 7, settle)
    for name in ("task", "vote"):
        find(window, QPushButton, f"{name}_button").click()
        shoot(window, f"{name}-form{end}")
    go_to(window, 6, settle)
    window.findChild(Bridge).tell(SaveState(Phase.FAILED, at(14, 52), DISK_FULL))
    shoot(window, f"unsaved{end}")


def _shoot_aids(window: MainWindow, shoot: Shooter, end: str) -> None:
    """Noting with its aids: a standard sentence, somebody who asks to speak, a speech being prepared."""
    words = find(window, QPlainTextEdit, "contribution_input")
    words.setFocus()
    words.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(words, " //de nghi")
    shoot(window, f"live-phrases{end}")
    QTest.keyClick(words, Qt.Key.Key_Return)
    words.clear()
    QTest.keyClick(words, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    asking = find(window, QLineEdit, "queue_input")
    QTest.keyClicks(asking, "lan")
    shoot(window, f"live-asking{end}")
    QTest.keyClick(asking, Qt.Key.Key_Return)
    window.findChild(QPushButton, "add_speech").click()
    shoot(window, f"speech-form{end}")
    QTest.keyClick(find(window, QLineEdit, "speech_topic_input"), Qt.Key.Key_Escape)


def shoot_message(window: MainWindow, shoot: Shooter, end: str) -> None:
    """An error in the message bar."""
    window.say(NOT_EXPORTED, "bad")
    shoot(window, f"message-error{end}")


def shoot_password(window: MainWindow, book: Path, shoot: Shooter, end: str) -> None:
    """A locked book, and a password that does not open it."""
    window.show_welcome(book)
    shoot(window, f"password{end}")
    password = find(window, QLineEdit, "book_password")
    QTest.keyClicks(password, "sai")
    find(window, QPushButton, "unlock_book").click()
    assert waited(lambda: [password] if password.isEnabled() else [])
    shoot(window, f"password-wrong{end}")


def _half_roll(uow: UnitOfWork) -> None:
    members = [f"m{number}" for number in range(9, 32)]
    meeting.mark(uow, SESSION, members, meeting.Roll(None))
