"""Short lists beside the discussion: a line of words, and at the right what is worth knowing of it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.namesakes import initialled
from app.ui.live.keyed_rows import renew
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

Index: TypeAlias = QModelIndex | QPersistentModelIndex
ROW = 32


@dataclass(frozen=True, slots=True)
class Line:
    """Words, a note at the right with its tone (none: plain), what is read aloud, and what the line stands for.

    ``is_name`` says that the words are a person's name, whose end must stay in sight.
    """

    text: str
    note: str = ""
    tone: str = ""
    aloud: str = ""
    data: Any = None
    is_name: bool = False


class SideListModel(QAbstractListModel):
    """Lines; ``UserRole`` gives the ``Line``."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> bool:
        """Show these lines; return whether they differ from those shown before."""
        return renew(self, self._lines, lines, _key)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and way)
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a line, or the line for ``UserRole``."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return line.aloud or ", ".join(part for part in (line.text, line.note) if part)
        return None


def _key(line: Line) -> Hashable:
    """Return what a line is known by: what it stands for, else its words."""
    return line.data if line.data is not None and isinstance(line.data, Hashable) else line.text


class SideDelegate(QStyledItemDelegate):
    """Paints a line: words at the left, its note at the right, as a pill when it has a tone."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens, self.keeps_mark = tokens, False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's name)
        """Return the height of a line."""
        return QSize(0, self._tokens.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        tokens, line = self._tokens, index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        if marked and (self.keeps_mark or option.state & QStyle.StateFlag.State_HasFocus):
            painter.fillRect(option.rect, QColor(tokens.colours.brand_soft))
        inner = option.rect.adjusted(tokens.px(6), 0, -tokens.px(6), 0)
        used = self._note(painter, inner, line, option.font) if line.note else 0
        font = _font(option.font, tokens.body)
        words = _fitted(line, QFontMetrics(font), inner.width() - used)
        painter.setFont(font)
        painter.setPen(QColor(tokens.colours.text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _note(self, painter: QPainter, inner: QRect, line: Line, base: QFont) -> int:
        """Paint what stands at the right; return the width it takes."""
        tokens = self._tokens
        font = _font(base, tokens.small)
        metrics, pad = QFontMetrics(font), tokens.room(10) if line.tone else 0
        width, height = metrics.horizontalAdvance(line.note) + 2 * pad, metrics.height() + tokens.px(4)
        place = QRect(inner.right() - width, inner.center().y() - height // 2, width, height)
        ground = getattr(tokens.colours, f"{line.tone}_soft") if line.tone else ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(place, height / 2, height / 2)
        ink = {"": tokens.colours.muted, "neutral": tokens.colours.text}
        painter.setFont(font)
        painter.setPen(QColor(ink.get(line.tone) or getattr(tokens.colours, line.tone)))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line.note)
        return width + tokens.gap


class SideList(QListView):
    """As high as its lines up to ``most``; with ``most`` 0 it takes the room there is.

    Signals: ``picked(data)`` on Enter or a click on a line.
    """

    picked = Signal(object)

    def __init__(self, tokens: Tokens, name: str, accessible: str, *, most: int = 4, keeps_mark: bool = False) -> None:
        """Make a list; ``keeps_mark`` shows the marked line also while the keyboard is elsewhere."""
        super().__init__()
        self._tokens, self._most = tokens, most
        self.lines = SideListModel()
        self.lines.setParent(self)
        name_control(self, name, accessible)
        self.setProperty("role", "stream")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(self.lines)
        self.setUniformItemSizes(True)
        delegate = SideDelegate(tokens, self)
        delegate.keeps_mark = keeps_mark
        self.setItemDelegate(delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.activated.connect(self._chosen)
        self.clicked.connect(self._chosen)
        if most:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        else:
            self.setMinimumHeight(tokens.px(3 * ROW + 6))

    @property
    def current(self) -> Any:
        """What the marked line stands for, None without one."""
        line = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return line.data if isinstance(line, Line) else None

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show lines; the mark goes with its line, or stays at its place when that is gone."""
        place, marked = self.currentIndex().row(), self.current
        if self.lines.show_lines(lines) and place >= 0 and lines:
            same = (row for row, line in enumerate(lines) if line.data == marked)
            self.setCurrentIndex(self.lines.index(next(same, min(place, len(lines) - 1))))
        if self._most:
            self.setFixedHeight(self._tokens.px(ROW) * min(len(lines), self._most) + self._tokens.px(6))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the least size, so that a list that takes the room there is asks for no more."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def act_on(self, text: str, keys: str, name: str) -> QAction:
        """Return a new action on the marked line: in the menu of the list, and by its key."""
        action = QAction(text, self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(action)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return action

    def _chosen(self, index: QModelIndex) -> None:
        self.picked.emit(index.data(Qt.ItemDataRole.UserRole).data)


def _fitted(line: Line, metrics: QFontMetrics, room: int) -> str:
    """Return the words of a line as there is room for them: of a name the given name and the end go last."""
    if not line.is_name or metrics.horizontalAdvance(line.text) <= room:
        return metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, room)
    return metrics.elidedText(initialled(line.text), Qt.TextElideMode.ElideMiddle, room)


def _font(base: QFont, size: int) -> QFont:
    font = QFont(base)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.Normal)
    return font
