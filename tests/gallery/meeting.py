"""A meeting at work, state by state: what is heard, asked, decided, taken back and closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QWidget,
)

from app.domain.vocabulary import Label, ReviewSubject, SessionKind
from app.models import readers
from app.models.unit_of_work import UnitOfWork
from app.services import books, combined, meeting, self_review
from app.services.catalogue import agenda_profile
from app.ui.main_window import MainWindow
from tests.gallery.scenes import SESSION, at, running_book
from tests.gallery.states import find, go_to
from tests.keyboard import press, type_text

REVIEW, REGULAR = "tu-soi", "thuong-ky"
_IMPROVEMENTS = (
    ("m5", 49, "Báo cáo đề dẫn nên nêu rõ hơn trách nhiệm của từng tổ đảng trong việc tự soi, tự sửa."),
    ("m6", 51, "Đề nghị bổ sung số liệu hồ sơ “một cửa” quá hạn của ba năm gần đây để so sánh."),
)
_SHORTCOMINGS = (
    ("m3", "Còn nể nang, ngại va chạm khi góp ý.", "Mỗi kỳ sinh hoạt góp ý thẳng thắn ít nhất một lần."),
    ("m8", "Chậm xử lý hai hồ sơ “một cửa” trong tháng 10.", "Rà soát hồ sơ vào chiều thứ sáu hằng tuần."),
)


class Shooter(Protocol):
    """Takes a picture of a window under a name."""

    def __call__(self, window: QWidget, name: str) -> None:
        """Take it."""


def busy_book(path: Path) -> Path:
    """Make the running sample with opinions on the report, and two more sessions: a self-review and a regular one."""
    running_book(path)
    book = books.open_book(path)
    with book.write() as uow:
        for member, minute, text in _IMPROVEMENTS:
            said = meeting.NewContribution(text, speaker=member, at=at(14, minute), label=Label.IMPROVEMENT)
            meeting.add_contribution(uow, SESSION, said)
        _begin(uow, REVIEW, "self-review-cell", SessionKind.THEMATIC, 14)
        _begin(uow, REGULAR, "hd42-regular", SessionKind.REGULAR, 14)
        for author, words, measure in _SHORTCOMINGS:
            line = self_review.NewReview(author, ReviewSubject.SELF, words, measure, datetime(2026, 12, 20).date())
            self_review.add_line(uow, REVIEW, line)
        uow.commit()
    book.close()
    return path


def combined_book(path: Path) -> Path:
    """Make the sample with its fourth session combined with a regular one."""
    books.make_sample(path)
    book = books.open_book(path)
    with book.write() as uow:
        combined.combine(uow, SESSION, agenda_profile("hd42-regular"), readers.cell(uow.session))
        uow.commit()
    book.close()
    return path


def shoot_discussion(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """What helps while people speak: the queue, what was deleted, the facts of the step."""
    window.open_session(SESSION)
    go_to(window, 6, settle)
    words = find(window, QPlainTextEdit, "contribution_input")
    for name in ("son", "yen"):
        words.setFocus()
        press(Qt.Key.Key_D, ctrl=True, target=words)
        type_text(name, find(window, QLineEdit, "queue_input"))
        press(Qt.Key.Key_Return, target=find(window, QLineEdit, "queue_input"))
        settle()
    shoot(window, f"live-queue{end}")
    stream = find(window, QListView, "contribution_list")
    stream.setFocus()
    stream.setCurrentIndex(stream.model().index(1, 0))
    QTest.keyClick(stream, Qt.Key.Key_Delete)
    settle()
    press(Qt.Key.Key_F3, target=stream)
    shoot(window, f"live-bin{end}")
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_F5, target=stream)
    shoot(window, f"live-step-facts{end}")
    press(Qt.Key.Key_F5, target=stream)


def shoot_decisions(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """What is decided: earlier tasks reported on, a task in a short line, a vote by name, answers to opinions."""
    window.open_session(SESSION)
    go_to(window, 7, settle)
    earlier = find(window, QTableView, "carried_table")
    earlier.setFocus()
    QTest.keyClick(earlier, Qt.Key.Key_D)
    settle()
    press(Qt.Key.Key_Return, target=earlier)
    type_text("Đã biên soạn 32/40 câu", find(window, QLineEdit, "carried_result_input"))
    shoot(window, f"live-carried-tasks{end}")
    find(window, QPushButton, "task_button").click()
    type_text("@lan 20/12 kt @hùng Rà soát hồ sơ “một cửa” quá hạn", find(window, QPlainTextEdit, "task_content_input"))
    shoot(window, f"live-task-line{end}")
    find(window, QPushButton, "leave_task").click()
    _shoot_vote(window, shoot, settle, end)
    press(Qt.Key.Key_M, ctrl=True, target=find(window, QPlainTextEdit, "conclusion_input"))
    matrix = find(window, QTableView, "opinion_table")
    QTest.keyClick(matrix, Qt.Key.Key_T)
    settle()
    shoot(window, f"live-opinion-matrix{end}")


def shoot_self_review(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """The grid of the self-review, and the step in which minutes are read back."""
    window.open_session(REVIEW)
    go_to(window, 7, settle)
    find(window, QPushButton, "open_self_review").click()
    shoot(window, f"live-self-review{end}")
    window.open_session(REGULAR)
    settle()
    for _ in range(12):
        press(Qt.Key.Key_F8, target=window)
        settle()
    shoot(window, f"live-read-back{end}")


def shoot_closing(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """The minutes read aloud and closed while something is still missing."""
    window.context.save(lambda uow: meeting.finish_session(uow, SESSION, at(16, 35)))
    window.pages.open_read_back(SESSION)
    shoot(window, f"read-back{end}")
    window.open_session(SESSION)
    go_to(window, 8, settle)
    close = find(window, QPushButton, "finalise_minutes")
    close.click()
    shoot(window, f"live-closing{end}")
    close.click()
    settle()
    shoot(window, f"live-closed{end}")


def shoot_sentences(window: MainWindow, shoot: Shooter, end: str) -> None:
    """A combined sitting in the list, and the standard sentences of the settings."""
    window.show_page("sessions")
    shoot(window, f"sessions-combined{end}")
    window.show_page("settings").show_section("phrases")
    shoot(window, f"settings-phrases{end}")


def _shoot_vote(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    find(window, QPushButton, "vote_button").click()
    type_text("Thông qua dự thảo kết luận chuyên đề", find(window, QPlainTextEdit, "vote_question_input"))
    for name, count in (("vote_for", 26), ("vote_against", 1)):
        find(window, QSpinBox, name).setValue(count)
    find(window, QPushButton, "vote_names").click()
    who = find(window, QLineEdit, "vote_name_input")
    type_text("chương", who)
    press(Qt.Key.Key_Return, target=who)
    settle()
    shoot(window, f"live-vote-names{end}")
    find(window, QPushButton, "leave_vote").click()


def _begin(uow: UnitOfWork, uid: str, agenda: str, kind: SessionKind, hour: int) -> None:
    profile = agenda_profile(agenda)
    topic = "Tự soi, tự sửa theo Nghị quyết Trung ương 4" if uid == REVIEW else ""
    new = meeting.NewSession(kind, topic, 2026, planned_at=at(hour, 0), chair="m1", minutes_taker="m2", id=uid)
    meeting.create_session(uow, new, profile, readers.cell(uow.session))
    meeting.start_session(uow, uid, at(hour, 0))
