"""What is owed as a table: a model over a tuple of what is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.domain.obligations import Stand
from app.ui.context import AppContext
from app.ui.list_table import Column
from app.ui.record_table import RecordTable

COLUMNS = (
    Column("Việc phải làm", 230, stretch=True),
    Column("Hạn", 116, drop=2),
    Column("Tình trạng", 160, drop=1),
    Column("Xong ngày", 116, drop=4),
    Column("Nơi nhận, cách gửi", 200, drop=3),
    Column("Văn bản", 92, drop=5),
)
STATE = 2
BACKGROUND = (4, 5)


@dataclass(frozen=True, slots=True)
class DutyView:
    """Something owed, in words; ``closed`` when nothing is to be done any more."""

    id: str
    text: str
    due: str
    stand: Stand
    done: str
    way: str
    paper: str
    closed: bool


_TEXTS: tuple[Callable[[DutyView], str], ...] = (
    lambda d: d.text,
    lambda d: d.due,
    lambda d: d.stand.text,
    lambda d: d.done,
    lambda d: d.way,
    lambda d: d.paper,
)


class ObligationsTable(RecordTable[DutyView]):
    """What is owed in the order given; what is closed is muted."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)

    def text(self, record: DutyView, column: int) -> str:
        """Return what a cell says."""
        return _TEXTS[column](record)

    def tone(self, record: DutyView, column: int) -> str | None:
        """Return the tone of the state."""
        return record.stand.tone if column == STATE else None

    def is_muted(self, record: DutyView, column: int) -> bool:
        """Return whether nothing is to be done any more, or the cell says to whom it goes."""
        return record.closed or column in BACKGROUND
