"""The month as one looks at it: days with what falls on them, walked through with the arrow keys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.domain.year_calendar import Event, same_day
from app.ui.calendar_table import DAY_ROLE, EVENTS_ROLE, INSIDE_ROLE, TODAY_ROLE, CalendarTable, Index
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

#: Below this width of a day, in tokens' pixels, what falls on it is shown as bars without words.
WORDS_FROM = 88
#: The most lines of words that something on a day takes.
MOST_LINES = 2


class DayDelegate(QStyledItemDelegate):
    """Paints a day: its number, then as many lines as fit, each on the colour of its tone."""

    def __init__(self, tokens: Tokens, parent: QTableView) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._number, self._text = QFont(tokens.family), QFont(tokens.family)
        self._number.setPixelSize(tokens.body)
        self._text.setPixelSize(tokens.px(11.5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a day."""
        colours, px = self._tokens.colours, self._tokens.px
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        inside = bool(index.data(INSIDE_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.brand if chosen else colours.line))
        painter.setBrush(QColor(colours.surface if inside else colours.ground))
        painter.drawRoundedRect(box, px(4), px(4))
        top = self._paint_number(painter, box, index, inside=inside)
        room = box.adjusted(px(4), top, -px(4), -px(3))
        words = box.width() >= px(WORDS_FROM)
        self._paint_events(painter, room, index.data(EVENTS_ROLE), words=words)
        painter.restore()

    def _paint_number(self, painter: QPainter, box: QRectF, index: Index, *, inside: bool) -> int:
        colours, px = self._tokens.colours, self._tokens.px
        text, metrics = index.data(), QFontMetrics(self._number)
        height = metrics.height() + px(2)
        place = QRectF(
            box.left() + px(3), box.top() + px(2), max(height, metrics.horizontalAdvance(text) + px(10)), height
        )
        if index.data(TODAY_ROLE):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.brand))
            painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setPen(
            QColor(colours.on_brand if index.data(TODAY_ROLE) else colours.text if inside else colours.muted)
        )
        painter.setFont(self._number)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        return int(height) + px(4)

    def _paint_events(self, painter: QPainter, room: QRectF, found: tuple[Event, ...], *, words: bool) -> None:
        px, line = self._tokens.px, QFontMetrics(self._text).height()
        lines = max(1, int(room.height() // (line + 2 if words else px(5) + 2)))
        shown = found if len(found) <= lines else found[: max(0, lines - 1)]
        most = min(MOST_LINES, lines // max(1, len(shown)))
        top = room.top()
        for one in shown:
            height = self._lines(one.text, room.width(), most) * line + px(2) if words else px(5)
            self._paint_event(painter, QRectF(room.left(), top, room.width(), height), one, words=words)
            top += height + 2
        if len(shown) < len(found) and words:
            painter.setPen(QColor(self._tokens.colours.muted))
            painter.setFont(self._text)
            place = QRectF(room.left() + px(4), top, room.width(), line)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, f"và {len(found) - len(shown)} việc nữa")

    def _lines(self, text: str, width: float, most: int) -> int:
        """Return how many lines a text takes, ``most`` at most."""
        room = width - self._tokens.px(7)
        return 1 if most < 2 or QFontMetrics(self._text).horizontalAdvance(text) <= room else most

    def _paint_event(self, painter: QPainter, place: QRectF, event: Event, *, words: bool) -> None:
        px = self._tokens.px
        ground, strong = _colours(self._tokens, event)
        bar = self._tokens.colours.line_strong if strong == self._tokens.colours.text else strong
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground if words else bar))
        painter.drawRoundedRect(place, px(3), px(3))
        if words:
            painter.setPen(QColor(strong))
            painter.setFont(self._text)
            flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(place.adjusted(px(4), 0, -px(3), 0), flags, event.text)


def _colours(tokens: Tokens, event: Event) -> tuple[str, str]:
    """Return the ground and the colour of words of an event; a session to come has the colour of the program."""
    colours = tokens.colours
    if event.kind == "session" and not event.is_over:
        return colours.brand_soft, colours.brand
    if event.tone == "neutral":
        return colours.neutral_soft, colours.text
    return getattr(colours, f"{event.tone}_soft"), getattr(colours, event.tone)


class CalendarGrid(QTableView):
    """A month; walking out of it shows the next one.

    Signals: ``chosen(date)`` when another day is chosen, ``month_changed`` when it lies in another month,
    ``opened`` on Enter and a double click.
    """

    chosen = Signal(object)
    month_changed = Signal()
    opened = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._table = CalendarTable(self)
        self._events: Mapping[date, tuple[Event, ...]] = {}
        self._today = self.day = date.min
        self._is_showing = False
        name_control(self, "calendar_grid", "Lịch tháng: phím mũi tên để chọn ngày")
        self.setProperty("role", "grid")
        self.setModel(self._table)
        self.setItemDelegate(DayDelegate(tokens, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(tokens.px(20))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setHighlightSections(False)
        self.selectionModel().currentChanged.connect(self._choose)
        self.doubleClicked.connect(self._open)

    def show_events(self, events: Mapping[date, tuple[Event, ...]], today: date) -> None:
        """Show what falls on the days; the chosen day stays chosen, at first it is today."""
        self._events, self._today = events, today
        self._show(self.day if self.day != date.min else today)

    def go_to(self, day: date) -> None:
        """Choose a day, in whatever month it is."""
        before = self.day
        self._show(day)
        self.chosen.emit(day)
        if (before.year, before.month) != (day.year, day.month):
            self.month_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Walk by months with Page Up and Page Down, go to today with Home, open the day with Enter."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in steps:
            self.go_to(same_day(self.day, steps[Qt.Key(event.key())]))
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(self._today)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Name the days as long as the width allows."""
        super().resizeEvent(event)
        narrow = self.viewport().width() / 7 < self._tokens.px(WORDS_FROM)
        if narrow != self._table.is_narrow:
            self._table.is_narrow = narrow
            self._table.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 6)

    def _show(self, day: date) -> None:
        """Show a day; the month is drawn anew only when it is another one."""
        self.day, self._is_showing = day, True
        if not self._table.shows(day.year, day.month, self._events, self._today):
            self._table.show_month(day.year, day.month, self._events, self._today)
        self.setCurrentIndex(self._table.index_of(day))
        self._is_showing = False

    def _choose(self, index: QModelIndex) -> None:
        day = index.data(DAY_ROLE)
        if not self._is_showing and day is not None and day != self.day:
            self.go_to(day)

    def _open(self, *_: object) -> None:
        self.opened.emit()
