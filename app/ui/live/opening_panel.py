"""Step "opening": when, where, under whom; the guests; the reason for the session."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget
from shiboken6 import isValid

from app.domain.records import GuestRecord, StepRecord
from app.domain.speakers import people
from app.domain.timeline import moved_start
from app.services import meeting, paper_bin
from app.services.saver import Trace
from app.ui.autosave import AutoSave
from app.ui.live.guest_table import GuestTable
from app.ui.live.live_session import LiveSession
from app.ui.live.moment_field import MomentField
from app.ui.live.panel import StepPanel
from app.ui.live.person_combo import PersonCombo
from app.ui.live.rows import is_large
from app.ui.live.text_panel import step_editor
from app.ui.live.time_plan import TimePlan
from app.ui.widgets import button, field, key_hint, label, name_control, row

PILOT = "Sinh hoạt điểm, có mời đại biểu dự"
NOT_STARTED = "ghi khi bấm “Bắt đầu”"
ADD, CHANGE = "Thêm đại biểu", "Ghi lại"


class OpeningPanel(StepPanel):
    """Facts of the opening, each kept as it is entered; a line adds guests with Enter."""

    def __init__(self, session: LiveSession, step: StepRecord) -> None:
        super().__init__(session, step)
        self._changing: int | None = None
        self._plan: TimePlan | None = None
        self.editor = step_editor(self.tokens, "Lý do, nội dung tuyên bố")
        self.editor.setPlaceholderText("Ghi lý do buổi sinh hoạt…")
        self._build_facts()
        self._build_guests()
        self.column.addLayout(field("Tuyên bố lý do", self.editor), 1)
        self._bind(step)
        self._connect()
        self.redraw()

    def redraw(self) -> None:
        """Show the facts and the guests."""
        record = self.session.record
        self._start.setVisible(record.started_at is not None)
        self._not_started.setVisible(record.started_at is None)
        self._start.show_moment(record.started_at, corrected=record.start_corrected)
        self._pilot.setChecked(record.is_pilot)
        members = self.session.context.book.members() if not self.session.counts.total else ()
        known = [person for person in people(record, members) if person.member_id is not None]
        self._chair.show_people(known, record.chair)
        self._place_saver.follow(record.place)
        self._text_saver.follow(self.step.text)
        self._guests.show_guests(record.guests)
        self._no_guests.setVisible(not record.guests)
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
        for saver in self._savers:
            saver.flush()

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that is missing: the chair, else the reason."""
        if self.session.record.chair is None:
            self._chair.setFocus()
        else:
            self.editor.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Give up correcting a guest with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._changing is not None:
            self._clear_line()
            return
        super().keyPressEvent(event)

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

    def _build_guests(self) -> None:
        self._guests = GuestTable(self.tokens)
        self._no_guests = label(
            "Chưa có đại biểu, khách mời. Nếu không có, đồng chí bỏ qua phần này.", "small", wrap=True
        )
        self._name, self._title = QLineEdit(), QLineEdit()
        name_control(self._name, "guest_name", "Họ và tên đại biểu")
        name_control(self._title, "guest_title", "Chức vụ, đơn vị của đại biểu")
        self._name.setPlaceholderText("Họ và tên")
        self._title.setPlaceholderText("Chức vụ, đơn vị")
        self._add = button(ADD, "add_guest", accessible="Thêm đại biểu")
        line = row(self._name, self._title, self._add, spacing=self.tokens.gap)
        line.setStretch(0, 3)
        line.setStretch(1, 4)
        self._keys = row(key_hint("Enter", "thêm"), key_hint("Delete", "bỏ đại biểu đang chọn"), None)
        self.column.addWidget(label("Đại biểu, khách mời", "strong"))
        for item in (self._no_guests, self._guests):
            self.column.addWidget(item)
        self.column.addLayout(line)
        self.column.addLayout(self._keys)

    def _bind(self, step: StepRecord) -> None:
        inputs = (self._place, self._name, self._title, self.editor)
        self._savers = self._place_saver, self._name_saver, self._title_saver, self._text_saver = (
            AutoSave(inputs[0]), AutoSave(inputs[1]), AutoSave(inputs[2]), AutoSave(inputs[3]),
        )  # fmt: skip
        self.session.bind_fact(self._place_saver, "place", self.session.record.place)
        self.session.bind_draft(self._name_saver, "guest_name")
        self.session.bind_draft(self._title_saver, "guest_title")
        self.session.bind_step_text(self._text_saver, step)

    def _connect(self) -> None:
        self._start.chosen.connect(self._set_start)
        self._chair.chosen.connect(self._set_chair)
        self._pilot.clicked.connect(self._set_pilot)
        self._name.returnPressed.connect(self._keep_guest)
        self._title.returnPressed.connect(self._keep_guest)
        self._add.clicked.connect(self._keep_guest)
        self._guests.removed.connect(self._remove_guest)
        self._guests.wanted.connect(self._change_guest)

    def _set_start(self, at: datetime) -> None:
        session_id, first = self.session.id, moved_start(self.session.record)
        self.session.save(lambda uow: _set_start(uow, session_id, first, at), key=f"{session_id}/started_at")

    def _set_chair(self, member_id: str | None) -> None:
        session_id = self.session.id
        self.session.save(lambda uow: meeting.set_people(uow, session_id, chair=member_id), key=f"{session_id}/chair")

    def _set_pilot(self, checked: bool) -> None:  # noqa: FBT001 (a slot)
        session_id = self.session.id
        self.session.save(partial(_set_pilot, session_id, checked), key=f"{session_id}/is_pilot")

    def _keep_guest(self) -> None:
        """Add the guest in the line, or keep the correction; without a name, ask for it."""
        for saver in (self._name_saver, self._title_saver):
            saver.settle()
        name, title = " ".join(self._name.text().split()), " ".join(self._title.text().split())
        if not name:
            self._name.setFocus()
            return
        session_id, changing = self.session.id, self._changing
        self.session.save(lambda uow: _keep_guest(uow, session_id, changing, name, title), trace=Trace("guest", name))
        self._clear_line()
        self._name.setFocus()

    def _clear_line(self) -> None:
        self._changing = None
        self._add.setText(ADD)
        for saver in (self._name_saver, self._title_saver):
            saver.forget()
            saver.show_text("")

    def _change_guest(self, guest: GuestRecord) -> None:
        self._clear_line()
        self._changing = guest.id
        self._add.setText(CHANGE)
        self._name.setText(guest.full_name)
        self._title.setText(guest.title)
        self._name.setFocus()

    def _remove_guest(self, guest: GuestRecord) -> None:
        session_id, number = self.session.id, guest.id
        if self._changing == number:
            self._clear_line()
        at = self.session.context.now()
        self.session.save(lambda uow: paper_bin.discard(uow, "guest", number, at))
        self.session.context.offered.emit(
            f"Đã bỏ đại biểu {guest.full_name}.", "Hoàn tác", partial(_bring_back, self.session, session_id, number)
        )


def _bring_back(session: LiveSession, session_id: str, number: int) -> None:
    session.save(lambda uow: paper_bin.undo(uow, session_id, "guest", number))


def _keep_guest(uow: Any, session_id: str, changing: int | None, name: str, title: str) -> int:
    for place in ("guest_name", "guest_title"):
        meeting.keep_draft(uow, session_id, place, "")
    if changing is None:
        return meeting.add_guest(uow, session_id, name, title)
    meeting.change_text(uow, "guest", changing, full_name=name, title=title)
    return changing


def _set_start(uow: Any, session_id: str, first: int | None, at: datetime) -> None:
    meeting.set_facts(uow, session_id, started_at=at, start_corrected=True)
    if first is not None:
        meeting.set_step(uow, session_id, first, started_at=at, corrected=True)


def _set_pilot(session_id: str, is_pilot: bool, uow: Any) -> None:  # noqa: FBT001 (a value)
    meeting.set_facts(uow, session_id, is_pilot=is_pilot)
