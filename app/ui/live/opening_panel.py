"""Step "opening": when, where, under whom; the guests; the reason for the session."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget
from shiboken6 import isValid

from app.domain.records import StepRecord
from app.domain.speakers import people
from app.domain.timeline import moved_start
from app.services import meeting
from app.ui.autosave import AutoSave
from app.ui.live.guests_editor import GuestsEditor
from app.ui.live.live_session import LiveSession
from app.ui.live.moment_field import MomentField
from app.ui.live.panel import StepPanel
from app.ui.live.person_combo import PersonCombo
from app.ui.live.rows import is_large
from app.ui.live.text_panel import step_editor
from app.ui.live.time_plan import TimePlan
from app.ui.live.unserved_line import UnservedLine
from app.ui.widgets import field, label, name_control, row

PILOT = "Sinh hoạt điểm, có mời đại biểu dự"
NOT_STARTED = "ghi khi bấm “Bắt đầu”"


class OpeningPanel(StepPanel):
    """Facts of the opening, each kept as it is entered, and the guests."""

    def __init__(self, session: LiveSession, step: StepRecord, place: QWidget | None = None) -> None:
        super().__init__(session, step, place)
        self._plan: TimePlan | None = None
        self.editor = step_editor(self.tokens, "Lý do, nội dung tuyên bố")
        self.editor.setPlaceholderText("Ghi lý do buổi sinh hoạt…")
        self._unserved = UnservedLine(session)
        self.column.addWidget(self._unserved)
        self._build_facts()
        self._guests = GuestsEditor(session)
        self.column.addWidget(label("Đại biểu, khách mời", "strong"))
        self.column.addWidget(self._guests)
        self.column.addLayout(field("Tuyên bố lý do", self.editor), 1)
        self._bind(step)
        self._connect()

    def redraw(self) -> None:
        """Show the facts and the guests."""
        record = self.session.record
        self._start.setVisible(record.started_at is not None)
        self._not_started.setVisible(record.started_at is None)
        self._start.show_moment(record.started_at, corrected=record.start_corrected)
        self._pilot.setChecked(record.is_pilot)
        members = self.session.members if not self.session.counts.total else ()
        known = [person for person in people(record, members) if person.member_id is not None]
        self._chair.show_people(known, record.chair)
        self._place_saver.follow(record.place)
        self._text_saver.follow(self.step.text)
        self._guests.redraw()
        self._unserved.redraw()
        if self._plan is not None and isValid(self._plan):
            self._plan.redraw()

    def side(self) -> QWidget | None:
        """Return the plan of time; with large type there is no room for it, and each step has its own field."""
        if is_large(self.tokens):
            return None
        if self._plan is None or not isValid(self._plan):
            self._plan = TimePlan(self.session)
        return self._plan

    def leave(self) -> None:
        """Store what is pending."""
        self._guests.leave()
        for saver in self._savers:
            saver.flush()

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that is missing: the chair, else the reason."""
        if self.session.record.chair is None:
            self._chair.setFocus()
        else:
            self.editor.setFocus()

    def _build_facts(self) -> None:
        self._start = MomentField(self.tokens, "started_at", "Giờ và ngày bắt đầu")
        self._not_started = label(NOT_STARTED, "small", wrap=True)
        self._place = QLineEdit()
        name_control(self._place, "session_place", "Địa điểm")
        self._chair = PersonCombo(self.tokens, self, "chair", "Người chủ trì")
        start = QWidget()
        holder = row(self._start, self._not_started)
        start.setLayout(holder)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.tokens.space)
        for place, (title, control) in enumerate(
            (("Bắt đầu lúc", start), ("Chủ trì", self._chair), ("Địa điểm", self._place))
        ):
            under = field(title, control)
            under.addStretch(1)
            grid.addLayout(under, 0, place)
            grid.setColumnStretch(place, 2 if place else 1)
        self._pilot = QCheckBox(PILOT)
        name_control(self._pilot, "session_pilot", PILOT)
        self.column.addLayout(grid)
        self.column.addLayout(row(self._pilot, None))

    def _bind(self, step: StepRecord) -> None:
        self._savers = self._place_saver, self._text_saver = AutoSave(self._place), AutoSave(self.editor)
        self.session.bind_fact(self._place_saver, "place", self.session.record.place)
        self.session.bind_step_text(self._text_saver, step)

    def _connect(self) -> None:
        self._start.chosen.connect(self._set_start)
        self._chair.chosen.connect(self._set_chair)
        self._pilot.clicked.connect(self._set_pilot)

    def _set_start(self, at: datetime) -> None:
        session_id, first = self.session.id, moved_start(self.session.record)
        self.session.save(lambda uow: _set_start(uow, session_id, first, at), key=f"{session_id}/started_at")

    def _set_chair(self, member_id: str | None) -> None:
        session_id = self.session.id
        self.session.save(lambda uow: meeting.set_people(uow, session_id, chair=member_id), key=f"{session_id}/chair")

    def _set_pilot(self, checked: bool) -> None:  # noqa: FBT001 (a slot)
        session_id = self.session.id
        self.session.save(partial(_set_pilot, session_id, checked), key=f"{session_id}/is_pilot")


def _set_start(uow: Any, session_id: str, first: int | None, at: datetime) -> None:
    meeting.set_facts(uow, session_id, started_at=at, start_corrected=True)
    if first is not None:
        meeting.set_step(uow, session_id, first, started_at=at, corrected=True)


def _set_pilot(session_id: str, is_pilot: bool, uow: Any) -> None:  # noqa: FBT001 (a value)
    meeting.set_facts(uow, session_id, is_pilot=is_pilot)
