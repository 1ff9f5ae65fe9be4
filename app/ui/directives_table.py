"""Documents received from above as a table."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from app.domain.directives import state
from app.domain.vietnamese import short_date
from app.domain.year_records import DirectiveRecord
from app.ui.list_table import Column, HasTokens
from app.ui.record_table import RecordTable

COLUMNS = (
    Column("Số, ký hiệu", 126),
    Column("Ngày", 116, drop=3),
    Column("Tên, trích yếu", 0, stretch=True),
    Column("Nơi ban hành", 170, drop=4),
    Column("Hiệu lực", 220, drop=1),
    Column("Dùng", 130, drop=2),
)
STATE = 4


class DirectivesTable(RecordTable[DirectiveRecord]):
    """The documents, each with whether it still holds and in how many places it is used."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)
        self._uses: dict[int, int] = {}
        self._today = date.min
        self._known: dict[int, DirectiveRecord] = {}

    def show_directives(self, rows: tuple[DirectiveRecord, ...], uses: dict[int, int], today: date) -> None:
        """Show documents as they stand on a day; ``uses`` counts places by document."""
        if (rows, uses, today) == (self.rows, self._uses, self._today):
            return
        self.beginResetModel()
        self._uses, self._today, self._known = uses, today, {one.id: one for one in rows}
        self.rows = rows
        self.endResetModel()

    def text(self, record: DirectiveRecord, column: int) -> str:
        """Return what a cell says."""
        match column:
            case 0:
                return record.number
            case 1:
                return short_date(record.issued_on) if record.issued_on else ""
            case 2:
                return record.title
            case 3:
                return record.issuer
            case 4:
                return state(record, self._known, self._today)[0]
        parts = ["căn cứ"] if record.is_basis else []
        count = self._uses.get(record.id, 0)
        return ", ".join([*parts, *([f"{count} chỗ"] if count else [])])

    def tone(self, record: DirectiveRecord, column: int) -> str | None:
        """Return the tone of the state."""
        return state(record, self._known, self._today)[1] if column == STATE else None
