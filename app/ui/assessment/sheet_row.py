"""A line of the scoring sheet: what is judged, what the book says towards it, and the points."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.assessment import SheetLine, fault, points_words, read_points
from app.ui.live.form_card import bring_into_view
from app.ui.live.rows import is_large
from app.ui.tokens import Tokens
from app.ui.widgets import label, name_control, row

ASKED = "Chi bộ cho điểm"


class PointsField(QLineEdit):
    """Points of a line; empty leaves what is proposed.

    Signals: ``moved(way)`` on Enter and the arrows up and down.
    """

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Move between the lines; every other key edits."""
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
        way = ways.get(Qt.Key(event.key()), 0)
        if way and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.moved.emit(way)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Come into sight, with the points selected so that typing replaces them."""
        super().focusInEvent(event)
        self.selectAll()
        bring_into_view(self)


class SheetRow(QWidget):
    """Signals: ``changed(code, points)`` when the person gave points, None when they took them away."""

    changed = Signal(str, object)

    def __init__(self, tokens: Tokens, line: SheetLine) -> None:
        super().__init__()
        self.line = line
        criterion = line.criterion
        self.points = PointsField()
        name_control(self.points, f"points_{criterion.code}", f"Điểm: {criterion.title}")
        self.points.setFixedWidth(tokens.px(76))
        self.points.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._proof = label("", "small", wrap=True, name=f"proof_{criterion.code}")
        self._state = label("", "fine", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(tokens.room(1))
        words.addWidget(label(f"{line.number}. {criterion.title}", wrap=True))
        if criterion.note:
            words.addWidget(label(criterion.note, "small", wrap=True))
        words.addWidget(self._proof)
        words.addWidget(self._state)
        large = is_large(tokens)
        box = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        box.setContentsMargins(0, tokens.room(5), 0, tokens.room(5))
        box.setSpacing(tokens.gap)
        box.addLayout(words, 1)
        most = label(f"/ {points_words(criterion.points)}", "muted")
        most.setFixedWidth(tokens.px(40))
        most.setMinimumHeight(tokens.control)
        given = row(self.points, most, *((None,) if large else ()), spacing=tokens.gap)
        box.addLayout(given)
        box.setAlignment(given, Qt.AlignmentFlag.AlignTop)
        self.setLayout(box)
        self.points.textEdited.connect(self._typed)

    def show_line(self, line: SheetLine, *, read_only: bool) -> None:
        """Show what the book says now; points that the person is typing stay."""
        self.line = line
        self._proof.setText(line.proof.words)
        self.points.setPlaceholderText(points_words(line.proposed) or "…")
        self.points.setReadOnly(read_only)
        if not self.points.hasFocus() and read_points(self.points.text()) != line.given:
            self.points.setText(points_words(line.given))
        self._say()

    @property
    def is_wrong(self) -> bool:
        """Whether what is typed are no points of this line."""
        return bool(fault(self.points.text(), self.line.criterion.points))

    def _typed(self, text: str) -> None:
        self._say()
        if not self.is_wrong:
            self.changed.emit(self.line.criterion.code, read_points(text) if text.strip() else None)

    def _say(self) -> None:
        wrong = fault(self.points.text(), self.line.criterion.points)
        words, role = wrong or _stand(self.line, typed=bool(self.points.text().strip())), "fault" if wrong else "fine"
        self._state.setText(words)
        if self._state.property("role") != role:
            self._state.setProperty("role", role)
            self._state.style().unpolish(self._state)
            self._state.style().polish(self._state)
        self._state.setVisible(bool(words))
        self.points.setAccessibleDescription(f"{self.line.proof.words} {words}")


def _stand(line: SheetLine, *, typed: bool) -> str:
    """Return what is said below a line: what the sheet proposes, or that people have to judge."""
    if line.proposed is None:
        return "" if typed else ASKED
    band = line.criterion.band_for(line.proof.figure) if line.proof.figure is not None else None
    why = f" ({band.text})" if band and band.text else ""
    return f"Phiếu gợi ý {points_words(line.proposed)} điểm{why}"
