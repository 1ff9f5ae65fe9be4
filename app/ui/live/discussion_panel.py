"""The discussion: the stream of opinions, and the card in which the next one is noted."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.records import ContributionRecord, StepRecord
from app.domain.speakers import Candidate, last_of, people
from app.services import meeting
from app.services.meeting import NewContribution
from app.services.saver import Trace
from app.ui.live.capture_card import PLACES, CaptureCard
from app.ui.live.contribution_editor import ContributionEditor
from app.ui.live.contribution_list import ContributionList
from app.ui.live.contribution_model import Pending, rows_of
from app.ui.live.discussion_side import DiscussionSide
from app.ui.live.drafts import Drafts
from app.ui.live.flow import FlowLayout
from app.ui.live.form_card import bring_into_view
from app.ui.live.live_session import LiveSession
from app.ui.live.panel import StepPanel
from app.ui.live.rows import is_large
from app.ui.live.undo_line import UndoLine
from app.ui.widgets import key_hint, label, row


class DiscussionPanel(StepPanel):
    """Notes who said what, without ever making the person wait for the disk."""

    def __init__(self, session: LiveSession, step: StepRecord) -> None:
        super().__init__(session, step)
        self._members = session.context.book.members()
        self._drafts = Drafts(session)
        self._pending: dict[int, Pending] = {}
        self._counter = 0
        self._side: DiscussionSide | None = None
        self._list = ContributionList(self.tokens)
        self._undo = UndoLine(self.tokens, "undo_contribution")
        self._card = CaptureCard(session, self, self.everyone, self._drafts)
        self._editor = ContributionEditor(session, self, self.everyone, self._drafts)
        self._editor.hide()
        self._count = label("", "muted", name="contribution_count")
        self._lay_out()
        self._connect()
        self.redraw()
        self._list.go_to_end()

    def everyone(self) -> tuple[Candidate, ...]:
        """Return who may speak here."""
        return people(self.session.record, self._members)

    def redraw(self) -> None:
        """Show the present record; the inputs keep what is typed in them."""
        record, everyone = self.session.record, self.everyone()
        rows = rows_of(record, everyone, self._pending.values())
        self._list.show_rows(rows)
        self._count.setText(f"{len(rows)} ý kiến" if rows else "")
        if self._side is not None and isValid(self._side):
            self._side.show_record(record, everyone)

    def leave(self) -> None:
        """Queue what is pending in the inputs."""
        self._card.flush()
        self._editor.flush()

    def focus_first(self) -> None:
        """Put the keyboard at the next speaker's name, or at the words being noted."""
        if self._editor.shown is None:
            self._card.focus_first()
        else:
            self._editor.text.setFocus()

    def side(self) -> QWidget:
        """Return prompts, who has not spoken, and counts."""
        if self._side is None or not isValid(self._side):
            self._side = DiscussionSide(self.tokens)
            self._side.picked.connect(self._give_floor)
            self._side.show_record(self.session.record, self.everyone())
        return self._side

    def _lay_out(self) -> None:
        self.column.removeWidget(self.heading)
        if is_large(self.tokens):
            self.hint.hide()
            keys = (key_hint("Enter", "sửa"), key_hint("Delete", "xóa"))
            self.column.insertLayout(0, FlowLayout(self.tokens.gap, self.heading, self._count, *keys))
        else:
            keys = (key_hint("Enter", "sửa ý kiến"), key_hint("Delete", "xóa"))
            head = row(self.heading, self._count, None, *keys, spacing=self.tokens.px(10))
            self.column.insertLayout(0, head)
        self.column.addWidget(self._list, 1)
        for item in (self._undo, self._card, self._editor):
            self.column.addWidget(item)

    def _connect(self) -> None:
        self.session.changed.connect(self.redraw)
        self._card.captured.connect(self._captured)
        self._list.opened.connect(self._open)
        self._list.removed.connect(self._remove)
        self._list.undo_asked.connect(self._undo.undo)
        self._editor.closed.connect(self._editor_closed)

    def _give_floor(self, person: Candidate) -> None:
        self._editor.leave()
        self._card.take_speaker(person)

    def _captured(self, new: NewContribution, name: str) -> None:
        self._counter += 1
        pending = Pending(self._counter, new, name, last_of(self.session.record.contributions))
        self._pending[pending.number] = pending
        self._card.start_over()
        self._write(pending)

    def _write(self, pending: Pending) -> None:
        """Queue the opinion together with the end of its drafts: after a crash it is in exactly one of the two."""
        session_id, new, number = self.session.id, pending.new, pending.number
        self.session.save(
            self._drafts.forgetting(PLACES, lambda uow: meeting.add_contribution(uow, session_id, new)),
            trace=Trace("contribution", new.text),
            then=partial(self._written, number),
            refused=partial(self._refused, number),
        )
        self.redraw()

    def _written(self, number: int, _: object) -> None:
        self._pending.pop(number, None)
        self.redraw()

    def _refused(self, number: int) -> None:
        self._pending[number].failed = True
        self.redraw()

    def _said(self, contribution_id: int) -> ContributionRecord | None:
        return next((said for said in self.session.record.contributions if said.id == contribution_id), None)

    def _open(self, contribution_id: int) -> None:
        pending = self._pending.get(-contribution_id)
        if pending is not None and pending.failed:
            pending.failed = False
            self._write(pending)
        said = self._said(contribution_id)
        if said is not None:
            self._editor.leave()
            self._card.hide()
            self._editor.show()
            self._editor.open(said)
            bring_into_view(self._editor)

    def _editor_closed(self) -> None:
        was_at_work = self._editor.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._editor.hide()
        self._card.show()
        if was_at_work:
            self._list.setFocus()

    def _remove(self, contribution_id: int) -> None:
        said = self._said(contribution_id)
        if said is None:
            return
        if self._editor.shown == contribution_id:
            self._editor.leave()
        self.session.save(lambda uow: meeting.remove(uow, "contribution", contribution_id))
        text = f"Đã xóa ý kiến của đồng chí {said.speaker.full_name}."
        self._undo.offer(text, partial(self._restore, _again(said)))

    def _restore(self, new: NewContribution) -> None:
        session_id = self.session.id
        self.session.save(
            lambda uow: meeting.add_contribution(uow, session_id, new), trace=Trace("contribution", new.text)
        )


def _again(said: ContributionRecord) -> NewContribution:
    return NewContribution(
        text=said.text, speaker=said.speaker.member_id, speaker_name=said.speaker.full_name,
        speaker_title=said.speaker.title, at=said.at, label=said.label, disposition=said.disposition,
        response=said.response,
    )  # fmt: skip
