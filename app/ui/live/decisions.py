"""What was decided: tasks given and votes taken, each with a form that opens in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.records import TaskRecord, VoteRecord
from app.services import meeting
from app.services.meeting import NewTask, NewVote
from app.services.saver import Trace
from app.ui.live.drafts import Drafts
from app.ui.live.form_card import FormCard, bring_into_view
from app.ui.live.live_session import LiveSession
from app.ui.live.pending import PendingParts
from app.ui.live.rows import ends
from app.ui.live.task_form import TaskForm
from app.ui.live.task_table import TaskTable
from app.ui.live.undo_line import UndoLine
from app.ui.live.vote_form import VoteForm
from app.ui.live.vote_list import VoteList
from app.ui.widgets import button, key_hint, label


class Decisions(QWidget):
    """Tasks and votes of a session; one form is open at a time.

    Signals: ``closed`` when a form in which the person worked was closed.
    """

    closed = Signal()

    def __init__(self, session: LiveSession, host: QWidget) -> None:
        super().__init__()
        self._session, self._drafts = session, Drafts(session)
        tokens = session.context.tokens
        self._tasks: PendingParts[TaskRecord] = PendingParts()
        self._votes: PendingParts[VoteRecord] = PendingParts()
        self._heading = label("", "heading", name="task_heading")
        self._table = TaskTable(tokens)
        self._vote_list = VoteList(tokens)
        self._open: FormCard | None = None
        self._undo = UndoLine(tokens, "undo_decision")
        self._task_form = TaskForm(session, host, self._drafts)
        self._vote_form = VoteForm(session, self._drafts)
        self._lay_out()
        self._connect()

    def redraw(self) -> None:
        """Show the present record; the forms keep what is typed in them."""
        record = self._session.record
        tasks = (*record.tasks, *self._tasks.missing_in(record.tasks))
        self._table.show_tasks(tasks, record)
        self._heading.setText(f"Nhiệm vụ ({len(tasks)})" if tasks else "Chưa giao nhiệm vụ nào")
        votes = (*record.votes, *self._votes.missing_in(record.votes))
        self._vote_list.show_votes(votes, self._table)
        self._vote_form.redraw()
        self._share_room()

    def flush(self) -> None:
        """Queue what is pending in the forms."""
        self._task_form.flush()
        self._vote_form.flush()

    def give_task(self) -> None:
        """Open the form for a new task."""
        if self._task_form.shown is not None:
            self._task_form.open(None)
        self._show_form(self._task_form, self._task_form.content)

    def take_vote(self) -> None:
        """Open the form for a new vote."""
        if self._vote_form.shown is not None:
            self._vote_form.open(None)
        self._show_form(self._vote_form, self._vote_form.question)

    def _lay_out(self) -> None:
        tokens = self._session.context.tokens
        give = button("Giao nhiệm vụ", "task_button")
        give.clicked.connect(self.give_task)
        vote = button("Biểu quyết", "vote_button")
        vote.clicked.connect(self.take_vote)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.gap)
        column.addLayout(ends(tokens, (self._heading,), (key_hint("Ctrl T"), give, key_hint("Ctrl B"), vote)))
        for part in (self._table, self._vote_list, self._undo, self._task_form, self._vote_form):
            column.addWidget(part)
        self._share_room()

    def _connect(self) -> None:
        self._table.opened.connect(self._open_task)
        self._table.removed.connect(self._remove_task)
        self._table.undo_asked.connect(self._undo.undo)
        self._vote_list.opened.connect(self._open_vote)
        self._vote_list.removed.connect(self._remove_vote)
        self._task_form.kept.connect(self._keep_task)
        self._vote_form.kept.connect(self._keep_vote)
        self._task_form.closed.connect(self._close)
        self._vote_form.closed.connect(self._close)

    def _show_form(self, form: FormCard, first: QWidget) -> None:
        self._open = form
        self._share_room()
        first.setFocus()
        bring_into_view(form)

    def _close(self) -> None:
        self._open = None
        self._share_room()
        self.closed.emit()

    def _share_room(self) -> None:
        """Show the open form, and beside it only the list it adds to."""
        self._task_form.setVisible(self._open is self._task_form)
        self._vote_form.setVisible(self._open is self._vote_form)
        self._table.set_low(low=self._open is not None)
        self._table.setVisible(self._table.model().rowCount() > 0 and self._open is not self._vote_form)
        self._vote_list.setVisible(self._vote_list.count > 0 and self._open is not self._task_form)

    def _task(self, number: int) -> TaskRecord | None:
        return next((task for task in self._session.record.tasks if task.id == number), None)

    def _vote(self, number: int) -> VoteRecord | None:
        return next((vote for vote in self._session.record.votes if vote.id == number), None)

    def _open_task(self, number: int) -> None:
        task = self._task(number)
        if task is not None:
            self._task_form.open(task)
            self._show_form(self._task_form, self._task_form.content)

    def _open_vote(self, number: int) -> None:
        vote = self._vote(number)
        if vote is not None:
            self._vote_form.open(vote)
            self._show_form(self._vote_form, self._vote_form.question)

    def _keep_task(self, number: int | None, new: NewTask) -> None:
        form, trace = self._task_form, Trace("task", new.content, str(number) if number else None)
        if number is None:
            part = _task_record(self._session.id, new)
            pending = self._tasks.add(part, self._session.record.tasks)
            self._write(partial(_add_task, self._session.id, new), trace, pending, form)
            form.content.setFocus()
        else:
            self._write(partial(_change_task, number, new), trace, 0, form)
            self._close()

    def _keep_vote(self, number: int | None, new: NewVote) -> None:
        trace = Trace("vote", new.question, str(number) if number else None)
        if number is None:
            pending = self._votes.add(_vote_record(new), self._session.record.votes)
            self._write(partial(_add_vote, self._session.id, new), trace, pending, self._vote_form)
        else:
            self._write(partial(_change_vote, number, new), trace, 0, self._vote_form)
        self._close()

    def _write(self, work: Callable[[Any], Any], trace: Trace, pending: int, form: TaskForm | VoteForm) -> None:
        """Queue a change together with the end of the form's drafts, and empty the form."""
        places = form.places()
        self._session.save(
            self._drafts.forgetting(places, work), trace=trace, then=partial(self._written, pending),
            refused=partial(self._refused, pending, places),
        )  # fmt: skip
        form.start_over()
        self.redraw()

    def _written(self, pending: int, _: object) -> None:
        self._tasks.drop(pending)
        self._votes.drop(pending)
        self.redraw()

    def _refused(self, pending: int, places: tuple[str, ...]) -> None:
        """Take what was shown too early away again; the form brings its drafts back when it is opened."""
        self._written(pending, None)
        self._drafts.reread(places)

    def _remove_task(self, number: int) -> None:
        task = self._task(number)
        if task is None:
            return
        self._session.save(lambda uow: meeting.remove(uow, "task", number))
        back = partial(_add_task, self._session.id, _new_task(task))
        self._undo.offer("Đã xóa nhiệm vụ.", partial(self._session.save, back))

    def _remove_vote(self, number: int) -> None:
        vote = self._vote(number)
        if vote is None:
            return
        self._session.save(lambda uow: meeting.remove(uow, "vote", number))
        back = partial(_add_vote, self._session.id, _new_vote(vote))
        self._undo.offer("Đã xóa biểu quyết.", partial(self._session.save, back))


def _add_task(session_id: str, new: NewTask, uow: Any) -> int:
    return meeting.add_task(uow, session_id, new)


def _change_task(number: int, new: NewTask, uow: Any) -> None:
    meeting.change_task(uow, number, new)


def _add_vote(session_id: str, new: NewVote, uow: Any) -> int:
    return meeting.add_vote(uow, session_id, new)


def _change_vote(number: int, new: NewVote, uow: Any) -> None:
    meeting.change_vote(uow, number, new)


def _task_record(session_id: str, new: NewTask) -> TaskRecord:
    return TaskRecord(
        0, new.content, new.requirement, new.measure, new.due_on, new.assignees, new.inspector, new.status, new.result,
        session_id,
    )  # fmt: skip


def _vote_record(new: NewVote) -> VoteRecord:
    return VoteRecord(0, new.question, new.in_favour, new.against, new.other, new.method, new.base)


def _new_task(task: TaskRecord) -> NewTask:
    return NewTask(
        task.content, task.requirement, task.measure, task.due_on, task.assignees, task.inspector, task.status,
        task.result,
    )  # fmt: skip


def _new_vote(vote: VoteRecord) -> NewVote:
    return NewVote(vote.question, vote.in_favour, vote.against, vote.other, vote.method, vote.base)
