"""A day of work in the real window, by keys and clicks: what somebody does who keeps minutes, in an order of chance."""

from __future__ import annotations

import gc
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QPlainTextEdit, QPushButton, QWidget
from sqlalchemy import delete, select

from app.models.discussion import Contribution, Vote
from app.models.session import BinLine
from app.models.task import Task
from app.services import books
from app.ui.main_window import MainWindow, open_main_window
from app.ui.pages import FURTHER_PAGES, PAGES
from tests.keyboard import type_text

SESSIONS = ("2026-q4", "2026-q3", "2026-q1")
DOCUMENTS = ("minutes", "notice", "attendance")
WORDS = ("Nhất trí với báo cáo đề dẫn. ", "Đề nghị phân công cụ thể. ", "Tôi xin có ý kiến. ", "chi bộ ", "dang uy ")
#: Opinions that a session may have before the oldest of the day are taken out.
MOST = 12
CTRL = Qt.KeyboardModifier.ControlModifier


class Day:
    """Acts in the window by keys and clicks, in an order that chance makes and that is the same every time."""

    def __init__(self, window: MainWindow, seed: int = 1) -> None:
        self.window, self.chance, self.done = window, random.Random(seed), Counter[str]()
        self.session = SESSIONS[0]
        usual: list[tuple[int, Callable[[], None]]] = [
            (20, self.speak), (6, self.edit), (6, self.delete), (4, self.undo), (10, self.mark_roll), (12, self.go_on),
            (8, self.show_page), (5, self.open_session), (2, self.preview), (10, self.search), (4, self.open_list),
            (4, self.give_task), (3, self.vote), (4, self.write_text), (2, self.prepare), (1, self.help),
            (1, self.look),
        ]  # fmt: skip
        self.actions = [action for weight, action in usual for _ in range(weight)]

    def act(self) -> None:
        """Do one thing."""
        action = self.chance.choice(self.actions)
        action()
        self.done[action.__name__] += 1
        breathe()

    def warm(self) -> None:
        """Use everything once: what is loaded on first use is no growth."""
        for name, *_ in (*PAGES, *FURTHER_PAGES):
            self.window.show_page(name)
            breathe()
        for session in SESSIONS:
            self.session = session
            self.window.open_session(session)
            for step in range(1, 9):
                self.live(step)
        self.session = SESSIONS[0]
        for action in dict.fromkeys(self.actions):
            self.window.open_session(self.session)
            action()
            breathe()
        self.rest()

    def find(self, kind: type, name: str) -> QWidget | None:
        """Return the control of that name in sight."""
        return next((one for one in self.window.findChildren(kind, name) if one.isVisible()), None)

    def live(self, step: int | None = None) -> None:
        """Be in the session, at a step."""
        live = self.window.findChild(QWidget, "live_view")
        if live is None or not live.isVisible():
            self.window.open_session(self.session)
        if step is not None:
            QTest.keyClick(self.window, Qt.Key(Qt.Key.Key_0 + step), CTRL)
        QCoreApplication.processEvents()

    def text(self) -> str:
        """Return something to type."""
        return "".join(self.chance.choices(WORDS, k=self.chance.randint(1, 3)))

    def speak(self) -> None:
        """Take down an opinion."""
        self.live(6)
        speaker, words = self.find(QLineEdit, "speaker_input"), self.find(QPlainTextEdit, "contribution_input")
        if speaker is None or words is None:
            return
        speaker.setFocus()
        speaker.selectAll()  # type: ignore[attr-defined]
        type_text(self.chance.choice(("hung", "lan", "binh")), speaker)
        QTest.keyClick(speaker, Qt.Key.Key_Return)
        type_text(self.text(), words)
        QTest.keyClick(words, Qt.Key.Key_Return, CTRL)

    def rows(self) -> QListView | None:
        """Return the list of opinions with a mark on one, None where there are none."""
        self.live(6)
        rows = self.find(QListView, "contribution_list")
        if not isinstance(rows, QListView) or not rows.model().rowCount():
            return None
        rows.setFocus()
        rows.setCurrentIndex(rows.model().index(self.chance.randrange(rows.model().rowCount()), 0))
        return rows

    def edit(self) -> None:
        """Change an opinion, or leave the change."""
        rows = self.rows()
        if rows is None:
            return
        QTest.keyClick(rows, Qt.Key.Key_Return)
        words = self.find(QPlainTextEdit, "edit_text")
        if words is None:
            return
        type_text(" Sửa.", words)
        save = self.chance.random() < 0.7
        button = self.find(QPushButton, "save_edit" if save else "drop_edit")
        if isinstance(button, QPushButton):
            button.click()

    def delete(self) -> None:
        """Delete an opinion."""
        rows = self.rows()
        if rows is not None:
            QTest.keyClick(rows, Qt.Key.Key_Delete)

    def undo(self) -> None:
        """Take back what was done last to the opinions."""
        rows = self.rows()
        if rows is not None:
            QTest.keyClick(rows, Qt.Key.Key_Z, CTRL)

    def mark_roll(self) -> None:
        """Mark somebody in the roll-call."""
        self.live(2)
        table = self.find(QWidget, "attendance_table")
        if table is not None:
            table.setFocus()
            key = self.chance.choice((Qt.Key.Key_Space, Qt.Key.Key_L, Qt.Key.Key_K, Qt.Key.Key_Up))
            QTest.keyClick(table, key)

    def go_on(self) -> None:
        """Go to another step."""
        self.live(self.chance.randint(1, 8))

    def show_page(self) -> None:
        """Show another page."""
        self.window.show_page(self.chance.choice((*PAGES, *FURTHER_PAGES))[0])

    def open_session(self) -> None:
        """Open another session."""
        self.session = self.chance.choice(SESSIONS)
        self.window.open_session(self.session)

    def preview(self) -> None:
        """Look at a document until its first page is there."""
        self.window.pages.open_document(self.chance.choice(SESSIONS[1:]), self.chance.choice(DOCUMENTS))
        QTest.qWait(30)

    def search(self) -> None:
        """Search for something, letter by letter."""
        self.window.show_page("search")
        line = self.find(QLineEdit, "search_input")
        if isinstance(line, QLineEdit):
            line.clear()
            type_text(self.chance.choice(("chi bo", "dang uy", '"nhat tri"', "nguyen", "2026")), line)
            QCoreApplication.processEvents()

    def open_list(self) -> None:
        """Open a list to choose from and leave it."""
        lists = [one for one in self.window.findChildren(QComboBox) if one.isVisible() and one.isEnabled()]
        if lists:
            chosen = self.chance.choice(lists)
            chosen.showPopup()
            QCoreApplication.processEvents()
            chosen.hidePopup()

    def give_task(self) -> None:
        """Give a task in one line."""
        self.card("task_button", "task_content_input", "@lan 20/12 Lập danh sách", "save_task")

    def vote(self) -> None:
        """Take down a vote."""
        self.card("vote_button", "vote_question_input", "Thông qua kết luận", "vote_all", "save_vote")

    def card(self, opener: str, line: str, text: str, *buttons: str) -> None:
        """Open a card of the conclusion, write into it and press its buttons."""
        self.live(7)
        for name in (opener, "", *buttons):
            if not name:
                words = self.find(QPlainTextEdit, line)
                if words is not None:
                    words.setFocus()
                    type_text(text, words)
                continue
            button = self.find(QPushButton, name)
            if isinstance(button, QPushButton) and button.isEnabled():
                button.click()
            QCoreApplication.processEvents()

    def write_text(self) -> None:
        """Write into the conclusion, and take it back."""
        self.live(7)
        words = self.find(QPlainTextEdit, "conclusion_input")
        if isinstance(words, QPlainTextEdit) and not words.isReadOnly():
            words.setFocus()
            type_text(self.text(), words)
            words.selectAll()
            QTest.keyClick(words, Qt.Key.Key_Delete)

    def prepare(self) -> None:
        """Look at the preparation of a session."""
        self.window.pages.open_preparation(SESSIONS[0], "")

    def help(self) -> None:
        """Open the help and leave it."""
        QTest.keyClick(self.window, Qt.Key.Key_F1)
        QCoreApplication.processEvents()
        QTest.keyClick(self.window, Qt.Key.Key_Escape)

    def look(self) -> None:
        """Change the look and take it back."""
        self.window.context.look_changed.emit()

    def rest(self) -> None:
        """Come to where every block ends: the book as it was, pages that were made gone with the look, the desk."""
        self.tidy()
        self.window.show_page("desk")
        self.look()
        settle(self.window)

    def tidy(self) -> None:
        """Take out of the book what the day has added to it."""
        self.window.context.book.flush()
        self.window.context.save(_take_out)
        self.window.context.book.flush()


def breathe() -> None:
    """Let the program do what waits, and let widgets end that are no longer needed, as its own loop does."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _take_out(uow: object) -> None:
    session = uow.session  # type: ignore[attr-defined]
    session.execute(delete(BinLine))
    for model in (Contribution, Task, Vote):
        for own in session.scalars(select(model.session_id).distinct()).all():
            numbers = session.scalars(select(model.id).where(model.session_id == own).order_by(model.id)).all()
            session.execute(delete(model).where(model.id.in_(numbers[MOST:])))


def settle(window: MainWindow) -> None:
    """Let everything come to rest, garbage included."""
    end = time.monotonic() + 0.4
    while time.monotonic() < end or window.context.backups.is_busy:
        breathe()
    window.context.book.flush()
    gc.unfreeze()  # what the collector leaves alone counts here
    gc.collect()


@contextmanager
def working(folder: Path) -> Iterator[Day]:
    """Give a day of work in a sample book in a folder."""
    book = folder / "ngay-dai.scb"
    books.make_sample(book)
    window = open_main_window(book)
    QTest.qWaitForWindowActive(window)
    window.load()
    settle(window)
    window.open_session(SESSIONS[0])
    start = window.findChild(QPushButton, "start_session")
    if start is not None:
        start.click()
    yield Day(window)
    window.close()
