"""The stream of opinions as rows: those in the book, and after them those on their way there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain import stream
from app.domain.records import ContributionRecord, SessionRecord
from app.domain.speakers import Candidate
from app.domain.vietnamese import clean, one_line
from app.services.meeting import NewContribution
from app.ui.live.keyed_rows import renew

Index: TypeAlias = QModelIndex | QPersistentModelIndex

BEGUN = "có phần sửa dở"
WAITING = "Chưa trả lời"


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
    """What the stream shows of one opinion; ``id`` is negative while it is being written.

    ``link`` says which question it answers and which prompt it speaks to; ``waiting`` that nobody answered it yet.
    """

    id: int
    name: str
    time: str
    label: str
    text: str
    answer: str = ""
    note: str = ""
    failed: bool = False
    link: str = ""
    waiting: bool = False

    @property
    def words(self) -> str:
        """The row in one sentence, for screen readers."""
        waiting = WAITING if self.waiting else ""
        head = ", ".join(part for part in (self.name, self.time, self.label, waiting, self.link, self.note) if part)
        return f"{head}: {self.text}"


def rows_of(record: SessionRecord, people: Sequence[Candidate], pending: Iterable[Pending]) -> tuple[Row, ...]:
    """Return the rows of a session; a pending opinion that the record has already is left out."""
    names = {person.member_id: person.shown_name for person in people if person.member_id}
    waiting = {asked.id for asked in stream.unanswered(record.contributions)}
    links = stream.Links(record)
    begun = {place.rpartition("_")[2] for place in record.drafts if place.startswith("edit_")}
    written = [
        _row(said, names.get(said.speaker.member_id or "", said.speaker.full_name), links.of(said), waiting, begun)
        for said in record.contributions
    ]
    coming = [_pending_row(one) for one in pending if not _arrived(one, record)]
    return (*written, *coming)


def _row(said: ContributionRecord, name: str, link: str, waiting: set[int], begun: set[str]) -> Row:
    answer = ": ".join(part for part in (said.disposition.vi if said.disposition else "", said.response) if part)
    return Row(
        said.id, name, stream.time_words(said.at, by_hand=said.by_hand), said.label.vi if said.label else "",
        said.text, answer, BEGUN if str(said.id) in begun else "", link=link, waiting=said.id in waiting,
    )  # fmt: skip


def _pending_row(one: Pending) -> Row:
    new = one.new
    time, label = stream.time_words(new.at, by_hand=new.by_hand), new.label.vi if new.label else ""
    note = "chưa ghi được, bấm Enter để ghi lại" if one.failed else "đang ghi…"
    return Row(-one.number, one.name, time, label, new.text, "", note, one.failed)


def _arrived(one: Pending, record: SessionRecord) -> bool:
    return any(
        said.id > one.after and said.text == clean(one.new.text) and said.speaker.full_name == one_line(one.name)
        for said in record.contributions
    )


class ContributionListModel(QAbstractListModel):
    """Rows of the stream; ``UserRole`` gives the ``Row``. A row is known by its id, so it keeps its selection."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def row(self, number: int) -> Row | None:
        """Return a row by its place, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, number: int) -> int:
        """Return where the opinion of that id stands, -1 when it is not here."""
        return next((place for place, row in enumerate(self._rows) if row.id == number), -1)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows: take out, put in, move and change only what differs."""
        renew(self, self._rows, rows, attrgetter("id"))

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
