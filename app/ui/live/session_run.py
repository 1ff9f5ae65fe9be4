"""The times of a session: its start, when each step began, its end; what was pressed too early can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.records import SessionRecord
from app.domain.sitting import is_combined, must_wait, part_number, whole_length
from app.domain.timeline import is_after_session, may_finish, short_words
from app.services import meeting
from app.ui.context import AppContext
from app.ui.live.live_session import LiveSession

UNDO = "Hoàn tác"


class SessionRun(QObject):
    """Writes the times of whichever session it is given.

    Signals: ``moved_to(number)`` with the step that comes after the start or the end, at once: a person who goes on
    before the time is durable is not brought back.
    """

    moved_to = Signal(int)

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def begin(self, session: LiveSession) -> None:
        """Start a session that has not begun, and its first step with it."""
        if session.record.state != "planned" or not session.record.steps:
            return
        first, at = session.record.steps[0].number, self._context.now()
        self.moved_to.emit(first)
        session.save(partial(_start, session.id, first, at), then=partial(self._begun, session, first, at))

    def stamp(self, session: LiveSession, number: int) -> None:
        """Write that a step begins now."""
        session.save(partial(_stamp, session.id, number, self._context.now()))

    def finish(self, session: LiveSession, number: int) -> None:
        """End a running session at a step from which it may end."""
        if may_finish(session.record, number):
            at = self._context.now()
            last = session.record.steps[-1]
            if is_after_session(session.record, last):
                self.moved_to.emit(last.number)
            session.save(partial(_finish, session.id, at), then=partial(self._finished, session, at))

    def _begun(self, session: LiveSession, first: int, at: datetime, _: object) -> None:
        words = f"Đã bắt đầu {_what(session.record)} lúc {at:%H:%M}.{waits(session)}"
        self._offer(session, words, partial(_not_started, session.id, first))

    def _finished(self, session: LiveSession, at: datetime, _: object) -> None:
        short = short_words(whole_length(session.record, session.rules))
        thanks = f"{short}." if short else "Cảm ơn đồng chí."
        self._offer(session, f"Đã ghi giờ kết thúc {at:%H:%M}. {thanks}", partial(_not_finished, session.id))

    def _offer(self, session: LiveSession, text: str, take_back: Callable[[Any], None]) -> None:
        self._context.offered.emit(text, UNDO, partial(session.save, take_back))


def waits(session: LiveSession) -> str:
    """Return that the first part of the sitting has not ended yet, where the second must wait for that; or nothing."""
    record = session.record
    if not must_wait(record, session.context.book.combine_policy()):
        return ""
    return " Phần 1 chưa ghi giờ kết thúc; hai phần tổ chức lần lượt."


def _what(record: SessionRecord) -> str:
    return f"phần {part_number(record)}" if is_combined(record) else "buổi sinh hoạt"


def _start(session_id: str, first: int, at: datetime, uow: Any) -> None:
    meeting.start_session(uow, session_id, at)
    meeting.set_step(uow, session_id, first, started_at=at)


def _not_started(session_id: str, first: int, uow: Any) -> None:
    meeting.set_facts(uow, session_id, started_at=None, start_corrected=False)
    meeting.set_step(uow, session_id, first, started_at=None, corrected=False)


def _finish(session_id: str, at: datetime, uow: Any) -> None:
    meeting.finish_session(uow, session_id, at)


def _not_finished(session_id: str, uow: Any) -> None:
    meeting.set_facts(uow, session_id, ended_at=None, end_corrected=False)


def _stamp(session_id: str, number: int, at: datetime, uow: Any) -> None:
    meeting.set_step(uow, session_id, number, started_at=at)
