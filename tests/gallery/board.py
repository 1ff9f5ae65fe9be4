"""Tasks on their board, what stands behind the year's figures, and a session being scored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from app.domain.vocabulary import TaskStatus
from app.services import books, carried, task_reports
from app.ui.main_window import MainWindow
from app.ui.tasks_table import TaskList
from tests.gallery.states import Shooter, find

HELD = "2026-q3"
#: Points that the cell gives where the book proposes none.
JUDGED = {"preparation": "8,5", "chairing": "9", "principles": "5", "closing": "4"}


def worked_book(path: Path) -> Path:
    """Make the sample with a task done and checked, and one that a session heard of."""
    books.make_sample(path)
    book = books.open_book(path)
    with book.write() as uow:
        waiting, done, *_ = carried.open_tasks(uow)
        carried.report(uow, "2026-q4", waiting.id, TaskStatus.OPEN, "Đã có dự thảo", "Chờ số liệu của các tổ")
        task_reports.set_status(uow, done.id, TaskStatus.DONE, date(2026, 11, 20))
        task_reports.set_result(uow, done.id, "Đã rà soát 20 thủ tục, niêm yết tại trụ sở")
        task_reports.set_evidence(uow, done.id, "Báo cáo số 12, lưu ở văn phòng")
        task_reports.set_checked(uow, done.id, date(2026, 11, 21))
        uow.commit()
    book.close()
    return path


def shoot_board(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """The tasks in groups, one done and checked, one that a session heard of."""
    window.show_page("tasks")
    find(window, QPushButton, "filter_all").click()
    table = find(window, TaskList, "tasks_table")
    for number, name in ((1, "state"), (2, "person"), (3, "origin")):
        groups = find(window, QComboBox, "task_group")
        groups.setCurrentIndex(number)
        groups.activated.emit(number)
        settle()
        shoot(window, f"tasks-{name}{end}")
    for beginning, name in (("Rà soát", "done"), ("Biên soạn", "heard")):
        row = next(one for one in table.model().rows if one.content.startswith(beginning))  # type: ignore[attr-defined]
        table.choose(row.id)
        QTest.keyClick(table, Qt.Key.Key_Return)
        settle()
        shoot(window, f"tasks-{name}{end}")


def shoot_evidence(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """The quarters, the sessions and tasks behind a figure, who missed many sessions, who holds a post."""
    window.show_page("statistics")
    find(window, QPushButton, "statistics_summary").click()
    find(window, QPushButton, "by_quarter").click()
    settle()
    shoot(window, f"statistics-quarters{end}")
    for code in ("thematic", "tasks"):
        find(window, QPushButton, "statistics_summary").click()
        find(window, QPushButton, f"evidence_{code}").click()
        settle()
        shoot(window, f"statistics-{code}{end}")
    for which in ("absent", "posts"):
        find(window, QPushButton, "statistics_members").click()
        find(window, QPushButton, f"members_{which}").click()
        settle()
        shoot(window, f"statistics-{which}{end}")


def shoot_assessment(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """The sheet with what the book proposes, then scored by the keyboard."""
    window.pages.open_assessment(HELD, "sessions")
    settle()
    shoot(window, f"assessment{end}")
    for code, text in JUDGED.items():
        points = find(window, QLineEdit, f"points_{code}")
        points.setFocus()
        QTest.keyClicks(points, text)
    find(window, QPlainTextEdit, "weak_points").setPlainText("Ít đồng chí tổ 3 phát biểu")
    QTest.keyClick(find(window, QLineEdit, "points_closing"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    shoot(window, f"assessment-done{end}")
