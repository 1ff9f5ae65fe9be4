"""The recovery key on the screen, once: to be printed or copied by hand before the work goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.form_parts import in_the_middle
from app.ui.tokens import Tokens
from app.ui.widgets import button, card, label, row

TITLE = "Khóa khôi phục của sổ"
WHY = (
    "Sổ nay mở bằng mật khẩu mới. Nếu sau này quên mật khẩu, khóa dưới đây mở được sổ thay mật khẩu. "
    "Đồng chí in ra hoặc chép lại, cất cùng hồ sơ giấy của Chi bộ; không chụp ảnh, không gửi qua tin nhắn."
)
UNTIL = "Khóa này dùng được đến lần đổi mật khẩu sau. Chương trình không giữ lại khóa ở đâu cả."


class RecoveryPage(QWidget):
    """Signals: ``done`` once the person says that the key is put away."""

    done = Signal()

    def __init__(self, tokens: Tokens, key: str, book: str) -> None:
        super().__init__()
        self.setObjectName("recovery_page")
        self._key, self._book = key, book
        self._print = button("In khóa khôi phục", "print_recovery_key")
        self._go_on = button("Tôi đã cất khóa, làm việc tiếp", "recovery_kept", kind="primary")
        self._build(tokens)
        self._print.clicked.connect(self._ask_printer)
        self._go_on.clicked.connect(self.done)

    def focus_first(self) -> None:
        """Put the keyboard on what is to be done first."""
        self._print.setFocus()

    def _build(self, tokens: Tokens) -> None:
        frame, box = card(tokens)
        box.addWidget(label(TITLE, "title"))
        box.addWidget(label(WHY, wrap=True))
        shown = label(_lines(self._key), "title", name="recovery_key")
        shown.setAccessibleName("Khóa khôi phục")
        shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        box.addWidget(shown)
        box.addWidget(label(UNTIL, "small", wrap=True))
        box.addLayout(row(self._print, self._go_on, None))
        in_the_middle(self, frame, tokens.px(620))

    def _ask_printer(self) -> None:
        from app.services import documents
        from app.ui.printing import choose_printer, paint_pages

        printer = choose_printer(self, TITLE, 1)
        if printer is not None:
            paint_pages(printer, documents.recovery_pages(_lines(self._key).split("\n"), self._book))
            self._go_on.setFocus()


def _lines(key: str) -> str:
    groups = key.split("-")
    return "\n".join("  ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))
