"""When, where and under whom the session will be."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit

from app.domain.ready_items import Section
from app.domain.records import SessionRecord
from app.domain.speakers import people
from app.services import meeting
from app.ui.autosave import AutoSave
from app.ui.live.live_session import LiveSession
from app.ui.live.moment_field import MomentField
from app.ui.live.person_combo import PersonCombo
from app.ui.live.rows import fields
from app.ui.live.text_edit import TextEdit
from app.ui.preparation.section import SectionPanel
from app.ui.widgets import button, field, label, name_control, row

#: How far ahead and at what time a session is put when nothing is known of it; the person corrects both.
USUAL_DAYS, USUAL_TIME = 7, time(14, 0)


class FactsSection(SectionPanel):
    """The facts of the session, each kept as it is entered."""

    section = Section.FACTS
    hint = "Thay đổi ở đây được ghi ngay vào buổi sinh hoạt, thông báo và giấy mời."

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        tokens, record = self.tokens, session.record
        self._topic = TextEdit(tokens, "prepare_topic", "Tên chuyên đề, nội dung chính", lines=1, most=4)
        self._place = QLineEdit()
        name_control(self._place, "prepare_place", "Địa điểm")
        self._at = MomentField(tokens, "prepare_planned_at", "Giờ và ngày dự kiến")
        self._set_day = button("Định ngày giờ", "prepare_set_day")
        self._taker = PersonCombo(tokens, self, "prepare_minutes_taker", "Người ghi biên bản")
        self._chair = PersonCombo(tokens, self, "prepare_chair", "Người chủ trì")
        self._topic_saver, self._place_saver = AutoSave(self._topic), AutoSave(self._place)
        self.savers += [self._topic_saver, self._place_saver]
        session.bind_fact(self._topic_saver, "topic", record.topic)
        session.bind_fact(self._place_saver, "place", record.place)
        self.column.addLayout(field("Chuyên đề, nội dung chính", self._topic))
        self.column.addWidget(label("Thời gian dự kiến", "small"))
        self.column.addLayout(row(self._set_day, self._at, None))
        self.column.addLayout(field("Địa điểm", self._place))
        people_row = ("Chủ trì", self._chair, 1), ("Người ghi biên bản", self._taker, 1)
        self.column.addLayout(fields(tokens, *people_row, large=1))
        self.column.addStretch(1)
        self._connect()
        self.redraw()

    def redraw(self) -> None:
        """Show the facts."""
        record = self.session.record
        self._topic_saver.follow(record.topic)
        self._place_saver.follow(record.place)
        self._at.setVisible(record.planned_at is not None)
        self._set_day.setVisible(record.planned_at is None)
        self._at.show_moment(record.planned_at)
        everyone = people(record, self.session.context.book.members())
        known = [person for person in everyone if person.member_id is not None]
        self._chair.show_people(known, record.chair)
        self._taker.show_people(known, record.minutes_taker)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that is missing."""
        record = self.session.record
        wanted = (
            (self._topic, record.topic.strip()), (self._set_day, record.planned_at),
            (self._place, record.place.strip()), (self._chair, record.chair), (self._taker, record.minutes_taker),
        )  # fmt: skip
        next((control for control, there in wanted if not there), self._topic).setFocus()

    def _connect(self) -> None:
        self._at.chosen.connect(self._set_moment)
        self._set_day.clicked.connect(self._begin_day)
        self._chair.chosen.connect(partial(self._set_person, "chair"))
        self._taker.chosen.connect(partial(self._set_person, "minutes_taker"))

    def _begin_day(self) -> None:
        self._set_moment(_likely(self.session.record, self.session.context.now().date()))

    def _set_moment(self, at: datetime) -> None:
        session_id = self.session.id
        self.session.save(partial(_set_moment, session_id, at), key=f"{session_id}/planned_at", then=self._to_day)

    def _to_day(self, _: object) -> None:
        if self._set_day.hasFocus() or not self._at.hasFocus():
            self._at.setFocus()

    def _set_person(self, role: str, member: str | None) -> None:
        session_id = self.session.id
        self.session.save(lambda uow: meeting.set_people(uow, session_id, **{role: member}), key=f"{session_id}/{role}")


def _likely(record: SessionRecord, today: date) -> datetime:
    """Return a day within the session's quarter or a week ahead."""
    day = today + timedelta(days=USUAL_DAYS)
    if record.quarter is not None and record.year > today.year:
        day = date(record.year, 3 * record.quarter - 2, 1)
    return datetime.combine(day, USUAL_TIME)


def _set_moment(session_id: str, at: datetime, uow: Any) -> None:
    meeting.set_facts(uow, session_id, planned_at=at)
