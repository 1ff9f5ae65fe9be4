"""An input for a person's name: a few letters, Enter, and the whole name stands there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from app.domain.speakers import Candidate, certain, match
from app.ui.composition import composition_of
from app.ui.live.form_card import is_submit
from app.ui.live.name_popup import NamePopup
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

Find: TypeAlias = Callable[[], Sequence[Candidate]]
Beside: TypeAlias = Callable[[Candidate], str]
#: Qt leaves this between the edge of a line's contents and its text.
TEXT_MARGIN = 2


def situation(person: Candidate) -> str:
    """Return whether the person is there and has spoken, for the list of a speaker's input."""
    return person.situation


def distinction(person: Candidate) -> str:
    """Return the post or tổ đảng, for the list of other inputs."""
    return person.distinction


class NameInput(QLineEdit):
    """Matches what is typed with the people that ``everyone`` returns.

    Signals: ``picked(Candidate)`` when a person is taken; ``went_on`` when the keyboard should move on after that;
    ``unmatched(text)`` on Enter on a text that fits nobody. Ctrl+Enter is left to the form around it.
    """

    picked = Signal(object)
    went_on = Signal()
    unmatched = Signal(str)

    def __init__(
        self, tokens: Tokens, host: QWidget, everyone: Find, name: str, accessible: str, *, beside: Beside
    ) -> None:
        """Make an input; ``beside`` gives what the list shows at the right of a name."""
        super().__init__()
        self._tokens, self._everyone = tokens, everyone
        self._person: Candidate | None = None
        name_control(self, name, accessible)
        self.setProperty("role", "reading")
        self.popup = NamePopup(tokens, host, beside)
        name_control(self.popup, f"{name}_matches", "Những người khớp với chữ đã gõ")
        self.popup.chosen.connect(self._clicked)
        self._composition = composition_of(self)
        self._composition.changed.connect(self._edited)
        self.textEdited.connect(self._edited)

    @property
    def person(self) -> Candidate | None:
        """The person taken, as long as the text is still that name."""
        return self._person if self._person and self._person.full_name == self.text().strip() else None

    def matches(self) -> list[Candidate]:
        """Return whom the text may mean, the likeliest first."""
        return match(self._composition.whole, self._everyone())

    def take(self, person: Candidate) -> None:
        """Write a person's whole name."""
        self._composition.commit()
        self.popup.hide()
        self._person = person
        self._describe()
        self.setText(person.full_name)
        self.picked.emit(person)

    def remember(self, person: Candidate | None) -> None:
        """Know who the text names, without telling anybody."""
        self._person = person
        self._describe()

    def settle(self) -> Candidate | None:
        """Return the person the text names, taking the one it can only mean; None when there is none or a choice."""
        if self.person is None:
            found = certain(self.text(), self._everyone())
            if found is not None:
                self.take(found)
        return self.person

    def offer(self) -> None:
        """Show the list for the text as it is."""
        self.popup.offer(self.matches(), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Enter takes, the arrows choose, Escape closes the list."""
        key = event.key()
        if is_submit(event):
            self.popup.hide()
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._arrow(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape and self.popup.isVisible():
            self.popup.hide()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001 (Qt's)
        """Take the marked person before the keyboard leaves with Tab."""
        if forward and self.popup.person is not None and self.person is None:
            self.take(self.popup.person)
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Close the list."""
        self.popup.hide()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint behind the name, where it fits, what tells the person taken from a namesake; the tooltip has it too."""
        super().paintEvent(event)
        if self.person is None or not self.person.apart:
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        mark, small = f"({self.person.apart})", QFont(self.font())
        small.setPixelSize(self._tokens.small)
        used = TEXT_MARGIN + self.fontMetrics().horizontalAdvance(f"{self.text()} ")
        if used + QFontMetrics(small).horizontalAdvance(mark) > room.width():
            return
        painter = QPainter(self)
        painter.setFont(small)
        painter.setPen(QColor(self._tokens.colours.muted))
        painter.drawText(room.adjusted(used, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, mark)

    def _edited(self) -> None:
        if self._composition.whole.strip():
            self.offer()
        else:
            self.popup.hide()

    def _enter(self) -> None:
        found = self.popup.person or self.person or next(iter(self.matches() if self.text().strip() else ()), None)
        if found is not None:
            self._clicked(found)
        else:
            self.popup.hide()
            self.unmatched.emit(self.text().strip())

    def _clicked(self, person: Candidate) -> None:
        self.take(person)
        self.went_on.emit()

    def _describe(self) -> None:
        apart = self._person.apart if self._person else ""
        self.setAccessibleDescription(apart)
        self.setToolTip(apart)
        self.update()

    def _arrow(self, step: int) -> None:
        if self.popup.isVisible():
            self.popup.move_mark(step)
        elif step > 0:
            self.offer()
