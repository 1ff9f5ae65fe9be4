"""The fields of one task's progress: the day it was done, result, evidence, cause, and what the inspector found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.records import TaskRecord
from app.domain.vocabulary import TaskStatus
from app.ui.autosave import AutoSave
from app.ui.form_parts import FormField, example_of
from app.ui.live.flow import FlowLayout
from app.ui.live.moment_field import DayField
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, name_control

#: Texts by their name: title, example, height.
TEXTS = {
    "result": ("Kết quả", "Đã rà soát 20 thủ tục, niêm yết ngày 18/11", 92),
    "evidence": ("Minh chứng", "Báo cáo số 12, lưu ở văn phòng", 62),
    "cause": ("Nguyên nhân chưa xong", "Chờ số liệu của các tổ", 62),
    "check_note": ("Nhận xét khi kiểm tra", "Đúng yêu cầu, cần niêm yết thêm ở tổ 3", 62),
}
DURABLE = "Gõ đến đâu lưu đến đấy."


class TaskFields(QWidget):
    """Every text is stored while it is typed.

    Signals: ``dated(date)`` the day it was done, ``checked(bool)`` by the inspector, ``check_dated(date)``.
    """

    dated = Signal(object)
    checked = Signal(bool)
    check_dated = Signal(object)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._texts: dict[str, FormField] = {}
        self._savers: dict[str, AutoSave] = {}
        self._day = DayField(tokens, "task_done_on", "Ngày xong")
        self._check = button("Đã kiểm tra", "task_checked", kind="chip", accessible="Người kiểm tra đã kiểm tra")
        self._check.setCheckable(True)
        self._check_day = DayField(tokens, "task_checked_on", "Ngày kiểm tra")
        self._done_on, self._check_line = QWidget(), QWidget()
        self._done_on.setLayout(FlowLayout(tokens.gap, label("Xong ngày", "small"), self._day))
        self._check_line.setLayout(FlowLayout(tokens.gap, self._check, self._check_day))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.room(10))
        column.addWidget(self._done_on)
        for name in TEXTS:
            if name == "check_note":
                column.addWidget(self._check_line)
            column.addWidget(self._text(tokens, name))
        self._order()
        self._day.chosen.connect(self.dated)
        self._check.clicked.connect(self.checked)
        self._check_day.chosen.connect(self.check_dated)

    def bind(self, task: TaskRecord, stores: Mapping[str, Callable[[str], None]]) -> None:
        """Show another task; each text goes to its store from now on."""
        for name, saver in self._savers.items():
            saver.bind(getattr(task, name), stores[name])

    def follow(self, task: TaskRecord) -> None:
        """Show what the book says of the task now; text being typed stays."""
        for name, saver in self._savers.items():
            saver.follow(getattr(task, name))
        self._day.show_day(task.done_on)
        self._check.setChecked(task.checked_on is not None)
        self._check_day.show_day(task.checked_on)
        self._check_day.setVisible(task.checked_on is not None)
        self.show_status(task.status, is_dated=task.done_on is not None)

    def show_status(self, status: TaskStatus, *, is_dated: bool) -> None:
        """Show the fields that belong to where a task stands; what has words stays in sight."""
        done = status is TaskStatus.DONE
        self._done_on.setVisible(done and is_dated)
        self._check_line.setVisible(done)
        for name, belongs in (("evidence", done), ("cause", not done), ("check_note", done)):
            self._texts[name].setVisible(belongs or bool(self._editor(name).toPlainText().strip()))

    def flush(self) -> None:
        """Store what is pending."""
        for saver in self._savers.values():
            saver.flush()

    def focus_first(self) -> None:
        """Put the keyboard into the result, behind what stands there."""
        editor = self._editor("result")
        editor.moveCursor(QTextCursor.MoveOperation.End)
        editor.setFocus()

    def _text(self, tokens: Tokens, name: str) -> FormField:
        title, example, height = TEXTS[name]
        editor = QPlainTextEdit()
        name_control(editor, f"task_{name}", title)
        editor.setPlaceholderText(example_of(example))
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(tokens.px(height))
        self._texts[name] = FormField(title, editor, hint=DURABLE if name == "result" else "")
        self._savers[name] = AutoSave(editor)
        return self._texts[name]

    def _editor(self, name: str) -> QPlainTextEdit:
        editor = self._texts[name].control
        assert isinstance(editor, QPlainTextEdit)
        return editor

    def _order(self) -> None:
        stops: list[QWidget] = [self._day, *(self._editor(name) for name in ("result", "evidence", "cause"))]
        stops += [self._check, self._check_day, self._editor("check_note")]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
