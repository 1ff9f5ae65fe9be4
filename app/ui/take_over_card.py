"""Receiving a book that was handed over: the sum of its file beside that of the letter, then a copy on this machine."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from app.domain.attachments import size_words
from app.domain.backup_words import counts
from app.domain.handover import compared, lines
from app.errors import KnownError, Stopped
from app.services import taking_over
from app.services.taking_over import Received
from app.ui.busy_line import BusyLine
from app.ui.form_parts import FormField, line
from app.ui.messages import ask_open_path, ask_save_path
from app.ui.new_book_form import KIND
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, name_control, pill, row, set_tone
from app.ui.worker import Worker

LEAD = "Dành cho người nhận sổ: kiểm tra tệp trên thẻ nhớ đúng là tệp trong biên bản bàn giao, rồi chép vào máy này."
BUSY = "Đang đọc và kiểm tra “{}”…"
STOPPED = "Đã dừng; không có gì được chép."
WHOLE = "Sổ nguyên vẹn: {}."
LOCKED = "Sổ có mật khẩu; chương trình kiểm tra bên trong khi đồng chí mở sổ."
HINT = "Gõ theo biên bản, vài nhóm đầu cũng được; chỗ trống và chữ hoa, chữ thường không quan trọng."
AGREED = "Hai bên đã đọc và thấy khớp cả 16 nhóm"
COPYING = "Đang chép “{}” vào máy này và đọc lại…"


class TakeOverCard(QFrame):
    """Signals: ``taken(path)`` when the book was copied to this machine; ``left`` where there is a way to ``leave``.

    ``own`` is the book that is open in this window.
    """

    taken = Signal(object)
    left = Signal()

    def __init__(self, tokens: Tokens, *, leave: str = "", own: Path | None = None) -> None:
        super().__init__()
        self.setObjectName("take_over_card")
        self.setProperty("role", "card")
        self._own = own
        self._found: Received | None = None
        self._busy = BusyLine(tokens, "take_over")
        self._worker = Worker(self, line=self._busy)
        self._choose = button("Chọn tệp sổ…", "choose_handed_book", accessible="Chọn tệp sổ được giao")
        self._told = label("", wrap=True, name="take_over_told")
        self._code = label("", "reading", name="take_over_code")
        self._code.setAccessibleName("Mã kiểm tra của tệp")
        self._typed = line("letter_code", "Mã ghi trong biên bản bàn giao")
        self._field = FormField("Mã ghi trong biên bản", self._typed, hint=HINT)
        self._verdict = pill("")
        self._verdict.setObjectName("code_verdict")
        self._agreed = QCheckBox(AGREED)
        name_control(self._agreed, "code_agreed", AGREED)
        self._take = button("Chép vào máy này…", "copy_handed_book", kind="primary")
        self._leave = button(leave or "Quay lại", "leave_take_over")
        self._leave.setVisible(bool(leave))
        self._build(tokens)
        self._connect()
        self._show_found()

    def look_at(self, path: Path) -> None:
        """Read a file and show its sum."""
        self._worker.abandon()
        self._found = None
        self._show_found()
        job = partial(taking_over.look_at, path, self._own, self._worker.watch())
        self._worker.run(job, self._take_found, self._refuse, said=BUSY.format(path.name))

    def focus_first(self) -> None:
        """Put the keyboard on the first thing to do."""
        self._choose.setFocus()

    def _build(self, tokens: Tokens) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.room(10))
        box.addWidget(label("Nhận sổ bàn giao", "heading"))
        box.addWidget(label(LEAD, "muted", wrap=True))
        box.addLayout(row(self._choose, self._leave, None))
        for part in (self._busy, self._told, self._code, self._field, self._verdict, self._agreed):
            box.addWidget(part)
        box.addLayout(row(self._take, None))
        box.addStretch(1)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._ask_file)
        self._leave.clicked.connect(self.left)
        self._typed.textEdited.connect(self._judge)
        self._agreed.clicked.connect(self._judge)
        self._take.clicked.connect(self._copy)
        self._busy.stopped.connect(self._worker.stop)

    def _refuse(self, error: KnownError) -> None:
        self._judge()
        self._say(STOPPED if isinstance(error, Stopped) else error.text)

    def _take_found(self, found: Received) -> None:
        self._found = found
        self._typed.clear()
        self._agreed.setChecked(False)
        self._show_found()
        self._typed.setFocus()

    def _show_found(self) -> None:
        found = self._found
        for part in (self._code, self._field, self._agreed, self._take):
            part.setVisible(found is not None)
        self._say(_words(found) if found else "")
        self._code.setText("\n".join(lines(found.sha256)).replace(" ", "   ") if found else "")
        self._judge()

    def _judge(self, *_: object) -> None:
        """Say how the typed sum compares; copying needs one that is whole, or the word of both people."""
        found = compared(self._typed.text(), self._found.sha256) if self._found else None
        if found is None or (not found.typed and not self._agreed.isChecked()):
            self._verdict.hide()
            self._take.setEnabled(False)
            return
        if found.wrong_group:
            set_tone(self._verdict, f"Khác ở nhóm {found.wrong_group}: đồng chí đọc lại nhóm ấy", "bad")
        elif found.is_whole:
            set_tone(self._verdict, "Khớp: đúng là tệp ghi trong biên bản", "good")
        elif self._agreed.isChecked():
            set_tone(self._verdict, "Hai bên xác nhận là tệp ghi trong biên bản", "good")
        else:
            set_tone(self._verdict, f"Đang khớp {found.typed} trên 64 ký tự", "neutral")
        self._verdict.show()
        self._take.setEnabled(not found.wrong_group and (found.is_whole or self._agreed.isChecked()))

    def _ask_file(self) -> None:
        path = ask_open_path(self, "Chọn tệp sổ được giao", _documents(), KIND)
        if path is not None:
            self.look_at(path)

    def _copy(self) -> None:
        if self._found is None:
            return
        target = ask_save_path(self, "Chép sổ vào máy này", _documents() / self._found.path.name, KIND)
        if target is None:
            return
        self._take.setEnabled(False)
        job = partial(taking_over.take, self._found, target, self._worker.watch())
        self._worker.run(job, self._tell_taken, self._refuse, said=COPYING.format(target.name))

    def _tell_taken(self, path: Path) -> None:
        self._judge()
        self.taken.emit(path)

    def _say(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))


def _words(found: Received) -> str:
    """Return what a look into a file has shown."""
    head = f"“{found.path.name}”, {size_words(found.size)}."
    if found.faults is None:
        return f"{head} {LOCKED}"
    if found.faults:
        return "\n".join([f"{head} Sổ có chỗ cần xem:", *(f"- {fault}." for fault in found.faults)])
    return f"{head} {WHOLE.format(counts(found.rows or {}))}"


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
