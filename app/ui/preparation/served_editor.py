"""Giving a document to members or tổ in one action, and taking it back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from app.domain import preparation as prep
from app.domain.vocabulary import Means
from app.domain.year_records import DispatchRecord
from app.services import preparing
from app.services.preparing import Sending
from app.ui.form_parts import choice, key, refill
from app.ui.list_table import ListTable
from app.ui.live.choice_box import word_of
from app.ui.live.live_session import LiveSession
from app.ui.live.moment_field import DayField
from app.ui.live.rows import fields
from app.ui.preparation.served_table import COLUMNS, ServedTable, served_rows
from app.ui.widgets import button, key_hint, name_control, pill, row, set_tone

#: To whom: everybody who has not got it, those marked in the table, else the name of a tổ.
WAITING, MARKED, GROUP = "waiting", "marked", "group/"
CHOOSE = "Đồng chí chọn trong bảng những người đã nhận, rồi bấm “Ghi đã gửi”."
#: The most rows that are shown without scrolling where the table stands among other things.
ROWS = 8


class ServedEditor(QWidget):
    """A table of members, and a line that says to whom, on which day and how a document was given."""

    def __init__(self, session: LiveSession, document: str, name: str, *, lasting: bool = True) -> None:
        """Make an editor for a document; its controls' names begin with ``name``. A ``lasting`` one fills its place."""
        super().__init__()
        self._session, self._document = session, document
        context = session.context
        tokens = context.tokens
        self._state = pill("")
        self._state.setObjectName(f"{name}_state")
        self._model = ServedTable(context, self)
        self.table = ListTable(context, COLUMNS)
        name_control(self.table, f"{name}_table", "Đảng viên đã nhận, chưa nhận")
        self.table.setModel(self._model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumHeight(tokens.px(150))
        if not lasting:
            self.table.setFixedHeight(tokens.px(36 * ROWS))
        self.who = choice(f"{name}_who", "Gửi cho ai")
        self._day = DayField(tokens, f"{name}_day", "Ngày gửi")
        self._own_day = False
        self._means = choice(f"{name}_means", "Cách gửi", [(means.vi, means.value) for means in Means])
        self.send = button("Ghi đã gửi", f"{name}_send", kind="primary")
        self._back = button("Bỏ ghi", f"{name}_back", accessible="Bỏ ghi đã gửi cho các đồng chí đang chọn")
        self._lay_out(lasting=lasting)
        self.send.clicked.connect(self._send)
        self._back.clicked.connect(self._take_back)
        self.who.activated.connect(self._suit_means)
        self._day.chosen.connect(self._note_day)
        key("Delete", self.table, self._take_back)
        self.table.selectionModel().selectionChanged.connect(self._note_choice)

    def redraw(self) -> None:
        """Show who got the document."""
        asked = self._session.asked
        if not self._own_day:
            self._day.show_day(self._session.context.now().date())
        got = prep.received(self._session.prepared, self._document, asked)
        self._model.show_rows(served_rows(asked, got))
        missing = len(asked) - len(got)
        words = f"Đã gửi {len(got)}/{len(asked)} đồng chí"
        set_tone(self._state, words, "good" if asked and not missing else "warn" if got else "neutral")
        groups = [(f"{group} (qua tổ đảng)", f"{GROUP}{group}") for group in prep.groups_of(asked)]
        first = f"Các đồng chí chưa nhận ({missing})" if missing else "Tất cả các đồng chí"
        refill(self.who, [(first, WAITING), *groups, ("Các đồng chí đang chọn trong bảng", MARKED)], self._target())
        self._note_choice()

    def focus_first(self) -> None:
        """Put the keyboard on whom to send to."""
        self.who.setFocus()

    def _lay_out(self, *, lasting: bool) -> None:
        tokens = self._session.context.tokens
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.gap)
        named = ("Gửi cho", self.who, 5), ("Ngày gửi", self._day, 2), ("Cách gửi", self._means, 4)
        whole.addLayout(fields(tokens, *named, large=2))
        whole.addLayout(row(self.send, self._state, None, spacing=tokens.room(12)))
        whole.addWidget(self.table, 1 if lasting else 0)
        hints = (key_hint("Shift ↓", "chọn nhiều"), key_hint("Delete", "bỏ ghi"))
        whole.addLayout(row(self._back, *hints, None, spacing=tokens.room(12)))

    def _target(self) -> str:
        return self.who.currentData() or WAITING

    def _marked(self) -> tuple[str, ...]:
        rows = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        return tuple(self._model.rows[row].id for row in sorted(rows))

    def _note_day(self) -> None:
        """Keep the day that the person chose; until then it is today."""
        self._own_day = True

    def _suit_means(self) -> None:
        """Offer what usually goes with a tổ, which the person may change."""
        if self._target().startswith(GROUP):
            self._means.setCurrentIndex(self._means.findData(Means.GROUP.value))

    def _sending(self) -> Sending:
        target, day = self._target(), self._day.date()
        means = word_of(Means, self._means.currentData()) or Means.PAPER
        sending = partial(Sending, self._document, date(day.year(), day.month(), day.day()), means)
        if target.startswith(GROUP):
            return sending(groups=(target.removeprefix(GROUP),))
        if target == MARKED:
            return sending(members=self._marked())
        asked = self._session.asked
        missing = prep.unserved(self._session.prepared, self._document, asked)
        return sending(members=tuple(one.id for one in missing or asked))

    def _send(self) -> None:
        sending = self._sending()
        if not sending.members and not sending.groups:
            self._session.context.said.emit(
                "Đồng chí chọn trong bảng những người đã nhận, rồi bấm “Ghi đã gửi”.", "warn"
            )
            self.table.setFocus()
            return
        self._session.save(partial(_send, self._session.id, sending))

    def _lines(self) -> tuple[DispatchRecord, ...]:
        """Return the dispatches of the members marked, each once; of a tổ that is the line of the whole tổ."""
        marked = self._marked()
        found = {row.dispatch.id: row.dispatch for row in self._model.rows if row.id in marked and row.dispatch}
        return tuple(found.values())

    def _take_back(self) -> None:
        lines = self._lines()
        if not lines:
            return
        self._session.save(partial(_take_back, tuple(one.id for one in lines)))
        groups = ", ".join(one.group_name for one in lines if one.group_name)
        said = f"Đã bỏ ghi việc gửi cho {groups or 'các đồng chí đang chọn'}."
        back = partial(self._session.save, partial(_bring_back, lines))
        self._session.context.offered.emit(said, "Hoàn tác", back)

    def _note_choice(self) -> None:
        self._back.setEnabled(bool(self._lines()))


def _send(session_id: str, sending: Sending, uow: Any) -> tuple[int, ...]:
    return preparing.send(uow, session_id, sending)


def _take_back(lines: tuple[int, ...], uow: Any) -> None:
    preparing.take_back(uow, lines)


def _bring_back(lines: tuple[DispatchRecord, ...], uow: Any) -> None:
    preparing.bring_dispatches(uow, lines)
