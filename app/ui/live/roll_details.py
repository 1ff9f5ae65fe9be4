"""The strip under the roll sheet: the reason of an absence, the time of coming or going."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.domain.records import RollEntry
from app.domain.vietnamese import fold
from app.domain.vocabulary import AttendanceStatus, ReasonKind
from app.ui.autosave import AutoSave
from app.ui.live.flow import FlowLayout
from app.ui.live.moment_field import TimeField
from app.ui.live.roll_keeper import RollKeeper
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label, name_control, row

QUIET = "Khi chọn vắng có lý do, đến muộn hoặc về sớm, đồng chí ghi thêm lý do hoặc giờ ở đây."
#: The keys of the sheet that give a reason, in the order of the categories.
REASON_LETTERS = "CORH"
_VOWELS = tuple("aeiouy")
TIMED = (AttendanceStatus.LATE, AttendanceStatus.LEFT_EARLY)


class RollDetails(QStackedWidget):
    """Belongs to the lines given to ``show_lines``.

    Signals: ``left()`` when the keyboard should go back to the sheet.
    """

    left = Signal()

    def __init__(self, tokens: Tokens, keeper: RollKeeper) -> None:
        super().__init__()
        self.setObjectName("roll_details")
        self.setAccessibleName("Lý do, giờ đến, giờ về")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._tokens = tokens
        self._keeper = keeper
        self._members: tuple[str, ...] = ()
        self._letter = ""
        self._quiet = self._build_quiet()
        self._reason = self._build_reason()
        self._times = self._build_times()
        for page in (self._quiet, self._reason, self._times):
            self.addWidget(page)
        self._saver = AutoSave(self.reason)
        self.reason.returnPressed.connect(self._done)
        self.reason.textEdited.connect(self._begin_with_letter)

    @property
    def is_open(self) -> bool:
        """Whether there is something to fill in."""
        return self.currentWidget() is not self._quiet

    @property
    def asks_reason(self) -> bool:
        """Whether a reason is asked for now."""
        return self.currentWidget() is self._reason

    def show_lines(self, members: Sequence[str]) -> None:
        """Turn to these lines; what was being typed goes to the lines it was typed for."""
        self._saver.flush()
        changed = tuple(members) != self._members
        self._members = tuple(members)
        self.redraw()
        first = self._first()
        if changed and first is not None and first.status is AttendanceStatus.EXCUSED:
            self._saver.bind(first.reason, partial(self._keeper.set_reason, self._members))
        elif changed:
            self._saver.bind("", None)

    def redraw(self) -> None:
        """Show the lines as they are."""
        first = self._first()
        if first is None or first.status not in (AttendanceStatus.EXCUSED, *TIMED):
            self.setCurrentWidget(self._quiet)
        elif first.status is AttendanceStatus.EXCUSED:
            self._show_reason(first)
        else:
            self._show_times(first)

    def choose(self, kind: ReasonKind, letter: str = "") -> None:
        """Give the absence a category; “other” asks for words, which ``letter`` may have begun already: họp, học."""
        if not self.asks_reason:
            return
        self._keeper.set_reason_kind(self._members, kind)
        if kind is ReasonKind.OTHER:
            self._letter = letter
            self.reason.setFocus()

    def begin_words(self, text: str) -> None:
        """Go on in the strip with a reason whose first letter was typed in the sheet."""
        if self.asks_reason:
            self.reason.setFocus()
            none = Qt.KeyboardModifier.NoModifier
            QCoreApplication.sendEvent(self.reason, QKeyEvent(QEvent.Type.KeyPress, 0, none, text))

    def enter(self) -> None:
        """Put the keyboard into the strip."""
        if self.currentWidget() is self._reason:
            self.reason.setFocus()
        elif self.currentWidget() is self._times:
            (self._arrived if self._arrived.isVisible() else self._left).setFocus()

    def flush(self) -> None:
        """Store what is pending."""
        self._saver.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go back to the sheet with Escape or Enter."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._done()
        else:
            super().keyPressEvent(event)

    def _build_quiet(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(QUIET, "small", wrap=True))
        column.addStretch(1)
        return page

    def _build_reason(self) -> QWidget:
        page = QWidget()
        self._reason_of = label("", "strong")
        self._chips = {kind: self._chip(key, kind) for key, kind in zip(REASON_LETTERS, ReasonKind, strict=True)}
        self.reason = QLineEdit()
        name_control(self.reason, "reason_input", "Lý do vắng mặt")
        self.reason.setPlaceholderText("Ghi lý do, nếu cần nói rõ hơn")
        top = FlowLayout(self._tokens.gap)
        for item in (self._reason_of, *self._chips.values()):
            top.addWidget(item)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._tokens.gap)
        column.addLayout(top)
        column.addLayout(row(self.reason, key_hint("Enter", "về danh sách"), spacing=self._tokens.gap))
        return page

    def _build_times(self) -> QWidget:
        page = QWidget()
        self._times_of = label("", "strong", wrap=True)
        self._arrived, self._left = (
            TimeField(self._tokens, "arrived_at", "Giờ đến"),
            TimeField(self._tokens, "left_at", "Giờ về"),
        )
        self._arrived_word, self._left_word = label("Giờ đến"), label("Giờ về")
        self._arrived.chosen.connect(partial(self._set_time, "arrived_at"))
        self._left.chosen.connect(partial(self._set_time, "left_at"))
        back = key_hint("Enter", "về danh sách")
        words = (self._arrived_word, self._arrived, self._left_word, self._left, back)
        fields = FlowLayout(self._tokens.gap, *words)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._tokens.gap)
        column.addWidget(self._times_of)
        column.addLayout(fields)
        return page

    def _chip(self, key: str, kind: ReasonKind) -> QPushButton:
        chip = button(f"{key}  {kind.vi}", f"reason_{kind}", kind="chip", accessible=f"Lý do: {kind.vi}")
        chip.setCheckable(True)
        chip.clicked.connect(partial(self._chip_clicked, kind))
        return chip

    def _chip_clicked(self, kind: ReasonKind) -> None:
        self.choose(kind)
        if kind is not ReasonKind.OTHER:
            self._done()

    def _begin_with_letter(self, text: str) -> None:
        """Put the letter that chose “other” before words that only it can begin: words with a vowel first."""
        letter, self._letter = self._letter, ""
        if letter and fold(text[:1]) in _VOWELS:
            self.reason.setCursorPosition(0)
            self.reason.insert(letter)
            self.reason.end(False)

    def _first(self) -> RollEntry | None:
        return self._keeper.entry(self._members[0]) if self._members else None

    def _show_reason(self, first: RollEntry) -> None:
        self._name(self._reason_of, "Lý do vắng", first)
        for kind, chip in self._chips.items():
            chip.setChecked(kind is first.reason_kind)
        self._saver.follow(first.reason)
        self.setCurrentWidget(self._reason)

    def _show_times(self, first: RollEntry) -> None:
        early = first.status is AttendanceStatus.LEFT_EARLY
        self._name(self._times_of, "Về sớm" if early else "Đến muộn", first)
        for item in (self._left_word, self._left):
            item.setVisible(early)
        for item in (self._arrived_word, self._arrived):
            item.setVisible(not early or first.arrived_at is not None)
        self._arrived.show_time(first.arrived_at or self._keeper.started_at)
        self._left.show_time(first.left_at or self._keeper.started_at)
        self.setCurrentWidget(self._times)

    def _name(self, target: QLabel, what: str, first: RollEntry) -> None:
        more = f" và {len(self._members) - 1} đồng chí khác" if len(self._members) > 1 else ""
        target.setText(f"{what}: đồng chí {first.shown_name}{more}")

    def _set_time(self, field: str, at: time) -> None:
        for member in self._members:
            entry = self._keeper.entry(member)
            kept = (entry.arrived_at or entry.left_at) if entry else None
            day = kept or self._keeper.started_at
            if day is not None:
                self._keeper.set_time(member, field, datetime.combine(day.date(), at))

    def _done(self) -> None:
        self._saver.flush()
        self.left.emit()
