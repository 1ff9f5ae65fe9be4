"""The grid of the self-review beside the discussion: who says it, whom it is about, what will be done and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from app.domain.dates import parse_day
from app.domain.records import SelfReviewRecord
from app.domain.self_review import TypedReview, fault
from app.domain.speakers import Candidate, people
from app.domain.vietnamese import short_date
from app.domain.vocabulary import ReviewSubject
from app.services import paper_bin, self_review
from app.services.bin_data import KeptText
from app.services.paper_bin import Restored
from app.services.saver import Trace
from app.ui.live.drafts import Drafts
from app.ui.live.fold import Fold
from app.ui.live.live_session import LiveSession
from app.ui.live.rows import is_large
from app.ui.live.self_review_line import SelfReviewLine
from app.ui.live.self_review_table import SelfReviewTable
from app.ui.widgets import key_hint, row

TITLE = "Bảng tự soi, tự sửa"
NOT_EXPORTED = "chỉ lưu trong sổ, không xuất ra văn bản"
KEY = "Ctrl+J"
ADD, CHANGE = "Thêm dòng", "Ghi lại"


class SelfReviewFold(Fold):
    """A table and a line that adds to it with Enter; what stands in the line is durable as it is typed."""

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session.context.tokens, "self_review", TITLE)
        self._session = session
        self._members = session.members
        self._drafts = Drafts(session)
        self._changing: int | None = None
        self.table = SelfReviewTable(self.tokens)
        self.line = SelfReviewLine(self.tokens, self, self._everyone)
        self.line.bind(self._drafts)
        self.inside.addWidget(self.table)
        self.inside.addWidget(self.line)
        if not is_large(self.tokens):
            keys = (key_hint("Ctrl J", "vào bảng"), key_hint("Enter", "ghi dòng"), key_hint("Delete", "bỏ dòng"))
            self.inside.addLayout(row(*keys, None))
        self.line.submitted.connect(self._keep)
        self.table.removed.connect(self._remove)
        self.table.wanted.connect(self._change)
        session.brought_back.connect(self._brought_back)
        QShortcut(QKeySequence(KEY), self, self.unfold)
        self.toggle.setToolTip(f"{TITLE} ({KEY})")
        self.open(shown=not self.line.is_empty)
        self.redraw()

    def redraw(self) -> None:
        """Show the lines of the session."""
        lines = len(self._session.record.self_reviews)
        self.table.show_lines(self._session.record)
        self.say(" · ".join((f"{lines} dòng", NOT_EXPORTED) if lines else (NOT_EXPORTED,)))

    def leave(self) -> None:
        """Store what is pending."""
        self.line.flush()

    def focus_first(self) -> None:
        """Put the keyboard where a line begins."""
        self.line.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Give up correcting a line with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._changing is not None:
            self._set_aside()
            self._start_over()
            return
        super().keyPressEvent(event)

    def _everyone(self) -> tuple[Candidate, ...]:
        return tuple(person for person in people(self._session.record, self._members) if person.member_id is not None)

    def _keep(self) -> None:
        typed, today = self.line.typed(), self._session.context.now().date()
        name, words = fault(typed, today)
        self.line.say(name, words)
        if words or not self._session.context.takes(typed.shortcoming, typed.measure):
            return
        new = _new(typed, parse_day(typed.due, today))
        work = partial(_write, self._session.id, self._changing, new)
        places = self.line.places
        self._session.save(
            self._drafts.forgetting(places, work),
            trace=Trace("self_review", new.shortcoming),
            refused=partial(self._drafts.reread, places),
        )
        self._start_over()

    def _start_over(self) -> None:
        self._changing = None
        self.line.clear()
        self.line.name_button(ADD)
        self.line.focus_first()

    def _set_aside(self) -> None:
        """Put the words that stand in the line and were never kept into the bin, before others take their place."""
        shown = self.line.typed()
        kept = next((one for one in self._session.record.self_reviews if one.id == self._changing), None)
        known = (kept.shortcoming, kept.measure) if kept else ("", "")
        words = (("review_shortcoming", shown.shortcoming), ("review_measure", shown.measure))
        dropped = [
            KeptText(place, text) for (place, text), same in zip(words, known, strict=True) if text.strip() != same
        ]
        work = partial(_throw, self._session.id, [one for one in dropped if one.text.strip()], self._now())
        self._session.save(self._drafts.forgetting(self.line.places, work))

    def _now(self) -> datetime:
        return self._session.context.now()

    def _brought_back(self, restored: Restored) -> None:
        """Show words that came back out of the bin in their input, after what stands there."""
        if restored.place in self.line.places:
            self._drafts.reread((restored.place,))
            self.open(shown=True)
            self._drafts.keep(restored.place, self.line.join(restored.place, self._drafts.read(restored.place)))

    def _change(self, line: SelfReviewRecord) -> None:
        self._set_aside()
        self._changing = line.id
        record = self._session.record
        author, about = record.person(line.author), record.person(line.about)
        due = short_date(line.due_on) if line.due_on else ""
        self.line.show_line(
            TypedReview(
                line.subject, line.shortcoming, author.full_name if author else "", line.author,
                about.full_name if about else "", line.about, line.measure, due,
            )
        )  # fmt: skip
        self.line.name_button(CHANGE)
        self.line.focus_first()

    def _remove(self, line: SelfReviewRecord) -> None:
        if self._changing == line.id:
            self._set_aside()
            self._start_over()
        session, number = self._session, line.id
        session.save(partial(_discard, number, self._now()))
        again = partial(session.save, partial(_bring_back, session.id, number))
        session.context.offered.emit("Đã bỏ một dòng tự soi, tự sửa.", "Hoàn tác", again)


def _new(typed: TypedReview, due: Any) -> self_review.NewReview:
    about = typed.about if typed.subject is ReviewSubject.COMRADE else None
    shortcoming, measure = (" ".join(text.split()) for text in (typed.shortcoming, typed.measure))
    return self_review.NewReview(typed.author, typed.subject, shortcoming, measure, due, about)


def _write(session_id: str, changing: int | None, new: self_review.NewReview, uow: Any) -> None:
    if changing is None:
        self_review.add_line(uow, session_id, new)
    else:
        self_review.change_line(uow, changing, new)


def _discard(number: int, at: datetime, uow: Any) -> None:
    paper_bin.discard(uow, "self_review", number, at)


def _bring_back(session_id: str, number: int, uow: Any) -> None:
    paper_bin.undo(uow, session_id, "self_review", number)


def _throw(session_id: str, dropped: Iterable[KeptText], at: datetime, uow: Any) -> None:
    for text in dropped:
        paper_bin.keep_text(uow, session_id, text, at)
