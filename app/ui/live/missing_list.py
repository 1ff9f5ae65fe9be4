"""What is not done yet, each a link to its place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.closing import Unfinished, unfinished
from app.ui.live.live_session import LiveSession
from app.ui.widgets import button, clear, label, name_control

ALL_DONE, CLOSED = "Các bước đã đủ nội dung.", "Biên bản đã chốt."


class LineLink(QLabel):
    """A link of several lines.

    Signals: ``chosen`` on a click, Enter or Space.
    """

    chosen = Signal()

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        name_control(self, name, f"Đến chỗ này: {text}")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "link")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Choose with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Choose with a click."""
        super().mouseReleaseEvent(event)
        self.chosen.emit()


class MissingList(QWidget):
    """Redrawn by ``redraw``; the session then knows which place of a step is wanted.

    Signals: ``wanted(number)`` when a step, or a place in it, is chosen.
    """

    wanted = Signal(int)

    def __init__(self, session: LiveSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, tokens = session, session.context.tokens
        self.setObjectName("missing_list")
        self.setAccessibleName("Việc chưa xong của buổi này")
        self._shown: tuple[object, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.room(14), tokens.room(14), tokens.room(14), tokens.room(14))
        column.setSpacing(tokens.gap)
        self._title = label("", "heading", wrap=True)
        column.addWidget(self._title)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(tokens.room(2))
        column.addLayout(self._lines)
        column.addStretch(1)

    def redraw(self) -> int:
        """Show what is not done in the session as it is; return how much that is."""
        session, record = self._session, self._session.record
        closed = record.seal is not None
        carried = () if closed else session.context.book.carried_tasks(session.id)
        left = () if closed else unfinished(record, session.profile, carried)
        titles = {step.number: session.short_title(step) for step in record.steps}
        self._show(left, titles, CLOSED if closed else ALL_DONE)
        return len(left)

    def _show(self, left: Sequence[Unfinished], titles: dict[int, str], otherwise: str) -> None:
        if (tuple(left), titles, otherwise) == self._shown:
            return
        self._shown = (tuple(left), titles, otherwise)
        clear(self._lines)
        self._title.setText(f"Việc chưa xong ({len(left)})" if left else "Việc chưa xong")
        if not left:
            self._lines.addWidget(label(otherwise, "small", wrap=True))
        for number, ones in groupby(left, key=lambda one: one.step):
            self._put_step(number, titles.get(number, ""))
            for place, one in enumerate(ones):
                self._put_line(one, place)

    def _put_step(self, number: int, title: str) -> None:
        name = f"Đến bước {number}: {title}"
        link = button(f"Bước {number}", f"missing_step_{number}", kind="link", accessible=name)
        link.setToolTip(title)
        link.clicked.connect(partial(self._want, number, ""))
        self._lines.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _put_line(self, one: Unfinished, place: int) -> None:
        """Add one thing; one that has a place in its step is a link to it."""
        words: QLabel = label(one.text, "small", wrap=True)
        if one.place:
            words = LineLink(one.text, f"missing_{one.place}_{place}")
            words.chosen.connect(partial(self._want, one.step, one.place))
        words.setIndent(0)
        self._lines.addWidget(words)

    def _want(self, number: int, place: str, *_: object) -> None:
        self._session.wanted = place
        self.wanted.emit(number)
