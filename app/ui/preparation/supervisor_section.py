"""Who of the committee above follows the session, whether they came and what they said of it."""

from __future__ import annotations

from app.domain.ready_items import Section
from app.services import preparing
from app.ui.form_parts import choice, refill
from app.ui.live.live_session import LiveSession
from app.ui.preparation.section import SectionPanel
from app.ui.widgets import field

CAME = (("Chưa rõ", None), ("Có dự", True), ("Không dự", False))


class SupervisorSection(SectionPanel):
    """Three facts, each kept as it is entered."""

    section = Section.SUPERVISOR
    hint = "Ghi đồng chí cấp ủy viên cấp trên được phân công dự, theo dõi chi bộ; nhận xét ghi sau buổi sinh hoạt."

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        self._name = self.brief_line("supervisor", "Đồng chí theo dõi: họ tên, chức vụ")
        self._came = choice("supervisor_came", "Đồng chí theo dõi có dự không", CAME)
        self._came.setFixedWidth(self.tokens.px(180))
        self._said = self.brief_text("supervisor_remarks", "Nhận xét của đồng chí theo dõi", lines=4, most=12)
        self.column.addLayout(field("Họ tên, chức vụ", self._name))
        self.column.addLayout(field("Dự buổi sinh hoạt", self._came))
        self.column.addLayout(field("Nhận xét", self._said))
        self.column.addStretch(1)
        self._came.activated.connect(self._set_came)
        self.redraw()

    def redraw(self) -> None:
        """Show the facts."""
        brief = self.session.prepared.brief
        self.savers[0].follow(brief.supervisor)
        self.savers[1].follow(brief.supervisor_remarks)
        refill(self._came, CAME, brief.supervisor_came)

    def focus_first(self) -> None:
        """Put the keyboard into the name, or once it is there into the remarks."""
        (self._said if self.session.prepared.brief.supervisor.strip() else self._name).setFocus()

    def _set_came(self) -> None:
        session_id, came = self.session.id, self._came.currentData()
        self.session.save(
            lambda uow: preparing.set_brief(uow, session_id, supervisor_came=came), key=f"{session_id}/came"
        )
