"""The book's password in the settings: set, change, remove, with plain words about what a forgotten one means."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from app.ui.busy_line import BusyLine
from app.ui.form_parts import FormField, choice, line, refill
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, row

NONE = "Sổ chưa có mật khẩu: ai có tệp sổ đều đọc được biên bản và ý kiến của đảng viên."
HAS = "Sổ có mật khẩu: tệp sổ và các bản sao đều được mã hóa."
FORGOTTEN = (
    "Quên mật khẩu mà mất cả khóa khôi phục thì không ai mở được sổ nữa, kể cả người làm chương trình. "
    "Khi đặt mật khẩu, sổ đưa ra khóa khôi phục để đồng chí in, cất cùng hồ sơ giấy của Chi bộ."
)
DIFFERENT = "Hai lần nhập chưa giống nhau."
MISSING = "Chưa nhập mật khẩu mới."
PRESENT_MISSING = "Chưa nhập mật khẩu đang dùng (hoặc khóa khôi phục)."
IDLE_HINT = "Không tự khóa khi đang ghi buổi sinh hoạt. Khóa ngay: Ctrl+Shift+L."
#: Minutes without a key or a click after which the book locks itself, with what a person reads; 0 is never.
IDLE = ((0, "Không tự khóa"), (5, "Sau 5 phút không dùng"), (10, "Sau 10 phút không dùng"), (30, "Sau 30 phút"))


class PasswordCard(QFrame):
    """Signals: ``wanted(present, new)``, an empty new one to remove the password; ``idle_chosen(minutes)``."""

    wanted = Signal(str, str)
    idle_chosen = Signal(int)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("password_card")
        self.setProperty("role", "card")
        self._state = label("", wrap=True, name="password_state")
        self._present = _secret("present_password", "Mật khẩu đang dùng")
        self._new = _secret("new_password", "Mật khẩu mới")
        self._again = _secret("new_password_again", "Nhập lại mật khẩu mới")
        self._present_field = FormField("Mật khẩu đang dùng, hoặc khóa khôi phục", self._present)
        self._new_field = FormField("Mật khẩu mới", self._new, hint="Ít nhất 8 ký tự; nên dùng ba, bốn từ dễ nhớ.")
        self._again_field = FormField("Nhập lại mật khẩu mới", self._again)
        self._set = button("", "set_password", kind="primary")
        self._remove = button("Bỏ mật khẩu", "remove_password", kind="link")
        self._idle = choice("idle_lock", "Tự khóa màn hình sổ")
        self._idle_field = FormField(
            "Tự khóa khi rời máy",
            self._idle,
            hint="Không tự khóa khi đang ghi buổi sinh hoạt. Khóa ngay: Ctrl+Shift+L.",
        )
        self._encrypted = False
        self.busy = BusyLine(tokens, "proving_password")
        self._build(tokens)
        self._connect()

    def follow(self, *, encrypted: bool, idle_minutes: int) -> None:
        """Show whether the book has a password; what is being typed stays."""
        self._encrypted = encrypted
        self._state.setText(HAS if encrypted else NONE)
        for part in (self._present_field, self._remove, self._idle_field):
            part.setVisible(encrypted)
        said = "Đổi mật khẩu" if encrypted else "Đặt mật khẩu"
        self._set.setText(said)
        self._set.setAccessibleName(said)
        refill(self._idle, [(text, minutes) for minutes, text in IDLE], idle_minutes)

    def say(self, fault: str) -> None:
        """Say why the password could not be changed, beside the field it is about."""
        field = self._present_field if self._encrypted and "ít nhất" not in fault.lower() else self._new_field
        field.say(fault)
        field.control.setFocus()

    def rest(self, *, resting: bool) -> None:
        """Take nothing while the present password is tried."""
        for part in (self._present_field, self._new_field, self._again_field, self._set, self._remove):
            part.setEnabled(not resting)
        (self if resting else self._new).setFocus()

    def forget(self) -> None:
        """Leave nothing of what was typed."""
        for edit in (self._present, self._new, self._again):
            edit.clear()

    def _build(self, tokens: Tokens) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.room(10))
        box.addWidget(label("Mật khẩu của sổ", "heading"))
        box.addWidget(self._state)
        for field in (self._present_field, self._new_field, self._again_field):
            box.addWidget(field)
        box.addWidget(self.busy)
        box.addLayout(row(self._set, self._remove, None))
        box.addWidget(label(FORGOTTEN, "small", wrap=True))
        box.addWidget(self._idle_field)

    def _connect(self) -> None:
        self._set.clicked.connect(self._want)
        self._again.returnPressed.connect(self._want)
        self._remove.clicked.connect(self._want_none)
        self._idle.activated.connect(self._choose_idle)

    def _want(self) -> None:
        new, again = self._new.text(), self._again.text()
        self._present_field.say(PRESENT_MISSING if self._encrypted and not self._present.text() else "")
        self._new_field.say("" if new else MISSING)
        self._again_field.say(DIFFERENT if new and new != again else "")
        if any(field.fault for field in (self._present_field, self._new_field, self._again_field)):
            return
        self.wanted.emit(self._present.text(), new)

    def _want_none(self) -> None:
        self._present_field.say("" if self._present.text() else PRESENT_MISSING)
        if self._present.text():
            self.wanted.emit(self._present.text(), "")
        else:
            self._present.setFocus()

    def _choose_idle(self) -> None:
        self.idle_chosen.emit(int(self._idle.currentData()))


def _secret(name: str, accessible: str) -> QLineEdit:
    made = line(name, accessible)
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made
