"""The reference session, driven through the real window: how many keys and clicks it takes beyond the text itself.

30 members, 4 absent, 1 late; 12 contributions by 10 people, two of them questions that are answered; a vote; three
tasks; two tasks of the session before; read-back, closed minutes, export. Whatever is not the words of the minutes is
a key: letters that find a name, numbers of lines, figures of the vote.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.domain.records import SessionRecord
from app.services import books
from app.ui.main_window import MainWindow, open_main_window
from benchmarks.hands import Hands, focused, settle, shown, until

GIVEN = ("An", "Bình", "Chương", "Dung", "Đạt", "Giang", "Hòa", "Khánh", "Lan", "Minh", "Nga", "Oanh", "Phúc", "Quân",
         "Sơn", "Tâm", "Uyên", "Vân", "Xuân", "Yến", "Ánh", "Bảo", "Cúc", "Diệp", "Gấm", "Hạnh", "Kiên", "Loan", "Mai",
         "Nhung")  # fmt: skip
SESSION = "buoi-2"
GOALS = {"keys": 150, "roll-call": 20, "clicks": 0}
REASON = "Thực hiện kế hoạch năm, hôm nay chi bộ sinh hoạt chuyên đề quý IV."
PURPOSE = "Thống nhất việc làm cụ thể; mỗi đồng chí nhận một việc."
REPORT = "Thực trạng: còn ba đoạn đường chưa sạch. Giải pháp: mỗi tổ tự quản một đoạn."
PROMPTS = ("Đoạn đường nào khó nhất?", "Ai nhận việc gì, xong khi nào?")
#: Letters that find the speaker, the letter of the label (nothing: none), the words.
SPEECHES = (
    ("la", "", "Nhất trí với báo cáo; đề nghị bắt đầu từ đường vào trường học."),
    ("so", "", "Tổ 2 đã làm thử hai tuần, bà con ủng hộ."),
    ("da", "h", "Kinh phí mua chổi, xẻng lấy ở đâu?"),
    ("bi", "t", "Kinh phí lấy từ quỹ tự quản của từng tổ."),
    ("mi", "", "Đề nghị ghi rõ ngày làm của từng tổ."),
    ("nga", "", "Tôi xin nhận vận động các hộ kinh doanh."),
    ("ye", "h", "Hộ vắng nhà thì làm thế nào?"),
    ("cu", "t", "Tổ trưởng làm thay và báo lại cho hộ."),
    ("la", "", "Tổ 1 nhận đoạn từ cổng làng đến chợ."),
    ("qu", "", "Thanh niên nhận đoạn đê."),
    ("ma", "", "Phụ nữ nhận khu nhà văn hóa."),
    ("so", "", "Đề nghị kiểm tra vào thứ bảy hằng tuần."),
)
CONCLUSION = "Chi bộ thống nhất ba việc, bắt đầu từ tháng 12; mỗi tổ tự quản một đoạn đường."
#: The short line: who, until when, who checks (a date is words of the minutes, what finds a name is not), the words.
TASKS = (
    ("@la ", "5/12 ", "kt @bi ", "Lập danh sách đoạn đường giao từng tổ"),
    ("@nga ", "10/12 ", "kt @cu ", "Vận động các hộ kinh doanh ký cam kết"),
    ("@qu ", "20/12 ", "kt @bi ", "Dọn đoạn đê trước ngày 20 tháng 12"),
)
#: The key of the state of each carried-over task, and the words: its result, and its cause when it is not done.
CARRIED = (("X", ("Đã lắp hai biển",)), ("D", ("Đã thu gom một nửa", "Mưa lũ kéo dài")))
LABELS = {"h": Qt.Key.Key_I, "t": Qt.Key.Key_T}
QUESTION = "Thông qua kết luận chuyên đề"


def measure(folder: Path) -> dict[str, Any]:
    """Hold the session in a book of its own; return keys by part, clicks, seconds and the goals."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    book, out = folder / "reference.scb", folder / "bien-ban.docx"
    books.import_into(book, json.dumps(_file(), ensure_ascii=False).encode())
    window = open_main_window(book)
    window.load()
    QTest.qWaitForWindowActive(window)
    hands, started = Hands(), time.perf_counter()
    _hold(window, hands, out)
    taken = time.perf_counter() - started
    _verify(_record(window))
    window.close()
    settle()
    return {
        "keys": hands.keys, "clicks": hands.clicks, "parts": hands.parts, "seconds": round(taken, 1), "goals": GOALS,
        "document_bytes": out.stat().st_size,
    }  # fmt: skip


def _hold(window: MainWindow, hands: Hands, out: Path) -> None:
    _start(window, hands)
    _roll_call(window, hands)
    _note_taker(window, hands)
    _report(hands)
    _discuss(window, hands)
    _conclude(window, hands)
    _close(window, hands)
    _export(window, hands, out)


def _verify(record: SessionRecord) -> None:
    """Make sure that what was typed stands where it belongs: keys that do nothing would be few as well."""
    said = [(one.speaker.full_name.split()[-1], one.text) for one in record.contributions]
    assert [text for _, text in said] == [words for _, _, words in SPEECHES]
    assert len({name for name, _ in said}) == 10
    assert [one.answers is not None for one in record.contributions].count(True) == 2
    marks = [entry.status.value for entry in record.roll if entry.status]
    assert (marks.count("excused"), marks.count("unexcused"), marks.count("late")) == (3, 1, 1)
    assert [task.content for task in record.tasks] == [words for *_, words in TASKS]
    assert all(task.assignees and task.inspector and task.due_on for task in record.tasks)
    assert [review.result for review in record.task_reviews] == [words[0] for _, words in CARRIED]
    assert (record.votes[0].in_favour, record.conclusion) == (26, CONCLUSION)
    assert record.read_back is not None
    assert record.seal is not None


def _start(window: MainWindow, hands: Hands) -> None:
    hands.begin("start")
    hands.key(Qt.Key.Key_Return)
    until(lambda: shown(window, "live_view") is not None)
    hands.key(Qt.Key.Key_F7)
    until(lambda: _record(window).state == "running")
    until(lambda: focused() == "step_text")
    hands.words(REASON)


def _roll_call(window: MainWindow, hands: Hands) -> None:
    hands.begin("steps")
    hands.key(Qt.Key.Key_F8)
    until(lambda: shown(window, "attendance_table") is not None)
    hands.begin("roll-call")
    hands.letters("A7LC12LO19K25LR28M")
    until(lambda: sum(entry.status is not None for entry in _record(window).roll) == 30)


def _note_taker(window: MainWindow, hands: Hands) -> None:
    hands.begin("note-taker")
    hands.key(Qt.Key.Key_T)
    until(lambda: focused() == "minutes_taker")
    hands.letters("CUC")
    hands.key(Qt.Key.Key_Return)
    until(lambda: _record(window).minutes_taker is not None)


def _report(hands: Hands) -> None:
    _step(hands, "step_text")
    hands.words(PURPOSE)
    _step(hands, "presenter_input")
    hands.begin("presenter")
    hands.letters("BI")
    hands.key(Qt.Key.Key_Return, Qt.Key.Key_Return)
    until(lambda: focused() == "opening_report_input")
    hands.words(REPORT)
    _step(hands, "prompt_input")
    hands.begin("prompts")
    for prompt in PROMPTS:
        hands.words(prompt)
        hands.key(Qt.Key.Key_Return)


def _discuss(window: MainWindow, hands: Hands) -> None:
    _step(hands, "speaker_input")
    hands.begin("contributions")
    for who, label, words in SPEECHES:
        hands.letters(who.upper())
        hands.key(Qt.Key.Key_Return)
        if label:
            hands.key(LABELS[label], alt=True)
        hands.words(words)
        hands.key(Qt.Key.Key_Return, ctrl=True)
    until(lambda: len(_record(window).contributions) == len(SPEECHES))


def _conclude(window: MainWindow, hands: Hands) -> None:
    _step(hands, "conclusion_input")
    hands.words(CONCLUSION)
    hands.begin("carried-over tasks")
    hands.key(Qt.Key.Key_R, ctrl=True)
    for state, words in CARRIED:
        hands.letters(state)
        hands.key(Qt.Key.Key_Return)
        for line in words:
            hands.words(line)
            hands.key(Qt.Key.Key_Return)
    until(lambda: len(_record(window).task_reviews) == len(CARRIED))
    hands.begin("vote")
    hands.key(Qt.Key.Key_B, ctrl=True)
    hands.words(QUESTION)
    hands.key(Qt.Key.Key_A, alt=True)
    hands.key(Qt.Key.Key_Return, ctrl=True)
    until(lambda: len(_record(window).votes) == 1)
    hands.begin("tasks")
    hands.key(Qt.Key.Key_T, ctrl=True)
    for who, day, inspector, words in TASKS:
        hands.letters(who)
        hands.words(day)
        hands.letters(inspector)
        hands.words(words)
        hands.key(Qt.Key.Key_Return, ctrl=True)
    until(lambda: len(_record(window).tasks) == len(TASKS))


def _close(window: MainWindow, hands: Hands) -> None:
    hands.begin("closing")
    hands.key(Qt.Key.Key_F7)
    until(lambda: _record(window).state == "held")
    hands.key(Qt.Key.Key_F7, shift=True)
    until(lambda: shown(window, "read_back_text") is not None)
    hands.key(Qt.Key.Key_Return, ctrl=True)
    until(lambda: _record(window).read_back is not None)
    hands.key(Qt.Key.Key_F7, ctrl=True)
    hands.key(Qt.Key.Key_F7, ctrl=True)
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


def _step(hands: Hands, lands_on: str) -> None:
    """Go to the next step by its key; the work goes on where the keyboard lands."""
    hands.begin("steps")
    hands.key(Qt.Key.Key_F8)
    until(lambda: focused() == lands_on)


def _record(window: MainWindow) -> SessionRecord:
    return window.context.book.session(SESSION)


def _file() -> dict[str, Any]:
    posts = {0: "Bí thư", 1: "Phó Bí thư"}
    members = [
        {"id": f"m{n}", "full_name": f"Nguyễn Văn {given}", "standing": "official"}
        | ({"position": posts[n]} if n in posts else {})
        for n, given in enumerate(GIVEN, 0)
    ]
    before = {
        "id": "buoi-1", "kind": "thematic", "agenda": "8-step", "year": 2026, "quarter": 3, "topic": "Vệ sinh thôn",
        "started_at": "2026-08-14T14:00", "ended_at": "2026-08-14T16:00", "chair": "m0", "minutes_taker": "m1",
        "tasks": [
            {"content": "Lắp biển nhắc ở cổng làng", "assignees": ["m8"], "inspector": "m0", "due_on": "2026-09-30"},
            {"content": "Thu gom rác thải nhựa", "assignees": ["m9"], "inspector": "m1", "due_on": "2026-10-30"},
        ],
    }  # fmt: skip
    coming = {
        "id": SESSION, "kind": "thematic", "agenda": "8-step", "year": 2026, "quarter": 4, "place": "Nhà văn hóa",
        "topic": "Giữ gìn vệ sinh môi trường nông thôn", "planned_at": "2026-11-26T14:00", "chair": "m0",
    }  # fmt: skip
    cell = {"name": "Chi bộ Thôn Đông", "superior": "Đảng bộ xã Tân Hòa", "place": "Tân Hòa", "kind": "residential"}
    return {"format": "so-chi-bo/1", "cell": cell, "members": members, "sessions": [before, coming]}
