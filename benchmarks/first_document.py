"""From nothing to the first minutes: a new book, three members, a session held, its minutes as a .docx.

Driven through the real window by keyboard alone, as by somebody who reads what each screen says and has nobody to ask.
Counted are the screens that are seen and the keys beyond the words of the answers and of the minutes.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from app.domain.records import SessionRecord
from app.ui.live.panel import StepPanel
from app.ui.main_window import MainWindow, open_main_window
from benchmarks.hands import Hands, focused, settle, shown, until

GOALS = {"keys": 55, "screens": 22, "clicks": 0}
NAME, ABOVE, PLACE = "Chi bộ Thôn Đông", "Đảng bộ xã Tân Hòa", "Tân Hòa"
#: A column of names with posts, as it is copied out of a list.
ROSTER = "Nguyễn Văn Hùng\tBí thư\nHà Thị Lan\tPhó Bí thư\nMa Thị Hoa"
DAY, HOUR, ROOM = "26/11/2026", "14:00", "Nhà văn hóa thôn Đông"
TOPIC = "Giữ gìn vệ sinh môi trường nông thôn"
OPINION = "Nhất trí với báo cáo; đề nghị đặt thêm thùng rác ở đầu ngõ."
CONCLUSION = "Chi bộ thống nhất mỗi tổ tự quản một đoạn đường."


def measure(folder: Path) -> dict[str, Any]:
    """Go the whole way in a folder; return keys, screens, letters of the words, seconds and the goals."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    book, out = folder / f"{NAME}.scb", folder / "bien-ban-dau-tien.docx"
    window = open_main_window(None)
    QTest.qWaitForWindowActive(window)
    hands, started = Hands(), time.perf_counter()
    hands.look = lambda: screen(window)
    _make_book(window, hands, book)
    _add_members(window, hands)
    _plan_session(window, hands)
    _hold(window, hands)
    _close(window, hands)
    _export(window, hands, out)
    hands.see()
    taken = time.perf_counter() - started
    _verify(_record(window))
    window.close()
    settle()
    return {
        "keys": hands.keys, "clicks": hands.clicks, "screens": len(hands.screens), "letters": hands.letters_typed,
        "parts": hands.parts, "seen": hands.screens, "seconds": round(taken, 1), "goals": GOALS, "document": str(out),
    }  # fmt: skip


def summary(measured: dict[str, Any]) -> str:
    """Return what was counted in one line."""
    parts = ", ".join(f"{name} {keys}" for name, keys in measured["parts"].items())
    return (
        f"from nothing to the first .docx: {measured['screens']} screens, {measured['keys']} keys beyond the "
        f"{measured['letters']} letters of answers and minutes ({parts}), {measured['clicks']} clicks"
    )


def screen(window: MainWindow) -> str:
    """Return what a person would call the screen that is seen: its page, with the question or the step it is at."""
    page = window.shown_page
    if page is None:
        return ""
    asked = shown(window, "question_count")
    steps = (panel.accessibleName() for panel in window.findChildren(StepPanel) if panel.isVisible())
    part = asked.text() if isinstance(asked, QLabel) else next(steps, "")
    return " · ".join(filter(None, (page.accessibleName(), part)))


def _make_book(window: MainWindow, hands: Hands, book: Path) -> None:
    hands.begin("new book")
    until(lambda: focused() == "new_book")
    hands.key(Qt.Key.Key_Return)
    for control, words in (("cell_name_input", NAME), ("superior_input", ABOVE)):
        until(lambda control=control: focused() == control)  # type: ignore[misc]
        hands.words(words)
        hands.key(Qt.Key.Key_Return)
    until(lambda: focused() == "place_input")
    hands.key(Qt.Key.Key_D, alt=True)
    hands.key(Qt.Key.Key_Return)
    until(lambda: focused().startswith("agenda_"))
    hands.key(Qt.Key.Key_Return)
    until(lambda: focused() == "file_input")
    hands.key(Qt.Key.Key_A, ctrl=True)
    hands.words(str(book), counted=False)
    hands.key(Qt.Key.Key_Return)
    until(lambda: window.has_book and focused() == "first_members")


def _add_members(window: MainWindow, hands: Hands) -> None:
    hands.begin("members")
    QApplication.clipboard().setText(ROSTER)
    hands.key(Qt.Key.Key_Return)
    until(lambda: focused() == "paste_first_members")
    hands.key(Qt.Key.Key_Return)
    until(lambda: focused() == "paste_text")
    hands.key(Qt.Key.Key_V, ctrl=True)
    hands.key(Qt.Key.Key_Return, ctrl=True)
    until(lambda: focused() == "roster_rows")
    hands.key(Qt.Key.Key_Return, ctrl=True)
    until(lambda: focused() == "member_table")
    assert len(window.context.book.members()) == len(ROSTER.split("\n"))
    hands.key(Qt.Key.Key_1, alt=True)
    until(lambda: focused() == "first_plan")


def _plan_session(window: MainWindow, hands: Hands) -> None:
    hands.begin("session")
    hands.key(Qt.Key.Key_3)
    until(lambda: focused() == "new_first_session")
    hands.key(Qt.Key.Key_Return)
    until(lambda: focused() == "new_kind")
    hands.key(Qt.Key.Key_Tab)
    for words in (DAY, HOUR, TOPIC, ROOM):
        hands.key(Qt.Key.Key_Tab)
        hands.words(words)
    hands.key(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    hands.letters("LAN")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Return, ctrl=True)
    until(lambda: bool(window.context.book.sessions(2026)) and focused() == "session_table")
    hands.key(Qt.Key.Key_Return)
    until(lambda: shown(window, "live_view") is not None)


def _hold(window: MainWindow, hands: Hands) -> None:
    hands.begin("meeting")
    hands.key(Qt.Key.Key_F7)
    until(lambda: _record(window).state == "running" and focused() == "step_text")
    hands.key(Qt.Key.Key_F8)
    until(lambda: focused() == "attendance_table")
    hands.letters("A")
    until(lambda: all(entry.status for entry in _record(window).roll))
    hands.key(Qt.Key.Key_6, ctrl=True)
    until(lambda: focused() == "speaker_input")
    hands.letters("HOA")
    hands.key(Qt.Key.Key_Return)
    hands.words(OPINION)
    hands.key(Qt.Key.Key_Return, ctrl=True)
    until(lambda: len(_record(window).contributions) == 1)
    hands.key(Qt.Key.Key_7, ctrl=True)
    until(lambda: focused() == "conclusion_input")
    hands.words(CONCLUSION)


def _close(window: MainWindow, hands: Hands) -> None:
    hands.begin("closing")
    hands.key(Qt.Key.Key_F7)
    until(lambda: _record(window).state == "held")
    hands.key(Qt.Key.Key_F7, shift=True)
    until(lambda: shown(window, "read_back_text") is not None)
    hands.key(Qt.Key.Key_Return, ctrl=True)
    until(lambda: _record(window).read_back is not None)
    hands.key(Qt.Key.Key_F7, Qt.Key.Key_F7, ctrl=True)
    until(lambda: _record(window).seal is not None)


def _export(window: MainWindow, hands: Hands, out: Path) -> None:
    hands.begin("export")
    ask = QFileDialog.getSaveFileName
    QFileDialog.getSaveFileName = lambda *_, **__: (str(out), "")  # type: ignore[method-assign,assignment]
    hands.key(Qt.Key.Key_F6)
    until(lambda: (found := shown(window, "export_docx")) is not None and found.isEnabled())
    hands.key(Qt.Key.Key_E, ctrl=True)
    hands.parts["export"] += 1  # Enter in the system's own dialog, which takes the name that is offered
    until(out.exists)
    QFileDialog.getSaveFileName = ask  # type: ignore[method-assign]


def _verify(record: SessionRecord) -> None:
    """Make sure that what was typed stands where it belongs: keys that do nothing would be few as well."""
    assert (record.topic, record.place, record.conclusion) == (TOPIC, ROOM, CONCLUSION)
    assert [one.text for one in record.contributions] == [OPINION]
    assert len(record.roll) == len(ROSTER.split("\n"))
    assert record.chair is not None
    assert record.minutes_taker is not None


def _record(window: MainWindow) -> SessionRecord:
    book = window.context.book
    return book.session(book.sessions(2026)[0].id)
