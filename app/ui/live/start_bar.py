"""What stands above a session that has not begun."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.domain.records import SessionRecord
from app.domain.sitting import part_words
from app.domain.vietnamese import short_date
from app.ui.seal_watch import ADVICE
from app.ui.tokens import Tokens
from app.ui.widgets import button, label

PREPARE = "Đồng chí có thể xem và chuẩn bị trước các bước; khi chi bộ bắt đầu thì bấm nút bên."

CORRECT = "Muốn đính chính, đồng chí lập biên bản bổ sung ở bước cuối, ghi rõ lý do."


class StartBar(QFrame):
    """Says that the session has not begun and when it is planned; ``start`` is its button, its key is the view's.

    Signals: ``preparing(session id, nothing)`` to go to its preparation.
    """

    preparing = Signal(str, str)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._when = label("", "strong", wrap=True, name="session_notice")
        self._advice = label(PREPARE, "small", wrap=True)
        self._key = label("F7", "key")
        self._id = ""
        self._prepare = button("Chuẩn bị", "prepare_this_session", accessible="Sang trang chuẩn bị buổi này")
        self._prepare.clicked.connect(self._go_and_prepare)
        self.start = button("Bắt đầu buổi sinh hoạt", "start_session", kind="primary")
        words = QVBoxLayout()
        words.setSpacing(tokens.room(2))
        words.addWidget(self._when)
        words.addWidget(self._advice)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space, tokens.room(10), tokens.space, tokens.room(10))
        row.setSpacing(tokens.space)
        row.addLayout(words, 1)
        row.addWidget(self._prepare)
        row.addWidget(self.start)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_session(self, record: SessionRecord, fault: str = "") -> None:
        """Show the plan of a session that has not begun, or that minutes are closed; nothing for any other.

        ``fault`` says that closed minutes are not what was sealed.
        """
        self._id = record.id
        if fault:
            self._when.setText(fault)
            self._advice.setText(ADVICE)
        elif record.seal is not None:
            self._when.setText(f"Biên bản đã chốt ngày {short_date(record.seal.sealed_at.date())}, không sửa được nữa.")
            self._advice.setText(CORRECT)
        else:
            at = record.planned_at
            planned = f", dự kiến {at:%H:%M} ngày {short_date(at.date())}" if at else ""
            self._when.setText(f"Buổi sinh hoạt chưa bắt đầu{planned}.{part_words(record)}")
            self._advice.setText(PREPARE)
        for item in (self._prepare, self.start, self._key):
            item.setVisible(record.state == "planned")
        self._mark(bad=bool(fault))
        self.setVisible(record.state == "planned" or record.seal is not None)

    def _go_and_prepare(self) -> None:
        self.preparing.emit(self._id, "")

    def _mark(self, *, bad: bool) -> None:
        tone = "bad" if bad else None
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
