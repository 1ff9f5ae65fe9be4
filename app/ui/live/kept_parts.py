"""Tasks or votes of a session while they are given, changed and removed: what both have in common."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.services import paper_bin
from app.services.saver import Trace
from app.ui.live.drafts import Drafts
from app.ui.live.form_card import FormCard
from app.ui.live.live_session import LiveSession
from app.ui.live.pending import PendingParts
from app.ui.live.undo_line import UndoLine

Work = Callable[[Any], Any]


class KeptParts(QObject):
    """Writes the parts of one kind; a new one is shown while it is on its way to the book.

    Signals: ``wanted(form, first)`` when the form should be shown with the keyboard in ``first``, ``closed`` when it
    should go, ``changed`` when the list differs.
    """

    wanted = Signal(object, object)
    closed = Signal()
    changed = Signal()

    def __init__(self, session: LiveSession, drafts: Drafts, undo: UndoLine, kind: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._drafts, self._undo, self._kind = session, drafts, undo, kind
        self._pending: PendingParts[Any] = PendingParts()

    def _show(self, form: FormCard, first: QWidget) -> None:
        self.wanted.emit(form, first)

    def _write(self, work: Work, text: str, number: int | None, places: tuple[str, ...], pending: int = 0) -> None:
        """Queue a change together with the end of the form's drafts."""
        self._session.save(
            self._drafts.forgetting(places, work), trace=Trace(self._kind, text, str(number) if number else None),
            then=partial(self._written, pending), refused=partial(self._refused, pending, places),
        )  # fmt: skip

    def _written(self, pending: int, _: object) -> None:
        self._pending.drop(pending)
        self.changed.emit()

    def _refused(self, pending: int, places: tuple[str, ...]) -> None:
        """Take what was shown too early away again; the form brings its drafts back when it is opened."""
        self._written(pending, None)
        self._drafts.reread(places)

    def _take_away(self, number: int, said: str) -> None:
        """Move a part into the bin, and offer to bring it back."""
        at = self._session.context.now()
        self._session.save(partial(_discard, self._kind, number, at))
        self._undo.offer(said, partial(self._session.save, partial(_bring_back, self._session.id, self._kind, number)))


def _discard(kind: str, number: int, at: datetime, uow: Any) -> None:
    paper_bin.discard(uow, kind, number, at)


def _bring_back(session_id: str, kind: str, number: int, uow: Any) -> None:
    paper_bin.undo(uow, session_id, kind, number)
