"""Backups as a table: a model over a tuple of choices."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.domain.backup_words import clock
from app.services.restoring import Choice
from app.ui.list_table import Column, HasTokens
from app.ui.record_table import RecordTable

COLUMNS = (
    Column("Sao lưu lúc", 196),
    Column("Vì sao", 120, stretch=True),
    Column("Buổi", 62, drop=2),
    Column("Ý kiến", 74, drop=3),
    Column("Cỡ tệp", 90, drop=4),
    Column("Kiểm tra", 140, drop=1),
)
STATE_COLUMN = 5
MEGABYTE = 1024 * 1024


def _reason(choice: Choice) -> str:
    if choice.is_aside:
        return "sổ trước khi khôi phục"
    return choice.note.reason.vi if choice.note else ""


def _rows(table: str) -> Callable[[Choice], str]:
    return lambda choice: str(choice.note.rows.get(table, "")) if choice.note else ""


def _size(choice: Choice) -> str:
    return f"{max(choice.size / MEGABYTE, 0.1):.1f} MB".replace(".", ",")


_TEXTS: tuple[Callable[[Choice], str], ...] = (
    lambda choice: clock(choice.at),
    _reason,
    _rows("sessions"),
    _rows("contributions"),
    _size,
    lambda choice: "Đã kiểm tra" if choice.note else "Chưa kiểm tra",
)


class BackupTable(RecordTable[Choice]):
    """What a book can be brought back from, the newest first."""

    def __init__(self, look: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(look, COLUMNS, parent)

    def text(self, record: Choice, column: int) -> str:
        """Return what a cell says."""
        return _TEXTS[column](record)

    def tone(self, record: Choice, column: int) -> str | None:
        """Return the tone of the last column: whether it was proved when it was made."""
        if column != STATE_COLUMN:
            return None
        return "good" if record.note else "neutral"
