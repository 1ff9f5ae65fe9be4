"""The optional sub-step in which the note-taker presents the minutes to the meeting."""

from __future__ import annotations

from app.domain.vocabulary import StepKind
from app.ui.live.fold import Fold
from app.ui.live.live_session import LiveSession
from app.ui.widgets import button, label, row

ADVICE = "Đọc chậm trước chi bộ ở chữ lớn; ý kiến khi đọc lại được ghi vào biên bản."


class ReadBackFold(Fold):
    """One button that opens the read-back; the line says when it was read."""

    def __init__(self, session: LiveSession, title: str) -> None:
        super().__init__(session.context.tokens, "sub_read_back", StepKind.READ_BACK.vi)
        self._session = session
        self.read = button("Mở phần đọc lại", "open_read_back", accessible="Mở phần đọc lại biên bản trước chi bộ")
        self.inside.addWidget(label(f"{title}. {ADVICE}", "small", wrap=True))
        self.inside.addLayout(row(self.read, None))
        self.read.clicked.connect(self._to_reading)
        self.redraw()

    def redraw(self) -> None:
        """Say when the minutes were read."""
        kept = self._session.record.read_back
        self.say(f"đã đọc lúc {kept.at:%H:%M}" if kept else "")

    def focus_first(self) -> None:
        """Put the keyboard on the button."""
        self.read.setFocus()

    def _to_reading(self) -> None:
        self._session.context.read_back_requested.emit(self._session.id)
