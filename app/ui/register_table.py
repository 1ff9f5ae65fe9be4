"""Lines of the number register as a table."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.register import DocumentCode, document_title, is_void, symbol
from app.domain.vietnamese import short_date
from app.domain.year_records import IssuedDocumentRecord
from app.ui.list_table import Column, HasTokens
from app.ui.record_table import RecordTable

COLUMNS = (
    Column("Số, ký hiệu", 130),
    Column("Ngày", 116, drop=1),
    Column("Trích yếu", 0, stretch=True),
    Column("Văn bản", 170, drop=2),
    Column("Nơi nhận", 160, drop=4),
    Column("Tình trạng", 120, drop=3),
)
NUMBER, DAY, SUBJECT, KIND, RECIPIENTS, STATE = range(6)


class RegisterTable(RecordTable[IssuedDocumentRecord]):
    """The lines of a term; those named in a finding bear a word that stands out."""

    def __init__(self, context: HasTokens, codes: tuple[DocumentCode, ...], parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)
        self._codes = codes
        self._organisation = ""
        self._wrong: dict[int, str] = {}

    def know(self, organisation: str, wrong: dict[int, str]) -> None:
        """Know the letters of who issues, and what is wrong with lines by their number, in a word."""
        if (organisation, wrong) != (self._organisation, self._wrong):
            self.beginResetModel()
            self._organisation, self._wrong = organisation, wrong
            self.endResetModel()

    def text(self, record: IssuedDocumentRecord, column: int) -> str:
        """Return what a cell says."""
        match column:
            case 0:
                return symbol(record.number, record.code, self._organisation).strip()
            case 1:
                return short_date(record.issued_on) if record.issued_on else ""
            case 2:
                return record.subject
            case 3:
                return document_title(record.document, self._codes)
            case 4:
                return "; ".join(line.strip(" -;.") for line in record.recipients.splitlines() if line.strip())
        return self._state(record)

    def tone(self, record: IssuedDocumentRecord, column: int) -> str | None:
        """Return the tone of the state."""
        if column != STATE or not self._state(record):
            return None
        return "bad" if record.id in self._wrong else "neutral" if is_void(record) else "warn"

    def is_muted(self, record: IssuedDocumentRecord, column: int) -> bool:
        """Return whether a line stands back: its number was withdrawn."""
        return is_void(record)

    def _state(self, record: IssuedDocumentRecord) -> str:
        if record.id in self._wrong:
            return self._wrong[record.id]
        if is_void(record):
            return "Đã hủy số"
        if record.number is None:
            return "Chưa có số"
        return "" if record.issued_on else "Chưa ghi ngày"
