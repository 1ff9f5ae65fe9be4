"""An earlier version of the opening report, beside what is being written now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor

from app.domain.versions import Change, compare, difference_words
from app.domain.vietnamese import short_date
from app.domain.year_records import ReportVersionRecord
from app.ui.live.form_card import FormCard, bring_into_view
from app.ui.live.rows import ends
from app.ui.live.text_edit import TextEdit
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label

_SIGNS = {Change.SAME: "", Change.GONE: "[Chỉ có ở bản này] ", Change.NEW: "[Mới thêm sau bản này] "}


class VersionCard(FormCard):
    """Hidden until a version is shown.

    Signals: ``restored(version id)`` to make it the text again, ``closed`` when the card has gone.
    """

    restored = Signal(int)
    closed = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens)
        self.setObjectName("version_card")
        self._version: ReportVersionRecord | None = None
        self._now = ""
        self._title = label("", "heading", name="version_title")
        self._difference = label("", "small", wrap=True, name="version_difference")
        self._text = TextEdit(tokens, "version_text", "Nội dung của bản đã lưu", lines=9)
        self._text.setReadOnly(True)
        self._whole = button("Xem nguyên văn", "version_whole")
        self._restore = button("Lấy lại bản này", "restore_version")
        self._away = button("Đóng", "close_version")
        self._compared = True
        self.column.addLayout(ends(tokens, (self._title,), (key_hint("Esc", "đóng"),)))
        self.column.addWidget(self._difference)
        self.column.addWidget(self._text)
        self.column.addLayout(ends(tokens, (self._whole,), (self._away, self._restore)))
        self._whole.clicked.connect(self._turn)
        self._restore.clicked.connect(self._bring_back)
        self._away.clicked.connect(self._close)
        self.escaped.connect(self._close)
        self.hide()

    def show_version(self, version: ReportVersionRecord, now: str) -> None:
        """Show a version and how the text differs from it."""
        self._version, self._now = version, now
        at = f"{version.made_at:%H:%M} ngày {short_date(version.made_at.date())}"
        self._title.setText(f"Bản {version.number}, lưu lúc {at}")
        self._draw()
        self.show()
        bring_into_view(self)
        self._text.setFocus()
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def redraw(self, versions: Sequence[ReportVersionRecord], now: str) -> None:
        """Compare with the text as it is now; a version that is gone is shown no more."""
        if self._version is None or now == self._now:
            return
        self._now = now
        if self._version in versions:
            self._draw()

    def _draw(self) -> None:
        if self._version is None:
            return
        words = difference_words(self._version.text, self._now)
        self._difference.setText(f"So với bản này, nội dung đang soạn {words}.")
        self._restore.setEnabled(self._version.text != self._now)
        self._whole.setText("Xem nguyên văn" if self._compared else "So với nội dung đang soạn")
        self._whole.setAccessibleName(self._whole.text())
        changes = compare(self._version.text, self._now)
        shown = (
            "\n".join(f"{_SIGNS[one.change]}{one.text}" for one in changes) if self._compared else self._version.text
        )
        self._text.setPlainText(shown)

    def _turn(self) -> None:
        self._compared = not self._compared
        self._draw()

    def _bring_back(self) -> None:
        if self._version is not None:
            self.restored.emit(self._version.id)
            self._version = None
            self.hide()

    def _close(self) -> None:
        self._version = None
        self.hide()
        self.closed.emit()
