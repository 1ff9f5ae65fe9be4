"""The parts of the program as a table."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.services.notices import Notice
from app.ui.list_table import Column, HasTokens
from app.ui.record_table import RecordTable

COLUMNS = (Column("Phần", 0, stretch=True), Column("Giấy phép", 150, drop=1))


class NoticesTable(RecordTable[Notice]):
    """The parts by name, each with its version and its licence."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)

    def text(self, record: Notice, column: int) -> str:
        """Return what a cell says."""
        return (record.title, record.licence)[column]
