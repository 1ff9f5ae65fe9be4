"""The list of standard sentences beside a text: a child of the panel, so the keyboard stays in the text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from app.ui.tokens import Tokens
from app.ui.widgets import name_control

MOST_ROWS = 6
ROW = 32


class PhraseDelegate(QStyledItemDelegate):
    """Paints a sentence on one line, marked when it is the one that Enter takes."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802 (Qt's name)
        """Return the height of a row."""
        return QSize(0, self._tokens.px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        tokens = self._tokens
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, QColor(tokens.colours.brand_soft))
        font = QFont(option.font)
        font.setPixelSize(tokens.body)
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        inner = option.rect.adjusted(tokens.room(10), 0, -tokens.room(10), 0)
        words = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width())
        painter.setFont(font)
        painter.setPen(QColor(tokens.colours.text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class PhrasePopup(QListView):
    """Shows sentences without taking the keyboard.

    Signals: ``chosen(text)`` when a row is clicked.
    """

    chosen = Signal(str)

    def __init__(self, tokens: Tokens, host: QWidget) -> None:
        super().__init__(host)
        self._tokens, self._host = tokens, host
        self._model = QStringListModel(self)
        name_control(self, "phrase_list", "Câu mẫu khớp với chữ đã gõ")
        self.setModel(self._model)
        self.setItemDelegate(PhraseDelegate(tokens, self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "popup")
        self.clicked.connect(self._clicked)
        self.hide()

    @property
    def phrase(self) -> str:
        """The sentence on which the mark stands, empty when the list is not shown."""
        return str(self.currentIndex().data() or "") if self.isVisible() else ""

    def offer(self, phrases: Sequence[str], editor: QPlainTextEdit) -> None:
        """Show sentences at the cursor of a text, the first one marked; none hides the list."""
        if not phrases:
            self.hide()
            return
        if self._model.stringList() != list(phrases):
            self._model.setStringList(list(phrases))
        self.setCurrentIndex(self._model.index(0))
        self._lie(editor)
        self.show()
        self.raise_()
        QTimer.singleShot(0, self, partial(self._stay, editor))

    def move_mark(self, step: int) -> None:
        """Move the mark by ``step`` rows within the list."""
        row = max(0, min(self.currentIndex().row() + step, self._model.rowCount() - 1))
        self.setCurrentIndex(self._model.index(row))

    def _stay(self, editor: QPlainTextEdit) -> None:
        """Stay at the cursor after a text that grew has moved."""
        if self.isVisible() and isValid(editor):
            self._lie(editor)

    def _lie(self, editor: QPlainTextEdit) -> None:
        """Lie above the cursor's line, or below it where there is no room above."""
        space = self._tokens.px(4)
        height = min(self._model.rowCount(), MOST_ROWS) * self._tokens.px(ROW) + 2 * space
        line = editor.cursorRect()
        top = editor.viewport().mapTo(self._host, QPoint(0, line.top())).y()
        left = editor.mapTo(self._host, QPoint(0, 0)).x()
        width = min(editor.width(), self._tokens.px(720))
        y = top - height - space if top - height - space >= 0 else top + line.height() + space
        self.setGeometry(QRect(left, y, width, height))

    def _clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(str(index.data()))
