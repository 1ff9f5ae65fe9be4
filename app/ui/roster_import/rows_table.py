"""The rows of a source as a table: where each stands, who it is, what will happen with it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.roster_words import RosterLine
from app.ui.list_table import Column, HasTokens
from app.ui.record_table import RecordTable

COLUMNS = (
    Column("Dòng", 86, drop=2),
    Column("Họ và tên", 140, stretch=True),
    Column("Sẽ làm", 116),
    Column("Nội dung", 360, drop=1),
)
PILL = 2


class RowsTable(RecordTable[RosterLine]):
    """Lines of an import in the order of their source."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)

    def text(self, record: RosterLine, column: int) -> str:
        """Return what a cell says."""
        return (record.place, record.full_name, record.does, record.says)[column]

    def tone(self, record: RosterLine, column: int) -> str | None:
        """Return the tone of what will happen."""
        return record.tone if column == PILL else None

    def is_muted(self, record: RosterLine, column: int) -> bool:
        """Return whether nothing happens with the row, or the cell is only its place."""
        return column == 0 or record.stands_back
