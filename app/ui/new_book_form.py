"""The form that makes a new book: whose it is and where its file lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout

from app.domain.file_names import safe_file_name
from app.errors import KnownError
from app.ui.cell_fields import CellFields
from app.ui.form_parts import FormField, key, line, waiting
from app.ui.messages import ask_save_path
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label, row

ENDING = ".scb"
KIND = "Sổ Chi Bộ (*.scb)"
PASSWORD_HINT = "Bỏ trống nếu không cần. Quên mật khẩu thì không ai mở được sổ."  # noqa: S105 (a hint, not a password)


class NewBookForm(QFrame):
    """What a new book needs.

    Signals: ``made(path, password)`` once the book is there, ``left`` to go back.
    """

    made = Signal(str, str)
    left = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("new_book_form")
        self.setProperty("role", "card")
        self._cell = CellFields(tokens)
        self._file = line("file_input", "Tệp sổ sẽ nằm ở đâu")
        self._password = line("password_input", "Mật khẩu của sổ")
        self._again = line("password_again", "Nhập lại mật khẩu")
        self._file_field = FormField("Tệp sổ nằm ở", self._file)
        self._again_field = FormField("Nhập lại mật khẩu", self._again)
        self._choose = button("Chọn nơi khác…", "choose_file", accessible="Chọn nơi khác để tệp sổ")
        self._create = button("Lập sổ", "create_book", kind="primary", accessible="Lập sổ mới")
        self._back = button("Quay lại", "cancel_new_book", accessible="Quay lại, không lập sổ")
        self._message = label("", "fault", wrap=True, name="form_message")
        self._message.hide()
        self._named_by_hand = False
        self._build(tokens)
        self._connect()
        self._suggest()

    def focus_first(self) -> None:
        """Put the keyboard into the name of the cell."""
        self._cell.focus_first()

    def _build(self, tokens: Tokens) -> None:
        for edit in (self._password, self._again):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.edge, tokens.px(18), tokens.edge, tokens.px(18))
        box.setSpacing(tokens.px(12))
        box.addWidget(label("Lập sổ mới", "title"))
        box.addWidget(self._cell)
        file_row = row(self._file_field, spacing=tokens.gap)
        file_row.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(file_row)
        grid, top = QGridLayout(), Qt.AlignmentFlag.AlignTop
        grid.setHorizontalSpacing(tokens.space)
        grid.addWidget(FormField("Mật khẩu (không bắt buộc)", self._password, hint=PASSWORD_HINT), 0, 0, top)
        grid.addWidget(self._again_field, 0, 1, top)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        box.addLayout(grid)
        box.addWidget(self._message)
        keys = (key_hint("Ctrl Enter", "lập sổ"), key_hint("Esc", "quay lại"))
        box.addLayout(row(self._create, self._back, None, *keys))

    def _connect(self) -> None:
        self._cell.edited.connect(self._suggest)
        self._file.textEdited.connect(self._keep_name)
        self._choose.clicked.connect(self._ask_file)
        self._create.clicked.connect(self.make)
        self._back.clicked.connect(self.left)
        for edit in (self._file, self._password, self._again):
            edit.returnPressed.connect(self.make)
        self._cell.entered.connect(self.make)
        key("Ctrl+Return", self, self.make)
        key("Escape", self, self.left.emit)

    def make(self) -> None:
        """Make the book, or say in the form what stands in the way."""
        self._say("")
        self._again_field.say("")
        self._file_field.say("")
        if not self._cell.check() or not self._check_rest():
            return
        path, password = Path(self._file.text().strip()), self._password.text()
        path = path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)
        from app.services import books, passwords

        try:
            if password:
                passwords.check(password)
            with waiting():
                books.make_book(path, self._cell.cell(), password or None).close()
        except KnownError as error:
            self._say(error.text)
            return
        self.made.emit(str(path), password)

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def _check_rest(self) -> bool:
        if not self._file.text().strip():
            self._file_field.say("Chưa chọn nơi để tệp sổ.")
            self._file.setFocus()
            return False
        if self._password.text() != self._again.text():
            self._again_field.say("Hai lần nhập mật khẩu chưa giống nhau.")
            self._again.setFocus()
            return False
        return True

    def _suggest(self) -> None:
        """Name the file after the cell, until the person has named it."""
        if self._named_by_hand:
            return
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = safe_file_name(self._cell.cell().name or "Sổ chi bộ")
        self._file.setText(str(free_path(folder / f"{name}{ENDING}")))

    def _keep_name(self) -> None:
        self._named_by_hand = bool(self._file.text().strip())

    def _ask_file(self) -> None:
        path = ask_save_path(self, "Nơi để sổ mới", Path(self._file.text()), KIND)
        if path is not None:
            self._named_by_hand = True
            self._file.setText(str(path))


def free_path(path: Path) -> Path:
    """Return ``path``, or the next one with a number that is not taken: ``Chi bộ (2).scb``."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free
