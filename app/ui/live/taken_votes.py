"""The votes that a session takes: the list, and the form that adds to it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.records import VoteRecord
from app.services import decisions
from app.services.decisions import NewVote
from app.ui.live.drafts import Drafts
from app.ui.live.kept_parts import KeptParts
from app.ui.live.live_session import LiveSession
from app.ui.live.undo_line import UndoLine
from app.ui.live.vote_form import VoteForm
from app.ui.live.vote_list import VoteList


class TakenVotes(KeptParts):
    """Owns ``list`` and ``form``."""

    def __init__(self, session: LiveSession, host: QWidget, drafts: Drafts, undo: UndoLine, parent: QObject) -> None:
        super().__init__(session, drafts, undo, "vote", parent)
        self.list = VoteList(session.context.tokens)
        self.form = VoteForm(session, drafts, host)
        self.list.opened.connect(self._open)
        self.list.removed.connect(self._remove)
        self.form.kept.connect(self._keep)
        self.form.closed.connect(self.closed)

    def redraw(self, before: QWidget) -> None:
        """Show the present record, and what is on its way; ``before`` comes first in the order of tabs."""
        votes = self._session.record.votes
        self.list.show_votes((*votes, *self._pending.missing_in(votes)), before)
        self.form.redraw()

    def take(self) -> None:
        """Open the form for a new vote."""
        if self.form.shown is not None:
            self.form.open(None)
        self._show(self.form, self.form.question)

    def _vote(self, number: int) -> VoteRecord | None:
        return next((vote for vote in self._session.record.votes if vote.id == number), None)

    def _open(self, number: int) -> None:
        vote = self._vote(number)
        if vote is not None:
            self.form.open(vote)
            self._show(self.form, self.form.question)

    def _keep(self, number: int | None, new: NewVote) -> None:
        places = self.form.places()
        if not self._session.context.takes(new.question, *(one.reason for one in new.opinions)):
            return
        if number is None:
            pending = self._pending.add(_record(new), self._session.record.votes)
            self._write(partial(_add, self._session.id, new), new.question, None, places, pending)
        else:
            self._write(partial(_change, number, new), new.question, number, places)
        self.form.start_over()
        self.closed.emit()
        self.changed.emit()

    def _remove(self, number: int) -> None:
        if self._vote(number) is not None:
            self._take_away(number, "Đã xóa biểu quyết.")


def _add(session_id: str, new: NewVote, uow: Any) -> int:
    return decisions.add_vote(uow, session_id, new)


def _change(number: int, new: NewVote, uow: Any) -> None:
    decisions.change_vote(uow, number, new)


def _record(new: NewVote) -> VoteRecord:
    return VoteRecord(0, new.question, new.in_favour, new.against, new.other, new.method, new.base, new.opinions)
