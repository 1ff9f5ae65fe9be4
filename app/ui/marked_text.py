"""A text in which some words are marked: by weight or a line through them and by a sign, not by colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QFont, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from app.domain.text_diff import Piece, first_difference
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

NOTHING = "(không có)"


class MarkedText(QTextEdit):
    """Shows pieces of a text; those that differ are words that ``come`` (bold, +) or that go (struck out, −)."""

    def __init__(self, tokens: Tokens, name: str, accessible: str, *, come: bool) -> None:
        super().__init__()
        self._tokens = tokens
        self._come = come
        name_control(self, name, accessible)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)

    def show_pieces(self, pieces: Sequence[Piece], beside: Sequence[Piece]) -> None:
        """Show a text where it begins to differ from the one ``beside``; an empty one says that there is nothing."""
        self.clear()
        cursor = self.textCursor()
        usual, marked = QTextCharFormat(), self._marked()
        if not pieces:
            usual.setForeground(QColor(self._tokens.colours.muted))
            cursor.insertText(NOTHING, usual)
        for piece in pieces:
            cursor.insertText(self._signed(piece), marked if piece.differs else usual)
        self._look_at(first_difference(pieces, beside) if pieces else 0)
        self.setAccessibleDescription(self.toPlainText())

    def _look_at(self, place: int) -> None:
        """Let a place be seen, with the line before it."""
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        self.ensureCursorVisible()
        bar.setValue(
            min(bar.value() + max(0, self.cursorRect().top() - self.fontMetrics().lineSpacing()), bar.maximum())
        )

    def _signed(self, piece: Piece) -> str:
        if not piece.differs:
            return piece.text
        words = piece.text.rstrip()
        return f"[{'+' if self._come else '−'} {words}]{piece.text[len(words) :]}"

    def _marked(self) -> QTextCharFormat:
        form = QTextCharFormat()
        colours = self._tokens.colours
        form.setForeground(QColor(colours.good if self._come else colours.bad))
        if self._come:
            form.setFontWeight(QFont.Weight.Bold)
        else:
            form.setFontStrikeOut(True)
        return form
