"""Backups in the settings: the last one, one more at once, the way to all of them, and the second place."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain.backup_words import Reason, clock, moment
from app.errors import KnownError
from app.ui.context import AppContext
from app.ui.file_worker import FileWorker
from app.ui.form_parts import FormField, line
from app.ui.frame import BACKING_UP
from app.ui.messages import ask_folder
from app.ui.widgets import button, label, row

NONE_YET = "Chưa có bản sao nào. Sổ tự sao lưu sau khi mở, mỗi 30 phút có thay đổi và khi đóng."
WHERE = "Sổ tự sao lưu sau khi mở, mỗi 30 phút có thay đổi và khi đóng. Bản sao của sổ có mật khẩu cũng có mật khẩu."
LOOKING = "Đang xem nơi sao lưu thứ hai…"
TRYING = "Đang xem “{}”…"
NO_SECOND = "Nên có thêm một bản trên thẻ nhớ hoặc ổ đĩa khác, phòng khi máy hỏng hoặc mất."


class BackupCard(QFrame):
    """Follows ``context.backups``."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.setObjectName("backup_card")
        self.setProperty("role", "card")
        self._context = context
        self._last = label("", wrap=True, name="last_backup")
        self._now = button("Sao lưu ngay", "backup_now")
        self._all = button("Xem bản sao, khôi phục…", "open_backups", accessible="Xem các bản sao lưu, khôi phục sổ")
        self._place = line("second_place", "Nơi sao lưu thứ hai", prompt="Chưa chọn")
        self._place.setReadOnly(True)
        self._field = FormField("Nơi thứ hai (thẻ nhớ, ổ đĩa khác)", self._place, hint=NO_SECOND)
        self._choose = button("Chọn…", "choose_second_place", accessible="Chọn nơi sao lưu thứ hai")
        self._forget = button("Bỏ", "forget_second_place", kind="link", accessible="Không dùng nơi thứ hai nữa")
        self._warning = ""
        self._trying = ""
        self._worker = FileWorker(context, self)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Show how backups fare now."""
        watch, now = self._context.backups, datetime.now()
        newest = watch.newest
        said = LOOKING if watch.is_looking else NONE_YET
        if newest is not None:
            proved = "đã kiểm tra" if newest.note else "chưa kiểm tra"
            said = f"Bản gần nhất: {moment(newest.name.at, now)}, {proved}."
        self._last.setText(BACKING_UP if watch.is_busy else f"{watch.problem}\n{said}".strip())
        self._now.setEnabled(not watch.is_busy)
        second = watch.second
        self._place.setText(second.place if second else "")
        self._forget.setVisible(second is not None)
        last = f"Bản gần nhất ở đó: {clock(second.last)}." if second and second.last else NO_SECOND
        looking = TRYING.format(self._trying) if self._trying else LOOKING if watch.is_looking else ""
        self._field.hint_at(" ".join(filter(None, (last, self._warning, looking))))
        self._field.say(second.problem if second and not looking else "")

    def _build(self) -> None:
        tokens = self._context.tokens
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.room(10))
        box.addWidget(label("Sao lưu", "heading"))
        box.addWidget(self._last)
        box.addLayout(row(self._now, self._all, None))
        box.addWidget(label(WHERE, "small", wrap=True))
        box.addWidget(self._field)
        box.addLayout(row(self._choose, self._forget, None))

    def _connect(self) -> None:
        self._context.backups.changed.connect(self.refresh)
        self._now.clicked.connect(self._back_up)
        self._all.clicked.connect(self._context.restore_requested)
        self._choose.clicked.connect(self._ask_place)
        self._forget.clicked.connect(self._drop_place)

    def _back_up(self) -> None:
        self._context.backups.make(Reason.HAND, at_once=True)

    def _ask_place(self) -> None:
        from app.services import backups

        start = self._place.text() or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        folder = ask_folder(self, "Chọn thẻ nhớ hoặc thư mục để sao lưu thêm", Path(start))
        if folder is not None:
            self._give_up_trying()
            self._trying = str(folder)
            job = partial(backups.try_second, folder, self._context.book.path)
            self._worker.run(job, partial(self._use, folder), self._refuse)
            self.refresh()

    def _use(self, folder: Path, warning: str) -> None:
        from app.services import backups

        backups.use_second(folder)
        self._trying, self._warning = "", warning
        self._context.backups.take()
        self._context.backups.make(Reason.HAND, at_once=True)

    def _refuse(self, error: KnownError) -> None:
        self._trying = ""
        self.refresh()
        self._field.say(error.text)

    def _give_up_trying(self) -> None:
        self._worker.abandon()
        self._trying = ""

    def _drop_place(self) -> None:
        from app.services import backups

        self._give_up_trying()
        backups.forget_second()
        self._warning = ""
        self._context.backups.take()
        self._choose.setFocus()
