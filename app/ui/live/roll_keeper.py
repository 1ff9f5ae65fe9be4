"""The roll of the open session as the person has it: what was just marked counts before it is durable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain import roll
from app.domain.records import RollEntry
from app.domain.roll_marks import marked, uncalled
from app.domain.vocabulary import AttendanceStatus, ReasonKind
from app.services import meeting
from app.services.saver import Trace
from app.ui.live.live_session import LiveSession

Change = Callable[[RollEntry], RollEntry]


class RollKeeper(QObject):
    """Marks lines at once and stores them in order.

    Signals: ``changed`` after lines were marked here; the book's own changes come by the session.
    """

    changed = Signal()

    def __init__(self, session: LiveSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ticket = 0
        self._waiting: dict[str, tuple[int, RollEntry]] = {}

    def entries(self) -> list[RollEntry]:
        """Return the convened in the order of the sheet, with what was just marked."""
        return [self._waiting.get(e.member_id, (0, e))[1] for e in self._session.display_roll()]

    def entry(self, member_id: str) -> RollEntry | None:
        """Return one line, or None."""
        return next((entry for entry in self.entries() if entry.member_id == member_id), None)

    def count(self, entries: Sequence[RollEntry]) -> roll.RollCount:
        """Return the counts of lines under the rules in force."""
        return roll.count(entries, self._session.rules)

    @property
    def started_at(self) -> datetime | None:
        """When the session began: the day of times that are entered by hand."""
        return self._session.record.started_at

    def mark(self, members: Iterable[str], status: AttendanceStatus | None) -> None:
        """Give lines a state; coming late and leaving early are timed while the session runs."""
        record = self._session.record
        now = self._session.context.now() if record.state == "running" else None
        self._change(members, lambda entry: marked(entry, status, now))

    def put_back(self, lines: Sequence[RollEntry]) -> None:
        """Let those of these lines that differ now be as they were."""
        now = {entry.member_id: entry for entry in self.entries()}
        was = {entry.member_id: entry for entry in lines if now.get(entry.member_id) not in (None, entry)}
        self._change(was, lambda entry: was[entry.member_id])

    def mark_everyone(self) -> list[str]:
        """Mark everyone expected who has not been called as present; return who that was."""
        members = [entry.member_id for entry in uncalled(self.entries())]
        self.mark(members, AttendanceStatus.PRESENT)
        return members

    def set_reason_kind(self, members: Iterable[str], kind: ReasonKind) -> None:
        """Give the category of excused absences."""
        self._change(self._excused(members), lambda entry: replace(entry, reason_kind=kind))

    def set_reason(self, members: Sequence[str], text: str) -> None:
        """Give the reason of excused absences in words."""
        names = ",".join(members)
        self._change(
            self._excused(members),
            lambda entry: replace(entry, reason=text),
            key=f"{self._session.id}/reason/{names}",
            trace=Trace("reason_input", text, f"{self._session.id}/{names}"),
        )

    def set_time(self, member: str, field: str, moment: datetime) -> None:
        """Set ``arrived_at`` or ``left_at`` of a line."""
        change: Change = partial(_with_time, field, moment)
        self._change([member], change, key=f"{self._session.id}/{field}/{member}")

    def _excused(self, members: Iterable[str]) -> list[str]:
        wanted = set(members)
        return [e.member_id for e in self.entries() if e.member_id in wanted and e.status is AttendanceStatus.EXCUSED]

    def _change(
        self, members: Iterable[str], change: Change, *, key: str | None = None, trace: Trace | None = None
    ) -> None:
        wanted = set(members)
        fresh = [change(entry) for entry in self.entries() if entry.member_id in wanted]
        if not fresh:
            return
        self._ticket += 1
        for entry in fresh:
            self._waiting[entry.member_id] = (self._ticket, entry)
        session_id, lines = self._session.id, _lines(fresh)
        self._session.save(
            lambda uow: _store(uow, session_id, lines),
            key=key,
            trace=trace,
            then=partial(self._stored, self._ticket),
            refused=partial(self._stored, self._ticket, None),
        )
        self.changed.emit()

    def _stored(self, ticket: int, _: Any) -> None:
        """Forget what is in the book now, or was refused; changes are stored in order."""
        before = len(self._waiting)
        self._waiting = {member: kept for member, kept in self._waiting.items() if kept[0] > ticket}
        if len(self._waiting) != before:
            self.changed.emit()


def _with_time(field: str, moment: datetime, entry: RollEntry) -> RollEntry:
    return replace(entry, arrived_at=moment) if field == "arrived_at" else replace(entry, left_at=moment)


def _lines(entries: Iterable[RollEntry]) -> dict[meeting.Roll, list[str]]:
    """Return members by what their line says, so that one statement writes those alike."""
    lines = defaultdict(list)
    for e in entries:
        lines[meeting.Roll(e.status, e.reason_kind, e.reason, e.arrived_at, e.left_at)].append(e.member_id)
    return dict(lines)


def _store(uow: Any, session_id: str, lines: dict[meeting.Roll, list[str]]) -> None:
    for line, members in lines.items():
        meeting.mark(uow, session_id, members, line)
