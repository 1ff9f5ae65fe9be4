"""What was found, as rows of a list: a session's line, below it the places in it that hold the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.naming import session_line
from app.domain.places import Place
from app.domain.records import SessionSummary
from app.domain.search_words import Wanted, wanted
from app.services.searching import Hit

#: More members than these are not listed: another letter of the name makes them fewer.
MOST_MEMBERS = 5
#: What is of no session, under the headings it is found.
HEADINGS = {
    "plan_topic": "Kế hoạch năm",
    "issued": "Sổ số văn bản",
    "directive": "Văn bản cấp trên",
    "attachment": "Tệp kèm, hồ sơ giấy",
    "proposal": "Đề xuất chuyên đề",
}
ROW_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A heading (``place`` is None), or a place with the words around it; ``marks`` are the letters that were meant."""

    title: str
    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    place: Place | None = None


def rows_of(
    hits: Sequence[Hit], words: str, sessions: Mapping[str, SessionSummary], most_members: int = MOST_MEMBERS
) -> tuple[FoundRow, ...]:
    """Return the rows for what was found: members first, then sessions as they were found, then papers."""
    rows: list[FoundRow] = []
    asked = wanted(words)
    for (session_id, kind), group in groupby(hits, key=_heading):
        found = list(group)
        if session_id is not None:
            session = sessions.get(session_id)
            rows.append(FoundRow(session_line(session) if session else "Buổi sinh hoạt"))
        elif kind in HEADINGS:
            rows.append(FoundRow(HEADINGS[kind]))
        else:
            more = f", hiện {most_members}" if len(found) > most_members else ""
            rows.append(FoundRow(f"Đảng viên: {len(found)} đồng chí{more}"))
            found = found[:most_members]
        rows += (_row(hit, asked) for hit in found)
    return tuple(rows)


def _heading(hit: Hit) -> tuple[str | None, str]:
    """Return under what a hit stands: its session, else its kind."""
    return (hit.session_id, "") if hit.session_id is not None else (None, hit.kind)


def _row(hit: Hit, words: Wanted) -> FoundRow:
    place = Place(hit.session_id, hit.kind, hit.number, hit.year)
    return FoundRow(hit.place, hit.snippet, words.marks(hit.snippet), place)


class FoundList(QAbstractListModel):
    """Rows of what was found; ``ROW_ROLE`` gives the ``FoundRow``. Only places can be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[FoundRow, ...] = ()

    def show_rows(self, rows: tuple[FoundRow, ...]) -> None:
        """Show these rows; nothing moves when they are the same."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def beside(self, row: int, way: int) -> int:
        """Return the next row that can be chosen in a direction (1 down, -1 up), -1 where there is none."""
        stop = len(self.rows) if way > 0 else -1
        return next((n for n in range(row + way, stop, way) if self.rows[n].place is not None), -1)

    def row_of(self, wanted: FoundRow) -> int:
        """Return where a row stands now; the first place that can be chosen where it has gone."""
        return self.rows.index(wanted) if wanted in self.rows else self.beside(-1, 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and default)
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row: a heading is only read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.rows[index.row()].place is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, or the row itself."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title}. {row.text}" if row.text else row.title
        return None
