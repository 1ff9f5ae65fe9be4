"""The panel beside the tasks in which the chosen one is brought up to date."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.records import TaskRecord
from app.domain.vocabulary import TaskStatus
from app.ui.autosave import AutoSave
from app.ui.form_parts import FormField, key
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, name_control, row, scrolling


class TaskStrip(QFrame):
    """Status and result of one task; the result is stored while it is typed.

    Signals: ``marked(task id, TaskStatus)``, ``opened(session id)``, ``left`` to go back to the table.
    """

    marked = Signal(int, object)
    opened = Signal(str)
    left = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.task: TaskRecord | None = None
        self.setObjectName("task_strip")
        self.setProperty("role", "card")
        self._content = label("", "strong", wrap=True, name="task_content")
        self._details = label("", "small", wrap=True, name="task_details")
        self._statuses = QButtonGroup(self)
        for number, status in enumerate(TaskStatus):
            chip = button(status.vi, f"task_{status.value}", kind="chip", accessible=f"Tình trạng: {status.vi}")
            chip.setCheckable(True)
            self._statuses.addButton(chip, number)
        self._result = QPlainTextEdit()
        name_control(self._result, "task_result", "Kết quả thực hiện")
        self._result.setPlaceholderText("Đã rà soát 20 thủ tục, niêm yết ngày 18/11")
        self._result.setTabChangesFocus(True)
        self._result.setFixedHeight(tokens.px(104))
        self._saver = AutoSave(self._result)
        self._open = button("Mở buổi giao việc", "open_task_session", kind="link")
        self._build(tokens)
        self._statuses.idClicked.connect(self._mark)
        self._open.clicked.connect(self._ask_session)
        for keys in ("Escape", "Ctrl+Return"):
            key(keys, self, self.left.emit)

    def bind(self, task: TaskRecord, details: str, store: Callable[[str], None]) -> None:
        """Show another task; ``store`` keeps its result while it is typed."""
        self._saver.bind(task.result, store)
        self.follow(task, details)

    def follow(self, task: TaskRecord, details: str) -> None:
        """Show what the book says of the task now; text being typed stays."""
        self.task = task
        self._saver.follow(task.result)
        self._content.setText(task.content)
        self._details.setText(details)
        self._statuses.button(list(TaskStatus).index(task.status)).setChecked(True)

    def flush(self) -> None:
        """Store what is pending."""
        self._saver.flush()

    def focus_first(self) -> None:
        """Put the keyboard into the result."""
        self._result.setFocus()

    def _build(self, tokens: Tokens) -> None:
        inner = QWidget()
        fields = QVBoxLayout(inner)
        fields.setContentsMargins(0, 0, tokens.gap, 0)
        fields.setSpacing(tokens.px(10))
        fields.addWidget(self._content)
        chips = self._statuses.buttons()
        fields.addLayout(row(*chips[:2], None, spacing=tokens.px(6)))
        fields.addLayout(row(*chips[2:], None, spacing=tokens.px(6)))
        fields.addWidget(FormField("Kết quả", self._result, hint="Gõ đến đâu lưu đến đấy."))
        fields.addWidget(self._details)
        fields.addLayout(row(self._open, None))
        fields.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.px(14), tokens.gap, tokens.px(14))
        box.addWidget(scrolling(inner, "task_fields"))

    def _mark(self, number: int) -> None:
        if self.task is not None:
            self.marked.emit(self.task.id, list(TaskStatus)[number])

    def _ask_session(self) -> None:
        if self.task is not None and self.task.session_id is not None:
            self.opened.emit(self.task.session_id)
