"""The list of people under (or above) a name input: a child of the window, so the keyboard stays in the input."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.speakers import Candidate
from app.ui.tokens import Tokens

MOST_ROWS = 6

Index: TypeAlias = QModelIndex | QPersistentModelIndex


class NameListModel(QAbstractListModel):
    """People in the order found; ``UserRole`` gives the ``Candidate``."""

    def __init__(self) -> None:
        super().__init__()
        self._people: tuple[Candidate, ...] = ()

    def show_people(self, people: Sequence[Candidate]) -> bool:
        """Show these people; return whether they differ from those shown before."""
        if tuple(people) == self._people:
            return False
        self.beginResetModel()
        self._people = tuple(people)
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and way)
        """Return the number of people."""
        return 0 if parent.isValid() else len(self._people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a row, or the person for ``UserRole``."""
        if not index.isValid():
            return None
        person = self._people[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return person
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{person.shown_name}, {person.situation}"
        return None


class NameDelegate(QStyledItemDelegate):
    """Paints a name, strong when it is the one that Enter takes, and what is worth knowing at the right."""

    def __init__(self, tokens: Tokens, parent: QWidget, beside: Callable[[Candidate], str]) -> None:
        super().__init__(parent)
        self._tokens, self._beside = tokens, beside

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's name)
        """Return the height of a row."""
        return QSize(0, self._tokens.px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        tokens, person = self._tokens, index.data(Qt.ItemDataRole.UserRole)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, QColor(tokens.colours.brand_soft))
        inner = option.rect.adjusted(tokens.room(10), 0, -tokens.room(10), 0)
        small, beside = _font(option.font, tokens.small), self._beside(person)
        strong = _font(option.font, tokens.body, bold=chosen)
        width = inner.width() - QFontMetrics(small).horizontalAdvance(beside) - tokens.gap
        if QFontMetrics(strong).horizontalAdvance(person.shown_name) <= width:
            painter.setFont(small)
            painter.setPen(QColor(tokens.colours.muted))
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, beside)
        else:
            width = inner.width()
        painter.setFont(strong)
        painter.setPen(QColor(tokens.colours.text))
        name = QFontMetrics(strong).elidedText(person.shown_name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()


class NamePopup(QListView):
    """Shows matches beside an input without taking the keyboard.

    Signals: ``chosen(Candidate)`` when a row is clicked.
    """

    chosen = Signal(object)

    def __init__(self, tokens: Tokens, host: QWidget, beside: Callable[[Candidate], str]) -> None:
        super().__init__(host)
        self._tokens, self._host = tokens, host
        self._model = NameListModel()
        self.setModel(self._model)
        self.setItemDelegate(NameDelegate(tokens, self, beside))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "popup")
        self.setMouseTracking(True)
        self.clicked.connect(self._clicked)
        self.hide()

    @property
    def person(self) -> Candidate | None:
        """The person on whom the mark stands, None when the list is not shown."""
        found = self.currentIndex().data(Qt.ItemDataRole.UserRole) if self.isVisible() else None
        return found if isinstance(found, Candidate) else None

    def offer(self, people: Sequence[Candidate], beside: QLineEdit) -> None:
        """Show people beside an input, the first one marked; nobody hides the list."""
        if not people:
            self.hide()
            return
        self._model.show_people(people)
        self.setCurrentIndex(self._model.index(0))
        self._lie(beside)
        self.show()
        self.raise_()
        QTimer.singleShot(0, self, partial(self._lie, beside))

    def move_mark(self, step: int) -> None:
        """Move the mark by ``step`` rows within the list."""
        row = max(0, min(self.currentIndex().row() + step, self._model.rowCount() - 1))
        self.setCurrentIndex(self._model.index(row))

    def _lie(self, beside: QLineEdit) -> None:
        """Lie above or below the input, wherever the layout has put it."""
        host, space, rows = self._host, self._tokens.px(4), self._model.rowCount()
        top_left = beside.mapTo(host, QPoint(0, 0))
        height = min(rows, MOST_ROWS) * self._tokens.px(34) + 2 * space
        width = max(beside.width(), min(self._tokens.px(330), host.width() - top_left.x()))
        above = top_left.y() - height - space
        y = above if above >= 0 else top_left.y() + beside.height() + space
        self.setGeometry(top_left.x(), y, width, height)

    def _clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(Qt.ItemDataRole.UserRole))


def _font(base: QFont, size: int, *, bold: bool = False) -> QFont:
    font = QFont(base)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
