"""What the cell owes in a year: the overdue first, each done, changed or dropped in the panel beside the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple
from datetime import date
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.dates import parse_day
from app.domain.obligations import Duty, Stand, stand
from app.domain.register import written
from app.services import obligations
from app.ui import duty_deeds
from app.ui.context import AppContext
from app.ui.duty_list import DutyList
from app.ui.duty_strip import DutyStrip, document_place
from app.ui.form_parts import choice, refill, side_width
from app.ui.leading import Lead
from app.ui.own_duty_form import OwnDutyForm
from app.ui.page import Page
from app.ui.widgets import button, key_line, label, row
from app.ui.year_tabs import YearTabs

_FACTS = ("recipient", "via", "how", "note")


class ObligationsPage(Page):
    """Obligations by choice; details are durable while they are typed."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "obligations_page", "Việc phải làm")
        self.year = context.now().year
        self._duties: tuple[Duty, ...] = ()
        self._papers: dict[int, str] = {}
        self._years = choice("obligations_year", "Năm")
        self._list = DutyList(context)
        self.table = self._list.table
        self._add = button("Thêm việc", "add_obligation", kind="primary", shortcut="Ctrl+N")
        self._strip = DutyStrip(context.tokens)
        self._form = OwnDutyForm(context.tokens)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the year again; what is being typed stays."""
        book, today = self.context.book, self._today
        years = sorted({*book.years(), today.year, today.year + 1, self.year}, reverse=True)
        refill(self._years, [(f"Năm {year}", year) for year in years], self.year)
        self._duties = book.obligations(self.year, today)
        lines = book.ask(partial(obligations.papers, year=self.year))
        self._papers = {one.id: f"{written(one.number)}-{one.code}" for one in lines if one.number}
        self._list.show_duties(self._duties, self._papers, today)
        self._follow()

    def leave(self) -> None:
        """Store what is pending."""
        self._strip.flush()
        self._put_form_away()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard into the list."""
        super().showEvent(event)
        if self._strip.isHidden() and self._form.isHidden():
            (self._add if self._list.is_empty else self.table).setFocus()

    @property
    def _today(self) -> date:
        return self.context.now().date()

    def _build(self) -> None:
        tokens = self.context.tokens
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        page.setSpacing(tokens.room(12))
        self._years.setFixedWidth(tokens.px(126))
        page.addLayout(row(label("Việc phải làm", "title"), tokens.gap, self._years, None, self._add))
        page.addWidget(YearTabs(self.context, "obligations"))
        page.addLayout(self._list.chips)
        middle = QHBoxLayout()
        middle.setSpacing(tokens.room(14))
        middle.addWidget(self._list, 1)
        for side in (self._strip, self._form):
            side.setFixedWidth(side_width(tokens))
            side.hide()
            middle.addWidget(side)
        page.addLayout(middle, 1)
        keys = (
            ("Enter", "xem, ghi"),
            ("Phím cách", "đã làm hôm nay"),
            ("Ctrl N", "thêm việc"),
            ("Esc", "về danh sách"),
        )
        page.addLayout(key_line(tokens, *keys))

    def _connect(self) -> None:
        self._list.bound.connect(self._bind)
        self._list.pressed.connect(self._open_strip)
        self._list.worked.connect(self._work)
        self._list.done_today.connect(self._done_today)
        self._years.activated.connect(self._change_year)
        self._add.clicked.connect(self._add_new)
        Lead(self._add, self._form)
        strip = self._strip
        strip.done.connect(self._done)
        strip.done_today.connect(self._done_today)
        strip.undone.connect(self._undo)
        strip.papered.connect(self._set_paper)
        strip.dropped.connect(self._drop)
        strip.taken_up.connect(self._take_up)
        strip.edited.connect(self._edit_own)
        strip.removed.connect(self._remove_own)
        strip.opened.connect(self._open_place)
        strip.document_wanted.connect(self._open_document)
        strip.left.connect(self._close_strip)
        self._form.submitted.connect(self._submit)
        self._form.given_up.connect(self._close_form)
        self._form.left.connect(self._leave_form)

    def _duty(self, key_: str | None) -> Duty | None:
        return next((duty for duty in self._duties if duty.key == key_), None)

    @property
    def _offers(self) -> list[tuple[str, int]]:
        return [(text, number) for number, text in self._papers.items()]

    def _stand(self, duty: Duty) -> Stand:
        return stand(duty, self._today)

    def _bind(self, key: str) -> None:
        """Give the panel to the chosen obligation."""
        duty = self._duty(key)
        if duty is None or (self._strip.duty is not None and self._strip.duty.key == duty.key):
            return
        stores: dict[str, Callable[[str], None]] = {name: partial(self._store, duty, name) for name in _FACTS}
        stores["due_on"] = partial(self._store_day, duty)
        self._strip.bind(duty, self._stand(duty), self._offers, stores, self._today)

    def _follow(self) -> None:
        duty = self._duty_now(self._strip.duty) if self._strip.duty else None
        if duty is not None:
            self._strip.follow(duty, self._stand(duty), self._offers, self._today)

    def _store(self, duty: Duty, name: str, text: str) -> None:
        duty_deeds.store_text(self.context, duty, name, text, self._note_change)

    def _store_day(self, duty: Duty, text: str) -> None:
        day = parse_day(text, self._today) if text.strip() else None
        if day is not None or not text.strip():
            duty_deeds.store_day(self.context, self._duty(duty.key) or duty, day, self._note_change)

    def _note_change(self, _: object) -> None:
        self.refresh()

    def _open_strip(self) -> None:
        if self._strip.duty is not None and self._put_form_away():
            self._strip.show()

    def _work(self) -> None:
        self._open_strip()
        if not self._strip.isHidden():
            self._strip.focus_first()

    def _close_strip(self) -> None:
        """Store what is pending and give the room back to the list."""
        self._strip.flush()
        self._strip.hide()
        self.table.setFocus()

    def _change_year(self) -> None:
        self.leave()
        self.year = self._years.currentData()
        self._strip.hide()
        self.refresh()

    @property
    def _chosen(self) -> Duty | None:
        """The obligation at work: the one in the open panel, else the chosen row's."""
        shown = self._strip.duty if not self._strip.isHidden() else None
        return self._duty_now(shown) if shown else self._duty(self.table.chosen())

    def _duty_now(self, shown: Duty) -> Duty | None:
        """Return what the book says of an obligation now; one that comes back may have got another key meanwhile."""
        same = (one for one in self._duties if one.row == shown.row is not None and one.due_on == shown.due_on)
        return self._duty(shown.key) or next(same, None)

    def _done_today(self) -> None:
        duty = self._chosen
        if duty is not None and duty.done_on is None:
            self._done(self._today)

    def _done(self, day: date) -> None:
        if (duty := self._chosen) is not None:
            duty_deeds.done(self.context, duty, day)

    def _undo(self) -> None:
        if (duty := self._chosen) is not None:
            duty_deeds.undo(self.context, duty)

    def _set_paper(self, number: int | None) -> None:
        if (duty := self._chosen) is not None:
            duty_deeds.set_paper(self.context, duty, number)

    def _drop(self) -> None:
        if (duty := self._chosen) is not None:
            duty_deeds.drop(self.context, duty, self._strip.reason)

    def _take_up(self) -> None:
        if (duty := self._chosen) is not None:
            duty_deeds.take_up(self.context, duty)

    def _open_place(self) -> None:
        duty = self._chosen
        if duty is not None and duty.session is not None:
            self.context.session_requested.emit(duty.session)
        else:
            self.context.page_requested.emit("plan")

    def _open_document(self) -> None:
        duty = self._chosen
        place = document_place(duty) if duty else None
        if duty is not None and place is not None:
            self.context.document_requested.emit(place, duty.document)

    def open_duty(self, key_: str, day: date | None) -> None:
        """Show something owed by its key with the panel open, or the form for a new one on a day."""
        if day is not None:
            self._add_own(day)
            return
        if self._duty(key_) is not None:
            self._list.choose(key_)
            self._work()

    def _add_new(self) -> None:
        self._add_own(None)

    def _add_own(self, day: date | None) -> None:
        self._strip.flush()
        self._strip.hide()
        if self._form.isHidden() or not self._form.is_started:
            self._form.show_duty(None, self.year, self._today, day)
        self._form.show()
        self._form.focus_first()

    def _edit_own(self) -> None:
        duty = self._chosen
        base = next((one for one in self._duties if duty and one.row == duty.row and one.key.count(":") == 1), duty)
        if base is not None:
            self._strip.flush()
            self._strip.hide()
            self._form.show_duty(base, self.year, self._today)
            self._form.show()
            self._form.focus_first()

    def _submit(self) -> None:
        if self._may_keep():
            self._keep_own()
            self._close_form()

    def _may_keep(self) -> bool:
        return self._form.check() and self.context.takes(*astuple(self._form.typed()))

    def _keep_own(self) -> None:
        """Queue what the form says; the caller has checked it."""
        duty_deeds.keep(self.context, self._form.duty, self._form.typed())
        self._form.show_duty(None, self.year, self._today)

    def _put_form_away(self) -> bool:
        """Keep what is typed in the form and hide it; return whether that was so: unfinished work stays in sight."""
        if not self._form.isHidden() and self._form.is_started:
            if not self._may_keep():
                return False
            self._keep_own()
        self._form.hide()
        return True

    def _leave_form(self) -> None:
        """Go to the list; a form with something typed stays open."""
        if not self._form.is_started:
            self._form.hide()
        self.table.setFocus()

    def _close_form(self) -> None:
        self._form.hide()
        self.table.setFocus()

    def _remove_own(self) -> None:
        duty = self._chosen
        if duty is not None and duty.row is not None:
            self._close_strip()
            duty_deeds.remove(self.context, duty.row, duty.title)
