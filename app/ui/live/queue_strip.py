"""The line in which the name of somebody who asks to speak is typed, while another one speaks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.records import Speaker
from app.domain.speakers import is_whole_name
from app.ui.autosave import AutoSave
from app.ui.live.drafts import Drafts
from app.ui.live.live_session import LiveSession
from app.ui.live.name_input import Find, NameInput, situation
from app.ui.live.rows import is_large
from app.ui.widgets import key_hint, label, row

PLACE = "queue_input"
ASK = "Tên người đăng ký; phần đang ghi giữ nguyên."


class QueueStrip(QFrame):
    """Hidden until it is opened; what is typed in it is a draft.

    Signals: ``asked(Speaker)`` when somebody is to be put into the queue, ``closed`` when the line should go.
    """

    asked = Signal(object)
    closed = Signal()

    def __init__(self, session: LiveSession, host: QWidget, everyone: Find, drafts: Drafts) -> None:
        super().__init__()
        tokens = session.context.tokens
        self.setProperty("role", "card")
        self.input = NameInput(tokens, host, everyone, PLACE, "Người đăng ký phát biểu", beside=situation)
        self.input.setPlaceholderText("Đăng ký phát biểu")
        self.input.setMinimumWidth(tokens.px(130 if is_large(tokens) else 180))
        self.input.setMaximumWidth(tokens.px(290))
        self._said = label("", "small", wrap=True, name="queue_hint")
        self._saver = AutoSave(self.input)
        drafts.bind(self._saver, PLACE)
        keys = (key_hint("Enter", "ghi"), key_hint("Esc", "thôi"))
        middle = () if is_large(tokens) else (self._said,)
        layout = row(self.input, *(middle or (None,)), *keys, spacing=tokens.gap)
        if middle:
            layout.setStretchFactor(self.input, 4)
            layout.setStretchFactor(self._said, 5)
        layout.setContentsMargins(tokens.space, tokens.room(6), tokens.space, tokens.room(6))
        self.setLayout(layout)
        self.input.went_on.connect(self._picked)
        self.input.unmatched.connect(self._unmatched)
        self.setVisible(bool(self.input.text()))

    def open(self, text: str = "") -> None:
        """Show the line and give it the keyboard."""
        if text:
            self.input.setText(text)
        self._say(ASK)
        self.show()
        self.input.setFocus()

    def start_over(self) -> None:
        """Be empty and out of sight; the draft is removed by whoever keeps the name."""
        self._saver.forget()
        self._saver.show_text("")
        self.input.remember(None)
        self.input.popup.hide()
        self.hide()

    def flush(self) -> None:
        """Queue what is pending."""
        self._saver.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Escape gives it up."""
        if event.key() == Qt.Key.Key_Escape:
            self.input.clear()
            self._saver.flush()
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _picked(self) -> None:
        person = self.input.person
        if person is not None:
            self.asked.emit(Speaker(person.full_name, person.title, person.member_id))

    def _unmatched(self, text: str) -> None:
        if is_whole_name(text):
            self.asked.emit(Speaker(" ".join(text.split())))
        else:
            self._say("Không có ai khớp. Nếu là khách, đồng chí ghi đủ họ và tên." if text else ASK)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self.input.setAccessibleDescription(text)
