"""Where a Word file and a document of the book differ, as a table."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.services.word_comparing import Change, Difference
from app.ui.list_table import Column, HasTokens
from app.ui.record_table import RecordTable

COLUMNS = (
    Column("Khác nhau", 176),
    Column("Chỗ trong sổ", 196, drop=1),
    Column("Đoạn", 0, stretch=True),
)
TONES = {Change.CHANGED: "warn", Change.ADDED: "good", Change.REMOVED: "bad", Change.NOTED: "neutral"}


class WordDifferencesTable(RecordTable[Difference]):
    """The differences in the order of the text."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)

    def text(self, record: Difference, column: int) -> str:
        """Return what a cell says."""
        return (record.change.vi, record.where, _one_line(record.their_text or record.our_text))[column]

    def tone(self, record: Difference, column: int) -> str | None:
        """Return the tone of the kind of difference."""
        return TONES[record.change] if column == 0 else None

    def is_muted(self, record: Difference, column: int) -> bool:
        """Return whether a cell stands back."""
        return column == 1


def _one_line(text: str) -> str:
    return " ".join(text.split())
