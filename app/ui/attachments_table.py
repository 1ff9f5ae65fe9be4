"""Files and papers as a table."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from app.domain.attachments import can_open, size_words
from app.domain.vietnamese import short_date
from app.domain.year_records import AttachmentRecord
from app.ui.list_table import Column, HasTokens
from app.ui.record_table import RecordTable

COLUMNS = (
    Column("Tên", 0, stretch=True),
    Column("Thuộc về", 230, drop=2),
    Column("Tệp", 170, drop=4),
    Column("Dung lượng", 110, drop=1),
    Column("Ngày thêm", 116, drop=3),
    Column("Cách giữ", 130),
)
KEPT = 5


class AttachmentsTable(RecordTable[AttachmentRecord]):
    """The files, the newest first, each with what it belongs to."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)
        self._owners: Mapping[int, str] = {}

    def show_files(self, rows: tuple[AttachmentRecord, ...], owners: Mapping[int, str]) -> None:
        """Show files; ``owners`` says in words what each belongs to, by its number."""
        if (rows, owners) != (self.rows, self._owners):
            self.beginResetModel()
            self.rows, self._owners = rows, owners
            self.endResetModel()

    def text(self, record: AttachmentRecord, column: int) -> str:
        """Return what a cell says."""
        match column:
            case 0:
                return record.title
            case 1:
                return self._owners.get(record.id, "")
            case 2:
                return record.file_name
            case 3:
                return size_words(record.size) if record.sha256 else ""
            case 4:
                return short_date(record.added_at.date())
        if not record.sha256:
            return "Hồ sơ giấy"
        return "Trong sổ" if can_open(record) else "Chỉ lưu ra"

    def tone(self, record: AttachmentRecord, column: int) -> str | None:
        """Return the tone of the way it is kept."""
        if column != KEPT:
            return None
        return "good" if can_open(record) else "neutral" if not record.sha256 else "warn"
