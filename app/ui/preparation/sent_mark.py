"""That a document went to somebody on a day: written as one dispatch, corrected and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from app.domain.vocabulary import Means
from app.domain.year_records import DispatchRecord
from app.services import preparing
from app.services.preparing import Sending
from app.ui.live.live_session import LiveSession
from app.ui.preparation.day_mark import DayMark

Receivers = Callable[[], tuple[str, ...]]
Chosen = Callable[[], Means]


class SentMark(DayMark):
    """A day mark over the dispatches of a document to those whom ``receivers`` names, by ``means``."""

    def __init__(
        self, session: LiveSession, name: str, document: str, done: str, about: str, receivers: Receivers, means: Chosen
    ) -> None:
        super().__init__(session.context.tokens, name, done, about)
        self._session, self._document = session, document
        self._receivers, self._means = receivers, means
        self.today.connect(self._send_today)
        self.chosen.connect(self._send)
        self.undone.connect(self._take_back)

    def redraw(self) -> None:
        """Show the last day on which the document went out."""
        self.show_day(max((one.sent_on for one in self.lines() if one.sent_on), default=None))

    def lines(self) -> tuple[DispatchRecord, ...]:
        """Return the dispatches of this document to others than members."""
        sent = self._session.prepared.dispatches
        return tuple(one for one in sent if one.document == self._document and one.recipient)

    def _send_today(self) -> None:
        self._send(self._session.context.now().date())

    def _send(self, day: date) -> None:
        receivers = tuple(dict.fromkeys((*self._receivers(), *(one.recipient for one in self.lines()))))
        sending = Sending(self._document, day, self._means(), recipients=receivers)
        self._session.save(partial(_send, self._session.id, sending))

    def _take_back(self) -> None:
        self._session.save(partial(_take_back, tuple(one.id for one in self.lines())))


def _send(session_id: str, sending: Sending, uow: Any) -> None:
    preparing.send(uow, session_id, sending)


def _take_back(lines: tuple[int, ...], uow: Any) -> None:
    preparing.take_back(uow, lines)
