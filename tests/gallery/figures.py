"""Search and statistics: what is found, a whole year of a large cell, an empty book."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView, QWidget

from app.domain.vocabulary import YearNoteKind
from app.services import books, year_notes
from app.ui.main_window import MainWindow
from benchmarks.content import years
from tests.gallery.states import Shooter, find

MARKS = {"present": 80, "late": 5, "left_early": 3, "excused": 8, "unexcused": 3, "exempt": 1}
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hà", "Nông", "Lò")
GIVEN = ("An", "Bình", "Chương", "Dung", "Đạt", "Giang", "Hòa", "Khánh", "Lan", "Minh", "Nga", "Oanh", "Phúc", "Quân")

_NOTES = {
    YearNoteKind.SITUATION: "Chi bộ có 200 đảng viên, sinh hoạt ở 4 tổ đảng; phần lớn là đảng viên đã nghỉ hưu.",
    YearNoteKind.STRENGTHS: "Sinh hoạt đều hằng tháng; mỗi quý có một chuyên đề gắn với việc của địa phương.\n"
    "Ý kiến phát biểu cụ thể, nhiều đồng chí tự nhận việc.",
    YearNoteKind.WEAKNESSES: "Còn đồng chí vắng nhiều kỳ; một số nhiệm vụ xong chậm so với hạn.",
    YearNoteKind.RATING: "Hoàn thành tốt nhiệm vụ",
}


def full_year_book(path: Path) -> Path:
    """Make a book with 200 members and a year of 24 sessions, some of them missed."""
    file, chance = json.loads(years(1)), random.Random(3)
    for member in file["members"]:
        member["full_name"] = f"{chance.choice(FAMILY)} {chance.choice(('Văn', 'Thị', 'Quốc'))} {chance.choice(GIVEN)}"
    for session in file["sessions"]:
        for line in session.get("attendance", []):
            line["status"] = chance.choices(list(MARKS), list(MARKS.values()))[0]
        for one in session.get("contributions", []):
            one["speaker"] = f"m{chance.randint(1, 120)}"
    books.import_into(path, json.dumps(file).encode())
    book = books.open_book(path)
    with book.write() as uow:
        for kind, text in _NOTES.items():
            year_notes.set_note(uow, 2026, kind, text)
        uow.commit()
    book.close()
    return path


def shoot_found(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """Words that stand in many places, a member, and words that stand nowhere."""
    window.show_page("search")
    typed = find(window, QLineEdit, "search_input")
    for name, words in (("results", "chi bo"), ("member", "ha thi lan"), ("nothing", "khongcochunay")):
        typed.clear()
        QTest.keyClicks(typed, words)
        settle()
        shoot(window, f"search-{name}{end}")


def shoot_figures(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """The parts of the statistics, and a member's sessions beside the table."""
    window.show_page("statistics")
    shoot(window, f"statistics-full{end}")
    for part in ("texts", "grid", "members"):
        find(window, QPushButton, f"statistics_{part}").click()
        settle()
        shoot(window, f"statistics-{part}{end}")
    table = find(window, QTableView, "member_years")
    table.setFocus()
    table.setCurrentIndex(table.model().index(2, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    settle()
    shoot(window, f"statistics-member{end}")


def shoot_nothing(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """A book without sessions."""
    window.show_page("search")
    shoot(window, f"search-empty{end}")
    window.show_page("statistics")
    shoot(window, f"statistics-empty{end}")
    find(window, QWidget, "statistics_grid").setFocus()
    find(window, QPushButton, "statistics_grid").click()
    settle()
    shoot(window, f"statistics-grid-empty{end}")
