"""The form in which a person's own obligation is added or changed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.dates import full_day, parse_day
from app.domain.obligations import Duty
from app.domain.vietnamese import short_date
from app.domain.vocabulary import Repeat
from app.services.obligations import NO_FIRST_DAY, NO_TITLE, NewObligation
from app.ui.form_parts import FormField, choice, key, line
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label, row, scrolling

WRONG_DAY = "Ghi ngày và tháng, như 20/12 hoặc 20/12/2026."


class OwnDutyForm(QFrame):
    """One obligation as it is typed.

    Signals: ``submitted`` to keep it, ``given_up`` to drop it, ``left`` to go back to the list.
    """

    submitted = Signal()
    given_up = Signal()
    left = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.duty: Duty | None = None
        self._year, self._today = 0, date.min
        self.setObjectName("own_duty_form")
        self.setProperty("role", "card")
        self._heading = label("", "heading", wrap=True)
        self._title = line("own_duty_title", "Việc phải làm", "Gửi danh sách đề nghị khen thưởng")
        self._due = line("own_duty_due", "Hạn", "20/12")
        self._repeat = choice("own_duty_repeat", "Lặp lại", [(one.vi, one.value) for one in Repeat])
        self._recipient = line("own_duty_recipient", "Nơi nhận", "Ban Xây dựng Đảng")
        self._via = line("own_duty_via", "Qua", "Văn phòng Đảng ủy")
        self._how = line("own_duty_how", "Cách gửi", "văn bản")
        self._fields = {
            "title": FormField("Việc phải làm", self._title),
            "due": FormField("Hạn", self._due),
            "repeat": FormField("Lặp lại", self._repeat),
            "recipient": FormField("Nơi nhận", self._recipient),
            "via": FormField("Qua", self._via),
            "how": FormField("Cách gửi", self._how),
        }
        self._save = button("Ghi", "save_own_duty", kind="primary", accessible="Ghi việc phải làm")
        self._cancel = button("Thôi", "cancel_own_duty", accessible="Thôi, không ghi")
        self._build(tokens)
        self._connect()

    def show_duty(self, duty: Duty | None, year: int, today: date, day: date | None = None) -> None:
        """Show an obligation, or an empty form for a new one of a year, due on ``day`` where one is chosen."""
        self.duty, self._year, self._today = duty, year, today
        self._heading.setText("Sửa việc phải làm" if duty else "Thêm việc phải làm")
        day = duty.first_on if duty else day
        for edit, text in (
            (self._title, duty.title if duty else ""), (self._due, short_date(day) if day else ""),
            (self._recipient, duty.recipient if duty else ""), (self._via, duty.via if duty else ""),
            (self._how, duty.how if duty else ""),
        ):  # fmt: skip
            edit.setText(text)
        self._repeat.setCurrentIndex(self._repeat.findData((duty.repeat if duty else Repeat.ONCE).value))
        for field in self._fields.values():
            field.say("")
        self._note_day()

    @property
    def is_started(self) -> bool:
        """Whether there is something to keep."""
        return bool(self._title.text().strip())

    def typed(self) -> NewObligation:
        """Return what stands in the form; the caller has checked it."""
        kept, repeat = self.duty, tuple(Repeat)[self._repeat.currentIndex()]
        return NewObligation(
            self._title.text(), self._year, self._day(), repeat, self._recipient.text(), self._via.text(),
            self._how.text(), kept.document if kept else "", kept.note if kept else "",
        )  # fmt: skip

    def check(self) -> bool:
        """Return whether the obligation can be kept; say what is missing and put the keyboard there."""
        comes_back = self._repeat.currentData() != Repeat.ONCE.value
        unclear = bool(self._due.text().strip()) and self._day() is None
        faults = {
            "title": "" if self.is_started else NO_TITLE,
            "due": WRONG_DAY if unclear else NO_FIRST_DAY if comes_back and self._day() is None else "",
        }
        for name, fault in faults.items():
            self._fields[name].say(fault)
        first = next((name for name, fault in faults.items() if fault), None)
        if first is not None:
            self._fields[first].control.setFocus()
        return first is None

    def focus_first(self) -> None:
        """Put the keyboard where the form begins."""
        self._title.setFocus()

    def _day(self) -> date | None:
        return parse_day(self._due.text(), self._today)

    def _note_day(self) -> None:
        day = self._day()
        self._fields["due"].say("")
        self._fields["due"].hint_at(full_day(day) if day else "Bỏ trống khi chưa có hạn.")

    def _build(self, tokens: Tokens) -> None:
        inner = QWidget()
        fields = QVBoxLayout(inner)
        fields.setContentsMargins(0, 0, tokens.gap, 0)
        fields.setSpacing(tokens.gap)
        for field in self._fields.values():
            fields.addWidget(field)
        fields.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.gap, tokens.room(14))
        box.setSpacing(tokens.gap)
        box.addWidget(self._heading)
        box.addWidget(scrolling(inner, "own_duty_fields"), 1)
        box.addLayout(row(self._save, self._cancel, key_hint("Ctrl Enter"), None))

    def _connect(self) -> None:
        self._save.clicked.connect(self.submitted)
        self._cancel.clicked.connect(self.given_up)
        self._due.textEdited.connect(self._note_day)
        key("Ctrl+Return", self, self.submitted.emit)
        key("Escape", self, self.left.emit)
