"""What happened to the files that were taken in, as a table: a line for each file."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.services.cells_receiving import Outcome, Receipt
from app.ui.list_table import Column, HasTokens
from app.ui.record_table import RecordTable

COLUMNS = (
    Column("Tệp", 180),
    Column("Chi bộ", 230, drop=1),
    Column("Kết quả", 170),
    Column("Nói thêm", 140, stretch=True),
)
OUTCOME = 2
_TONES = {
    Outcome.NEW: "good", Outcome.UPDATED: "good", Outcome.SAME: "neutral", Outcome.RENAMED: "warn",
    Outcome.OLDER: "warn", Outcome.REFUSED: "bad",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file, by its place among those chosen, and what happened to it."""

    id: int
    receipt: Receipt


class ReceiveTable(RecordTable[FileLine]):
    """Files in the order in which they were read."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)

    def text(self, record: FileLine, column: int) -> str:
        """Return what a cell says."""
        one = record.receipt
        more = one.text or (f"{one.sessions} buổi" if one.outcome is not Outcome.SAME else "")
        return (one.file_name, one.cell, one.outcome.value, more)[column]

    def tone(self, record: FileLine, column: int) -> str | None:
        """Return the tone of what happened."""
        return _TONES[record.receipt.outcome] if column == OUTCOME else None
