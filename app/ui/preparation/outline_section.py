"""The outline of the topic (đề cương), and whether the cell adopted it."""

from __future__ import annotations

from app.domain.ready_items import Section
from app.domain.vocabulary import Gate
from app.ui.autosave import AutoSave
from app.ui.live.live_session import LiveSession
from app.ui.live.text_edit import TextEdit
from app.ui.preparation.approval_row import ApprovalRow
from app.ui.preparation.section import SectionPanel
from app.ui.widgets import button, field, row

#: The parts that an opening report usually has; offered while nothing is written.
USUAL = (
    "I- Đặt vấn đề; mục đích, yêu cầu\n"
    "II- Nội dung: cơ sở lý luận, chủ trương; thực trạng ở chi bộ (kết quả, hạn chế, nguyên nhân)\n"
    "III- Nhiệm vụ, giải pháp\n"
    "IV- Vấn đề gợi ý thảo luận"
)


class OutlineSection(SectionPanel):
    """One text, a usual one on demand, and the cell's consent."""

    section = Section.OUTLINE
    hint = "Dán đề cương của cấp trên hoặc tự ghi; chi bộ thông qua đề cương thì ghi ngày."

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        self._text = TextEdit(self.tokens, "brief_outline", "Đề cương", lines=8)
        self.savers.append(AutoSave(self._text))
        session.bind_brief(self.savers[0], "outline")
        self._usual = button("Dùng bố cục thường gặp", "use_usual_outline")
        self._usual.clicked.connect(self._use_usual)
        self._consent = ApprovalRow(session, Gate.OUTLINE_CELL)
        self.column.addLayout(field("Đề cương", self._text), 1)
        self.column.addLayout(row(self._usual, None))
        self.column.addWidget(self._consent)
        self._text.textChanged.connect(self._offer)
        self.redraw()

    def redraw(self) -> None:
        """Show the outline and whether it was adopted."""
        self.savers[0].follow(self.session.prepared.brief.outline)
        self._consent.redraw()
        self._offer()

    def leave(self) -> None:
        """Store what is pending."""
        super().leave()
        self._consent.leave()

    def focus_first(self) -> None:
        """Put the keyboard into the text."""
        self._text.setFocus()

    def _use_usual(self) -> None:
        self._text.insertPlainText(USUAL)
        self._text.setFocus()

    def _offer(self) -> None:
        self._usual.setVisible(not self._text.toPlainText().strip())
