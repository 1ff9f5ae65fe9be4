"""Deleting, moving and joining opinions in the stream, each with its way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain import stream as rules
from app.domain.records import ContributionRecord
from app.services import paper_bin, stream
from app.services.paper_bin import Restored
from app.services.saver import Trace
from app.ui.live.contribution_list import ContributionList
from app.ui.live.live_session import LiveSession
from app.ui.live.undo_line import UndoLine

BEGUN = "Ý kiến này có phần sửa dở. Đồng chí bấm Enter để mở, lưu hoặc bỏ phần sửa rồi gộp."


class StreamEdits(QObject):
    """Acts on the list of opinions; the undo line offers to take back what was done last.

    Signals: ``touching(id)`` before an opinion is deleted or joined, so that its editor may be closed.
    """

    touching = Signal(int)

    def __init__(self, session: LiveSession, rows: ContributionList, undo: UndoLine, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._rows, self._undo = session, rows, undo
        rows.removed.connect(self.remove)
        rows.moved.connect(self.move)
        rows.merged.connect(self.merge)
        rows.undo_asked.connect(undo.undo)

    def remove(self, number: int) -> None:
        """Move an opinion into the bin."""
        said = self._said(number)
        if said is None:
            return
        self.touching.emit(number)
        at = self._session.context.now()
        self._session.save(lambda uow: paper_bin.discard(uow, "contribution", number, at))
        self._undo.offer(
            f"Đã xóa ý kiến của {rules.addressed(self._session.record, said)}.",
            partial(self._back, "contribution", said),
        )

    def move(self, number: int, way: int) -> None:
        """Move an opinion one place up (-1) or down (1)."""
        if rules.beside(number, way, self._session.record.contributions) is not None:
            self._session.save(lambda uow: stream.move(uow, number, way), then=partial(self._moved, number))

    def merge(self, number: int) -> None:
        """Join the next opinion of the same speaker to this one."""
        first, second = self._said(number), rules.beside(number, 1, self._session.record.contributions)
        if first is None:
            return
        why = rules.why_apart(first, second) or self._begun(first, second)
        if why or second is None:
            self._session.context.said.emit(why, "warn")
            return
        for one in (first, second):
            self.touching.emit(one.id)
        at = self._session.context.now()
        self._session.save(lambda uow: stream.merge(uow, number, at), then=partial(self._moved, number))
        self._undo.offer(
            f"Đã gộp hai ý kiến của {rules.addressed(self._session.record, first)}.",
            partial(self._back, "text", second),
        )

    def offer_unsplit(self, number: int, text: str, second: int, rest: str) -> None:
        """Offer to take a split back."""
        self._undo.offer("Đã tách thành hai ý kiến.", partial(self._unsplit, number, text, second, rest))

    def _unsplit(self, number: int, text: str, second: int, rest: str) -> None:
        for one in (number, second):
            self.touching.emit(one)
        self._session.save(
            lambda uow: stream.unsplit(uow, number, text, second, rest),
            trace=Trace("contribution", text, str(number)), then=partial(self._moved, number),
        )  # fmt: skip

    def _back(self, kind: str, said: ContributionRecord) -> None:
        """Bring an opinion back out of the bin."""
        session_id, number = self._session.id, said.id
        self._session.save(
            lambda uow: paper_bin.undo(uow, session_id, kind, number),
            trace=Trace("contribution", said.text, str(number)), then=self._restored,
        )  # fmt: skip

    def _restored(self, restored: Restored) -> None:
        self._rows.choose(restored.number)

    def _moved(self, number: int, _: object) -> None:
        self._rows.choose(number)

    def _said(self, number: int) -> ContributionRecord | None:
        return rules.find(number, self._session.record.contributions)

    def _begun(self, first: ContributionRecord, second: ContributionRecord | None) -> str:
        """Return what to do first when one of two opinions has a change that was not kept."""
        begun = {place.rpartition("_")[2] for place in self._session.record.drafts if place.startswith("edit_")}
        return BEGUN if begun & {str(first.id), str(second.id if second else 0)} else ""
