"""The stream of opinions as rows: those in the book, and after them those on their way there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.records import ContributionRecord, SessionRecord
from app.domain.speakers import Candidate, speaker_name
from app.domain.vietnamese import clean
from app.services.meeting import NewContribution

Index: TypeAlias = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class Pending:
    """An opinion that is being written; ``after`` is the highest id when it was kept."""

    number: int
    new: NewContribution
    name: str
    after: int
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What the stream shows of one opinion; ``id`` is negative while it is being written."""

    id: int
    name: str
    time: str
    label: str
    text: str
    answer: str = ""
    note: str = ""
    failed: bool = False

    @property
    def words(self) -> str:
        """The row in one sentence, for screen readers."""
        head = ", ".join(part for part in (self.name, self.time, self.label, self.note) if part)
        return f"{head}: {self.text}"


def rows_of(record: SessionRecord, people: Sequence[Candidate], pending: Iterable[Pending]) -> tuple[Row, ...]:
    """Return the rows of a session; a pending opinion that the record has already is left out."""
    written = [_row(contribution, people) for contribution in record.contributions]
    coming = [_pending_row(one) for one in pending if not _arrived(one, record)]
    return (*written, *coming)


def _row(said: ContributionRecord, people: Sequence[Candidate]) -> Row:
    answer = ": ".join(part for part in (said.disposition.vi if said.disposition else "", said.response) if part)
    label = said.label.vi if said.label else ""
    time = said.at.strftime("%H:%M") if said.at else ""
    return Row(said.id, speaker_name(said.speaker, people), time, label, said.text, answer)


def _pending_row(one: Pending) -> Row:
    new = one.new
    time, label = new.at.strftime("%H:%M") if new.at else "", new.label.vi if new.label else ""
    note = "chưa ghi được, bấm Enter để ghi lại" if one.failed else "đang ghi…"
    return Row(-one.number, one.name, time, label, new.text, "", note, one.failed)


def _arrived(one: Pending, record: SessionRecord) -> bool:
    return any(
        said.id > one.after and said.text == clean(one.new.text) and said.speaker.full_name == one.name
        for said in record.contributions
    )


class ContributionListModel(QAbstractListModel):
    """Rows of the stream; ``UserRole`` gives the ``Row``. Rows that stay keep selection and place."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def row(self, number: int) -> Row | None:
        """Return a row by its place, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, touching only the stretch that differs."""
        new, old = tuple(rows), self._rows
        head = _common(old, new)
        tail = min(_common(old[::-1], new[::-1]), len(old) - head, len(new) - head)
        gone, come = len(old) - head - tail, len(new) - head - tail
        kept = min(gone, come)
        self._rows = (*old[:head], *new[head : head + kept], *old[head + kept :])
        if kept:
            self.dataChanged.emit(self.index(head), self.index(head + kept - 1))
        if gone > kept:
            self.beginRemoveRows(QModelIndex(), head + kept, head + gone - 1)
            self._rows = new
            self.endRemoveRows()
        elif come > kept:
            self.beginInsertRows(QModelIndex(), head + kept, head + come - 1)
            self._rows = new
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and way)
        """Return the number of opinions."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row in words, or whole for ``UserRole``."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return row
        return row.words if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


def _common(one: Sequence[Row], other: Sequence[Row]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
