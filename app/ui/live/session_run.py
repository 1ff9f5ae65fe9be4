"""The times of a session: its start, when each step began, its end; what was pressed too early can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.timeline import is_after_session, may_finish
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
        self._offer(session, f"Đã bắt đầu buổi sinh hoạt lúc {at:%H:%M}.", partial(_not_started, session.id, first))

    def _finished(self, session: LiveSession, at: datetime, _: object) -> None:
        self._offer(session, f"Đã ghi giờ kết thúc {at:%H:%M}. Cảm ơn đồng chí.", partial(_not_finished, session.id))

    def _offer(self, session: LiveSession, text: str, take_back: Callable[[Any], None]) -> None:
        self._context.offered.emit(text, UNDO, partial(session.save, take_back))


def _start(session_id: str, first: int, at: datetime, uow: Any) -> None:
    meeting.start_session(uow, session_id, at)
    meeting.set_step(uow, session_id, first, started_at=at)


def _not_started(session_id: str, first: int, uow: Any) -> None:
    meeting.set_facts(uow, session_id, started_at=None)
    meeting.set_step(uow, session_id, first, started_at=None)


def _finish(session_id: str, at: datetime, uow: Any) -> None:
    meeting.finish_session(uow, session_id, at)


def _not_finished(session_id: str, uow: Any) -> None:
    meeting.set_facts(uow, session_id, ended_at=None)


def _stamp(session_id: str, number: int, at: datetime, uow: Any) -> None:
    meeting.set_step(uow, session_id, number, started_at=at)
