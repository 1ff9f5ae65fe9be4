"""Tasks of earlier sessions come up: each is asked for its state, its result and, when it is not done, the cause."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.records import SessionRecord, TaskRecord, TaskReviewRecord
from app.domain.vocabulary import TaskStatus
from app.services import carried
from app.services.saver import Trace
from app.ui.autosave import AutoSave
from app.ui.live.carried_table import Carried, CarriedTable
from app.ui.live.flow import FlowLayout
from app.ui.live.form_card import FormCard
from app.ui.live.live_session import LiveSession
from app.ui.widgets import button, column, field, key_hint, label, name_control, row

HOW = "Bấm D, X hoặc T cho nhiệm vụ đang chọn, rồi Enter để ghi kết quả."
CAUSES = {TaskStatus.OPEN: "Nguyên nhân chưa xong", TaskStatus.DROPPED: "Lý do thôi thực hiện"}


class CarriedCard(FormCard):
    """Every key and every word goes straight into the report of the task it was typed for.

    Signals: ``closed`` when the card should go, ``changed`` when a report differs.
    """

    closed = Signal()
    changed = Signal()

    def __init__(self, session: LiveSession, *, stays: bool = False) -> None:
        super().__init__(session.context.tokens, stays=stays)
        self._session = session
        self._tasks: tuple[TaskRecord, ...] = ()
        self._seen: SessionRecord | None = None
        self._on_way: dict[int, tuple[int, TaskReviewRecord | None]] = {}
        self._counter = 0
        self._before: list[tuple[int, TaskReviewRecord | None]] = []
        self._bound: int | None = None
        self._causes: dict[int, str] = {}
        self._title = label("", "heading", wrap=True, name="carried_title")
        names = {member.id: member.shown_name for member in session.members}
        self.table = CarriedTable(session.context.tokens, names)
        self.result, self.cause = QLineEdit(), QLineEdit()
        self._savers = {"result": AutoSave(self.result), "cause": AutoSave(self.cause)}
        self._lay_out(stays=stays)
        self._connect()
        self.redraw()

    @property
    def count(self) -> int:
        """How many tasks come up."""
        return len(self._tasks)

    @property
    def left(self) -> int:
        """Of how many the session has heard nothing."""
        return sum(self._heard(task.id) is None for task in self._tasks)

    def redraw(self) -> None:
        """Show the present record; what is being typed stays."""
        if self._session.record is not self._seen:
            self._seen = self._session.record
            self._tasks = self._session.context.book.carried_tasks(self._session.id)
        self._draw()

    def flush(self) -> None:
        """Queue what is pending."""
        for saver in self._savers.values():
            saver.flush()

    def leave(self) -> None:
        """Close the card."""
        self.flush()
        self.closed.emit()

    def _lay_out(self, *, stays: bool) -> None:
        tokens = self._session.context.tokens
        name_control(self.result, "carried_result_input", "Kết quả thực hiện")
        name_control(self.cause, "carried_cause_input", "Nguyên nhân chưa xong")
        for line in (self.result, self.cause):
            line.setProperty("role", "reading")
        self._away = button("Để sau", "leave_carried", accessible="Để sau: đóng khung nhiệm vụ kỳ trước")
        keys = (("D", "đang làm"), ("X", "đã xong"), ("T", "thôi thực hiện"), ("Enter", "ghi"), ("Backspace", "bỏ ghi"))
        top = row(self._title, self._away, spacing=tokens.gap)
        top.setStretchFactor(self._title, 1)
        self.column.addLayout(top)
        self._away.setVisible(not stays)
        self.column.addWidget(self.table)
        self.column.addLayout(FlowLayout(tokens.room(14), *(key_hint(*pair) for pair in keys)))
        self._hint = label(HOW, "small", wrap=True, name="carried_hint")
        self._cause_field = QWidget()
        self._cause_title = label("", "small")
        self._cause_title.setBuddy(self.cause)
        self._cause_field.setLayout(column(self._cause_title, self.cause, spacing=3))
        self._details = QWidget()
        result = QWidget()
        result.setLayout(field("Kết quả thực hiện", self.result))
        layout = row(result, self._cause_field, spacing=tokens.room(12))
        layout.setStretch(0, 1)
        layout.setStretch(1, 1)
        self._details.setLayout(layout)
        self.column.addLayout(column(self._hint, self._details, spacing=0))

    def _connect(self) -> None:
        self.table.marked.connect(self._mark)
        self.table.entered.connect(self._to_text)
        self.table.moved.connect(self._bind)
        self.table.undo_asked.connect(self._undo)
        self.result.returnPressed.connect(self._after_result)
        self.cause.returnPressed.connect(self._next)
        self._away.clicked.connect(self.leave)
        self.escaped.connect(self._escape)
        self.submitted.connect(self._next)

    def _draw(self) -> None:
        self.table.show_lines([Carried(task, self._heard(task.id)) for task in self._tasks])
        left = self.left
        self._title.setText(f"Nhiệm vụ kỳ trước · {left} chưa báo cáo" if left else "Nhiệm vụ kỳ trước · đã báo cáo đủ")
        self._bind()
        self.changed.emit()

    def _heard(self, task: int) -> TaskReviewRecord | None:
        if task in self._on_way:
            return self._on_way[task][1]
        return next((heard for heard in self._session.record.task_reviews if heard.task == task), None)

    def _bind(self) -> None:
        """Give the two lines to the current task; what was typed before goes where it was typed."""
        line = self.table.current
        number = line.task.id if line and line.heard else None
        if number != self._bound:
            self._bound = number
            for name, saver in self._savers.items():
                text = getattr(line.heard, name) if line and line.heard else ""
                saver.bind(text, partial(self._type, number, name) if number else None)
        elif line and line.heard:
            self._savers["result"].follow(line.heard.result)
            self._savers["cause"].follow(line.heard.cause)
        self._details.setVisible(number is not None)
        self._hint.setVisible(number is None and bool(self._tasks))
        if line and line.heard:
            self._cause_title.setText(CAUSES.get(line.heard.status, ""))
            self._cause_field.setVisible(line.heard.status is not TaskStatus.DONE)

    def _mark(self, status: TaskStatus | None) -> None:
        line = self.table.current
        if line is None or (status is None and line.heard is None):
            return
        self.flush()
        heard = self._heard(line.task.id)
        self._before.append((line.task.id, heard))
        if status is None:
            self._write(line.task.id, None)
        elif heard is None:
            task = line.task
            self._write(task.id, TaskReviewRecord(task.id, task.content, status, "", task.due_on))
        else:
            self._write(line.task.id, self._as(heard, status))

    def _as(self, heard: TaskReviewRecord, status: TaskStatus) -> TaskReviewRecord:
        """Return a report in another state: a task that is done has no cause; a wrong key does not lose it."""
        number = heard.task or 0
        self._causes[number] = heard.cause or self._causes.get(number, "")
        cause = "" if status is TaskStatus.DONE else self._causes[number]
        return replace(heard, status=status, cause=cause)

    def _undo(self) -> None:
        """Take the last key back."""
        if self._before:
            self._write(*self._before.pop())

    def _type(self, task: int, name: str, text: str) -> None:
        heard = self._heard(task)
        if heard is not None:
            changed = replace(heard, result=text) if name == "result" else replace(heard, cause=text)
            self._write(task, changed, Trace(f"carried_{name}", text, f"{self._session.id}/{task}"))

    def _write(self, task: int, heard: TaskReviewRecord | None, trace: Trace | None = None) -> None:
        """Queue a report, or that there is none any more, and show it at once."""
        self._counter += 1
        self._on_way[task] = (self._counter, heard)
        gone = partial(self._arrived, task, self._counter)
        self._session.save(
            partial(_report, self._session.id, task, heard), key=f"{self._session.id}/carried/{task}", trace=trace,
            then=gone, refused=gone,
        )  # fmt: skip
        self._draw()

    def _arrived(self, task: int, number: int, *_: object) -> None:
        """Trust the book again about a task of which nothing newer is on its way."""
        if self._on_way.get(task, (0, None))[0] == number:
            del self._on_way[task]
        self.redraw()

    def _to_text(self) -> None:
        if self._bound is not None:
            self.result.setFocus()
            self.result.end(False)

    def _after_result(self) -> None:
        if self._cause_field.isVisible():
            self.cause.setFocus()
            self.cause.end(False)
        else:
            self._next()

    def _next(self) -> None:
        """Go to the next task of which nothing was heard; after the last one the card goes."""
        self.flush()
        row = next((row for row, task in enumerate(self._tasks) if self._heard(task.id) is None), None)
        if row is None:
            self.closed.emit()
        else:
            self.table.go(row)
            self.table.setFocus()

    def _escape(self) -> None:
        """Go out one level: from a line to the table, from there out of the card."""
        if self.table.hasFocus() or self._away.hasFocus():
            self.leave()
        else:
            self.table.setFocus()


def _report(session_id: str, task: int, heard: TaskReviewRecord | None, uow: Any) -> None:
    if heard is None:
        carried.take_back(uow, session_id, task)
    else:
        carried.report(uow, session_id, task, heard.status, heard.result, heard.cause)
