"""Sessions as a table: a model over a tuple of summaries."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.domain.naming import session_name, session_stand, session_time
from app.domain.records import SessionSummary
from app.domain.turnout import came_of
from app.domain.vietnamese import short_date
from app.ui.context import AppContext
from app.ui.list_table import Column
from app.ui.record_table import RecordTable
from app.ui.seal_watch import MARK

COLUMNS = (
    Column("Ngày", 124),
    Column("Loại buổi", 164, drop=2),
    Column("Nội dung", 80, stretch=True),
    Column("Có mặt", 78, drop=3),
    Column("Ý kiến", 70, drop=4),
    Column("Tình trạng", 158, drop=1),
)
KIND_COLUMN = 1
STATE_COLUMN = 5


def _day(summary: SessionSummary) -> str:
    at = session_time(summary)
    return short_date(at.date()) if at else "Chưa có ngày"


def _topic(summary: SessionSummary) -> str:
    """Return the topic; a session without one is named, since with large type the kind has no column."""
    return summary.topic or session_name(summary)


def _present(summary: SessionSummary) -> str:
    return came_of(summary.present, summary.total) if summary.started_at else ""


def _contributions(summary: SessionSummary) -> str:
    return str(summary.contributions) if summary.started_at else ""


_TEXTS: tuple[Callable[[SessionSummary], str], ...] = (
    _day,
    session_name,
    _topic,
    _present,
    _contributions,
    lambda summary: session_stand(summary)[0],
)


class SessionsTable(RecordTable[SessionSummary]):
    """Sessions of a year, the newest first."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)
        self._seals = context.seals
        context.seals.changed.connect(self._mark)

    def show_sessions(self, sessions: tuple[SessionSummary, ...]) -> None:
        """Show these sessions, given by date."""
        self.show_rows(tuple(reversed(sessions)))

    def text(self, record: SessionSummary, column: int) -> str:
        """Return what a cell says; the state of closed minutes that were changed says that first."""
        if column == STATE_COLUMN and self._seals.fault(record.id):
            return MARK
        return _TEXTS[column](record)

    def tone(self, record: SessionSummary, column: int) -> str | None:
        """Return the tone of the state."""
        if column != STATE_COLUMN:
            return None
        return "bad" if self._seals.fault(record.id) else session_stand(record)[1]

    def is_muted(self, record: SessionSummary, column: int) -> bool:
        """Return whether it is the kind of session."""
        return column == KIND_COLUMN

    def _mark(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, STATE_COLUMN), self.index(len(self.rows) - 1, STATE_COLUMN))
