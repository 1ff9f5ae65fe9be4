"""Inspections of the cell's books as a table."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from app.domain.inspections import remedy, span_words
from app.domain.vietnamese import short_date
from app.domain.year_records import InspectionRecord
from app.ui.list_table import Column, HasTokens
from app.ui.record_table import RecordTable

COLUMNS = (
    Column("Ngày", 116),
    Column("Kỳ kiểm tra", 210, drop=3),
    Column("Người kiểm tra", 200, drop=2),
    Column("Nhận xét", 0, stretch=True),
    Column("Khắc phục", 190, drop=1),
)
REMEDY = 4


class InspectionsTable(RecordTable[InspectionRecord]):
    """The inspections, each with how far what was found is put right."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)
        self._today = date.min

    def show_inspections(self, rows: tuple[InspectionRecord, ...], today: date) -> None:
        """Show inspections as they stand on a day."""
        if (rows, today) != (self.rows, self._today):
            self.beginResetModel()
            self.rows, self._today = rows, today
            self.endResetModel()

    def text(self, record: InspectionRecord, column: int) -> str:
        """Return what a cell says."""
        day = short_date(record.held_on) if record.held_on else ""
        found = " ".join(record.findings.split())
        return (day, span_words(record), record.inspector, found, remedy(record, self._today)[0])[column]

    def tone(self, record: InspectionRecord, column: int) -> str | None:
        """Return the tone of the remedy."""
        return remedy(record, self._today)[1] or None if column == REMEDY else None
