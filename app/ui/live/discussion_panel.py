"""The discussion: the stream of opinions, and the card in which the next one is noted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.chair_help import spoken_elsewhere
from app.domain.records import StepRecord
from app.domain.speakers import Candidate, last_of, people
from app.domain.stream import find, unanswered
from app.domain.vocabulary import StepKind
from app.services import speaking
from app.services.meeting import NewContribution
from app.services.paper_bin import Restored
from app.services.saver import Trace
from app.ui.live.capture_card import PLACES, CaptureCard
from app.ui.live.contribution_editor import ContributionEditor
from app.ui.live.contribution_list import ContributionList
from app.ui.live.contribution_model import Pending, rows_of
from app.ui.live.discussion_aids import DiscussionAids
from app.ui.live.discussion_side import DiscussionSide
from app.ui.live.drafts import Drafts
from app.ui.live.flow import FlowLayout
from app.ui.live.form_card import bring_into_view
from app.ui.live.keys_of import KeysOf
from app.ui.live.live_session import LiveSession
from app.ui.live.panel import StepPanel
from app.ui.live.rows import is_large
from app.ui.live.stream_edits import StreamEdits
from app.ui.live.undo_line import UndoLine
from app.ui.widgets import key_hint, label, row

CLOCK_MILLISECONDS = 20_000


class DiscussionPanel(StepPanel):
    """Notes who said what, without ever making the person wait for the disk.

    Signals: ``errand_requested(name)`` when a ``task`` is to be given or a ``vote`` taken meanwhile.
    """

    errand_requested = Signal(str)

    def __init__(self, session: LiveSession, step: StepRecord, place: QWidget | None = None) -> None:
        super().__init__(session, step, place)
        self._members = session.members
        self._drafts = Drafts(session)
        self._pending: dict[int, Pending] = {}
        self._speeches: dict[int, int | None] = {}
        self._place: QWidget | None = None
        self._counter = 0
        self._side: DiscussionSide | None = None
        self._list = ContributionList(self.tokens)
        self._undo = UndoLine(self.tokens, "undo_contribution")
        self._card = CaptureCard(session, self, self.everyone, self._drafts)
        self._editor = ContributionEditor(session, self, self.everyone, self._drafts)
        self._editor.hide()
        self._edits = StreamEdits(session, self._list, self._undo, self)
        self._aids = DiscussionAids(self, self._card, self.everyone, self._drafts, self._undo)
        self._clock = QTimer(self, interval=CLOCK_MILLISECONDS)
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
        self._count.setText(_counted(len(rows), len(unanswered(record.contributions))))
        self._aids.redraw()
        if self._side is not None and isValid(self._side):
            self._side.show_record(record, everyone, self._elsewhere, self.session.context.now())

    def leave(self) -> None:
        """Queue what is pending in the inputs."""
        for part in (self._card, self._editor, self._aids):
            part.flush()

    def close_minutes(self, *, closed: bool) -> None:
        """Let nothing be changed here any more once the minutes are closed."""
        super().close_minutes(closed=closed)
        if self._side is not None and isValid(self._side):
            self._side.setEnabled(not closed)

    def speaker_name(self) -> str:
        """Return who is named as the speaker of the opinion being noted."""
        return self._card.speaker.input.text()

    def focus_first(self) -> None:
        """Put the keyboard back where an errand began, else at the next speaker's name or the words being noted."""
        place, self._place = self._place, None
        if place is not None and isValid(place) and place.isVisible():
            place.setFocus()
        elif self._aids.form.isVisible():
            self._aids.form.topic.setFocus()
        elif self._editor.shown is None:
            self._card.focus_first()
        else:
            self._editor.text.setFocus()

    def side(self) -> QWidget:
        """Return what helps the chair: who wants to speak, who has not, what is unanswered."""
        if self._side is None or not isValid(self._side):
            record, context = self.session.record, self.session.context
            self._elsewhere = spoken_elsewhere(record, context.book.speaking(record.year))
            self._side = DiscussionSide(self.tokens, self.session.rules)
            self._side.picked.connect(self._give_floor)
            self._aids.attend(self._side)
            self._side.show_record(record, self.everyone(), self._elsewhere, context.now())
        return self._side

    def _lay_out(self) -> None:
        self.column.removeWidget(self.heading)
        if is_large(self.tokens):
            self.hint.hide()
            keys = KeysOf(self._list, FlowLayout(self.tokens.room(5), *_hints(short=True)))
            self.column.insertLayout(0, FlowLayout(self.tokens.gap, self.heading, self._count))
            self.column.insertWidget(1, keys)
        else:
            head = row(self.heading, self._count, None, *_hints(short=False), spacing=self.tokens.room(10))
            self.column.insertLayout(0, head)
        self.column.addWidget(self._list, 1)
        for item in (self._undo, self._aids.strip, self._card, self._editor, self._aids.form):
            self.column.addWidget(item)

    def _connect(self) -> None:
        self._card.captured.connect(self._captured)
        self._list.opened.connect(self._open)
        self._edits.touching.connect(self._close_editor)
        self._editor.was_split.connect(self._edits.offer_unsplit)
        self._editor.closed.connect(self._editor_closed)
        self.session.brought_back.connect(self._brought_back)
        self._aids.taking_keyboard.connect(self._remember_place)
        self._aids.taking_card.connect(self._editor.leave)
        self._aids.closed.connect(self.focus_first)
        self._clock.timeout.connect(self._show_time)
        self._clock.start()
        if self.session.record.step(StepKind.CONCLUSION):
            for keys, errand in (("Ctrl+T", "task"), ("Ctrl+B", "vote")):
                QShortcut(QKeySequence(keys), self, partial(self._go_on_errand, errand)).setAutoRepeat(False)

    def _show_time(self) -> None:
        if self._side is not None and isValid(self._side) and self._side.isVisible():
            self._side.show_time(self.session.record, self.session.context.now())

    def _remember_place(self) -> None:
        self._place = self.focusWidget()

    def _go_on_errand(self, errand: str) -> None:
        self._remember_place()
        self.errand_requested.emit(errand)

    def _give_floor(self, person: Candidate) -> None:
        self._editor.leave()
        self._aids.give_floor(person)

    def _captured(self, new: NewContribution, name: str) -> None:
        self._counter += 1
        pending = Pending(self._counter, new, name, last_of(self.session.record.contributions))
        self._pending[pending.number] = pending
        self._speeches[pending.number] = self._card.about.speech
        self._card.start_over()
        self._write(pending)

    def _write(self, pending: Pending) -> None:
        """Queue the opinion together with the end of its drafts: after a crash it is in exactly one of the two."""
        session_id, new, number = self.session.id, pending.new, pending.number
        speech, places = self._speeches.get(number), () if self._card.has_words else PLACES
        self.session.save(
            self._drafts.forgetting(places, lambda uow: speaking.deliver(uow, session_id, new, speech)),
            trace=Trace("contribution", new.text),
            then=partial(self._written, number),
            refused=partial(self._refused, number),
        )
        self.redraw()

    def _written(self, number: int, _: object) -> None:
        self._pending.pop(number, None)
        self._speeches.pop(number, None)
        self.redraw()

    def _refused(self, number: int) -> None:
        self._pending[number].failed = True
        self.redraw()

    def _open(self, contribution_id: int) -> None:
        pending = self._pending.get(-contribution_id)
        if pending is not None and pending.failed:
            pending.failed = False
            self._write(pending)
        said = find(contribution_id, self.session.record.contributions)
        if said is not None:
            self._aids.leave_form()
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

    def _close_editor(self, contribution_id: int) -> None:
        if self._editor.shown == contribution_id:
            self._editor.leave()

    def _brought_back(self, restored: Restored) -> None:
        """Show what came back out of the bin."""
        if restored.place.startswith("edit_"):
            self._drafts.reread((restored.place,))
        if restored.kind in ("contribution", "text"):
            self._list.choose(restored.number)


def _counted(opinions: int, waiting: int) -> str:
    if not opinions:
        return ""
    return f"{opinions} ý kiến" + (f" · {waiting} câu hỏi chưa trả lời" if waiting else "")


def _hints(*, short: bool) -> tuple[QWidget, ...]:
    return (
        key_hint("Enter", "sửa"), key_hint("Delete", "xóa"), key_hint("Alt ↑↓", "dời" if short else "chuyển chỗ"),
        key_hint("Ctrl M", "gộp" if short else "gộp với ý kiến sau"),
    )  # fmt: skip
