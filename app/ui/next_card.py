"""The card of what comes next: the next session and what it still needs, what is due, the open tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.domain.desk import Due, OpenTask
from app.domain.ready_items import ReadyItem
from app.ui.desk_rows import DueLine, Lines, ReadyLine, TaskLine
from app.ui.live.flow import FlowLayout
from app.ui.tokens import Tokens
from app.ui.widgets import button, clear, label, pill, row, rule

READY_SHOWN = 4
DUE_SHOWN = 6
TASKS_SHOWN = 5


class NextCard(QFrame):
    """Shows the next session, what is due and the open tasks.

    Signals: ``session_wanted`` from the main button; ``preparation_wanted(thing to prepare or nothing)``;
    ``due_chosen(Due)``; ``tasks_wanted``, ``obligations_wanted``.
    """

    session_wanted = Signal()
    preparation_wanted = Signal(str)
    due_chosen = Signal(object)
    tasks_wanted = Signal()
    obligations_wanted = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self.setProperty("role", "card")
        self.setObjectName("next_card")
        self._title = label("", "heading", wrap=True, name="next_title")
        self.open = button("", "open_next_session", kind="primary")
        self.open.clicked.connect(self.session_wanted)
        self._chips = FlowLayout(tokens.room(6))
        self._done: tuple[ReadyItem, ...] = ()
        self._missing = Lines(tokens, self._ready_line, "more_ready", READY_SHOWN)
        self._ready_title = label("", "heading")
        self._prepare = button("Trang chuẩn bị →", "open_preparation", kind="link")
        self._prepare.clicked.connect(partial(self.preparation_wanted.emit, ""))
        self._ready_part = self._build_ready()
        self._no_due = label("Không có việc nào đến hạn.", "muted")
        self._due = Lines(tokens, self._due_line, "more_due", DUE_SHOWN)
        self._all_due = button("Việc phải làm, lịch →", "open_obligations", kind="link")
        self._all_due.clicked.connect(self.obligations_wanted)
        self._tasks_title = label("", "heading")
        self._all_tasks = button("Sang trang Nhiệm vụ →", "open_tasks", kind="link")
        self._all_tasks.clicked.connect(self.tasks_wanted)
        self._tasks = Lines(tokens, self._task_line, "more_tasks", TASKS_SHOWN)
        self._tasks_part = self._build_tasks()
        self._arrange()

    def show_next(self, title: str, action: str) -> None:
        """Show the next session, or that there is none."""
        self._title.setText(title)
        self.open.setText(action)
        self.open.setAccessibleName(f"{action}. {title}")

    def show_ready(self, items: Sequence[ReadyItem], today: date) -> None:
        """Show how far the next session is prepared: what is there as chips, what is missing in a line each."""
        done = tuple(item for item in items if item.done)
        missing = [item for item in items if item.is_missing]
        self._ready_part.setVisible(bool(items))
        self._ready_title.setText(f"Chuẩn bị: còn {len(missing)} việc" if missing else "Đã chuẩn bị xong")
        self._missing.show_items([(item, today) for item in missing])
        if done != self._done:
            self._done = done
            clear(self._chips)
            for item in done:
                self._chips.addWidget(_chip(item))

    def show_due(self, due: Sequence[Due], tasks: Sequence[OpenTask]) -> None:
        """Show what is due and the tasks that do not press yet."""
        self._due.show_items(due)
        self._no_due.setVisible(not due)
        self._tasks.show_items(tasks)
        self._tasks_title.setText(f"Nhiệm vụ {'khác ' if due else ''}đang mở: {len(tasks)}")
        self._tasks_part.setVisible(bool(tasks))

    def _due_line(self, number: int) -> DueLine:
        made = DueLine(self._tokens, number)
        made.chosen.connect(self.due_chosen)
        return made

    def _ready_line(self, number: int) -> ReadyLine:
        made = ReadyLine(self._tokens, number)
        made.chosen.connect(self.preparation_wanted)
        return made

    def _task_line(self, number: int) -> TaskLine:
        return TaskLine(self._tokens, number)

    def _build_ready(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._tokens.gap)
        column.addWidget(rule())
        column.addLayout(row(self._ready_title, None, self._prepare))
        column.addLayout(self._chips)
        column.addWidget(self._missing)
        return part

    def _build_tasks(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._tokens.gap)
        column.addWidget(rule())
        column.addLayout(row(self._tasks_title, None, self._all_tasks))
        column.addWidget(self._tasks)
        return part

    def _arrange(self) -> None:
        tokens = self._tokens
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        column.setSpacing(tokens.gap)
        head = row(spacing=tokens.gap)
        head.addWidget(self._title, 1)
        head.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._ready_part)
        column.addWidget(rule())
        column.addLayout(row(label("Đến hạn", "heading"), None, self._all_due))
        column.addWidget(self._no_due)
        column.addWidget(self._due)
        column.addWidget(self._tasks_part)
        column.addStretch(1)


def _chip(item: ReadyItem) -> QLabel:
    made = pill(f"✓ {item.section.vi}", "good")
    made.setAccessibleName(f"Đã có: {item.section.vi}, {item.state}")
    made.setToolTip(item.state)
    return made
