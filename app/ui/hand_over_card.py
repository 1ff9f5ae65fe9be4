"""Handing the book over: who, where to, what is inside; then what was written and what the receiver does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain.handover import Contents, People, lines
from app.services.handing_over import HandedOver
from app.ui.form_parts import FormField, line
from app.ui.messages import ask_folder
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, row

LEAD = (
    "Chương trình chép cả cuốn sổ thành một bản đã kiểm tra, kèm biên bản bàn giao ghi rõ trong sổ có gì "
    "và mã kiểm tra. Sổ đang dùng không thay đổi."
)
LOOKING = "Đang xem trong sổ có những gì…"
PLACE = "Nên là thẻ nhớ trao tay; không gửi qua mạng."
LOCKED = "Sổ có mật khẩu: bản giao cũng mở bằng mật khẩu ấy. Đồng chí trao mật khẩu riêng, không viết vào biên bản."
UNLOCKED = "Sổ không có mật khẩu: ai cầm thẻ nhớ cũng đọc được. Nên đặt mật khẩu ở trang Thiết lập trước khi giao."
NAMES = "Chưa gõ thì biên bản để chỗ trống để viết tay."
NEXT = (
    "Còn lại: mở biên bản trong thư mục, in hai bản; hai bên đọc mã, ký; trao thẻ nhớ. "
    "Người nhận chọn “Nhận sổ bàn giao” ở màn hình đầu của Sổ Chi Bộ."
)
DONE = "Đã ghi vào “{}”: sổ “{}” và “{}”. Mã kiểm tra:"
BUSY = "Đang chép, kiểm tra và ghi biên bản… Đồng chí chưa rút thẻ nhớ."


class HandOverCard(QFrame):
    """Signals: ``wanted(People, folder)``."""

    wanted = Signal(object, object)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("hand_over_card")
        self.setProperty("role", "card")
        self._contents = label(LOOKING, wrap=True, name="hand_over_contents")
        self._lock = label("", "muted", wrap=True, name="hand_over_lock")
        self.giver = line("giver_name", "Họ tên người giao", prompt="Họ và tên")
        self.receiver = line("receiver_name", "Họ tên người nhận", prompt="Họ và tên")
        self.witness = line("witness_name", "Họ tên người chứng kiến", prompt="Họ và tên")
        self._place = line("hand_over_place", "Nơi ghi bản giao", prompt="Chưa chọn")
        self._place.setReadOnly(True)
        self._place_field = FormField("Ghi vào", self._place, hint=PLACE)
        self._choose = button("Chọn…", "choose_hand_over_place", accessible="Chọn thẻ nhớ hoặc thư mục để ghi")
        self._start = button("Bàn giao", "hand_over", kind="primary", accessible="Ghi bản sổ và biên bản bàn giao")
        self._done = label("", wrap=True, name="hand_over_done")
        self._code = label("", "reading", name="hand_over_code")
        self._code.setAccessibleName("Mã kiểm tra của tệp sổ")
        self._next = label(NEXT, "muted", wrap=True)
        self._build(tokens)
        self._choose.clicked.connect(self._ask_place)
        self._start.clicked.connect(self._tell)
        self.show_done(None)

    def show_contents(self, found: Contents, *, is_encrypted: bool) -> None:
        """Show what the book holds."""
        self._contents.setText(
            f"Trong sổ: {found.total('held')} buổi đã họp (biên bản đã chốt {found.total('closed')}, chưa chốt "
            f"{found.total('open_minutes')}), {found.total('documents')} văn bản ở sổ số, {found.total('open_tasks')} "
            f"nhiệm vụ chưa xong, {found.total('attachments')} tệp kèm, {found.members} đảng viên."
        )
        self._lock.setText(LOCKED if is_encrypted else UNLOCKED)

    def choose_place(self, folder: Path) -> None:
        """Take a folder as the place to write to."""
        self._place.setText(str(folder))
        self._place_field.say("")
        self._start.setFocus()

    def show_busy(self) -> None:
        """Take nothing more while it is being written."""
        self.show_done(None)
        self._start.setEnabled(False)

    def show_done(self, done: HandedOver | None) -> None:
        """Show what was written, or nothing."""
        self._start.setEnabled(True)
        self._done.setText(DONE.format(done.folder, done.book.name, done.letter.name) if done else "")
        self._code.setText("\n".join(lines(done.given.file.sha256)).replace(" ", "   ") if done else "")
        for part in (self._done, self._code, self._next):
            part.setVisible(done is not None)
        if done is not None:
            self._start.setFocus()

    def say(self, fault: str) -> None:
        """Say why nothing was written."""
        self.show_done(None)
        self._place_field.say(fault)
        self._choose.setFocus()

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self.giver.setFocus()

    def _build(self, tokens: Tokens) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.room(10))
        box.addWidget(label("Giao sổ cho đồng chí khác", "heading"))
        for part in (self._done, self._code, self._next, label(LEAD, "muted", wrap=True)):
            box.addWidget(part)
        box.addWidget(self._contents)
        box.addWidget(self._lock)
        box.addWidget(FormField("Người giao", self.giver))
        box.addWidget(FormField("Người nhận", self.receiver))
        box.addWidget(FormField("Người chứng kiến", self.witness, hint=NAMES))
        box.addWidget(self._place_field)
        box.addLayout(row(self._choose, self._start, None))
        box.addStretch(1)

    def _ask_place(self) -> None:
        start = self._place.text() or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        folder = ask_folder(self, "Chọn thẻ nhớ hoặc thư mục để ghi bản giao", Path(start))
        if folder is not None:
            self.choose_place(folder)

    def _tell(self) -> None:
        if not self._place.text():
            self.say("Chưa chọn nơi ghi.")
            return
        self._place_field.say("")
        people = People(self.giver.text(), self.receiver.text(), self.witness.text())
        self.wanted.emit(people, Path(self._place.text()))
