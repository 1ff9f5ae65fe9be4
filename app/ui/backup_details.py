"""What one backup holds, what restoring it would take away, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.domain.backup_words import clock, counts, held, missing
from app.services.restoring import Choice, Findings
from app.ui.form_parts import FormField, line
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, rule, scrolling

COMPARING = "Đang so sánh với sổ hiện có…"
NOT_COMPARED = "Đã thôi so sánh; đồng chí vẫn khôi phục được. Chọn bản khác rồi chọn lại bản này để so sánh."
INSIDE = "Trong bản sao: {}."
LOCKED = "Nhập mật khẩu để xem bên trong và để khôi phục."
SAFE = "Sổ hiện có được giữ thành tệp riêng bên cạnh trước khi thay. Khôi phục xong vẫn hoàn tác được."
NO_BOOK = "Hiện không có sổ ở chỗ cũ; bản sao sẽ được đặt lại vào đó."


class BackupDetails(QFrame):
    """Signals: ``wanted(password)`` when the person restores what is shown; empty without a password."""

    wanted = Signal(str)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("backup_details")
        self.setProperty("role", "card")
        self._title = label("", "heading", wrap=True)
        self._holds = label("", wrap=True, name="backup_holds")
        self._last = label("", "muted", wrap=True, name="backup_last_session")
        self._missing = label("", "strong", wrap=True, name="backup_missing")
        self._changed = label("", "muted", wrap=True, name="book_changed")
        self._safe = label(SAFE, "small", wrap=True)
        self._password = line("backup_password", "Mật khẩu của bản sao")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._field = FormField("Mật khẩu của bản sao này", self._password, hint="Là mật khẩu của sổ lúc sao lưu.")
        self._restore = button("Khôi phục", "restore_backup", kind="primary", accessible="Khôi phục sổ về bản sao này")
        self._build(tokens)
        self._password.returnPressed.connect(self._tell)
        self._restore.clicked.connect(self._tell)

    def show_choice(self, choice: Choice, *, locked: bool) -> None:
        """Show what is known of a choice before anybody has looked into it."""
        whose = "Sổ trước lần khôi phục" if choice.is_aside else "Bản sao"
        self._title.setText(f"{whose} lúc {clock(choice.at)}")
        self._show(self._holds, INSIDE.format(counts(choice.note.rows)) if choice.note else "")
        self._show(self._last, "")
        self._show(self._missing, LOCKED if locked else COMPARING)
        self._show(self._changed, "")
        self._password.clear()
        self._field.say("")
        self._field.setVisible(locked)
        self._restore.setEnabled(True)
        self.show()

    def show_findings(self, found: Findings) -> None:
        """Show what a look into it has found."""
        self._show(self._holds, INSIDE.format(counts(found.content.rows)))
        self._show(self._last, held(found.content))
        lines = missing(found.difference) if found.has_book else (NO_BOOK,)
        self._show(self._missing, "\n".join(lines))
        at = f"Sổ hiện có được ghi lần cuối lúc {clock(found.changed_at)}." if found.changed_at else ""
        self._show(self._changed, at)
        self._safe.setVisible(found.has_book)

    def show_uncompared(self) -> None:
        """Show that nobody looks into it any more."""
        self._show(self._missing, NOT_COMPARED)

    def refuse(self, text: str) -> None:
        """Say that what is shown cannot be used."""
        self._show(self._missing, text)
        self._restore.setEnabled(False)

    def say(self, fault: str) -> None:
        """Say what is wrong with the password, or with restoring."""
        if self._field.isVisible():
            self._field.say(fault)
            self._password.selectAll()
            self._password.setFocus()
        else:
            self._show(self._missing, fault)

    def focus_first(self) -> None:
        """Put the keyboard on what is to be done first."""
        (self._password if self._field.isVisible() else self._restore).setFocus()

    def _build(self, tokens: Tokens) -> None:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(tokens.space, 0, tokens.space, 0)
        column.setSpacing(tokens.room(10))
        for part in (self._title, self._missing, self._changed, rule(), self._holds, self._last, self._safe):
            column.addWidget(part)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, tokens.room(14), 0, tokens.room(14))
        box.setSpacing(tokens.room(10))
        box.addWidget(scrolling(words, "backup_words"), 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(tokens.space, 0, tokens.space, 0)
        foot.setSpacing(tokens.room(10))
        foot.addWidget(self._field)
        foot.addWidget(self._restore)
        box.addLayout(foot)
        self.hide()

    def _show(self, where: QWidget, text: str) -> None:
        where.setText(text)  # type: ignore[attr-defined]
        where.setVisible(bool(text))

    def _tell(self) -> None:
        if self._field.isVisible() and not self._password.text():
            self.say("Chưa nhập mật khẩu.")
            return
        self.wanted.emit(self._password.text())
