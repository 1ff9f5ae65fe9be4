"""Date and time fields that tell only of changes a person makes; the mouse wheel does not change them in passing.

A field of a time that is stamped says when the time was set by hand.
"""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QDateTime, QSignalBlocker, Qt, QTime, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDateEdit, QDateTimeEdit, QSpinBox, QTimeEdit

from app.domain.timeline import BY_HAND
from app.ui.tokens import Tokens
from app.ui.widgets import name_control

#: The longest that may be planned for a step.
MOST_MINUTES = 480
_EARLIEST = QDate(1950, 1, 1)


class MomentField(QDateTimeEdit):
    """A day and a time. Signals: ``chosen(datetime)`` when the person changes it."""

    chosen = Signal(object)

    def __init__(self, tokens: Tokens, name: str, accessible: str) -> None:
        super().__init__()
        _dress(self, tokens, name, accessible)
        self._corrected = False
        self._mark()
        self.setMinimumDate(_EARLIEST)
        self.dateTimeChanged.connect(self._changed)

    def show_moment(self, moment: datetime | None, *, corrected: bool = False) -> None:
        """Show a moment and whether it was set by hand, unless the person is at work here."""
        self._corrected = corrected
        if moment is not None and not self.hasFocus():
            with QSignalBlocker(self):
                self._mark()
                self.setDateTime(QDateTime(_qdate(moment), QTime(moment.hour, moment.minute)))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Show what could not be shown while the person was at work here."""
        super().focusOutEvent(event)
        with QSignalBlocker(self):
            self._mark()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Let the wheel scroll the page."""
        event.ignore()

    def _mark(self) -> None:
        _show_format(self, "HH:mm  dd/MM/yyyy", corrected=self._corrected)

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
        self._corrected = False
        self._mark()
        self.timeChanged.connect(self._changed)

    def show_time(self, moment: datetime | None, *, corrected: bool = False) -> None:
        """Show a time and whether it was set by hand, unless the person is at work here."""
        self._corrected = corrected
        if moment is not None and not self.hasFocus():
            with QSignalBlocker(self):
                self._mark()
                self.setTime(QTime(moment.hour, moment.minute))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show what could not be shown while the person was at work here."""
        super().focusOutEvent(event)
        with QSignalBlocker(self):
            self._mark()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Let the wheel scroll the page."""
        event.ignore()

    def _mark(self) -> None:
        _show_format(self, "HH:mm", corrected=self._corrected)

    def _changed(self, at: QTime) -> None:
        self.chosen.emit(time(at.hour(), at.minute()))


class MinutesField(QSpinBox):
    """A number of minutes that may be planned. Signals: ``chosen(minutes | None)`` when the person changes it."""

    chosen = Signal(object)

    def __init__(self, tokens: Tokens, name: str, accessible: str) -> None:
        super().__init__()
        name_control(self, name, accessible)
        self.setRange(0, MOST_MINUTES)
        self.setSpecialValueText("–")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(tokens.px(58))
        self.valueChanged.connect(self._changed)

    def show_minutes(self, minutes: int | None) -> None:
        """Show a number, unless the person is at work here."""
        if not self.hasFocus() and self.value() != (minutes or 0):
            with QSignalBlocker(self):
                self.setValue(minutes or 0)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Select the number, so that typing replaces it."""
        super().focusInEvent(event)
        self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Let the wheel scroll the page."""
        event.ignore()

    def _changed(self, minutes: int) -> None:
        self.chosen.emit(minutes or None)


def _show_format(target: QDateTimeEdit, times: str, *, corrected: bool) -> None:
    wanted = f"{times} '({BY_HAND})'" if corrected else times
    if target.displayFormat() != wanted:
        target.setDisplayFormat(wanted)
        target.setAccessibleDescription(BY_HAND if corrected else "")


def _dress(target: QDateTimeEdit, tokens: Tokens, name: str, accessible: str) -> None:
    name_control(target, name, accessible)
    target.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
    line = target.lineEdit()
    if line is not None:
        line.setTextMargins(tokens.room(10), 0, tokens.room(4), 0)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
