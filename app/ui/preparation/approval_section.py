"""Who agreed to the draft: those the rules ask first, everybody else who may be asked in a fold."""

from __future__ import annotations

from app.domain import preparation as prep
from app.domain.above import committee_above
from app.domain.preparation import offered_gates
from app.domain.ready_items import Section
from app.domain.vocabulary import Gate, Means
from app.ui.live.fold import Fold
from app.ui.live.live_session import LiveSession
from app.ui.preparation.approval_row import ApprovalRow
from app.ui.preparation.section import SectionPanel
from app.ui.preparation.sent_mark import SentMark
from app.ui.widgets import field, rule

ABOVE = "Cấp ủy cấp trên trực tiếp"


class OtherGates(Fold):
    """Those whom the rules in force do not ask; it stands open where one of them agreed."""

    def __init__(self, session: LiveSession, rows: list[ApprovalRow]) -> None:
        super().__init__(session.context.tokens, "other_gates", "Nơi khác cho ý kiến (nếu có)")
        self._rows = rows
        for one in rows:
            self.inside.addWidget(one)
        self.open(shown=any(one.approval for one in rows))

    def focus_first(self) -> None:
        """Put the keyboard on the first of them."""
        self._rows[0].who.setFocus()


class ApprovalSection(SectionPanel):
    """A row for each who may agree, and when the draft was sent up for an opinion."""

    section = Section.APPROVAL
    hint = "Khi ghi đã thông qua, nội dung báo cáo đề dẫn lúc đó được giữ lại thành một bản, không mất khi sửa tiếp."

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        gates = [gate for gate in offered_gates(session.rules) if gate is not Gate.OUTLINE_CELL]
        asked = {gate for need in prep.gate_needs(session.prepared, session.rules) for gate in need.gates}
        self._rows = {gate: ApprovalRow(session, gate) for gate in gates}
        wanted = [row for gate, row in self._rows.items() if gate in asked]
        others = [row for gate, row in self._rows.items() if gate not in asked]
        for number, one in enumerate(wanted):
            if number:
                self.column.addWidget(rule())
            self.column.addWidget(one)
        self._sent = SentMark(
            session, "draft_sent_up", prep.DRAFT, "Đã gửi", "Gửi dự thảo xin ý kiến cấp trên", self._above, self._means
        )
        self.column.addWidget(rule())
        self.column.addLayout(field("Gửi dự thảo xin ý kiến cấp trên (nếu có)", self._sent))
        self._others = OtherGates(session, others) if others else None
        if self._others is not None:
            self.column.addWidget(self._others)
        self.column.addStretch(1)
        self.redraw()

    def redraw(self) -> None:
        """Show who agreed."""
        for one in self._rows.values():
            one.redraw()
        self._sent.redraw()

    def leave(self) -> None:
        """Store what is pending."""
        for one in self._rows.values():
            one.leave()

    def focus_first(self) -> None:
        """Put the keyboard on the first who has not agreed yet."""
        prepared = self.session.prepared
        needs = prep.gate_needs(prepared, self.session.rules)
        waiting = [need.gates[0] for need in needs if prep.approval_of(prepared, need) is None]
        wanted = [self._rows[gate] for gate in waiting if gate in self._rows]
        for one in (wanted or list(self._rows.values()))[:1]:
            one.mark.focus_first()

    def _above(self) -> tuple[str, ...]:
        return (committee_above(self.session.record.cell.superior) or ABOVE,)

    def _means(self) -> Means:
        return Means.PAPER
