"""Under the list of steps: when the open step began, how long it is planned to take, who leads it."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.records import MemberRecord, SessionRecord, StepRecord
from app.domain.speakers import people
from app.domain.timeline import is_after_session, likely_start
from app.services import meeting
from app.ui.live.live_session import LiveSession
from app.ui.live.moment_field import MinutesField, TimeField
from app.ui.live.person_combo import PersonCombo
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label, row

KEY = "F5"
SESSIONS_CHAIR = "Để trống: người chủ trì buổi"


class StepFacts(QWidget):
    """Folded until asked for; what is changed is kept at once. Names match inside ``host``."""

    def __init__(self, tokens: Tokens, host: QWidget) -> None:
        super().__init__()
        self._session: LiveSession | None = None
        self._members: tuple[MemberRecord, ...] = ()
        self._fields = QWidget()
        self._number = 0
        self.toggle = button("", "open_step_facts", kind="link")
        self.toggle.setToolTip(f"Giờ bắt đầu, thời gian dự kiến, người chủ trì của bước ({KEY})")
        self._start = TimeField(tokens, "step_started", "Giờ bắt đầu bước")
        self._stamp = button("Ghi giờ", "stamp_step", kind="link", accessible="Ghi giờ bắt đầu bước")
        self._planned = MinutesField(tokens, "step_planned", "Số phút dự kiến cho bước")
        self._chair = PersonCombo(tokens, host, "step_chair", "Người chủ trì bước này")
        line = self._chair.lineEdit()
        if line is not None:
            line.setPlaceholderText(SESSIONS_CHAIR)
        self._build(tokens)
        self._connect()

    @property
    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return not self._fields.isHidden()

    def show_step(self, session: LiveSession, number: int) -> None:
        """Show a step of a session as it stands."""
        self._session, self._number = session, number
        step = self._step()
        shown = step is not None and not is_after_session(session.record, step)
        self.setVisible(shown)
        if step is None or not shown:
            return
        self.toggle.setText("Giờ, người chủ trì")
        self.toggle.setAccessibleName(f"Giờ, thời gian dự kiến, người chủ trì của bước {number}")
        if not self.is_open:
            return
        record = session.record
        begun = step.started_at is not None
        self._start.setVisible(begun)
        self._stamp.setVisible(not begun and record.state != "planned")
        self._not_begun.setVisible(not begun and record.state == "planned")
        self._start.show_time(step.started_at, corrected=step.corrected)
        self._planned.show_minutes(step.planned_minutes)
        self._chair.show_people([p for p in people(record, self._members) if p.member_id is not None], step.chair)
        self._fields.setEnabled(record.seal is None)

    def turn(self) -> None:
        """Open the fields with the keyboard in the first of them, or close them."""
        session = self._session
        if session is None or self.isHidden():
            return
        self._fields.setVisible(not self.is_open)
        self.toggle.setAccessibleDescription("đang mở" if self.is_open else "đang đóng")
        if self.is_open:
            self._members = session.members if not session.counts.total else ()
            self.show_step(session, self._number)
            first = next(item for item in (self._start, self._stamp, self._planned) if not item.isHidden())
            first.setFocus()
        else:
            self.toggle.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Close the fields with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.turn()
            return
        super().keyPressEvent(event)

    def _build(self, tokens: Tokens) -> None:
        self._not_begun = label("chưa bắt đầu", "small")
        inside = QVBoxLayout(self._fields)
        inside.setContentsMargins(0, 0, 0, tokens.room(4))
        inside.setSpacing(tokens.room(6))
        began: tuple[QWidget, ...] = (self._start, self._stamp, self._not_begun)
        for caption, items in (("Bắt đầu lúc", began), ("Dự kiến (phút)", (self._planned,))):
            name = label(caption, "small")
            name.setBuddy(items[0])
            inside.addLayout(row(name, None, *items))
        name = label("Người chủ trì bước này", "small")
        name.setBuddy(self._chair)
        inside.addWidget(name)
        inside.addWidget(self._chair)
        self._fields.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.room(10), tokens.room(4), tokens.room(10), 0)
        column.setSpacing(tokens.room(4))
        column.addLayout(row(self.toggle, None, key_hint(KEY)))
        column.addWidget(self._fields)

    def _connect(self) -> None:
        self.toggle.clicked.connect(self.turn)
        self._start.chosen.connect(self._set_start)
        self._stamp.clicked.connect(self._stamp_now)
        self._planned.chosen.connect(partial(self._keep, "planned_minutes"))
        self._chair.chosen.connect(partial(self._keep, "chair"))

    def _step(self) -> StepRecord | None:
        record: SessionRecord | None = self._session.record if self._session else None
        return next((s for s in record.steps if s.number == self._number), None) if record else None

    def _set_start(self, at: time) -> None:
        step = self._step()
        if step is not None and step.started_at is not None:
            self._write(started_at=datetime.combine(step.started_at.date(), at), corrected=True)

    def _stamp_now(self) -> None:
        """Give a step that was passed over a likely time, to be corrected by hand."""
        step = self._step()
        if self._session is not None and step is not None:
            at = likely_start(self._session.record, step, self._session.context.now())
            self._write(started_at=at, corrected=True)

    def _keep(self, name: str, value: object) -> None:
        self._write(**{name: value})

    def _write(self, **facts: Any) -> None:
        session, number = self._session, self._number
        if session is not None:
            key = f"{session.id}/step/{number}/{'-'.join(sorted(facts))}"
            session.save(partial(_set_step, session.id, number, facts), key=key)


def _set_step(session_id: str, number: int, facts: dict[str, Any], uow: Any) -> None:
    meeting.set_step(uow, session_id, number, **dict(facts))
