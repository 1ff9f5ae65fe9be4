"""The list of steps on the left: number or tick, short title, time, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.records import StepRecord
from app.domain.timeline import Stage, StepProgress, progress, time_words
from app.domain.vocabulary import StepKind
from app.ui.live.live_session import LiveSession
from app.ui.theme import icon
from app.ui.tokens import Tokens

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
#: More than these are only counted once the session is over; while it runs, more than one.
MOST_MISSING = 2
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class StepRow:
    """What the list shows of a step: ``detail`` is its time, ``missing`` what it still lacks.

    What is missing is ``pressing`` once the session is over; before that it is said quietly.
    """

    number: int
    title: str
    stage: Stage
    detail: str = ""
    missing: str = ""
    pressing: bool = False

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        words = {Stage.AHEAD: "", Stage.RUNNING: "", Stage.DONE: "đã qua"}[self.stage]
        return ", ".join(part for part in (f"Bước {self.number}", self.title, words, self.detail, self.missing) if part)


def step_rows(session: LiveSession, now: datetime) -> tuple[StepRow, ...]:
    """Return the rows of a session at a time."""
    rows = []
    for step, place in zip(session.record.steps, progress(session.record, now), strict=True):
        held = session.record.state == "held"
        lacks = session.missing(step) if held or place.stage is Stage.DONE else ()
        rows.append(
            StepRow(
                step.number, session.short_title(step), place.stage, _detail(session, step, place),
                _missing_words(lacks, MOST_MISSING if held else 1), held,
            )
        )  # fmt: skip
    return tuple(rows)


class StepListModel(QAbstractListModel):
    """The steps of one session."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[StepRow, ...] = ()

    def show_rows(self, rows: Sequence[StepRow]) -> None:
        """Show rows; the present row stays when the steps are the same."""
        fresh = tuple(rows)
        if fresh == self.rows:
            return
        if [row.number for row in fresh] != [row.number for row in self.rows]:
            self.beginResetModel()
            self.rows = fresh
            self.endResetModel()
            return
        self.rows = fresh
        self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802 (Qt's name)
        """Return the number of steps."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a step's title, its whole row or its words for a screen reader."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        return {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.ToolTipRole: "\n".join(part for part in (row.title, row.missing) if part),
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
            ROW_ROLE: row,
        }.get(role)


class StepDelegate(QStyledItemDelegate):
    """Paints a step; ``pad`` is the room above and below its words, in pixels of the tokens."""

    pad = 9

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height that the wrapped words need at the list's width."""
        view = self.parent()
        width = view.viewport().width() - 2 * view.spacing() if isinstance(view, QListView) else option.rect.width()
        lines = self._lines(index.data(ROW_ROLE), self._text_width(width))
        height = sum(rect_height for *_, rect_height in lines) + 2 * self._tokens.px(self.pad)
        return QSize(width, max(height, self._tokens.px(42)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, circle and lines."""
        row: StepRow = index.data(ROW_ROLE)
        rect = option.rect.adjusted(self._tokens.px(8), 0, -self._tokens.px(8), 0)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            self._ground(painter, rect, focused=bool(state & QStyle.StateFlag.State_HasFocus))
        self._circle(painter, rect, row)
        left = rect.left() + self._tokens.px(44)
        top = rect.top() + self._tokens.px(self.pad)
        for text, font, colour, height in self._lines(row, rect.right() - self._tokens.px(6) - left):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            place = QRect(left, top, rect.right() - self._tokens.px(6) - left, height)
            painter.drawText(place, int(Qt.TextFlag.TextWordWrap), text)
            top += height
        painter.restore()

    def _text_width(self, width: int) -> int:
        return width - 2 * self._tokens.px(8) - self._tokens.px(50) - 1

    def _lines(self, row: StepRow, width: int) -> list[tuple[str, QFont, str, int]]:
        colours = self._tokens.colours
        strong = row.stage is Stage.RUNNING
        lines = [(row.title, self._font(self._tokens.body, strong=strong), colours.text)]
        if row.detail:
            lines.append((row.detail, self._font(self._tokens.small), colours.text if strong else colours.muted))
        if row.missing:
            colour = colours.warn if row.pressing else colours.muted
            lines.append((row.missing, self._font(self._tokens.small), colour))
        return [(text, font, colour, _height(text, font, width)) for text, font, colour in lines]

    def _font(self, size: int, *, strong: bool = False) -> QFont:
        font = QFont(self._tokens.family)
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def _ground(self, painter: QPainter, rect: QRect, *, focused: bool) -> None:
        colours = self._tokens.colours
        painter.setBrush(QColor(colours.brand_soft))
        painter.setPen(QPen(QColor(colours.brand), 2) if focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), self._tokens.radius, self._tokens.radius)

    def _circle(self, painter: QPainter, rect: QRect, row: StepRow) -> None:
        size = self._tokens.px(24)
        place = QRect(rect.left() + self._tokens.px(10), rect.top() + self._tokens.px(self.pad - 1), size, size)
        ticked = row.stage is Stage.DONE and not row.missing
        ground, ink = self._colours(row, ticked=ticked)
        self._disc(painter, place, ground, ink, "" if ticked else str(row.number))
        if ticked:
            inset = size // 5
            icon("check", ink, size).paint(painter, place.adjusted(inset, inset, -inset, -inset))

    def _colours(self, row: StepRow, *, ticked: bool) -> tuple[str, str]:
        """Return the colours of a row's disc and of what stands in it."""
        c = self._tokens.colours
        return {
            Stage.RUNNING: (c.brand, c.on_brand),
            Stage.DONE: (c.bar_good, c.on_brand) if ticked else (c.warn_soft, c.warn),
            Stage.AHEAD: (c.neutral_soft, c.text),
        }[row.stage]

    def _disc(self, painter: QPainter, place: QRect, ground: str, ink: str, text: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(place)
        painter.setPen(QColor(ink))
        painter.setFont(self._font(self._tokens.small, strong=True))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)


class StepList(QListView):
    """Steps that the keyboard walks through.

    Signals: ``looked_at(number)`` when the arrow keys show a step, ``entered(number)`` on a click or Enter.
    """

    looked_at = Signal(int)
    entered = Signal(int)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("step_list")
        self.setAccessibleName("Các bước của buổi sinh hoạt")
        self.steps = StepListModel(self)
        self.setModel(self.steps)
        self.setItemDelegate(StepDelegate(tokens, self))
        self.setSpacing(1)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(False)
        self.clicked.connect(self._clicked)

    def show_session(self, session: LiveSession, now: datetime, number: int) -> None:
        """Show the steps with one of them as the open one."""
        self.show_rows(step_rows(session, now), number)

    def show_rows(self, rows: Sequence[StepRow], number: int) -> None:
        """Show rows with that of a number as the open one."""
        self.steps.show_rows(rows)
        numbers = [row.number for row in self.steps.rows]
        if number in numbers and self.currentIndex().row() != numbers.index(number):
            self.setCurrentIndex(self.steps.index(numbers.index(number)))
            self.doItemsLayout()
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk with the arrow keys, enter with Enter; other keys go on to the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._clicked(self.currentIndex())
            return
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
        if event.key() not in moves or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self.looked_at.emit(self._number(self.currentIndex()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wrap the words anew, and keep the open step in sight."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        self.scrollTo(self.currentIndex())

    def _clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.entered.emit(self._number(index))

    def _number(self, index: QModelIndex) -> int:
        return self.steps.rows[index.row()].number


def _height(text: str, font: QFont, width: int) -> int:
    room = QRect(0, 0, max(width, 1), 10_000)
    return QFontMetrics(font).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()


def _detail(session: LiveSession, step: StepRecord, place: StepProgress) -> str:
    """Return a step's time against its plan, the opinions of a discussion that has begun, and a chair of its own."""
    opinions = len(session.record.contributions) if step.kind is StepKind.DISCUSSION else 0
    chair = session.record.person(step.chair)
    parts = [
        time_words(place),
        f"{opinions} ý kiến" if opinions and place.stage is not Stage.AHEAD else "",
        f"chủ trì: {chair.shown_name}" if chair else "",
    ]
    return " · ".join(part for part in parts if part)


def _missing_words(lacks: Sequence[str], most: int) -> str:
    said = [f"{text[0].lower()}{text[1:]}" for text in lacks]
    more = f"; và {len(said) - most} mục khác" if len(said) > most else ""
    return f"Còn thiếu: {'; '.join(said[:most]).replace('còn ', '')}{more}" if said else ""
