"""Who got the documents of the session, and when."""

from __future__ import annotations

from app.domain import preparation as prep
from app.domain.ready_items import Section
from app.domain.vietnamese import short_date
from app.ui.live.live_session import LiveSession
from app.ui.preparation.section import SectionPanel
from app.ui.preparation.served_editor import ServedEditor
from app.ui.widgets import button, label, row


class ServedSection(SectionPanel):
    """The editor of dispatches of the draft, with the day that the rules set."""

    section = Section.SERVED

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        self._rule = label("", "small", wrap=True, name="served_rule")
        self._open = button("Xem văn bản", "open_draft", accessible="Xem văn bản báo cáo đề dẫn để in, gửi")
        self.editor = ServedEditor(session, prep.draft_of(session.record), "served")
        self.column.addWidget(self._rule)
        self.column.addWidget(self.editor, 1)
        self.column.addLayout(row(self._open, None))
        self._open.setVisible(prep.draft_of(session.record) == prep.DRAFT)
        self._open.clicked.connect(self._show_document)
        self.redraw()

    def redraw(self) -> None:
        """Show who got the documents."""
        self._rule.setText(self._rule_words())
        self.editor.redraw()

    def focus_first(self) -> None:
        """Put the keyboard on whom to send to."""
        self.editor.focus_first()

    def _rule_words(self) -> str:
        record, rules = self.session.record, self.session.rules
        rule, due = prep.documents_rule(record, rules), prep.documents_due(record, rules)
        if rule is None:
            return "Quy định đang dùng không đặt thời hạn gửi tài liệu trước buổi sinh hoạt."
        until = f"Gửi trước hoặc trong ngày {short_date(due)}" if due else "Gửi trước buổi sinh hoạt"
        return f"{until} (theo {rule.source.document}). Chương trình chỉ ghi lại, không tự gửi đi."

    def _show_document(self) -> None:
        self.session.context.document_requested.emit(self.session.id, "opening-report")
