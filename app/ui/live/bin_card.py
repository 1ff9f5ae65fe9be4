"""“Đã xóa”: the button below the steps, and the card it opens over the notes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain import paper_bin as words
from app.services import paper_bin
from app.services.paper_bin import Restored
from app.ui.live.bin_list import BinList
from app.ui.live.live_session import LiveSession
from app.ui.live.rows import ends
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label

KEY = "F3"


class BinCard(QFrame):
    """Lies on a ``page`` over one of its widgets, ``host``, until it is closed.

    Signals: ``closed`` when it should go.
    """

    closed = Signal()

    def __init__(self, tokens: Tokens, page: QWidget, host: QWidget) -> None:
        super().__init__(page)
        self._tokens, self._host = tokens, host
        self.setObjectName("bin_card")
        self.setAccessibleName("Các mục đã xóa")
        self.setProperty("role", "card")
        self.setProperty("accent", True)
        self.list = BinList(tokens)
        self.heading = label("", "title", name="bin_heading")
        back = button("Khôi phục", "restore_deleted", kind="primary", accessible="Khôi phục mục đang chọn")
        away = button("Đóng", "close_bin", accessible="Đóng danh sách đã xóa")
        back.clicked.connect(self.list.ask)
        away.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        column.setSpacing(tokens.gap)
        column.addWidget(self.heading)
        column.addWidget(label(words.HELD_UNTIL, "small", wrap=True))
        column.addWidget(self.list, 1)
        hints = (key_hint("Enter", "khôi phục"), key_hint("↑ ↓", "chọn"), key_hint("Esc", "đóng"))
        column.addLayout(ends(tokens, hints, (away, back)))
        host.installEventFilter(self)
        self.hide()

    def lie(self) -> None:
        """Cover the host."""
        edge = self._tokens.px(6)
        self.setGeometry(self._host.geometry().adjusted(edge, edge, -edge, -edge))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Stay over the host."""
        if watched is self._host and event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self.lie()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Close with Escape; no other key goes on to what lies below."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        event.accept()


class BinCorner(QWidget):
    """The button, there only while something is in the bin; ``turn`` opens and closes the card by key.

    ``leave`` stores what is pending in the inputs, so that what comes back joins what stands there.
    """

    def __init__(self, tokens: Tokens, page: QWidget, host: QWidget, leave: Callable[[], None]) -> None:
        super().__init__()
        self._leave = leave
        self._session: LiveSession | None = None
        self._asked: set[int] = set()
        self._place: QWidget | None = None
        self._button = button("", "open_bin", kind="link")
        self._button.clicked.connect(self.turn)
        self._card = BinCard(tokens, page, host)
        self._card.closed.connect(self.close_card)
        self._card.list.wanted.connect(self._restore)
        box = QHBoxLayout(self)
        box.setContentsMargins(tokens.room(10), tokens.room(2), tokens.room(10), 0)
        box.addWidget(self._button)
        box.addStretch(1)
        box.addWidget(key_hint(KEY))
        self.hide()

    def show_session(self, session: LiveSession) -> None:
        """Show how much is in a session's bin; the card goes with the session it was opened for."""
        if self._session is not session or session.record.seal is not None:
            self.close_card()
        self._session = session
        entries = session.record.bin
        self._button.setText(f"Đã xóa ({len(entries)})")
        self._button.setAccessibleName(f"Đã xóa {len(entries)} mục; mở để xem và khôi phục")
        self._card.heading.setText(f"Đã xóa ({len(entries)})")
        self._card.list.show_entries(entries)
        self.setVisible(bool(entries))

    def turn(self) -> None:
        """Open the card, or close it."""
        if self._card.isVisible():
            self.close_card()
        elif self._session is not None and self._session.record.seal is not None:
            self._session.context.said.emit(words.CLOSED, "warn")
        elif self._session is not None:
            self._place = QApplication.focusWidget()
            self._card.lie()
            self._card.show()
            self._card.list.setFocus()

    def close_card(self) -> None:
        """Close the card and give the keyboard back to where it was."""
        if not self._card.isVisible():
            return
        self._card.hide()
        place, self._place = self._place, None
        if place is not None and isValid(place) and place.isVisible():
            place.setFocus()

    def _restore(self, entry: int) -> None:
        session = self._session
        if session is None or entry in self._asked:
            return
        self._asked.add(entry)
        self._leave()
        session.save(
            lambda uow: paper_bin.restore(uow, entry),
            then=partial(_brought_back, session), refused=partial(self._asked.discard, entry),
        )  # fmt: skip


def _brought_back(session: LiveSession, restored: Restored) -> None:
    session.brought_back.emit(restored)
    session.context.said.emit(words.brought_back(restored.kind), "good")
