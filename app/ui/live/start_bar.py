"""What stands above a session that has not begun."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.domain.records import SessionRecord
from app.domain.vietnamese import short_date
from app.ui.tokens import Tokens
from app.ui.widgets import button, label

PREPARE = "Đồng chí có thể xem và chuẩn bị trước các bước; khi chi bộ bắt đầu thì bấm nút bên."


class StartBar(QFrame):
    """Says that the session has not begun and when it is planned; ``start`` is its button, its key is the view's."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._when = label("", "strong", wrap=True)
        self.start = button("Bắt đầu buổi sinh hoạt", "start_session", kind="primary")
        words = QVBoxLayout()
        words.setSpacing(tokens.px(2))
        words.addWidget(self._when)
        words.addWidget(label(PREPARE, "small", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.space, tokens.px(10), tokens.space, tokens.px(10))
        row.setSpacing(tokens.space)
        row.addLayout(words, 1)
        row.addWidget(self.start)
        row.addWidget(label("F7", "key"), 0, Qt.AlignmentFlag.AlignVCenter)

    def show_session(self, record: SessionRecord) -> None:
        """Show the plan of a session that has not begun, nothing for any other."""
        at = record.planned_at
        planned = f", dự kiến {at:%H:%M} ngày {short_date(at.date())}" if at else ""
        self._when.setText(f"Buổi sinh hoạt chưa bắt đầu{planned}.")
        self.setVisible(record.state == "planned")
