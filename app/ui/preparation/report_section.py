"""The opening report while it is written: its text, the versions kept of it, and how they differ."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit

from app.domain.ready_items import Section
from app.domain.vietnamese import short_date
from app.domain.year_records import ReportVersionRecord
from app.services import meeting, preparing
from app.services.saver import Trace
from app.ui.autosave import AutoSave
from app.ui.live.flow import FlowLayout
from app.ui.live.live_session import LiveSession
from app.ui.live.rows import ends
from app.ui.live.side_list import Line, SideList
from app.ui.live.text_edit import TextEdit
from app.ui.preparation.section import SectionPanel
from app.ui.preparation.version_card import VersionCard
from app.ui.widgets import button, field, key_hint, label, name_control

NOTE = "version_note"
NOTE_WIDTH = 320


class ReportSection(SectionPanel):
    """The text is kept as it is typed; a version is kept on demand, and whenever somebody agrees to it."""

    section = Section.REPORT
    hint = "Nêu rõ ý và các vấn đề chi bộ cần thảo luận. Nội dung này hiện ở bước báo cáo đề dẫn khi sinh hoạt."

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        self._text = TextEdit(self.tokens, "opening_report_input", "Nội dung báo cáo đề dẫn", lines=9)
        self._text.setPlaceholderText("Ghi hoặc dán toàn văn báo cáo đề dẫn")
        self._note = QLineEdit()
        name_control(self._note, NOTE, "Ghi chú cho bản sắp lưu")
        self._note.setPlaceholderText("Ghi chú, ví dụ: sau góp ý của chi ủy")
        self._keep = button("", "save_version")
        self._document = button("Xem văn bản", "open_opening_report", accessible="Xem văn bản báo cáo đề dẫn")
        self._versions = SideList(self.tokens, "version_list", "Các bản đã lưu", most=4)
        self._title = label("", "strong")
        self._card = VersionCard(self.tokens)
        self.savers += [AutoSave(self._text), AutoSave(self._note)]
        session.bind_fact(self.savers[0], "opening_report", session.record.opening_report.text)
        session.bind_draft(self.savers[1], NOTE)
        self.column.addLayout(field("Nội dung", self._text), 1)
        self._note.setFixedWidth(self.tokens.px(NOTE_WIDTH))
        self.column.addLayout(FlowLayout(self.tokens.gap, self._keep, self._note, self._document))
        self.column.addLayout(ends(self.tokens, (self._title,), (key_hint("Enter", "xem bản, so với nội dung"),)))
        self.column.addWidget(self._versions)
        self.column.addWidget(self._card)
        self._connect()
        self.redraw()

    def redraw(self) -> None:
        """Show the text and its versions, the newest first."""
        prepared, text = self.session.prepared, self.session.record.opening_report.text
        self.savers[0].follow(text)
        versions = prepared.versions
        latest = versions[-1] if versions else None
        number = (latest.number if latest else 0) + 1
        self._keep.setText(f"Lưu thành bản {number}")
        self._keep.setAccessibleName(f"Lưu nội dung báo cáo đề dẫn thành bản {number}")
        self._keep.setEnabled(bool(text.strip()) and (latest is None or latest.text != text))
        self._title.setText("Các bản đã lưu" if versions else "Chưa lưu bản nào")
        self._versions.setVisible(bool(versions))
        agreed = {approval.version for approval in prepared.approvals}
        self._versions.show_lines([_line(one, approved=one.id in agreed) for one in reversed(versions)])
        self._card.redraw(prepared.versions, text)

    def focus_first(self) -> None:
        """Put the keyboard into the text."""
        self._text.setFocus()

    def _connect(self) -> None:
        self._keep.clicked.connect(self._save_version)
        self._note.returnPressed.connect(self._save_version)
        self._document.clicked.connect(self._open)
        self._versions.picked.connect(self._show)
        self._card.restored.connect(self._restore)
        self._card.closed.connect(self._versions.setFocus)
        self._text.textChanged.connect(self._let_keep)

    def _let_keep(self) -> None:
        """Let what was typed a moment ago be kept as well."""
        self._keep.setEnabled(bool(self._text.toPlainText().strip()))

    def _save_version(self) -> None:
        for saver in self.savers:
            saver.flush()
        if not self._text.toPlainText().strip():
            self._text.setFocus()
            return
        session_id, note, at = self.session.id, self._note.text(), self.session.context.now()
        self.savers[1].show_text("")
        self.session.save(
            lambda uow: _save_version(uow, session_id, at, note), trace=Trace("version", note), then=self._say_saved
        )

    def _say_saved(self, version: int) -> None:
        kept = self.session.prepared.version(version)
        if kept is not None:
            self.session.context.said.emit(f"Đã lưu báo cáo đề dẫn thành bản {kept.number}.", "good")

    def _show(self, number: int) -> None:
        version = self.session.prepared.version(number)
        if version is not None:
            self._card.show_version(version, self.session.record.opening_report.text)

    def _restore(self, number: int) -> None:
        self.savers[0].flush()
        at = self.session.context.now()
        self.session.save(lambda uow: preparing.restore_version(uow, number, at), then=self._restored)

    def _restored(self, number: int) -> None:
        self.savers[0].show_text(self.session.record.opening_report.text)
        self._text.setFocus()
        self.session.context.said.emit(f"Đã lấy lại bản {number}. Nội dung trước đó được giữ thành một bản.", "good")

    def _open(self) -> None:
        self.leave()
        self.session.context.document_requested.emit(self.session.id, "opening-report")


def _line(version: ReportVersionRecord, *, approved: bool) -> Line:
    at = f"{short_date(version.made_at.date())} {version.made_at:%H:%M}"
    text = " · ".join(part for part in (f"Bản {version.number}", at, version.note) if part)
    return Line(text, "đã thông qua" if approved else "", "good" if approved else "", data=version.id)


def _save_version(uow: Any, session_id: str, at: Any, note: str) -> int:
    meeting.keep_draft(uow, session_id, NOTE, "")
    return preparing.save_version(uow, session_id, at, note)
