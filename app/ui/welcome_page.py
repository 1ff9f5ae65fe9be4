"""The first page: make a book, open one, or look at the sample."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app import settings
from app.errors import KnownError, Stopped
from app.ui.busy_line import BusyLine
from app.ui.form_parts import FormField, key, line
from app.ui.messages import ask_open_path
from app.ui.new_book_form import KIND, NewBookForm
from app.ui.tokens import Tokens
from app.ui.welcome_doors import DOORS, centred, door_card, framed
from app.ui.widgets import button, card, clear, key_hint, label, row, scrolling, set_kind
from app.ui.worker import Worker

if TYPE_CHECKING:
    from app.services.doors import BookKey


HARMED = "Sổ bị hỏng, bị mất hoặc lỡ sửa nhầm?"
RECEIVING = "Nhận sổ từ đồng chí khác?"
MAKING_SAMPLE = "Đang lập sổ mẫu…"
OPENING = "Đang mở “{}”…"
PROMISE = (
    "Chương trình không kết nối mạng; sổ chỉ nằm trên máy này. "
    "Không nhập tài liệu có độ mật (Mật, Tối mật, Tuyệt mật) vào sổ."
)


class WelcomePage(QWidget):
    """Shown while no book is open.

    Signals: ``book_chosen(path, key)`` with what ``doors.key_of`` gave for the password that was typed, an empty text
    for a book without one; ``book_made`` with the same for a new one; ``restore_chosen`` when a backup is wanted.
    """

    book_made = Signal(str, object)
    book_chosen = Signal(str, object)
    restore_chosen = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("welcome_page")
        self.setAccessibleName("Mở sổ")
        self._tokens = tokens
        self._locked: Path | None = None
        self._form = NewBookForm(tokens)
        self._password = line("book_password", "Mật khẩu của sổ")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password_field = FormField("Sổ này có mật khẩu", self._password)
        self._unlock = button("Mở sổ", "unlock_book", kind="primary", accessible="Mở sổ bằng mật khẩu này")
        self._message = label("", "fault", wrap=True, name="welcome_message")
        self._message.hide()
        self._backup = button(
            "Mở bản sao lưu…", "open_backup", kind="link", accessible="Mở bản sao lưu để khôi phục sổ"
        )
        self._receive = button("Nhận sổ bàn giao…", "open_take_over", kind="link")
        self._recent = QVBoxLayout()
        self._busy = BusyLine(tokens, "opening_book", escape=True)
        self._worker = Worker(self, line=self._busy)
        self._escape = key("Escape", self, self._busy.give_up)
        self._escape.setEnabled(False)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the books that were open lately and are still there."""
        known = [Path(name) for name in settings.load().recent_books]
        there = [path for path in known if path.is_file()]
        clear(self._recent)
        for path in there:
            self._recent.addWidget(self._recent_row(path))
        self._recent_card.setVisible(bool(there))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard on the first door, or into the password of the book that is waiting for one."""
        super().showEvent(event)
        (self._doors["new_book"] if self._lock_card.isHidden() else self._password).setFocus()

    def _build(self) -> None:
        tokens = self._tokens
        self._doors = {d.name: button(d.words, d.name, kind=d.kind, accessible=d.title) for d in DOORS}
        self._pages = QStackedWidget()
        self._pages.addWidget(scrolling(centred(tokens, self._build_doors())))
        self._pages.addWidget(framed(tokens, self._form))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._pages)
        self._busy.setMaximumWidth(tokens.px(900))
        foot = QHBoxLayout()
        foot.setContentsMargins(tokens.edge, 0, tokens.edge, tokens.gap)
        foot.addStretch(1)
        foot.addWidget(self._busy, 100)
        foot.addStretch(1)
        box.addLayout(foot)

    def _build_doors(self) -> QWidget:
        tokens, page = self._tokens, QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.room(14))
        box.addWidget(label("Sổ Chi Bộ", "brand"))
        box.addWidget(label("Chào đồng chí. Đồng chí muốn làm gì?", "title", wrap=True))
        doors = QHBoxLayout()
        doors.setSpacing(tokens.room(14))
        for door in DOORS:
            doors.addWidget(door_card(tokens, door, self._doors[door.name]), 1)
        box.addLayout(doors)
        box.addWidget(self._message)
        box.addWidget(self._build_lock())
        box.addLayout(row(label(HARMED, "muted"), self._backup, None))
        box.addLayout(row(label(RECEIVING, "muted"), self._receive, None))
        self._recent_card, recent = card(tokens)
        recent.addWidget(label("Sổ mở gần đây", "heading"))
        self._recent.setSpacing(2)
        recent.addLayout(self._recent)
        box.addWidget(self._recent_card)
        box.addWidget(label(PROMISE, "muted", wrap=True, name="promise"))
        keys = (("Ctrl N", "lập sổ"), ("Ctrl O", "mở sổ"), ("Tab", "sang ô khác"), ("Enter", "chọn"))
        box.addLayout(row(*(key_hint(cap, meaning) for cap, meaning in keys), None, spacing=tokens.room(14)))
        return page

    def _build_lock(self) -> QFrame:
        self._lock_card, box = card(self._tokens, accent=True)
        self._lock_card.setObjectName("lock_card")
        self._lock_name = label("", "heading", wrap=True)
        box.addWidget(self._lock_name)
        line_row = row(self._password_field, spacing=self._tokens.gap)
        line_row.addWidget(self._unlock, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(line_row)
        self._lock_card.hide()
        return self._lock_card

    def _recent_row(self, path: Path) -> QWidget:
        opener = button(path.stem, "recent_book", kind="link", accessible=f"Mở sổ {path.stem}")
        opener.setToolTip(str(path))
        opener.clicked.connect(partial(self.open_path, path))
        folder = label("", "small")
        room = self._tokens.px(420)
        folder.setText(QFontMetrics(folder.font()).elidedText(str(path.parent), Qt.TextElideMode.ElideMiddle, room))
        made = QWidget()
        made.setLayout(row(opener, None, folder))
        return made

    def _connect(self) -> None:
        self._doors["new_book"].clicked.connect(self.show_form)
        self._doors["open_book"].clicked.connect(self._ask_book)
        self._doors["open_sample"].clicked.connect(self._open_sample)
        self._backup.clicked.connect(self.restore_chosen)
        self._receive.clicked.connect(self.show_taking_over)
        self._form.left.connect(self.show_doors)
        self._form.made.connect(self.book_made)
        self._unlock.clicked.connect(self._try_password)
        self._password.returnPressed.connect(self._try_password)
        self._busy.stopped.connect(self._stop)
        key("Ctrl+N", self, self.show_form)
        key("Ctrl+O", self, self._ask_book)

    def show_form(self) -> None:
        """Show the form that makes a book; what was typed in it is still there."""
        self._pages.setCurrentIndex(1)
        self._form.focus_first()

    def show_doors(self) -> None:
        """Show the three doors."""
        self._pages.setCurrentIndex(0)
        self._doors["new_book"].setFocus()

    def show_taking_over(self) -> None:
        """Show where a book that was handed over is checked and copied to this machine."""
        from app.ui.take_over_card import TakeOverCard

        shown = self._pages.findChild(TakeOverCard)
        if shown is None:
            shown = TakeOverCard(self._tokens, leave="Quay lại")
            shown.taken.connect(self._open_taken)
            shown.left.connect(self.show_doors)
            self._pages.addWidget(scrolling(centred(self._tokens, shown)))
        self._pages.setCurrentIndex(self._pages.count() - 1)
        shown.focus_first()

    def _open_taken(self, path: Path) -> None:
        self.show_doors()
        self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Choose a book, after asking for its password when it has one."""
        from app.services import doors

        self._say("")
        self._ask_password(asked=False)
        if not path.is_file():
            self._say(f"Không thấy “{path}” nữa. Hãy cắm lại thẻ nhớ hoặc chọn sổ khác.")
            return
        if not doors.needs_password(path):
            self.book_chosen.emit(str(path), "")
            return
        self._locked = path
        self._lock_name.setText(path.name)
        self._password.clear()
        self._ask_password(asked=True)
        self._password.setFocus()

    def _ask_password(self, *, asked: bool) -> None:
        """Show or hide the question for a password; while it is there, its button leads."""
        self._lock_card.setVisible(asked)
        set_kind(self._doors["new_book"], "" if asked else "primary")

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def _ask_book(self) -> None:
        recent = settings.load().last_book
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(recent).parent if recent else Path(documents)
        path = ask_open_path(self, "Mở sổ", folder, KIND)
        if path is not None:
            self.open_path(path)

    def _try_password(self) -> None:
        if not self._password.text():
            self._password_field.say("Chưa nhập mật khẩu.")
            return
        self._password_field.say("")
        from app.services import doors

        assert self._locked is not None
        path, secret = self._locked, self._password.text()
        self._rest(self._password)
        job = partial(doors.key_of, path, secret)
        self._worker.run(job, partial(self._open_locked, path), said=OPENING.format(path.name))

    def _open_locked(self, path: Path, found: BookKey) -> None:
        self._go_on()
        self.book_chosen.emit(str(path), found)
        self._password.selectAll()

    def _open_sample(self) -> None:
        self._say("")
        self._rest(self._doors["open_sample"])
        job = partial(_sample, self._worker.watch())
        self._worker.run(job, self._open_made, self._refuse, said=MAKING_SAMPLE)

    def _open_made(self, path: Path) -> None:
        self._go_on()
        self.book_chosen.emit(str(path), "")

    def _refuse(self, error: KnownError) -> None:
        self._go_on()
        if not isinstance(error, Stopped):
            self._say(error.text)

    def _rest(self, asked: QWidget) -> None:
        """Take nothing more until what ``asked`` for it has ended; the keyboard then goes back there."""
        self._asked = asked
        self._pages.setEnabled(False)
        self._escape.setEnabled(True)
        self.setFocus()

    def _go_on(self) -> None:
        self._escape.setEnabled(False)
        self._pages.setEnabled(True)
        self._asked.setFocus()

    def _stop(self) -> None:
        self._worker.abandon()
        self._go_on()


def _sample(go_on: Callable[[], None]) -> Path:
    """Run on the thread: make the sample in a folder of its own; return where it is."""
    from app.services import books

    folder = Path(tempfile.mkdtemp(prefix="so-chi-bo-"))
    try:
        books.make_sample(folder / "Sổ mẫu.scb", go_on=go_on)
    except BaseException:
        folder.rmdir()
        raise
    return folder / "Sổ mẫu.scb"
