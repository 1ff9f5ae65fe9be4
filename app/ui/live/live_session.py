"""The session that is open in the live view: its record, and every change of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain import roll
from app.domain.agenda import AgendaProfile, missing
from app.domain.preparation import PreparationRecord, Recipient, recipients
from app.domain.records import MemberRecord, RollEntry, SessionRecord, StepRecord
from app.domain.rules import RulePack
from app.domain.vocabulary import NoteKind
from app.errors import KnownError
from app.services import meeting, notes, paper_bin, preparing
from app.services.saver import Trace
from app.ui.autosave import AutoSave
from app.ui.bridge import is_wanted
from app.ui.context import AppContext
from app.ui.live.bound_texts import BoundTexts
from app.ui.live.floor import Floor

#: The input whose words, emptied before they were kept, go into the bin as well.
CAPTURE_PLACE = "contribution_input"


class LiveSession(QObject):
    """Holds the fresh record and queues changes; panels redraw from ``changed``.

    Signals: ``changed`` with no argument after the record has been read again; read ``record``.
    ``brought_back(Restored)`` after something came back out of the bin.
    """

    changed = Signal()
    brought_back = Signal(object)

    def __init__(self, context: AppContext, session_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.id = session_id
        self.record: SessionRecord = context.book.session(session_id)
        self.rules: RulePack = context.book.rules_of(self.record)
        self.profile: AgendaProfile | None = context.book.agenda(self.record.agenda)
        self.floor = Floor(self)
        self.texts = BoundTexts(self)
        self.wanted = ""
        self._is_left = False
        self._prepared: PreparationRecord | None = None
        self._members: tuple[MemberRecord, ...] | None = None

    @property
    def prepared(self) -> PreparationRecord:
        """What was prepared for the session, read when it is first asked for after each change."""
        if self._prepared is None:
            self._prepared = self.context.book.preparation(self.id)
        return self._prepared

    @property
    def members(self) -> tuple[MemberRecord, ...]:
        """The roster, read when it is first asked for after each change."""
        if self._members is None:
            self._members = self.context.book.members()
        return self._members

    @property
    def asked(self) -> tuple[Recipient, ...]:
        """Whom the documents of the session have to reach."""
        return recipients(self.record, self.members)

    def take_wanted(self) -> str:
        """Return the place in a step that was asked for (``wanted``), once."""
        place, self.wanted = self.wanted, ""
        return place

    @property
    def counts(self) -> roll.RollCount:
        """The counts of the roll as it stands."""
        return roll.count(self.record.roll, self.rules)

    def missing(self, step: StepRecord) -> tuple[str, ...]:
        """Return what a step still lacks, in words."""
        return missing(self.record, step, self.profile)

    def hint(self, step: StepRecord) -> str:
        """Return the sentence that says what to do in a step."""
        spec = self.profile.step(step.number) if self.profile else None
        return spec.hint if spec else ""

    def short_title(self, step: StepRecord) -> str:
        """Return the title for narrow places."""
        return step.heading

    def refresh(self) -> None:
        """Read the record again and tell the panels."""
        try:
            self.record = self.context.book.session(self.id)
            self.rules = self.context.book.rules_of(self.record)
        except KnownError as error:
            self.context.refuse(error)
            return
        self._prepared = self._members = None
        self.changed.emit()

    def leave(self) -> None:
        """End with the view that showed the session; an undo that is still on offer may go on saving with it."""
        self._is_left = True
        self.deleteLater()

    def save(
        self,
        work: Callable[[Any], Any],
        *,
        key: str | None = None,
        trace: Trace | None = None,
        then: Callable[[Any], None] | None = None,
        quiet: bool = False,
        refused: Callable[[], None] | None = None,
    ) -> None:
        """Queue a change of this session; unless it is ``quiet`` the record is read again once it is durable.

        Of a session that was left there is nothing to read again: then the window is told as of any other change.
        """
        done = partial(self._finished, quiet, then)
        self.context.save(work, key=key, trace=trace, then=done, quiet=not self._is_left, refused=refused)

    def _finished(self, quiet: bool, then: Callable[[Any], None] | None, result: Any) -> None:  # noqa: FBT001
        if not quiet:
            self.refresh()
        if then is not None and is_wanted(then):
            then(result)

    def typed(self, key: str, kept: str) -> str:
        """Return what was typed for a text of this session and refused, else ``kept``."""
        return self.context.typed(f"{self.id}/{key}", kept)

    def bind_draft(self, saver: AutoSave, place: str, *, what: str | None = None) -> None:
        """Keep what is typed in an input as a draft of this session, and bring it back."""
        text = self.typed(f"draft/{place}", self.record.drafts.get(place, ""))
        store = self._draft_store(place, what or place)
        if place == CAPTURE_PLACE:
            self.texts.bind(place, saver, text, store)
        else:
            saver.bind(text, store)

    def bind_step_text(self, saver: AutoSave, step: StepRecord) -> None:
        """Give an editor to the text of a step: every word typed goes straight into the step."""
        session_id, number = self.id, step.number

        def store(text: str) -> None:
            self.save(
                lambda uow: meeting.set_step(uow, session_id, number, text=text),
                key=f"{session_id}/step/{number}",
                trace=Trace("step_text", text, f"{session_id}/{number}"),
                then=self._note_later,
                quiet=True,
            )

        self.texts.bind(f"step/{number}", saver, self.typed(f"step/{number}", step.text), store)

    def bind_fact(self, saver: AutoSave, name: str, text: str) -> None:
        """Give an editor to a text fact of the session, such as ``conclusion`` or ``opening_report``."""
        session_id = self.id

        def store(typed: str) -> None:
            self.save(
                lambda uow: meeting.set_facts(uow, session_id, **{name: typed}),
                key=f"{session_id}/{name}",
                trace=Trace(f"{name}_input", typed, session_id),
                then=self._note_later,
                quiet=True,
            )

        text = self.typed(name, text)
        if name in paper_bin.FACTS:
            self.texts.bind(name, saver, text, store)
        else:
            saver.bind(text, store)

    def bind_note(self, saver: AutoSave, kind: NoteKind) -> None:
        """Give an editor to a note of the session: every word typed goes straight into it."""
        session_id = self.id

        def store(text: str) -> None:
            self.save(
                lambda uow: notes.set_note(uow, session_id, kind, text),
                key=f"{session_id}/note/{kind}",
                trace=Trace(f"note_{kind}", text, session_id),
                then=self._note_later,
                quiet=True,
            )

        text = self.typed(f"note/{kind}", self.record.notes.get(kind, ""))
        self.texts.bind(f"note/{kind}", saver, text, store)

    def bind_brief(self, saver: AutoSave, name: str) -> None:
        """Give an editor to a text of the briefing, such as ``purpose`` or ``outline``."""
        session_id = self.id

        def store(text: str) -> None:
            self.save(
                lambda uow: preparing.set_brief(uow, session_id, **{name: text}),
                key=f"{session_id}/brief/{name}",
                trace=Trace(f"brief_{name}", text, session_id),
                then=self._note_later,
                quiet=True,
            )

        text = self.typed(f"brief/{name}", getattr(self.prepared.brief, name))
        self.texts.bind(f"brief/{name}", saver, text, store)

    def display_roll(self) -> list[RollEntry]:
        """Return the convened in the order of the roll sheet: posts first, then by Vietnamese names."""
        return roll.in_order(entry for entry in self.record.roll if entry.convened)

    def _draft_store(self, place: str, what: str) -> Callable[[str], None]:
        session_id = self.id

        def store(text: str) -> None:
            self.save(
                lambda uow: meeting.keep_draft(uow, session_id, place, text),
                key=f"{session_id}/draft/{place}",
                trace=Trace(what, text, f"{session_id}/{place}"),
                quiet=True,
            )

        return store

    def _note_later(self, _: Any) -> None:
        """Read the record again after typed text is durable, so that lists of what is missing stay true."""
        self.refresh()
