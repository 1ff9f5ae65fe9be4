"""A plain-text editor for the forms of the live view, which may grow with its text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from app.ui.live.form_card import is_submit
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

COMING = (
    Qt.FocusReason.OtherFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class TextEdit(QPlainTextEdit):
    """Tab leaves it, pasted text is plain, Ctrl+Enter is left to the form around it.

    Signals: ``entered`` on Enter in an editor of one paragraph.
    """

    entered = Signal()

    def __init__(
        self, tokens: Tokens, name: str, accessible: str, *, lines: int = 3, most: int = 0, single: bool = False
    ) -> None:
        """Make an editor of at least ``lines`` lines that grows with its text up to ``most`` (0: never grows)."""
        super().__init__()
        self._tokens, self._lines, self._most, self._single = tokens, lines, most, single
        name_control(self, name, accessible)
        self.setProperty("role", "reading")
        self.setTabChangesFocus(True)
        if most:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.document().documentLayout().documentSizeChanged.connect(self._grow)
            self._grow()
        else:
            self.setMinimumHeight(self._height(lines))

    @property
    def before_cursor(self) -> str:
        """The text before the cursor."""
        upto = QTextCursor(self.document())
        upto.setPosition(self.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
        return upto.selectedText().replace("\u2029", "\n")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Leave Ctrl+Enter to the form; every other key edits."""
        if is_submit(event):
            event.ignore()
        elif self._single and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Let whoever comes by key to a text that is there already go on at its end, not in front of it."""
        super().focusInEvent(event)
        if event.reason() in COMING and self.textCursor().position() == 0:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size of the fewest lines, so that a page asks for no more room than it needs."""
        return QSize(super().sizeHint().width(), self._height(self._lines))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Fit the height to the lines that the new width gives."""
        super().resizeEvent(event)
        if self._most:
            self._grow()

    def _grow(self) -> None:
        # A plain-text document measures its height in lines.
        lines = round(self.document().size().height())
        more = lines > self._most
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if more else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        self.setFixedHeight(self._height(max(self._lines, min(lines, self._most))))

    def _height(self, lines: int) -> int:
        font = self.font()
        font.setPixelSize(self._tokens.reading)
        around = round(2 * self.document().documentMargin()) + self._tokens.px(12)
        return lines * QFontMetrics(font).lineSpacing() + around
