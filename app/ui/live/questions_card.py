"""Questions that the session cannot conclude, and those that earlier ones left open."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.closing import waiting
from app.domain.records import OpenQuestionRecord, SessionRecord
from app.services import open_questions, paper_bin
from app.services.saver import Trace
from app.ui.autosave import AutoSave
from app.ui.live.drafts import Drafts
from app.ui.live.form_card import FormCard
from app.ui.live.live_session import LiveSession
from app.ui.widgets import button, clear, key_hint, label, name_control, row

PLACE = "open_question_input"


class EarlierQuestions(QWidget):
    """What earlier sessions left open, each concluded here with one button; hidden while there is nothing."""

    def __init__(self, session: LiveSession) -> None:
        super().__init__()
        self._session = session
        self._seen: SessionRecord | None = None
        self._shown: tuple[OpenQuestionRecord, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(session.context.tokens.room(4))
        self.redraw()

    def redraw(self) -> None:
        """Show the present record."""
        if self._session.record is self._seen:
            return
        self._seen = self._session.record
        asked = self._session.context.book.waiting_questions(self._session.id)
        if asked != self._shown:
            self._shown = asked
            self._draw()
        self.setVisible(bool(asked))

    def _draw(self) -> None:
        focused = _name_of_focus(self)
        clear(self._column)
        self._column.addWidget(label("Kỳ trước để ngỏ", "strong"))
        for one in self._shown:
            done = one.closed_in is not None
            act = button("Bỏ ghi" if done else "Đã kết luận ở buổi này", f"conclude_question_{one.id}")
            act.setAccessibleName(f"{act.text()}: {one.text}")
            act.clicked.connect(partial(self._conclude, one.id, None if done else self._session.id))
            self._column.addLayout(_line(f"{one.text}{' (đã kết luận ở buổi này)' if done else ''}", act))
            _give_focus_back(act, focused)

    def _conclude(self, number: int, session_id: str | None) -> None:
        self._session.save(partial(_conclude, number, session_id))


class QuestionsCard(FormCard):
    """Keeps questions open: in own words, or one of the discussion that nobody answered.

    Signals: ``closed`` when the card should go.
    """

    closed = Signal()

    def __init__(self, session: LiveSession, drafts: Drafts) -> None:
        tokens = session.context.tokens
        super().__init__(tokens)
        self._session, self._drafts = session, drafts
        self._shown: tuple[object, ...] | None = None
        self._earlier = EarlierQuestions(session)
        self._list = QVBoxLayout()
        self._list.setSpacing(tokens.room(4))
        self.input = QLineEdit()
        name_control(self.input, PLACE, "Vấn đề để ngỏ")
        self.input.setProperty("role", "reading")
        self.input.setPlaceholderText("Ghi vấn đề chưa kết luận được rồi bấm Enter")
        self._saver = AutoSave(self.input)
        drafts.bind(self._saver, PLACE)
        self._lay_out()
        self.redraw()

    def redraw(self) -> None:
        """Show the present record; the input keeps what is typed in it."""
        record = self._session.record
        shown = (record.open_questions, waiting(record))
        if shown != self._shown:
            self._shown = shown
            self._draw()
        self._earlier.redraw()

    def flush(self) -> None:
        """Queue what is pending."""
        self._saver.flush()

    def _lay_out(self) -> None:
        tokens = self._session.context.tokens
        keys = (key_hint("Enter", "thêm"), key_hint("Esc", "xong"))
        self.column.addLayout(row(label("Vấn đề để ngỏ", "heading"), None, *keys, spacing=tokens.room(12)))
        self.column.addWidget(self._earlier)
        self.column.addLayout(self._list)
        add = button("Thêm", "add_open_question", accessible="Thêm vấn đề để ngỏ")
        add.clicked.connect(self._add)
        self.column.addLayout(row(self.input, add, spacing=tokens.gap))
        self.input.returnPressed.connect(self._add)
        self.submitted.connect(self._add)
        self.escaped.connect(self._leave)

    def _draw(self) -> None:
        focused, made = _name_of_focus(self), set()
        clear(self._list)
        record = self._session.record
        for number, one in enumerate(record.open_questions, 1):
            gone = button("Bỏ", f"remove_open_question_{one.id}", accessible=f"Bỏ vấn đề để ngỏ: {one.text}")
            gone.clicked.connect(partial(self._remove, one.id))
            self._list.addLayout(_line(f"{number}. {one.text}", gone))
            made.add(_give_focus_back(gone, focused))
        if waiting(record):
            self._list.addWidget(label("Câu hỏi chưa được trả lời", "strong"))
        for number, text in enumerate(waiting(record), 1):
            keep = button("Để ngỏ", f"keep_open_{number}", accessible=f"Để ngỏ câu hỏi: {text}")
            keep.clicked.connect(partial(self._keep, text))
            self._list.addLayout(_line(text, keep))
            made.add(_give_focus_back(keep, focused))
        if focused and focused not in made:
            self.input.setFocus()

    def _add(self) -> None:
        self._saver.settle()
        text = " ".join(self.input.text().split())
        if not text or not self._session.context.takes(text):
            return
        self._saver.forget()
        self._saver.show_text("")
        session_id = self._session.id
        work = self._drafts.forgetting((PLACE,), lambda uow: open_questions.keep_open(uow, session_id, text))
        self._session.save(work, trace=Trace("open_question", text), refused=partial(self._refused, text))

    def _keep(self, text: str) -> None:
        session_id = self._session.id
        self._session.save(lambda uow: open_questions.keep_open(uow, session_id, text))

    def _refused(self, text: str) -> None:
        """Give the words back to the input, before those typed since."""
        self.input.setText(" ".join(part for part in (text, self.input.text()) if part))

    def _remove(self, number: int) -> None:
        session, at = self._session, self._session.context.now()
        session.save(lambda uow: paper_bin.discard(uow, "open_question", number, at))
        session.context.offered.emit("Đã bỏ vấn đề để ngỏ.", "Hoàn tác", partial(_bring_back, session, number))

    def _leave(self) -> None:
        self.flush()
        self.closed.emit()


def _bring_back(session: LiveSession, number: int) -> None:
    session_id = session.id
    session.save(lambda uow: paper_bin.undo(uow, session_id, "open_question", number))


def _conclude(number: int, session_id: str | None, uow: Any) -> None:
    open_questions.conclude(uow, number, session_id)


def _line(text: str, act: QWidget) -> QVBoxLayout:
    """Return a text with its button at the right."""
    words = label(text, wrap=True)
    line = row(words, act)
    line.setStretchFactor(words, 1)
    return line  # type: ignore[return-value]


def _name_of_focus(widget: QWidget) -> str:
    """Return the name of the button inside a widget that has the keyboard; nothing when none has."""
    has = widget.focusWidget()
    return has.objectName() if has is not None and has.hasFocus() and has.objectName() != PLACE else ""


def _give_focus_back(made: QWidget, name: str) -> str:
    """Give a new button the keyboard if it takes the place of the one that had it; return the new one's name."""
    if name and made.objectName() == name:
        made.setFocus()
    return made.objectName()
