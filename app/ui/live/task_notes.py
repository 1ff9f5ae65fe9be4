"""What is said under the words of a task: how its short line was understood, and a task that says nearly the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.records import SessionRecord, TaskRecord
from app.domain.similar import Known, known, most_similar
from app.domain.task_line import TaskLine, understood
from app.domain.vietnamese import short_date
from app.ui.context import AppContext
from app.ui.live.form_card import bring_into_view
from app.ui.live.rows import is_large
from app.ui.live.text_edit import TextEdit
from app.ui.tokens import Tokens
from app.ui.widgets import column, label

#: How long the words of a task rest before they are compared with others.
ALIKE_MILLISECONDS = 300


class TaskNotes(QWidget):
    """Two lines that are there only while there is something to say."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._understood = _note("task_line_understood", "neutral")
        self._doubts, self._alike = _note("task_line_doubts", "warn"), _note("task_alike", "warn")
        self._lines = (self._understood, self._doubts, self._alike)
        layout = column(*self._lines, spacing=tokens.room(4))
        self.setLayout(layout)
        self.hide_all()

    def hide_all(self) -> None:
        """Say nothing."""
        for line in self._lines:
            line.hide()
        self.hide()

    def show_line(self, line: TaskLine) -> None:
        """Say how a short line is understood, and what has to be asked."""
        said = " · ".join(understood(line))
        self._say(self._understood, f"Hiểu là: {said}" if said else "")
        self._say(self._doubts, " ".join(doubt.question for doubt in line.doubts))

    def show_alike(self, words: str) -> None:
        """Say that a task is nearly the same as an open one."""
        self._say(self._alike, words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Keep the button that keeps the task in sight below lines that have just come."""
        super().resizeEvent(event)
        card = self.parentWidget()
        if card is not None and not is_large(self._tokens):
            bring_into_view(card)

    def _say(self, line: QLabel, text: str) -> None:
        line.setText(text)
        line.setVisible(bool(text))
        self.setVisible(any(not one.isHidden() for one in self._lines))


class AlikeWatch(QObject):
    """Compares the words of a task with the open tasks of the book, a moment after they were typed.

    Signals: ``found(text)`` with what to say, nothing when no task is alike.
    """

    found = Signal(str)

    def __init__(self, context: AppContext, editor: TextEdit) -> None:
        super().__init__(editor)
        self._context = context
        self._known: tuple[Known, ...] | None = None
        self._own: int | None = None
        self._words = ""
        self._timer = QTimer(self, singleShot=True, interval=ALIKE_MILLISECONDS)
        self._timer.timeout.connect(self._compare)

    def begin(self, own: int | None) -> None:
        """Compare with what the book has now, but for the task of that id."""
        self._known, self._own = None, own

    def look(self, words: str) -> None:
        """Compare these words soon."""
        self._words = words
        self._timer.start()

    def _compare(self) -> None:
        if self._known is None:
            self._known = known(task for task in self._context.book.open_tasks() if task.id != self._own)
        task = most_similar(self._words, self._known)
        self.found.emit(self._say(task) if task else "")

    def _say(self, task: TaskRecord) -> str:
        book = self._context.book
        names = {member.id: member.shown_name for member in book.members()}
        session = book.session(task.session_id) if task.session_id else None
        return alike_words(task, session, [names[one] for one in task.assignees if one in names])


def _note(name: str, tone: str) -> QLabel:
    made = label("", wrap=True, name=name)
    made.setProperty("tone", tone)
    return made


def alike_words(task: TaskRecord, given_in: SessionRecord | None, doers: Sequence[str]) -> str:
    """Return which open task says nearly the same: when it was given, who does it and until when."""
    day = given_in.started_at if given_in else None
    facts = [f"giao ngày {short_date(day.date())}"] if day else []
    facts += [", ".join(doers)] if doers else []
    facts += [f"hạn {short_date(task.due_on)}"] if task.due_on else ["chưa có hạn"]
    return f"Gần giống một nhiệm vụ đang làm ({'; '.join(facts)}): “{' '.join(task.content.split())}”"
