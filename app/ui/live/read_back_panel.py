"""Step "read-back": the minutes are presented to the meeting; the session's end, and the closing of the minutes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.records import StepRecord
from app.ui.autosave import AutoSave
from app.ui.live.closing_card import ClosingCard
from app.ui.live.live_session import LiveSession
from app.ui.live.missing_list import MissingList
from app.ui.live.panel import StepPanel
from app.ui.live.text_panel import step_editor
from app.ui.live.times_line import TimesLine
from app.ui.widgets import button, field, row


class ReadBackPanel(StepPanel):
    """What is said when the minutes are read; once the session is over they are read back and closed here.

    Signals: ``step_requested(number)`` to go to a step where something is not done.
    """

    step_requested = Signal(int)

    def __init__(self, session: LiveSession, step: StepRecord, place: QWidget | None = None) -> None:
        super().__init__(session, step, place)
        self._times = TimesLine(session)
        self._read = button("Mở phần đọc lại", "open_read_back", accessible="Mở phần đọc lại biên bản trước chi bộ")
        self._closing = ClosingCard(session)
        self._missing = MissingList(session, self)
        self._missing.wanted.connect(self.step_requested)
        self.editor = step_editor(self.tokens, f"Nội dung: {step.title}")
        self.editor.setPlaceholderText("Ghi ý kiến bổ sung biên bản, nếu có…")
        self._saver = AutoSave(self.editor)
        session.bind_step_text(self._saver, step)
        self.column.addWidget(self._times)
        self.column.addLayout(row(self._read, None))
        self.column.addWidget(self._closing)
        self.column.addLayout(field("Nội dung ghi thêm", self.editor), 1)
        self._read.clicked.connect(self._to_reading)
        self.redraw()

    def redraw(self) -> None:
        """Show how far the session and its minutes are."""
        record = self.session.record
        self._times.redraw()
        self._closing.redraw(self._missing.redraw())
        self._read.setVisible(record.state == "running")
        self.editor.setReadOnly(record.seal is not None)
        self._saver.follow(self.step.text)

    def leave(self) -> None:
        """Store what is pending."""
        self._saver.flush()
        self._closing.flush()

    def close_minutes(self, *, closed: bool) -> None:
        """Keep working: closed minutes are supplemented here."""

    def focus_first(self) -> None:
        """Put the keyboard on reading the minutes, else into the text."""
        buttons: tuple[QWidget, ...] = (self._closing.read_back, self._read)
        shown = (made for made in buttons if made.isVisible())
        next(shown, self.editor).setFocus()

    def side(self) -> QWidget:
        """Return what is not done yet."""
        return self._missing

    def _to_reading(self) -> None:
        self.leave()
        self.session.context.read_back_requested.emit(self.session.id)
