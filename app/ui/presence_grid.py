"""The grid of members and sessions: names and days stay in sight, the line below says the chosen cell in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.domain.records import SessionSummary
from app.domain.targets import Threshold
from app.domain.year import quarter_of_session
from app.domain.year_grid import LEGEND, SPOKE, Grid, described
from app.ui.context import AppContext
from app.ui.form_parts import key
from app.ui.list_table import ID_ROLE, TONE_ROLE
from app.ui.live.flow import FlowLayout
from app.ui.presence_table import Index, PresenceTable
from app.ui.tokens import Tokens
from app.ui.widgets import label, name_control

CELL, NAMES, LINE = 54, 190, 32
#: Large type widens the column of names less than itself, to leave room for the sessions.
GROWTH = 0.6


class PresenceDelegate(QStyledItemDelegate):
    """Paints a sign on the colour of its tone, beside it a dot where the member spoke."""

    def __init__(self, tokens: Tokens, parent: QTableView) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._font = QFont(tokens.family)
        self._font.setPixelSize(tokens.body)
        self._font.setWeight(QFont.Weight.DemiBold)
        self._dot = QFontMetrics(self._font).horizontalAdvance(SPOKE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        colours, tokens, tone = self._tokens.colours, self._tokens, index.data(TONE_ROLE)
        text = index.data() or ""
        spoke = text.endswith(SPOKE)
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(colours.brand) if chosen else Qt.PenStyle.NoPen)
        plain = tone == "neutral"
        painter.setBrush(QColor(colours.brand_soft if chosen else getattr(colours, f"{tone}_soft")))
        if text or chosen:
            painter.drawRoundedRect(box, tokens.px(4), tokens.px(4))
        painter.setFont(self._font)
        painter.setPen(QColor(colours.muted if plain else getattr(colours, tone)))
        middle = box.adjusted(-self._dot / 2, 0, -self._dot / 2, 0) if spoke else box
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, text.removesuffix(SPOKE))
        if spoke:
            beside = box.adjusted(box.width() / 2 + self._dot / 2, 0, 0, 0)
            painter.setPen(QColor(colours.text))
            painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, SPOKE)
        painter.restore()


class PresenceGrid(QWidget):
    """Shows a ``Grid``.

    Signals: ``session_wanted(id)`` on Enter or a double click, ``member_wanted(id)`` on Space or a double click on the
    name.
    """

    session_wanted = Signal(str)
    member_wanted = Signal(str)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._tokens = context.tokens
        self._model = PresenceTable(self)
        self.table = QTableView()
        name_control(self.table, "presence_grid", "Bảng có mặt của từng đồng chí ở từng buổi")
        self._said = label(" ", "fine", wrap=True, name="presence_words")
        self._dress()
        self._connect()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(self._tokens.gap)
        page.addWidget(self.table, 1)
        page.addWidget(self._said)
        page.addLayout(self._legend())

    def show_grid(self, grid: Grid, target: Threshold | None = None) -> None:
        """Show a grid against the target of attendance.

        The chosen cell stays chosen, at first it is one of the newest session.
        """
        present = self.table.currentIndex()
        row, column = present.row(), present.column()
        if self._model.show_grid(grid, target):
            kept = present.isValid() and row < len(grid.rows) and column < len(grid.sessions)
            self._choose(*((row, column) if kept else (0, len(grid.sessions) - 1)))
            self._say()

    def choose_month(self, month: int) -> None:
        """Choose the first session of a month."""
        self._choose_first(lambda one: one.started_at is not None and one.started_at.month == month)

    def choose_quarter(self, quarter: int) -> None:
        """Choose the first session of a quarter."""
        self._choose_first(lambda one: quarter_of_session(one) == quarter)

    def _choose_first(self, wanted: Callable[[SessionSummary], bool]) -> None:
        columns = (number for number, one in enumerate(self._model.grid.sessions) if wanted(one))
        self._choose(max(0, self.table.currentIndex().row()), next(columns, 0))

    def focus_first(self) -> None:
        """Put the keyboard into the grid."""
        self.table.setFocus()

    def _choose(self, row: int, column: int) -> None:
        self.table.setCurrentIndex(self._model.index(row, column))
        self.table.scrollTo(self.table.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def _dress(self) -> None:
        table, tokens = self.table, self._tokens
        table.setProperty("role", "grid")
        table.setItemDelegate(PresenceDelegate(tokens, table))
        table.setModel(self._model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setCornerButtonEnabled(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        names, days = table.verticalHeader(), table.horizontalHeader()
        names.setFixedWidth(round(NAMES * tokens.scale**GROWTH))
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        for header, size in ((names, LINE), (days, CELL)):
            header.setSectionResizeMode(header.ResizeMode.Fixed)
            header.setMinimumSectionSize(tokens.px(size))
            header.setDefaultSectionSize(tokens.px(size))
            header.setHighlightSections(False)
            header.setSectionsClickable(True)

    def _connect(self) -> None:
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentChanged.connect(self._say)
        self.table.verticalHeader().sectionDoubleClicked.connect(self._ask_member)
        self.table.horizontalHeader().sectionDoubleClicked.connect(self._open_column)
        key("Space", self.table, self._ask_present)

    def _legend(self) -> FlowLayout:
        flow = FlowLayout(self._tokens.room(14))
        for cap, meaning in LEGEND:
            one = QWidget()
            line = QHBoxLayout(one)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(self._tokens.room(5))
            line.addWidget(label(cap, "strong"))
            line.addWidget(label(meaning, "small"))
            flow.addWidget(one)
        return flow

    def _say(self) -> None:
        index = self.table.currentIndex()
        self._said.setText(described(self._model.grid, index.row(), index.column()) if index.isValid() else " ")

    def _open(self, index: QModelIndex) -> None:
        self.session_wanted.emit(index.data(ID_ROLE))

    def _open_column(self, column: int) -> None:
        self.session_wanted.emit(self._model.grid.sessions[column].id)

    def _ask_member(self, row: int) -> None:
        self.member_wanted.emit(self._model.grid.rows[row].id)

    def _ask_present(self) -> None:
        if self.table.currentIndex().isValid():
            self._ask_member(self.table.currentIndex().row())
