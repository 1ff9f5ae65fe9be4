"""A choice of one person: from a list, or by typing initials or parts of a name without diacritics."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionFrame, QStylePainter, QWidget

from app.domain.namesakes import initialled
from app.domain.speakers import Candidate
from app.ui.live.name_input import TEXT_MARGIN, NameInput, distinction
from app.ui.tokens import Tokens
from app.ui.widgets import name_control


class NameLine(NameInput):
    """A name of which nothing is cut off unseen: without the keyboard it is shortened to the room there is."""

    @property
    def shown(self) -> str:
        """The name as it is shown: whole, with initials where that needs less room, else ending in …."""
        room, metrics = self._room().width(), self.fontMetrics()
        if self.hasFocus() or metrics.horizontalAdvance(self.text()) <= room:
            return self.text()
        return metrics.elidedText(initialled(self.text()), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the name as it is shown; the text itself stays whole."""
        if self.shown == self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self._room(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.shown)
        painter.end()

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return room.marginsRemoved(self.textMargins()).adjusted(TEXT_MARGIN, 0, -TEXT_MARGIN, 0)


class PersonCombo(QComboBox):
    """People in a list that can be typed into; Enter takes the first match. Matches show inside ``host``.

    Signals: ``chosen(member_id)`` when the person chooses somebody; None when the text was emptied. ``went_on`` when
    the keyboard may move on after that.
    """

    chosen = Signal(object)
    went_on = Signal()

    def __init__(self, tokens: Tokens, host: QWidget, name: str, accessible: str) -> None:
        super().__init__()
        name_control(self, name, accessible)
        self._people: tuple[Candidate, ...] = ()
        self._current: str | None = None
        self._line = NameLine(tokens, host, self._everyone, f"{name}_input", accessible, beside=distinction)
        self._line.setProperty("role", None)
        self._line.setPlaceholderText("Gõ tên để chọn")
        self.setLineEdit(self._line)
        self.setCompleter(None)  # type: ignore[arg-type]
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._line.picked.connect(self._take_person)
        self._line.went_on.connect(self.went_on)
        self._line.editingFinished.connect(self._settle)
        self.activated.connect(self._take_row)

    @property
    def current(self) -> str | None:
        """The id of the person shown."""
        return self._current

    @property
    def is_waiting(self) -> bool:
        """Whether the keyboard is here and nothing has been typed yet."""
        return (self.hasFocus() or self._line.hasFocus()) and not self._typing()

    def show_people(self, people: Sequence[Candidate], current: str | None) -> None:
        """Offer people with one of them chosen, unless the person is typing here."""
        fresh = tuple(people)
        if self._typing() or (fresh == self._people and current == self._current):
            return
        self._people, self._current = fresh, current
        with QSignalBlocker(self):
            self.clear()
            self.addItems([person.shown_name for person in fresh])
        self._show_current()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the wheel scroll the page."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Select the name, so that typing replaces it."""
        super().focusInEvent(event)
        self._line.selectAll()

    def _everyone(self) -> Sequence[Candidate]:
        return self._people

    def _typing(self) -> bool:
        return self._line.hasFocus() and self._line.text() != self._name_of(self._current)

    def _take_person(self, person: Candidate) -> None:
        self._take(person.member_id)

    def _take_row(self, row: int) -> None:
        if 0 <= row < len(self._people):
            self._take(self._people[row].member_id)

    def _settle(self) -> None:
        """Leave the field with somebody in it: an emptied field means nobody, half a name means no change."""
        if self._line.popup.isVisible():
            return
        if self._line.text().strip():
            self._show_current()
        else:
            self._take(None)

    def _take(self, member_id: str | None) -> None:
        changed = member_id != self._current
        self._current = member_id
        self._show_current()
        if changed:
            self.chosen.emit(member_id)

    def _name_of(self, member_id: str | None) -> str:
        return next((person.shown_name for person in self._people if person.member_id == member_id), "")

    def _show_current(self) -> None:
        row = next((row for row, person in enumerate(self._people) if person.member_id == self._current), -1)
        with QSignalBlocker(self):
            self.setCurrentIndex(row)
            self.setEditText(self._name_of(self._current))
        for part in (self, self._line):
            part.setToolTip(self._name_of(self._current))
        if not self._line.hasFocus():
            self._line.setCursorPosition(0)
