"""Date and time fields that tell only of changes a person makes; the mouse wheel does not change them in passing."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QDateTime, QSignalBlocker, QTime, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QDateTimeEdit, QTimeEdit

from app.ui.tokens import Tokens
from app.ui.widgets import name_control

_EARLIEST = QDate(1950, 1, 1)


class MomentField(QDateTimeEdit):
    """A day and a time. Signals: ``chosen(datetime)`` when the person changes it."""

    chosen = Signal(object)

    def __init__(self, tokens: Tokens, name: str, accessible: str) -> None:
        super().__init__()
        _dress(self, tokens, name, accessible)
        self.setDisplayFormat("HH:mm  dd/MM/yyyy")
        self.setMinimumDate(_EARLIEST)
        self.dateTimeChanged.connect(self._changed)

    def show_moment(self, moment: datetime | None) -> None:
        """Show a moment, unless the person is at work here."""
        if moment is not None and not self.hasFocus():
            with QSignalBlocker(self):
                self.setDateTime(QDateTime(_qdate(moment), QTime(moment.hour, moment.minute)))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the wheel scroll the page."""
        event.ignore()

    def _changed(self, moment: QDateTime) -> None:
        day, at = moment.date(), moment.time()
        self.chosen.emit(datetime(day.year(), day.month(), day.day(), at.hour(), at.minute()))


class DayField(QDateEdit):
    """A day. Signals: ``chosen(date)`` when the person changes it."""

    chosen = Signal(object)

    def __init__(self, tokens: Tokens, name: str, accessible: str) -> None:
        super().__init__()
        _dress(self, tokens, name, accessible)
        self.setDisplayFormat("dd/MM/yyyy")
        self.setMinimumDate(_EARLIEST)
        self.dateChanged.connect(self._changed)

    def show_day(self, day: date | None) -> None:
        """Show a day, unless the person is at work here."""
        if day is not None and not self.hasFocus():
            with QSignalBlocker(self):
                self.setDate(_qdate(day))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Let the wheel scroll the page."""
        event.ignore()

    def _changed(self, day: QDate) -> None:
        self.chosen.emit(date(day.year(), day.month(), day.day()))


class TimeField(QTimeEdit):
    """A time of day. Signals: ``chosen(time)`` when the person changes it."""

    chosen = Signal(object)

    def __init__(self, tokens: Tokens, name: str, accessible: str) -> None:
        super().__init__()
        _dress(self, tokens, name, accessible)
        self.setDisplayFormat("HH:mm")
        self.timeChanged.connect(self._changed)

    def show_time(self, moment: datetime | None) -> None:
        """Show a time, unless the person is at work here."""
        if moment is not None and not self.hasFocus():
            with QSignalBlocker(self):
                self.setTime(QTime(moment.hour, moment.minute))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Let the wheel scroll the page."""
        event.ignore()

    def _changed(self, at: QTime) -> None:
        self.chosen.emit(time(at.hour(), at.minute()))


def _dress(target: QDateTimeEdit, tokens: Tokens, name: str, accessible: str) -> None:
    name_control(target, name, accessible)
    target.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
    line = target.lineEdit()
    if line is not None:
        line.setTextMargins(tokens.px(10), 0, tokens.px(4), 0)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
