"""In the settings: the ways to send the book up, to hand it over, and to merge what another laptop recorded."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.ui.context import AppContext
from app.ui.exchange_writer import ExchangeWriter
from app.ui.widgets import button, label, row

HAND_OVER = "Khi đổi bí thư: chép cả sổ ra thẻ nhớ, kèm biên bản bàn giao có mã kiểm tra."
SEND = "Khi cấp ủy cấp trên thu số liệu: ghi cả sổ ra một tệp trao đổi (.json) để gửi lên."
MERGE = "Khi một buổi được ghi ở máy khác: xem chỗ khác nhau rồi chọn lấy về sổ này."


class ComingGoingCard(QFrame):
    """Three doors, each with a sentence that says when it is used."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setObjectName("coming_going_card")
        self.setProperty("role", "card")
        tokens = context.tokens
        hand_over = button("Bàn giao sổ…", "open_hand_over", accessible="Bàn giao sổ, nhận sổ bàn giao")
        merge = button("Gộp buổi ghi ở máy khác…", "open_merge")
        hand_over.clicked.connect(partial(context.page_requested.emit, "hand_over"))
        merge.clicked.connect(partial(context.page_requested.emit, "merge"))
        send = button("Ghi tệp gửi cấp ủy…", "write_exchange_file")
        writer = ExchangeWriter(context, self)
        send.clicked.connect(writer.ask)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.room(10))
        box.addWidget(label("Gửi cấp ủy, bàn giao, gộp sổ", "heading"))
        for words, door in ((SEND, send), (HAND_OVER, hand_over), (MERGE, merge)):
            box.addWidget(label(words, "muted", wrap=True))
            box.addLayout(row(door, None))
            if door is send:
                box.addWidget(writer.busy)
