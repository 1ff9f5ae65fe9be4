"""Members in a table, with when and how each got a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.domain.preparation import Recipient
from app.domain.vietnamese import short_date
from app.domain.year_records import DispatchRecord
from app.ui.list_table import Column, HasTokens
from app.ui.record_table import RecordTable

COLUMNS = (
    Column("Đồng chí", 200, stretch=True), Column("Tổ đảng", 120, drop=2), Column("Đã gửi", 130),
    Column("Cách gửi", 210, drop=1),
)  # fmt: skip
NOT_YET = "chưa gửi"


@dataclass(frozen=True, slots=True)
class ServedRow:
    """A member and by which dispatch they got the document, None: not yet."""

    id: str
    full_name: str
    group: str
    dispatch: DispatchRecord | None = None


class ServedTable(RecordTable[ServedRow]):
    """Members in the order of the roll sheet."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)

    def text(self, record: ServedRow, column: int) -> str:
        """Return what a cell says."""
        sent = record.dispatch
        day = short_date(sent.sent_on) if sent and sent.sent_on else "đã gửi"
        how = sent.means.vi if sent else ""
        return (record.full_name, record.group, day if sent else NOT_YET, how)[column]

    def tone(self, record: ServedRow, column: int) -> str | None:
        """Return the tone of the word that says whether the document was sent."""
        return ("good" if record.dispatch else "warn") if column == 2 else None

    def is_muted(self, record: ServedRow, column: int) -> bool:
        """Return whether a cell stands back."""
        return column in (1, 3)


def served_rows(asked: Sequence[Recipient], got: dict[str, DispatchRecord]) -> tuple[ServedRow, ...]:
    """Return the rows of those asked."""
    return tuple(ServedRow(one.id, one.shown_name, one.group, got.get(one.id)) for one in asked)
