"""Who finishes the report after the session: nobody in particular unless somebody is chosen."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.domain.speakers import people
from app.services import meeting
from app.ui.live.fold import Fold
from app.ui.live.live_session import LiveSession
from app.ui.live.person_combo import PersonCombo
from app.ui.widgets import field

TITLE = "Người hoàn thiện chuyên đề"


class FinisherFold(Fold):
    """A choice of one member, kept at once."""

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session.context.tokens, "finisher_part", TITLE)
        self._session = session
        self._members = session.members
        self.finisher = PersonCombo(self.tokens, self, "finisher", TITLE)
        self.finisher.setMaximumWidth(self.tokens.px(420))
        hint = "Để trống nếu cấp ủy chi bộ cùng hoàn thiện."
        self.inside.addLayout(field("Đồng chí tiếp thu ý kiến, hoàn thiện chuyên đề", self.finisher, hint=hint))
        self.finisher.chosen.connect(self._keep)
        self.redraw()

    def redraw(self) -> None:
        """Show who was chosen."""
        record = self._session.record
        known = [person for person in people(record, self._members) if person.member_id is not None]
        self.finisher.show_people(known, record.finisher)
        self.finisher.setEnabled(record.seal is None)
        entry = record.person(record.finisher)
        self.say(entry.shown_name if entry else "chưa chọn")

    def focus_first(self) -> None:
        """Put the keyboard into the choice."""
        self.finisher.setFocus()

    def _keep(self, member_id: str | None) -> None:
        session_id = self._session.id
        self._session.save(partial(_set_finisher, session_id, member_id), key=f"{session_id}/finisher")


def _set_finisher(session_id: str, member_id: str | None, uow: Any) -> None:
    meeting.set_people(uow, session_id, finisher=member_id)
