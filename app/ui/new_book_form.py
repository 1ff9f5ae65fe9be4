"""A new book in five short questions, one on a screen; only the first needs an answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout

from app.errors import KnownError, Stopped
from app.ui.busy_line import BusyLine
from app.ui.first_run.keeping import KIND, KeepingQuestion
from app.ui.first_run.names import CellQuestion, PlaceQuestion, cell_of, superior_question
from app.ui.first_run.question import Question
from app.ui.first_run.ways import WaysQuestion
from app.ui.form_parts import key
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label, row, scrolling
from app.ui.worker import Worker

if TYPE_CHECKING:
    from app.domain.records import CellRecord
    from app.services.doors import BookKey

__all__ = ["KIND", "NewBookForm"]

COUNT = "Lập sổ mới · Câu {} trong {}"
MAKING = "Đang lập sổ “{}”…"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NewBookForm(QFrame):
    """Asks for what a new book needs, and makes it. What was answered stays, whichever way the person goes.

    Signals: ``made(path, key)`` once the book is there, an empty text for one without a password; ``left`` to go back.
    """

    made = Signal(str, object)
    left = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("new_book_form")
        self.setProperty("role", "card")
        self._cell = CellQuestion(tokens)
        self._superior = superior_question(tokens)
        self._place = PlaceQuestion(tokens)
        self._ways = WaysQuestion(tokens)
        self._keeping = KeepingQuestion(tokens)
        self._questions: tuple[Question, ...] = (
            self._cell, self._superior, self._place, self._ways, self._keeping,
        )  # fmt: skip
        self._count = label("", "small", name="question_count")
        self._stack = QStackedWidget()
        self._next = button("Tiếp", "next_question", kind="primary", accessible="Tiếp, sang câu sau")
        self._create = button("Lập sổ", "create_book", kind="primary", accessible="Lập sổ mới")
        self._create_now = button("Lập sổ luôn", "create_book_now", accessible="Lập sổ luôn, bỏ qua các câu sau")
        self._previous = button("Câu trước", "previous_question", accessible="Quay lại câu trước")
        self._back = button("Về trang đầu", "cancel_new_book", accessible="Về trang đầu, không lập sổ")
        hints = (("Enter", "tiếp"), ("Enter", "lập sổ"), ("Alt ←", "câu trước"), ("Ctrl Enter", "lập sổ luôn"))
        self._hints = tuple(key_hint(cap, meaning) for cap, meaning in hints)
        self._message = label("", "fault", wrap=True, name="form_message")
        self._message.hide()
        self._busy = BusyLine(tokens, "making_book", escape=True)
        self._worker = Worker(self, line=self._busy)
        self._build(tokens)
        self._connect()
        self._note_edit()
        self._show(0)

    def focus_first(self) -> None:
        """Go on with the question that was open."""
        self._questions[self._stack.currentIndex()].begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Let Enter go on, wherever in a question the keyboard is."""
        if event.key() in _ENTER:
            self.go_on()
        else:
            super().keyPressEvent(event)

    def go_on(self) -> None:
        """Go to the next question, or make the book after the last; stay where an answer is not in order."""
        self._say("")
        at = self._stack.currentIndex()
        if at == len(self._questions) - 1:
            self.make()
        elif self._questions[at].check():
            self._ask(at + 1)
        else:
            self._show_fault()

    def go_back(self) -> None:
        """Go to the question before, or leave the first."""
        self._say("")
        at = self._stack.currentIndex()
        if at:
            self._ask(at - 1)
        else:
            self.left.emit()

    def make(self) -> None:
        """Make the book from the answers there are, or go to the question that stands in the way."""
        if self._worker.is_busy:
            return
        self._say("")
        for number, question in enumerate(self._questions):
            if not question.check(in_passing=number != self._stack.currentIndex()):
                self._show(number)
                question.check(in_passing=True)  # a question takes the keyboard only while it is in sight
                self._show_fault()
                return
        path, ways = self._keeping.path, (self._ways.agenda, self._ways.rules)
        cell = cell_of(self._cell, self._superior, self._place)
        job = partial(_made, path, cell, self._keeping.password, ways, self._worker.watch())
        self._rest()
        self._worker.run(job, partial(self._tell, path), self._refuse, said=MAKING.format(path.name))

    def _tell(self, path: Path, found: BookKey | None) -> None:
        self._go_on()
        self._keeping.forget_password()
        self.made.emit(str(path), found or "")

    def _refuse(self, error: KnownError) -> None:
        self._go_on()
        if not isinstance(error, Stopped):
            self._say(error.text)

    def _rest(self) -> None:
        """Take nothing while the book is made but the wish to stop."""
        self._asked = self.focusWidget()
        self._set_free(free=False)
        self.setFocus()

    def _go_on(self) -> None:
        self._set_free(free=True)
        if self._asked is not None:
            self._asked.setFocus()

    def _set_free(self, *, free: bool) -> None:
        for part in (self._stack, self._next, self._create, self._create_now, self._previous, self._back):
            part.setEnabled(free)

    def _leave(self) -> None:
        """Stop what is being done, or go back where nothing is."""
        if self._worker.is_busy:
            self._busy.give_up()
        else:
            self.left.emit()

    def _ask(self, number: int) -> None:
        self._questions[number].prepare()
        self._show(number)
        self._questions[number].begin()

    def _show(self, number: int) -> None:
        last = number == len(self._questions) - 1
        self._stack.setCurrentIndex(number)
        self._count.setText(COUNT.format(number + 1, len(self._questions)))
        to_next, to_end, back, at_once = self._hints
        for shown, parts in (
            (not last, (self._next, self._create_now, to_next, at_once)),
            (last, (self._create, to_end)),
            (number > 0, (self._previous, back)),
        ):
            for part in parts:
                part.setVisible(shown)

    def _show_fault(self) -> None:
        """Scroll to what is said below the line that has the keyboard."""
        area, line = self._stack.currentWidget(), self.focusWidget()
        field = line.parentWidget() if line is not None else None
        if isinstance(area, QScrollArea) and field is not None:
            self._questions[self._stack.currentIndex()].column.activate()
            area.ensureWidgetVisible(field, 0, 0)

    def _note_edit(self) -> None:
        """Let the questions know what concerns them of the others' answers."""
        cell = cell_of(self._cell, self._superior, self._place)
        for question in (self._cell, self._superior, self._place):
            question.kind = cell.kind
            question.preview.show_cell(cell)
        self._place.superior = cell.superior
        self._keeping.suggest(cell.name)

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def _connect(self) -> None:
        for question in self._questions:
            question.edited.connect(self._note_edit)
        self._next.clicked.connect(self.go_on)
        self._previous.clicked.connect(self.go_back)
        for create in (self._create, self._create_now):
            create.clicked.connect(self.make)
        self._back.clicked.connect(self.left)
        key("Ctrl+Return", self, self.make)
        key("Alt+Left", self, self.go_back)
        self._busy.stopped.connect(self._worker.stop)
        key("Escape", self, self._leave)

    def _build(self, tokens: Tokens) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.edge, tokens.room(16), tokens.edge, tokens.room(16))
        box.setSpacing(tokens.room(10))
        box.addWidget(self._count)
        for question in self._questions:
            self._stack.addWidget(scrolling(question))
        box.addWidget(self._stack, 1)
        box.addWidget(self._message)
        box.addWidget(self._busy)
        box.addLayout(row(self._next, self._create, self._previous, self._create_now, None, self._back))
        box.addLayout(row(*self._hints, key_hint("Esc", "về trang đầu"), None, spacing=tokens.room(14)))


def _made(
    path: Path, cell: CellRecord, password: str, ways: tuple[str | None, str | None], go_on: Callable[[], None]
) -> BookKey | None:
    """Run on the thread: make the book; return its key."""
    from app.services import books

    made = books.make_book(path, cell, password or None, agenda=ways[0], rules=ways[1], go_on=go_on)
    made.close()
    return made.key
