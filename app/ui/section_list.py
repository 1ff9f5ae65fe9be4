"""Cards in sections: a list of the sections at the left, the cards of the chosen one beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.ui.tokens import LINE, ROOM_GROWTH, Tokens
from app.ui.widgets import button, column, scrolling

#: Width of the list at the usual type size; it grows less than the type.
WIDTH = 178

Section = tuple[str, str, Sequence[QWidget]]


class _OneInSight(QStackedWidget):
    """Asks only the section in sight how large it would be: the others take on their look when they are chosen."""

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of the section in sight; it is stretched in any case."""
        shown = self.currentWidget()
        return QSize() if shown is None else shown.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the least size of a section: each is scrolled."""
        shown = self.currentWidget()
        return QSize() if shown is None else shown.minimumSizeHint()


class SectionedCards(QWidget):
    """Shows one section at a time; the arrow keys walk through the list, Tab leads into the cards.

    It stands in its ``parent`` before the cards come: they take on its look once, not with each frame around them.
    """

    def __init__(self, tokens: Tokens, parent: QWidget, *sections: Section) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._names = [name for name, *_ in sections]
        self._ways: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.space)
        listed = column(spacing=tokens.room(3))
        layout.addLayout(listed)
        self._stack = _OneInSight(self)
        layout.addWidget(self._stack, 1)
        for number, (name, title, cards) in enumerate(sections):
            listed.addWidget(self._add_way(number, name, title))
            self._place(name, cards)
        listed.addStretch(1)
        self._group.idToggled.connect(self._follow)
        self.show_section(self._names[0])

    @property
    def section(self) -> str:
        """The name of the section in sight."""
        return self._names[self._stack.currentIndex()]

    def show_section(self, name: str) -> None:
        """Show a section by its name."""
        way = self._ways[name]
        way.setChecked(True)
        if self.isVisible():
            way.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go back to the list with Escape, where no field uses it."""
        if event.key() == Qt.Key.Key_Escape:
            self._ways[self.section].setFocus()
        else:
            super().keyPressEvent(event)

    def _add_way(self, number: int, name: str, title: str) -> QPushButton:
        made = button(title, f"section_{name}", kind="nav")
        made.setCheckable(True)
        made.setFixedWidth(round(WIDTH * self._tokens.scale ** (2 * ROOM_GROWTH)))
        self._group.addButton(made, number)
        self._ways[name] = made
        return made

    def _place(self, name: str, cards: Sequence[QWidget]) -> None:
        """Put the cards of a section one below the other, no wider than a line is comfortable to read."""
        inner = QWidget()
        inner.setMaximumWidth(LINE * self._tokens.body + 4 * self._tokens.space)
        area = scrolling(inner, f"{name}_cards")
        area.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(area)
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, self._tokens.gap, 0)
        box.setSpacing(self._tokens.room(14))
        for made in cards:
            box.addWidget(made)
        box.addStretch(1)

    def _follow(self, number: int, chosen: bool) -> None:  # noqa: FBT001 (a slot)
        if chosen:
            self._stack.setCurrentIndex(number)
