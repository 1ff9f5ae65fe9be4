"""The table that lists are shown in: whole rows, columns that fit the width, coloured words for states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.ui.tokens import Tokens

#: The data of this role is a pill's tone: good, warn, bad or neutral.
TONE_ROLE = Qt.ItemDataRole.UserRole + 1
#: The data of this role is the id of the row's record.
ID_ROLE = Qt.ItemDataRole.UserRole + 2

#: Width below which the stretching column never goes; the table scrolls sideways instead.
LEAST_STRETCH = 126
#: A row is never taller than this many lines of text; the rest is read beside the table.
MOST_LINES = 3

Index = QModelIndex | QPersistentModelIndex


class HasTokens(Protocol):
    """Whatever knows the look: the context of an open book, or a look by itself."""

    tokens: Tokens


@dataclass(slots=True)
class Look:
    """The look where no book is open."""

    tokens: Tokens


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and width in tokens' pixels; the one of ``stretch`` takes what is left.

    ``drop`` says how soon the column goes when the window is narrow: 0 never, the highest first.
    """

    title: str
    width: int
    drop: int = 0
    stretch: bool = False

    @property
    def least(self) -> int:
        """The width below which the column is not shown."""
        return max(self.width, LEAST_STRETCH) if self.stretch else self.width


class GroundDelegate(QStyledItemDelegate):
    """Paints the row's ground; subclasses paint what a cell says over it."""

    def __init__(self, context: HasTokens, parent: QTableView) -> None:
        super().__init__(parent)
        self._context = context
        self._table = parent

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> str:
        """Paint the cell without its words; return them."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        text, ground.text = ground.text, ""
        style = ground.widget.style() if ground.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, ground.widget)
        return text


class PillDelegate(GroundDelegate):
    """Paints the words of a cell with a tone as a pill."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row's ground, then the pill."""
        tone = index.data(TONE_ROLE)
        if not tone:
            super().paint(painter, option, index)
            return
        self._pill(painter, QRectF(option.rect), self.paint_ground(painter, option, index), tone)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 (Qt's name)
        """Return the room of a row: its text wrapped to the column, up to ``MOST_LINES``.

        Where rows are wrapped all of them are measured, hundreds at once: nothing but the words is asked for.
        """
        tokens = self._context.tokens
        if not self._table.wordWrap():
            size = super().sizeHint(option, index)
            return QSize(size.width(), max(size.height(), tokens.control))
        font, width = self._table.font(), self._table.columnWidth(index.column())
        text, metrics, room = str(index.data() or ""), QFontMetrics(font), width - 2 * self._inset
        fits = "\n" not in text and metrics.horizontalAdvance(text) < room
        lines = 1 if fits else min(MOST_LINES, _lines(text, font, room))
        return QSize(width, max(lines * metrics.height() + 2 * tokens.gap, tokens.control))

    @property
    def _inset(self) -> int:
        """Where the text of a cell begins, as the style sheet and Qt's own margin have it."""
        return self._context.tokens.room(10) + 3

    def _pill(self, painter: QPainter, cell: QRectF, text: str, tone: str) -> None:
        tokens = self._context.tokens
        font = QFont(tokens.family)
        font.setPixelSize(tokens.small)
        metrics = QFontMetrics(font)
        room = cell.width() - self._inset - tokens.gap
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room) - 2 * tokens.room(10))
        width = metrics.horizontalAdvance(words) + 2 * tokens.room(10)
        height = metrics.height() + 4
        pill = QRectF(cell.left() + self._inset, cell.center().y() - height / 2, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(tokens.colours, f"{tone}_soft")))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor(tokens.colours.text if tone == "neutral" else getattr(tokens.colours, tone)))
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()


class ListTable(QTableView):
    """A table of records. ``activated`` is emitted on Enter and on a double click.

    Redrawing keeps the chosen record and the scroll position, whatever its row becomes.
    """

    def __init__(self, context: HasTokens, columns: Sequence[Column], *, wrap: bool = False) -> None:
        super().__init__()
        self._context = context
        self._columns = columns
        self._kept: tuple[Any, int] = (None, 0)
        self._has_width = False
        self.setItemDelegate(PillDelegate(context, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(wrap)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(context.tokens.control)
        rows.setDefaultSectionSize(context.tokens.control)
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(context.tokens.px(20))

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802 (Qt's name)
        """Show a model whose rows answer ``ID_ROLE``."""
        super().setModel(model)
        if model is not None:
            model.modelAboutToBeReset.connect(self._keep)
            model.modelReset.connect(self._bring_back)
        self.fit()

    def chosen(self) -> Any:
        """Return the id of the chosen record, or None."""
        return self.currentIndex().data(ID_ROLE) if self.currentIndex().isValid() else None

    def choose(self, wanted: Any) -> bool:
        """Choose the row of a record; return whether it is shown."""
        row = self._row_of(wanted)
        if row >= 0:
            self.setCurrentIndex(self.model().index(row, self._first_column()))
        return row >= 0

    def resizeEvent(self, event: Any) -> None:  # noqa: N802 (Qt's name)
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self._has_width = True
        self.fit()

    def focusInEvent(self, event: Any) -> None:  # noqa: N802 (Qt's name)
        """Choose the first row when the keyboard arrives and none is chosen."""
        if not self.currentIndex().isValid() and self.model() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(self._first_row(), self._first_column()))
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Fit again when the look has changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self.fit()

    def fit(self) -> None:
        """Show as many columns as the width allows and give the rest to the one that stretches."""
        px, room = self._context.tokens.px, self.viewport().width()
        shown = list(self._columns)
        while sum(px(c.least) for c in shown) > room and any(c.drop for c in shown):
            shown.remove(max(shown, key=lambda c: c.drop))
        fixed = sum(px(c.width) for c in shown if not c.stretch)
        for number, column in enumerate(self._columns):
            self.setColumnHidden(number, column not in shown)
            self.setColumnWidth(number, max(px(LEAST_STRETCH), room - fixed) if column.stretch else px(column.width))
        if self.wordWrap():
            self.resizeRowsToContents()

    def _first_row(self) -> int:
        """Return the first row that is no heading."""
        model, column = self.model(), self._first_column()
        rows = range(model.rowCount())
        enabled = Qt.ItemFlag.ItemIsEnabled
        return next((row for row in rows if model.flags(model.index(row, column)) & enabled), 0)

    def _first_column(self) -> int:
        return next(n for n in range(len(self._columns)) if not self.isColumnHidden(n))

    def _row_of(self, wanted: Any) -> int:
        model = self.model()
        rows = range(model.rowCount()) if wanted is not None else ()
        return next((row for row in rows if model.index(row, 0).data(ID_ROLE) == wanted), -1)

    def _keep(self) -> None:
        self._kept = (self.chosen(), self.verticalScrollBar().value())

    def _bring_back(self) -> None:
        if self.wordWrap() and self._has_width:
            self.resizeRowsToContents()
        wanted, height = self._kept
        if self.choose(wanted):
            self.verticalScrollBar().setValue(height)


def _lines(text: str, font: QFont, width: int) -> int:
    """Return how many lines a text takes when it is wrapped to a width."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    number = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        number += 1
    layout.endLayout()
    return max(1, number)
