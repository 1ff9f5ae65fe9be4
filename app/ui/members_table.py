"""The roster as a table: a model over a tuple of records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt

from app.domain.members import in_roster_order, is_gone, matches
from app.domain.partial_dates import show_partial
from app.domain.records import MemberRecord
from app.domain.roll import rank
from app.domain.vietnamese import name_key
from app.ui.context import AppContext
from app.ui.list_table import Column
from app.ui.record_table import Index, RecordTable

COLUMNS = (
    Column("STT", 58, drop=1),
    Column("Họ và tên", 176, stretch=True),
    Column("Tình trạng", 168, drop=2),
    Column("Chức vụ", 170, drop=3),
    Column("Tổ đảng", 110, drop=4),
    Column("Vào Đảng", 122, drop=5),
    Column("Chính thức", 122, drop=6),
)

_TEXTS: tuple[Callable[[MemberRecord], str], ...] = (
    lambda _: "",
    lambda m: m.shown_name,
    lambda m: m.standing.vi,
    lambda m: m.position,
    lambda m: m.group,
    lambda m: show_partial(m.joined_on),
    lambda m: show_partial(m.official_on),
)

_KEYS: tuple[Callable[[MemberRecord], Any] | None, ...] = (
    None,
    lambda m: name_key(m.full_name),
    lambda m: list(type(m.standing)).index(m.standing),
    lambda m: (rank(m.position), not m.position, name_key(m.position)),
    lambda m: (not m.group, name_key(m.group)),
    lambda m: (not m.joined_on, m.joined_on or ""),
    lambda m: (not m.official_on, m.official_on or ""),
)

BACKGROUND = (0, 3)


class MembersTable(RecordTable[MemberRecord]):
    """Members in roster order or by a column; those who left are muted and always last."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)
        self._all: tuple[MemberRecord, ...] = ()
        self._typed = ""
        self._sorting = (0, Qt.SortOrder.AscendingOrder)

    def show_members(self, members: tuple[MemberRecord, ...]) -> None:
        """Show these members under the present filter and order."""
        self._all = members
        self._arrange()

    def filter(self, typed: str) -> None:
        """Show only the members that match what is typed."""
        self._typed = typed
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; the first one stands for the order of the roster."""
        self._sorting = (max(column, 0), order)
        self._arrange()

    def text(self, record: MemberRecord, column: int) -> str:
        """Return what a cell says; the first column is the row's number."""
        return _TEXTS[column](record)

    def is_muted(self, record: MemberRecord, column: int) -> bool:
        """Return whether the member has left, or the cell is a number or a post."""
        return column in BACKGROUND or is_gone(record)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows in a role."""
        if role == Qt.ItemDataRole.DisplayRole and index.isValid() and index.column() == 0:
            return str(index.row() + 1)
        return super().data(index, role)

    def _arrange(self) -> None:
        column, order = self._sorting
        chosen = in_roster_order(member for member in self._all if matches(member, self._typed))
        key = _KEYS[column]
        if key is not None:
            chosen.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
            chosen.sort(key=is_gone)
        self.beginResetModel()
        self.rows = tuple(chosen)
        self.endResetModel()
