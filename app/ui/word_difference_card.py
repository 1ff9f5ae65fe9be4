"""One difference between the book's document and a Word file: both texts with the words that differ marked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.word_comparing import Difference
from app.ui.marked_text import MarkedText
from app.ui.tokens import Tokens
from app.ui.widgets import button, column, label, pill, row, set_tone
from app.ui.word_differences_table import TONES

TRACKED = "Word đang giữ đoạn này là thay đổi chưa chấp nhận."
BEFORE = "Trước khi sửa trong Word: “{}”"


class WordDifferenceCard(QFrame):
    """Signals: ``go_wanted`` to see the place in the record, ``copy_wanted`` for the words in Word."""

    go_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("word_difference")
        self.setProperty("role", "card")
        self._where = label("", "heading", wrap=True, name="word_place")
        self._change = pill("")
        self._ours = MarkedText(tokens, "our_text", "Trong sổ", come=False)
        self._theirs = MarkedText(tokens, "word_text", "Trong tệp Word", come=True)
        self._notes = label("", wrap=True, name="word_notes")
        self.go = button("Đến chỗ này trong sổ", "go_to_record", kind="primary")
        self.copy = button("Chép đoạn trong Word", "copy_word_text")
        self.go.clicked.connect(self.go_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self._build(tokens)
        self.hide()

    def show_difference(self, found: Difference) -> None:
        """Show a difference."""
        self._where.setText(found.where)
        self._where.setVisible(bool(found.where))
        set_tone(self._change, found.change.vi, TONES[found.change])
        self._ours.show_pieces(found.ours, found.theirs)
        self._theirs.show_pieces(found.theirs, found.ours)
        said = [TRACKED, *([BEFORE.format(found.before)] if found.before else [])] if found.tracked else []
        said += [f"Ghi chú của {one.author or 'người không rõ tên'}: {one.text}" for one in found.comments]
        self._notes.setText("\n".join(said))
        self._notes.setVisible(bool(said))
        self.go.setVisible(found.place is not None)
        self.copy.setEnabled(bool(found.their_text.strip()))
        self.show()

    def lay_out(self, way: QBoxLayout.Direction) -> None:
        """Put the two texts side by side, or one below the other."""
        self._texts.setDirection(way)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, in order."""
        return self._ours, self._theirs, self.go, self.copy

    def _build(self, tokens: Tokens) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.gap)
        box.addWidget(self._where)
        box.addWidget(self._change)
        self._texts = QHBoxLayout()
        self._texts.setSpacing(tokens.gap)
        told = ("Trong sổ ([− chữ] chỉ sổ có)", "Trong Word ([+ chữ] chỉ Word có)")
        for words, text in zip(told, (self._ours, self._theirs), strict=True):
            text.setMinimumHeight(tokens.px(72))
            self._texts.addLayout(column(label(words, "small"), text, spacing=tokens.px(4)), 1)
        box.addLayout(self._texts, 1)
        box.addWidget(self._notes)
        box.addLayout(row(self.go, self.copy, None))
