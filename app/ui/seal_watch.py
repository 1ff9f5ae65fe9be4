"""Whether the book is what it was when it was closed, and sealed minutes what was sealed: a look in the background."""

from __future__ import annotations

import logging
from datetime import datetime
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from app.domain.naming import session_name, session_time
from app.domain.records import SessionSummary
from app.domain.vietnamese import short_date
from app.errors import KnownError, Stopped
from app.services.headings import headings
from app.services.saver import Phase

if TYPE_CHECKING:
    from app.services.open_book import OpenBook
    from app.ui.context import AppContext

#: How long after the book was opened the look begins, so that the desk comes first.
BEGIN_MILLISECONDS = 1500
#: The rest after each session, and for how long nothing must have been saved before the next: typing goes before.
REST_SECONDS = 0.1
QUIET_SECONDS = 3.0
#: How long closing the book may wait for a read that has begun.
PATIENCE_SECONDS = 1.0
NAMED = 3
MARK = "Sai dấu chốt"
HEADING = "Biên bản đã chốt không khớp dấu chốt"
ADVICE = "Sổ đã bị sửa từ bên ngoài. Đồng chí giữ nguyên sổ, đối chiếu với bản giấy đã ký rồi báo cấp ủy."

COMPARE = "Đồng chí so với bản giấy và các bản sao lưu (Thiết lập, Sao lưu) trước khi dùng nội dung sổ."


class SealWatch(QObject):
    """Knows which closed minutes do not match their seal.

    Signals: ``changed`` after that has become another; a fault that is new has been said in the message bar.
    """

    changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._context = context
        self._faults: dict[str, tuple[str, ...]] = {}
        self._reading = Lock()
        self._gone = Event()
        self._begin = QTimer(self, singleShot=True, interval=BEGIN_MILLISECONDS)
        self._begin.timeout.connect(self.look)

    def begin(self) -> None:
        """Look at all closed minutes of the book in a moment."""
        self._begin.start()

    def look(self) -> None:
        """Look at all closed minutes of the book, off the window's thread."""
        Thread(target=self._walk, args=(self._context.book,), name="seals", daemon=True).start()

    def check(self, session_id: str) -> None:
        """Look at one session's minutes at once: they are about to be shown, and whoever shows them tells of errors."""
        try:
            found = self._context.book.seal_faults(session_id)
        except KnownError:
            return
        self._take(session_id, found)

    def fault(self, session_id: str) -> str:
        """Return what is wrong with a session's closed minutes, in one sentence; nothing when all is well."""
        found = self._faults.get(session_id)
        return f"{HEADING}: {'; '.join(found)}." if found else ""

    def stop(self) -> None:
        """Let go of the book before returning."""
        self._begin.stop()
        self._gone.set()
        if self._reading.acquire(timeout=PATIENCE_SECONDS):
            self._reading.release()

    def _walk(self, book: OpenBook) -> None:
        try:
            with self._reading:
                altered = "" if self._gone.is_set() else book.content_fault(self._go_on)
                sessions = () if self._gone.is_set() else book.sealed_sessions()
            if altered:
                self._context.bridge.on_window(self._warn)(altered)
            for session_id in sessions:
                with self._reading:
                    if self._gone.is_set():
                        return
                    found = book.seal_faults(session_id)
                if found:
                    self._context.bridge.on_window(self._deliver)(session_id, found)
                while not self._gone.wait(REST_SECONDS) and is_being_written(book):
                    continue
        except Stopped:
            return
        except Exception as error:  # noqa: BLE001 (a thread has nobody above it)
            logging.getLogger(__name__).error("The seals could not be looked at: %s", type(error).__name__)
            if isinstance(error, KnownError):
                self._context.bridge.on_window(self._refuse)(error)

    def _go_on(self) -> None:
        if self._gone.is_set():
            raise Stopped

    def _deliver(self, session_id: str, found: tuple[str, ...]) -> None:
        if isValid(self) and not self._gone.is_set():
            self._take(session_id, found)

    def _warn(self, altered: str) -> None:
        if isValid(self) and not self._gone.is_set():
            self._context.said.emit(f"{altered[0].upper()}{altered[1:]}. {COMPARE}", "bad")

    def _refuse(self, error: KnownError) -> None:
        if isValid(self) and not self._gone.is_set():
            self._context.refuse(error)

    def _take(self, session_id: str, found: tuple[str, ...]) -> None:
        if found == self._faults.get(session_id, ()):
            return
        self._faults.pop(session_id, None)
        if found:
            self._faults[session_id] = found
            self._context.said.emit(self._words(), "bad")
        self.changed.emit()

    def _words(self) -> str:
        """Return what is wrong in the whole book, the sessions by name as far as there is room, and what to do."""
        summaries = self._context.book.ask(lambda uow: headings(uow, self._faults))
        named = [f"{_name(summaries.get(uid), uid)} ({'; '.join(found)})" for uid, found in self._faults.items()]
        more = f" và {len(named) - NAMED} buổi khác" if len(named) > NAMED else ""
        return f"{HEADING}: {' · '.join(named[:NAMED])}{more}. {ADVICE}"


def _name(summary: SessionSummary | None, uid: str) -> str:
    """Return ``14/5/2026, Chuyên đề quý II``."""
    if summary is None:
        return uid
    at = session_time(summary)
    return ", ".join((short_date(at.date()) if at else "", session_name(summary))).lstrip(", ")


def is_being_written(book: OpenBook) -> bool:
    """Return whether somebody is typing, as far as the saves tell."""
    state = book.save_state
    recently = state.at is not None and (datetime.now() - state.at).total_seconds() < QUIET_SECONDS
    return state.phase is Phase.SAVING or recently
