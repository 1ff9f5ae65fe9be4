"""The panel beside the tasks in which the chosen one is brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from app.domain.records import TaskRecord
from app.domain.vocabulary import TaskStatus
from app.ui.form_parts import key
from app.ui.live.flow import FlowLayout
from app.ui.task_fields import TaskFields
from app.ui.tokens import Tokens
from app.ui.widgets import button, clear, label, row, rule, scrolling


@dataclass(frozen=True, slots=True)
class TaskAbout:
    """What is said around a task: its facts, and the sessions that heard of it (id and words)."""

    details: str
    heard: tuple[tuple[str, str], ...] = ()


class TaskStrip(QFrame):
    """Status and progress of one task; what is typed is stored while it is typed.

    Signals: ``marked(task id, TaskStatus)``, ``dated(task id, date)``, ``checked(task id, bool)``,
    ``check_dated(task id, date)``, ``opened(session id)``, ``left`` to go back to the table.
    """

    marked = Signal(int, object)
    dated = Signal(int, object)
    checked = Signal(int, bool)
    check_dated = Signal(int, object)
    opened = Signal(str)
    left = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.task: TaskRecord | None = None
        self._shown: Sequence[tuple[str, str]] = ()
        self.setObjectName("task_strip")
        self.setProperty("role", "card")
        self._content = label("", "strong", wrap=True, name="task_content")
        self._details = label("", "small", wrap=True, name="task_details")
        self._statuses = QButtonGroup(self)
        for number, status in enumerate(TaskStatus):
            chip = button(status.vi, f"task_{status.value}", kind="chip", accessible=f"Tình trạng: {status.vi}")
            chip.setCheckable(True)
            self._statuses.addButton(chip, number)
        self._fields = TaskFields(tokens)
        self._open = button("Mở buổi giao việc", "open_task_session", kind="link")
        self._heard = QVBoxLayout()
        self._build(tokens)
        self._statuses.idClicked.connect(self._mark)
        self._open.clicked.connect(self._ask_giver)
        self._fields.dated.connect(self._date)
        self._fields.checked.connect(self._check)
        self._fields.check_dated.connect(self._date_check)
        for keys in ("Escape", "Ctrl+Return"):
            key(keys, self, self.left.emit)

    def bind(self, task: TaskRecord, about: TaskAbout, stores: Mapping[str, Callable[[str], None]]) -> None:
        """Show another task; ``stores`` keep its texts while they are typed."""
        self._fields.bind(task, stores)
        self.follow(task, about)

    def follow(self, task: TaskRecord, about: TaskAbout) -> None:
        """Show what the book says of the task now; text being typed stays."""
        self.task = task
        self._fields.follow(task)
        self._content.setText(task.content)
        self._details.setText(about.details)
        self._statuses.button(list(TaskStatus).index(task.status)).setChecked(True)
        self._open.setVisible(task.session_id is not None)
        if about.heard != self._shown:
            self._shown = about.heard
            self._list_heard(about.heard)

    def flush(self) -> None:
        """Store what is pending."""
        self._fields.flush()

    def focus_first(self) -> None:
        """Put the keyboard into the result."""
        self._fields.focus_first()

    def _build(self, tokens: Tokens) -> None:
        inner = QWidget()
        fields = QVBoxLayout(inner)
        fields.setContentsMargins(0, 0, tokens.gap, 0)
        fields.setSpacing(tokens.room(10))
        fields.addWidget(self._content)
        fields.addLayout(FlowLayout(tokens.room(6), *self._statuses.buttons()))
        fields.addWidget(self._fields)
        fields.addWidget(rule())
        fields.addWidget(self._details)
        fields.addLayout(row(self._open, None))
        self._heard.setSpacing(0)
        fields.addLayout(self._heard)
        fields.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.gap, tokens.room(14))
        box.addWidget(scrolling(inner, "task_fields"))

    def _list_heard(self, sessions: Sequence[tuple[str, str]]) -> None:
        clear(self._heard)
        for number, (session_id, words) in enumerate(sessions, 1):
            made = button("Mở buổi đã nghe", f"open_heard_session_{number}", kind="link", accessible=f"Mở: {words}")
            made.clicked.connect(partial(self._ask_session, session_id))
            self._heard.addWidget(label(words, "small", wrap=True))
            self._heard.addLayout(row(made, None))

    def _ask_giver(self) -> None:
        if self.task is not None and self.task.session_id is not None:
            self.opened.emit(self.task.session_id)

    def _ask_session(self, session_id: str, *_: object) -> None:
        self.opened.emit(session_id)

    def _mark(self, number: int) -> None:
        """Ask for result and day at once where the task is done."""
        if self.task is None:
            return
        status = list(TaskStatus)[number]
        self._fields.show_status(status, is_dated=self.task.done_on is not None)
        self.marked.emit(self.task.id, status)
        if status is TaskStatus.DONE:
            self.focus_first()

    def _date(self, day: object) -> None:
        if self.task is not None:
            self.dated.emit(self.task.id, day)

    def _check(self, is_checked: bool) -> None:  # noqa: FBT001 (a chip's)
        if self.task is not None:
            self.checked.emit(self.task.id, is_checked)

    def _date_check(self, day: object) -> None:
        if self.task is not None:
            self.check_dated.emit(self.task.id, day)
