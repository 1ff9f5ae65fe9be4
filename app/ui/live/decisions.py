"""What is decided: tasks of earlier sessions, tasks given, votes taken and questions kept open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.closing import carried_step
from app.domain.vocabulary import StepKind
from app.ui.live.carried_card import CarriedCard
from app.ui.live.drafts import Drafts
from app.ui.live.flow import FlowLayout
from app.ui.live.form_card import FormCard, bring_into_view
from app.ui.live.given_tasks import GivenTasks
from app.ui.live.live_session import LiveSession
from app.ui.live.questions_card import QuestionsCard
from app.ui.live.rows import is_large
from app.ui.live.taken_votes import TakenVotes
from app.ui.live.undo_line import UndoLine
from app.ui.widgets import button, key_hint, label, row

CARRIED_KEY, TASK_KEY, VOTE_KEY, QUESTION_KEY = "Ctrl+R", "Ctrl+T", "Ctrl+B", "Ctrl+G"


class Decisions(QWidget):
    """One card is open at a time; tasks of earlier sessions stand open by themselves until all are reported.

    Signals: ``closed`` when a card in which the person worked was closed.
    """

    closed = Signal()

    def __init__(self, session: LiveSession, host: QWidget) -> None:
        super().__init__(host)
        self._session, drafts = session, Drafts(session)
        tokens = session.context.tokens
        self._undo = UndoLine(tokens, "undo_decision")
        self._tasks = GivenTasks(session, host, drafts, self._undo, self)
        self._votes = TakenVotes(session, host, drafts, self._undo, self)
        self._carried = CarriedCard(session)
        self.questions = QuestionsCard(session, drafts)
        self._heading = label("", "heading", name="task_heading")
        self._open: QWidget | None = None
        self._is_put_off = False
        step = carried_step(session.record)
        self._carries = step is not None and step.kind is StepKind.CONCLUSION
        self._lay_out(host)
        self._connect()

    def redraw(self) -> None:
        """Show the present record; the cards keep what is typed in them."""
        self._tasks.redraw()
        self._votes.redraw(self._tasks.table)
        self.questions.redraw()
        self._carried.redraw()
        self._heading.setText(f"Nhiệm vụ ({self._tasks.count})")
        asked = len(self._session.record.open_questions)
        self._question_button.setText(f"Để ngỏ · {asked}" if asked else "Để ngỏ")
        self._name_carried()
        if self._open is None:
            self._open = self._resting()
        self._share_room()

    def flush(self) -> None:
        """Queue what is pending in the cards."""
        for part in (self._tasks.form, self._votes.form, self._carried, self.questions):
            part.flush()

    def begin(self, place: str) -> bool:
        """Open the card of a place named by ``closing``, of a new ``task`` or ``vote``; return whether there is one."""
        open_it = {
            "carried": self.hear_tasks, "questions": self.keep_open, "task": self._tasks.give, "vote": self._votes.take,
        }.get(place)  # fmt: skip
        if open_it is not None:
            open_it()
        elif place == "tasks":
            self._tasks.table.setFocus()
        return open_it is not None or place == "tasks"

    def hear_tasks(self) -> None:
        """Open the tasks of earlier sessions."""
        if self._carries and self._carried.count:
            self._show(self._carried, self._carried.table)

    def keep_open(self) -> None:
        """Open the questions that are kept open."""
        self._show(self.questions, self.questions.input)

    def _lay_out(self, host: QWidget) -> None:
        tokens = self._session.context.tokens
        self._carried_button = self._button("Kỳ trước", "carried_button", CARRIED_KEY, self.hear_tasks, host)
        self._carried_button.setAccessibleName("Nhiệm vụ kỳ trước")
        self._question_button = self._button("Để ngỏ", "question_button", QUESTION_KEY, self.keep_open, host)
        give = self._button("Giao nhiệm vụ", "task_button", TASK_KEY, self._tasks.give, host)
        vote = self._button("Biểu quyết", "vote_button", VOTE_KEY, self._votes.take, host)
        buttons = ((self._carried_button, CARRIED_KEY), (give, TASK_KEY), (vote, VOTE_KEY),
                   (self._question_button, QUESTION_KEY))  # fmt: skip
        self._pairs = {made: _with_key(made, cap) for made, cap in buttons}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.gap)
        column.addLayout(FlowLayout(tokens.room(12), *self._pairs.values()))
        column.addWidget(self._heading)
        for part in (self._tasks.table, self._votes.list, self._undo, self._tasks.form, self._votes.form):
            column.addWidget(part)
        column.addWidget(self._carried)
        column.addWidget(self.questions)
        self._share_room()

    def _button(self, text: str, name: str, key: str, action: Callable[[], None], host: QWidget) -> QPushButton:
        made = button(text, name)
        made.clicked.connect(action)
        QShortcut(QKeySequence(key), host, action)
        return made

    def _connect(self) -> None:
        for part in (self._tasks, self._votes):
            part.wanted.connect(self._show)
            part.closed.connect(self._close)
            part.changed.connect(self.redraw)
        self.questions.closed.connect(self._close)
        self._carried.closed.connect(self._put_off)
        self._carried.changed.connect(self._name_carried)

    def _name_carried(self) -> None:
        left = self._carried.left
        self._carried_button.setText(f"Kỳ trước · {left} chưa báo cáo" if left else "Kỳ trước · đã báo cáo")
        self._pairs[self._carried_button].setVisible(self._carries and self._carried.count > 0)

    def _resting(self) -> QWidget | None:
        """Return the card that is open while nobody works in another one."""
        waits = self._carries and self._carried.left and self._session.record.state == "running"
        return self._carried if waits and not self._is_put_off else None

    def _show(self, card: FormCard, first: QWidget) -> None:
        self._open = card
        self._share_room()
        first.setFocus()
        bring_into_view(card)

    def _close(self) -> None:
        self._open = self._resting()
        self._share_room()
        self.closed.emit()

    def _put_off(self) -> None:
        """Let the tasks of earlier sessions be until somebody asks for them."""
        self._is_put_off = True
        self._close()

    def _share_room(self) -> None:
        """Show the open card, and beside it only the list it adds to."""
        task, vote = self._tasks.form, self._votes.form
        for card in (task, vote, self._carried, self.questions):
            card.setVisible(self._open is card)
        large = is_large(self._session.context.tokens)  # no room then for a list above a form
        tasks_shown = self._tasks.count > 0 and self._open in ((None,) if large else (None, task))
        self._tasks.table.set_low(low=self._open is not None)
        self._tasks.table.setVisible(tasks_shown)
        self._heading.setVisible(tasks_shown and self._open is None)
        self._votes.list.setVisible(self._votes.list.count > 0 and self._open in (None, vote))


def _with_key(made: QPushButton, key: str) -> QWidget:
    box = QWidget()
    box.setLayout(row(key_hint(key.replace("+", " ")), made, spacing=6))
    return box
