"""The guests of a session: a table, and a line that adds one with Enter or corrects one."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.records import GuestRecord
from app.services import meeting, paper_bin
from app.services.saver import Trace
from app.ui.autosave import AutoSave
from app.ui.live.guest_table import GuestTable
from app.ui.live.live_session import LiveSession
from app.ui.widgets import button, key_hint, label, name_control, row

ADD, CHANGE = "Thêm đại biểu", "Ghi lại"
PLACES = ("guest_name", "guest_title")


class GuestsEditor(QWidget):
    """Guests as the record has them; what is typed in the line is a draft until it is added."""

    def __init__(self, session: LiveSession) -> None:
        super().__init__()
        self._session = session
        self._changing: int | None = None
        tokens = session.context.tokens
        self._guests = GuestTable(tokens)
        self._no_guests = label(
            "Chưa có đại biểu, khách mời. Nếu không có, đồng chí bỏ qua phần này.", "small", wrap=True
        )
        self.name, self._title = QLineEdit(), QLineEdit()
        name_control(self.name, PLACES[0], "Họ và tên đại biểu")
        name_control(self._title, PLACES[1], "Chức vụ, đơn vị của đại biểu")
        self.name.setPlaceholderText("Họ và tên")
        self._title.setPlaceholderText("Chức vụ, đơn vị")
        self._add = button(ADD, "add_guest", accessible="Thêm đại biểu")
        line = row(self.name, self._title, self._add, spacing=tokens.gap)
        line.setStretch(0, 3)
        line.setStretch(1, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.gap)
        column.addWidget(self._no_guests)
        column.addWidget(self._guests)
        column.addLayout(line)
        column.addLayout(row(key_hint("Enter", "thêm"), key_hint("Delete", "bỏ đại biểu đang chọn"), None))
        self._savers = AutoSave(self.name), AutoSave(self._title)
        for saver, place in zip(self._savers, PLACES, strict=True):
            session.bind_draft(saver, place)
        self._connect()

    def redraw(self) -> None:
        """Show the guests of the record."""
        guests = self._session.record.guests
        self._guests.show_guests(guests)
        self._no_guests.setVisible(not guests)

    def leave(self) -> None:
        """Store what is pending."""
        for saver in self._savers:
            saver.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Give up correcting a guest with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._changing is not None:
            self._clear_line()
            return
        super().keyPressEvent(event)

    def _connect(self) -> None:
        self.name.returnPressed.connect(self._keep)
        self._title.returnPressed.connect(self._keep)
        self._add.clicked.connect(self._keep)
        self._guests.removed.connect(self._remove)
        self._guests.wanted.connect(self._change)

    def _keep(self) -> None:
        """Add the guest in the line, or keep the correction; without a name, ask for it."""
        for saver in self._savers:
            saver.settle()
        name, title = " ".join(self.name.text().split()), " ".join(self._title.text().split())
        if not name:
            self.name.setFocus()
            return
        if not self._session.context.takes(name, title):
            return
        session_id, changing = self._session.id, self._changing
        self._session.save(lambda uow: _keep_guest(uow, session_id, changing, name, title), trace=Trace("guest", name))
        self._clear_line()
        self.name.setFocus()

    def _clear_line(self) -> None:
        self._changing = None
        self._add.setText(ADD)
        for saver in self._savers:
            saver.forget()
            saver.show_text("")

    def _change(self, guest: GuestRecord) -> None:
        self._clear_line()
        self._changing = guest.id
        self._add.setText(CHANGE)
        self.name.setText(guest.full_name)
        self._title.setText(guest.title)
        self.name.setFocus()

    def _remove(self, guest: GuestRecord) -> None:
        session_id, number = self._session.id, guest.id
        if self._changing == number:
            self._clear_line()
        at = self._session.context.now()
        self._session.save(lambda uow: paper_bin.discard(uow, "guest", number, at))
        self._session.context.offered.emit(
            f"Đã bỏ đại biểu {guest.full_name}.", "Hoàn tác", partial(_bring_back, self._session, session_id, number)
        )


def _bring_back(session: LiveSession, session_id: str, number: int) -> None:
    session.save(lambda uow: paper_bin.undo(uow, session_id, "guest", number))


def _keep_guest(uow: Any, session_id: str, changing: int | None, name: str, title: str) -> int:
    for place in PLACES:
        meeting.keep_draft(uow, session_id, place, "")
    if changing is None:
        return meeting.add_guest(uow, session_id, name, title)
    meeting.change_text(uow, "guest", changing, full_name=name, title=title)
    return changing
