"""The tasks that a session gives: the table, and the form that adds to it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.records import TaskRecord
from app.services import decisions
from app.services.decisions import NewTask
from app.ui.live.drafts import Drafts
from app.ui.live.kept_parts import KeptParts
from app.ui.live.live_session import LiveSession
from app.ui.live.task_form import TaskForm
from app.ui.live.task_table import TaskTable
from app.ui.live.undo_line import UndoLine


class GivenTasks(KeptParts):
    """Owns ``table`` and ``form``; ``count`` is the number of tasks shown."""

    def __init__(self, session: LiveSession, host: QWidget, drafts: Drafts, undo: UndoLine, parent: QObject) -> None:
        super().__init__(session, drafts, undo, "task", parent)
        self.table = TaskTable(session.context.tokens)
        self.form = TaskForm(session, host, drafts)
        self.count = 0
        self.table.opened.connect(self._open)
        self.table.removed.connect(self._remove)
        self.table.undo_asked.connect(undo.undo)
        self.form.kept.connect(self._keep)
        self.form.closed.connect(self.closed)

    def redraw(self) -> None:
        """Show the present record, and what is on its way."""
        record = self._session.record
        tasks = (*record.tasks, *self._pending.missing_in(record.tasks))
        self.count = len(tasks)
        self.table.show_tasks(tasks, record)

    def give(self) -> None:
        """Open the form for a new task."""
        if self.form.shown is not None:
            self.form.open(None)
        self._show(self.form, self.form.content)

    def _task(self, number: int) -> TaskRecord | None:
        return next((task for task in self._session.record.tasks if task.id == number), None)

    def _open(self, number: int) -> None:
        task = self._task(number)
        if task is not None:
            self.form.open(task)
            self._show(self.form, self.form.content)

    def _keep(self, number: int | None, new: NewTask) -> None:
        places = self.form.places()
        if not self._session.context.takes(new.content, new.requirement, new.measure):
            return
        if number is None:
            pending = self._pending.add(_record(self._session.id, new), self._session.record.tasks)
            self._write(partial(_add, self._session.id, new), new.content, None, places, pending)
            self.form.start_over()
            self.form.content.setFocus()
        else:
            self._write(partial(_change, number, new), new.content, number, places)
            self.form.start_over()
            self.closed.emit()
        self.changed.emit()

    def _remove(self, number: int) -> None:
        if self._task(number) is not None:
            self._take_away(number, "Đã xóa nhiệm vụ.")


def _add(session_id: str, new: NewTask, uow: Any) -> int:
    return decisions.add_task(uow, session_id, new)


def _change(number: int, new: NewTask, uow: Any) -> None:
    decisions.change_task(uow, number, new)


def _record(session_id: str, new: NewTask) -> TaskRecord:
    return TaskRecord(
        0, new.content, new.requirement, new.measure, new.due_on, new.assignees, new.inspector, new.status, new.result,
        session_id, new.cause,
    )  # fmt: skip
