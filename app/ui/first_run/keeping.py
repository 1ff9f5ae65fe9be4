"""The fifth question: where the book's file lies, and whether it has a password."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit

from app.domain.book_files import ENDING, book_path, file_fault
from app.domain.cell_names import NameFinding
from app.domain.file_names import safe_file_name
from app.paths import is_there, portable_home
from app.ui.first_run.question import Asked, Question
from app.ui.form_parts import FormField, key, line
from app.ui.messages import ask_save_path
from app.ui.name_advice import TAKE_KEY, NameAdvice
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, row, rule

KIND = "Sổ Chi Bộ (*.scb)"
ASKED = Asked(
    "Sổ để ở đâu, có cần mật khẩu không?",
    "Cả sổ là một tệp trên máy này, không gửi đi đâu. Tên và chỗ để sổ đã có sẵn; giữ nguyên thì bấm Enter.",
    "Sau này đặt, đổi hoặc bỏ mật khẩu ở Thiết lập, mục “Mật khẩu”. "
    "Muốn chuyển sổ sang chỗ khác thì đóng chương trình rồi chép tệp.",
)
PROTECTION = (
    "Không bắt buộc. Có mật khẩu thì người khác cầm được tệp cũng không đọc được. Quên mật khẩu thì mở bằng khóa "
    "khôi phục: lập sổ xong, chương trình cho xem khóa này để in hoặc chép ra giấy. "
    "Mất cả mật khẩu lẫn khóa thì không ai mở được sổ."
)
TAKEN = "“{}” đã có, tệp cũ được giữ nguyên."
NOT_ALIKE = "Hai lần nhập chưa giống nhau."


class KeepingQuestion(Question):
    """File and password; the file is named after the cell until the person names it."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens, ASKED)
        self._named_by_hand = False
        self._file = line("file_input", "Tệp sổ sẽ nằm ở đâu")
        self._file_field = FormField("Tệp sổ nằm ở", self._file)
        self._choose = button("Chọn nơi khác…", "choose_file", accessible="Chọn nơi khác để tệp sổ")
        self._advice = NameAdvice(tokens, "file", keyed=True)
        self._password = line("password_input", "Mật khẩu của sổ")
        self._again = line("password_again", "Nhập lại mật khẩu")
        self._password_field = FormField("Mật khẩu (không bắt buộc)", self._password)
        self._again_field = FormField("Nhập lại mật khẩu", self._again)
        self._build(tokens)
        self._file.textEdited.connect(self._note_file)
        self._choose.clicked.connect(self._ask_file)
        self._advice.taken.connect(self._take)
        for edit in (self._password, self._again):
            edit.textEdited.connect(self._forget_faults)
        key(TAKE_KEY, self, self._advice.take)

    @property
    def path(self) -> Path:
        """Where the book is to lie."""
        return book_path(self._file.text(), _documents())

    @property
    def password(self) -> str:
        """The password, empty for none."""
        return self._password.text()

    def begin(self) -> None:
        """Put the keyboard into the name of the file, at its end."""
        self._file.setFocus()
        self._file.end(False)

    def suggest(self, name: str) -> None:
        """Name the file after the cell, until the person has named it."""
        if not self._named_by_hand:
            stem = safe_file_name(name or "Sổ chi bộ")
            self._file.setText(str(free_path(_documents() / f"{stem}{ENDING}")))

    def forget_password(self) -> None:
        """Leave no password in the lines."""
        self._password.clear()
        self._again.clear()

    def check(self, *, in_passing: bool = False) -> bool:
        """Return whether file and password are in order, as far as can be told before the book is made."""
        self._forget_faults()
        return self._check_file() and self._check_password()

    def _check_file(self) -> bool:
        fault = file_fault(self._file.text(), _documents())
        if fault is not None:
            return self._refuse(fault.text, fault.offer)
        if is_there(self.path):
            return self._refuse(TAKEN.format(self.path.name), free_path(self.path))
        return True

    def _check_password(self) -> bool:
        from app.errors import KnownError
        from app.services import passwords

        if not self.password and not self._again.text():
            return True
        try:
            passwords.check(self.password)
        except KnownError as error:
            return _say(self._password_field, error.text)
        return self.password == self._again.text() or _say(self._again_field, NOT_ALIKE)

    def _refuse(self, text: str, offer: Path | None) -> bool:
        self._advice.show_findings((NameFinding(text, str(offer) if offer else ""),))
        self._file.setAccessibleDescription(self._advice.text)
        self._file.setFocus()
        return False

    def _take(self, text: str) -> None:
        self._named_by_hand = True
        self._file.setText(text)
        self._advice.show_findings(())
        self.begin()

    def _note_file(self) -> None:
        self._named_by_hand = bool(self._file.text().strip())
        self._advice.show_findings(())
        self._file.setAccessibleDescription("")

    def _forget_faults(self) -> None:
        self._password_field.say("")
        self._again_field.say("")

    def _ask_file(self) -> None:
        path = ask_save_path(self, "Nơi để sổ mới", Path(self._file.text()), KIND)
        if path is not None:
            self._take(str(path))

    def _build(self, tokens: Tokens) -> None:
        for edit in (self._password, self._again):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        file_row = row(self._file_field, spacing=tokens.gap)
        file_row.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignBottom)
        grid, top = QGridLayout(), Qt.AlignmentFlag.AlignTop
        grid.setHorizontalSpacing(tokens.space)
        for column, part in enumerate((self._password_field, self._again_field)):
            grid.addWidget(part, 0, column, top)
            grid.setColumnStretch(column, 1)
        self.answer.addLayout(file_row)
        self.answer.addWidget(self._advice)
        self.answer.addWidget(rule())
        self.answer.addLayout(grid)
        self.answer.addWidget(label(PROTECTION, "small", wrap=True))


def free_path(path: Path) -> Path:
    """Return ``path``, or the next one with a number that is not taken: ``Chi bộ (2).scb``."""
    number, free = 1, path
    while is_there(free):
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free


def _documents() -> Path:
    """Return the folder of the person's documents, their own where the system has none, a portable program's data."""
    kept = portable_home()
    if kept is not None:
        with suppress(OSError):
            kept.mkdir(exist_ok=True)
        return kept
    wanted = (QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.HomeLocation)
    folders = [Path(QStandardPaths.writableLocation(place)) for place in wanted]
    return next((folder for folder in folders if folder.is_dir()), folders[-1])


def _say(field: FormField, fault: str) -> bool:
    field.say(fault)
    field.control.setFocus()
    return False
