"""Sessions of a file beside those of the book, and what differs in one of them, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.domain.merging import Choice, Difference, Meeting, Take
from app.services.merging import Offered
from app.ui.list_table import Column, HasTokens
from app.ui.record_table import RecordTable

SESSIONS = (
    Column("Buổi", 0, stretch=True),
    Column("Ngày", 106, drop=2),
    Column("So với sổ", 112, drop=1),
    Column("Sẽ làm", 150),
)
DIFFERENCES = (Column("Chỗ khác nhau", 0, stretch=True), Column("Sẽ lấy", 184))
TONES = {Meeting.NEW: "good", Meeting.SAME: "neutral", Meeting.DIFFERS: "warn"}
_SHORT = {Take.MINE: "Của sổ này", Take.THEIRS: "Của tệp", Take.BOTH: "Cả hai"}


@dataclass(frozen=True, slots=True)
class Told:
    """A difference with what is taken of it."""

    found: Difference
    take: Take

    @property
    def id(self) -> str:
        """What it is known by."""
        return self.found.key


class MergeSessionsTable(RecordTable[Offered]):
    """The sessions of a file, each with what is chosen for it."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, SESSIONS, parent)
        self._choices: Mapping[str, Choice] = {}

    def show_choices(self, choices: Mapping[str, Choice]) -> None:
        """Show what is chosen; the rows stay."""
        self._choices = choices
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(SESSIONS) - 1))

    def text(self, record: Offered, column: int) -> str:
        """Return what a cell says."""
        topic = " ".join(record.topic.split()) or "Chưa ghi chuyên đề"
        day = "/".join(reversed(record.at[:10].split("-"))) if record.at else ""
        return (topic, day, record.meeting.vi, deed(record, self._choices.get(record.id, Take.MINE)))[column]

    def tone(self, record: Offered, column: int) -> str | None:
        """Return the tone of how the session stands to the book."""
        return TONES[record.meeting] if column == SESSIONS.index(SESSIONS[2]) else None

    def is_muted(self, record: Offered, column: int) -> bool:
        """Return whether a row stands back: there is nothing to choose."""
        return record.meeting is Meeting.SAME or bool(record.blocked)


class MergeDifferencesTable(RecordTable[Told]):
    """What differs in a session, each with what is taken."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, DIFFERENCES, parent)

    def text(self, record: Told, column: int) -> str:
        """Return what a cell says."""
        if column == 1:
            return _SHORT[record.take]
        said = " ".join((record.found.theirs or record.found.mine).split())
        return f"{record.found.title}: {said}" if said else record.found.title

    def tone(self, record: Told, column: int) -> str | None:
        """Return the tone of what is taken."""
        return ("neutral" if record.take is Take.MINE else "good") if column == 1 else None


def deed(one: Offered, choice: Choice) -> str:
    """Return in words what will be done with a session."""
    if one.meeting is Meeting.SAME:
        return "Không cần làm gì"
    if one.blocked or choice is Take.MINE:
        return "Để lại ở tệp" if one.meeting is Meeting.NEW else "Giữ của sổ này"
    if one.meeting is Meeting.NEW:
        return "Thêm vào sổ"
    if isinstance(choice, Take):
        return "Lấy cả buổi"
    taken = sum(take is not Take.MINE for take in choice.values())
    return f"Lấy {taken} chỗ" if taken else "Giữ của sổ này"
