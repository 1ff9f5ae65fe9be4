"""The locked window: nothing of the book can be read until its password is typed; saving goes on behind it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.busy_line import BusyLine
from app.ui.form_parts import FormField, in_the_middle, key, line
from app.ui.tokens import Tokens
from app.ui.widgets import button, card, label, row

WHY = "Sổ vẫn đang mở và nội dung vẫn được lưu. Đồng chí nhập mật khẩu để làm việc tiếp."
WRONG = "Mật khẩu chưa đúng."
TRYING = "Đang thử mật khẩu…"


class LockPage(QWidget):
    """Signals: ``tried(secret)`` with what was typed."""

    tried = Signal(str)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("lock_page")
        self._secret = line("unlock_password", "Mật khẩu của sổ")
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._field = FormField("Mật khẩu hoặc khóa khôi phục", self._secret)
        self._open = button("Mở khóa", "unlock_window", kind="primary")
        self.busy = BusyLine(tokens, "unlocking", escape=True)
        frame, box = card(tokens)
        box.addWidget(label("Sổ đang khóa", "title"))
        box.addWidget(label(WHY, wrap=True))
        box.addWidget(self._field)
        box.addWidget(self.busy)
        box.addLayout(row(self._open, None))
        in_the_middle(self, frame, tokens.px(460))
        self._open.clicked.connect(self._try)
        self._secret.returnPressed.connect(self._try)
        self._escape = key("Escape", self, self.busy.give_up)
        self._escape.setEnabled(False)

    def focus_first(self) -> None:
        """Put the keyboard into the password."""
        self._secret.setFocus()

    def refuse(self, text: str = WRONG) -> None:
        """Say that the password does not fit."""
        self._field.say(text)
        self._secret.clear()
        self._secret.setFocus()

    def rest(self, *, resting: bool) -> None:
        """Take nothing but the wish to stop while a password is tried."""
        for part in (self._field, self._open):
            part.setEnabled(not resting)
        self._escape.setEnabled(resting)
        (self if resting else self._secret).setFocus()

    def _try(self) -> None:
        if self._secret.text():
            self.tried.emit(self._secret.text())
