"""The first page: make a book, open one, or look at the sample."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app import settings
from app.errors import KnownError
from app.ui import theme
from app.ui.form_parts import FormField, key, line, waiting
from app.ui.messages import ask_open_path
from app.ui.new_book_form import KIND, NewBookForm
from app.ui.tokens import Tokens
from app.ui.widgets import button, card, clear, key_hint, label, row, scrolling


@dataclass(frozen=True, slots=True)
class Door:
    """One of the three ways in: the button's object name and words, and what stands above it."""

    name: str
    icon: str
    title: str
    text: str
    words: str
    kind: str = ""


NEW = Door(
    "new_book", "plus", "Lập sổ mới", "Cho chi bộ chưa có sổ. Năm câu hỏi ngắn, chỉ cần trả lời câu đầu.",
    "Lập sổ", "primary",
)  # fmt: skip
OPEN = Door(
    "open_book", "folder-open", "Mở sổ đã có", "Mở tệp .scb trên máy hoặc trên thẻ nhớ để làm tiếp.", "Chọn tệp sổ…"
)
SAMPLE = Door(
    "open_sample", "book-2", "Xem sổ mẫu", "Một chi bộ ví dụ đủ cả năm, để xem và tập dùng. Sửa gì cũng không sao.",
    "Mở sổ mẫu",
)  # fmt: skip
DOORS = (NEW, OPEN, SAMPLE)
HARMED = "Sổ bị hỏng, bị mất hoặc lỡ sửa nhầm?"
RECEIVING = "Nhận sổ từ đồng chí khác?"
PROMISE = (
    "Chương trình không kết nối mạng; sổ chỉ nằm trên máy này. "
    "Không nhập tài liệu có độ mật (Mật, Tối mật, Tuyệt mật) vào sổ."
)


class WelcomePage(QWidget):
    """Shown while no book is open.

    Signals: ``book_chosen(path, password)`` with an empty password for a book without one, ``book_made`` with the same
    for a new one; ``restore_chosen`` when a backup is wanted.
    """

    book_made = Signal(str, str)
    book_chosen = Signal(str, str)
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
        self._pages.addWidget(scrolling(_centred(tokens, self._build_doors())))
        self._pages.addWidget(_framed(tokens, self._form))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._pages)

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
            doors.addWidget(self._door(door), 1)
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

    def _door(self, door: Door) -> QFrame:
        tokens = self._tokens
        frame, box = card(tokens)
        picture = label("")
        size = tokens.px(30)
        picture.setPixmap(theme.icon(door.icon, tokens.colours.brand, size).pixmap(size, size))
        box.addLayout(row(picture, label(door.title, "heading"), None, spacing=tokens.gap))
        box.addWidget(label(door.text, "muted", wrap=True), 1, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self._doors[door.name])
        return frame

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
            self._pages.addWidget(scrolling(_centred(self._tokens, shown)))
        self._pages.setCurrentIndex(self._pages.count() - 1)
        shown.focus_first()

    def _open_taken(self, path: Path) -> None:
        self.show_doors()
        self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Choose a book, after asking for its password when it has one."""
        from app.services import doors

        self._say("")
        self._lock_card.hide()
        if not path.is_file():
            self._say(f"Không thấy “{path}” nữa. Hãy cắm lại thẻ nhớ hoặc chọn sổ khác.")
            return
        if not doors.needs_password(path):
            self.book_chosen.emit(str(path), "")
            return
        self._locked = path
        self._lock_name.setText(path.name)
        self._password.clear()
        self._lock_card.show()
        self._password.setFocus()

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
        with waiting():
            self.book_chosen.emit(str(self._locked), self._password.text())
        self._password.selectAll()

    def _open_sample(self) -> None:
        from app.services import books

        path = Path(tempfile.mkdtemp(prefix="so-chi-bo-")) / "Sổ mẫu.scb"
        try:
            with waiting():
                books.make_sample(path)
        except KnownError as error:
            self._say(error.text)
            return
        self.book_chosen.emit(str(path), "")


def _framed(tokens: Tokens, form: QWidget) -> QWidget:
    """Return a page on which a form that scrolls by itself has as much room as it can use."""
    form.setMaximumSize(tokens.px(900), tokens.px(620))
    page = QWidget()
    sides = QHBoxLayout(page)
    sides.setContentsMargins(tokens.gap, tokens.gap, tokens.gap, tokens.gap)
    sides.addWidget(form)
    return page


def _centred(tokens: Tokens, content: QWidget) -> QWidget:
    """Return a page on which the content stands in the middle, no wider than can be read."""
    content.setMaximumWidth(tokens.px(900))
    page = QWidget()
    sides = QHBoxLayout(page)
    sides.setContentsMargins(tokens.edge, tokens.edge, tokens.edge, tokens.edge)
    middle = QVBoxLayout()
    middle.addStretch(1)
    middle.addWidget(content)
    middle.addStretch(2)
    sides.addStretch(1)
    sides.addLayout(middle, 100)
    sides.addStretch(1)
    return page
