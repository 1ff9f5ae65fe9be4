"""When a session ended and how long it took, correctable; a time set by hand says so."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.sitting import whole_length
from app.domain.timeline import BY_HAND, length_minutes, length_words, short_words
from app.services import meeting
from app.ui.live.flow import FlowLayout
from app.ui.live.live_session import LiveSession
from app.ui.live.moment_field import MomentField
from app.ui.widgets import label, pill, set_tone

STATES = {
    "planned": "Buổi sinh hoạt chưa bắt đầu.",
    "running": "Buổi sinh hoạt đang diễn ra; giờ kết thúc được ghi khi bấm “Kết thúc buổi”.",
}


class TimesLine(QWidget):
    """Redrawn by ``redraw``; of a combined sitting the length is that of both parts."""

    def __init__(self, session: LiveSession) -> None:
        super().__init__()
        self._session = session
        tokens = session.context.tokens
        self._times = label("", wrap=True, name="session_times")
        self.end = MomentField(tokens, "ended_at", "Giờ và ngày kết thúc")
        self._began = label("")
        self._length = pill("")
        self._length.setObjectName("session_length")
        self.end.chosen.connect(self._set_end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.gap)
        column.addWidget(self._times)
        column.addLayout(FlowLayout(tokens.gap, self._began, self.end, self._length))
        self.redraw()

    def redraw(self) -> None:
        """Show the times of the session as they stand."""
        record = self._session.record
        self._times.setText(STATES.get(record.state, ""))
        self._times.setVisible(record.state in STATES)
        if record.started_at is not None:
            mark = f" ({BY_HAND})" if record.start_corrected else ""
            self._began.setText(f"Bắt đầu lúc {record.started_at:%H:%M}{mark}, kết thúc lúc")
        for item in (self._began, self.end, self._length):
            item.setVisible(record.state == "held")
        self.end.show_moment(record.ended_at, corrected=record.end_corrected)
        self.end.setEnabled(record.seal is None)
        self._show_length()

    def _show_length(self) -> None:
        record = self._session.record
        minutes, whole = length_minutes(record), whole_length(record, self._session.rules)
        if minutes is not None and minutes <= 0:
            set_tone(self._length, "Giờ kết thúc không sau giờ bắt đầu", "bad")
        elif whole is not None:
            both = "cả hai phần " if whole.combined else ""
            least = f" (quy định ít nhất {whole.least} phút)" if short_words(whole) else ""
            set_tone(self._length, f"{both}{length_words(whole.minutes)}{least}", "warn" if least else "neutral")
        elif minutes is not None:
            set_tone(self._length, length_words(minutes), "neutral")

    def _set_end(self, at: datetime) -> None:
        session_id = self._session.id
        self._session.save(partial(_set_end, session_id, at), key=f"{session_id}/ended_at")


def _set_end(session_id: str, at: datetime, uow: Any) -> None:
    meeting.set_facts(uow, session_id, ended_at=at, end_corrected=True)
