"""Speeches that members or tổ prepare; in the discussion they fill the capture card."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.domain.chair_help import speech_title
from app.domain.ready_items import Section
from app.domain.records import PreparedSpeech, SessionRecord
from app.domain.speakers import Candidate, people
from app.services import paper_bin, speaking
from app.services.saver import Trace
from app.services.speaking import NewSpeech
from app.ui.live.drafts import Drafts
from app.ui.live.live_session import LiveSession
from app.ui.live.side_list import Line, SideList
from app.ui.live.speech_form import SpeechForm
from app.ui.live.undo_line import UndoLine
from app.ui.preparation.section import SectionPanel
from app.ui.widgets import button, key_hint, label, row


class SpeechesSection(SectionPanel):
    """A list, and the form of one speech."""

    section = Section.SPEECHES
    hint = "Phân công đồng chí hoặc tổ đảng chuẩn bị tham luận; khi phát biểu, nội dung được điền sẵn."

    def __init__(self, session: LiveSession) -> None:
        super().__init__(session)
        self._drafts = Drafts(session)
        self._list = SideList(self.tokens, "prepared_speech_list", "Tham luận đã chuẩn bị", most=6)
        self._none = label("Chưa có tham luận nào.", "muted")
        self._add = button("Thêm tham luận", "add_prepared_speech")
        self._undo = UndoLine(self.tokens, "undo_speech")
        self._form = SpeechForm(session, self, self._everyone, self._drafts)
        self._form.hide()
        self.column.addWidget(self._none)
        self.column.addWidget(self._list)
        self.column.addLayout(row(self._add, key_hint("Enter", "sửa"), key_hint("Delete", "xóa"), None))
        self.column.addWidget(self._undo)
        self.column.addWidget(self._form)
        self.column.addStretch(1)
        self._list.picked.connect(self._open)
        self._list.act_on("Xóa tham luận", "Delete", "delete_prepared_speech").triggered.connect(self._remove)
        self._add.clicked.connect(partial(self._open, None))
        self._form.kept.connect(self._keep)
        self._form.closed.connect(self._close)
        self.redraw()

    def redraw(self) -> None:
        """Show the speeches."""
        prepared = self.session.record.prepared
        self._none.setVisible(not prepared)
        self._list.setVisible(bool(prepared))
        self._list.show_lines([_line(self.session.record, speech) for speech in prepared])

    def leave(self) -> None:
        """Store what is pending."""
        self._form.flush()

    def focus_first(self) -> None:
        """Put the keyboard into the open form, else on the list, else on the way to the first speech."""
        if self._form.isVisibleTo(self):
            self._form.speaker.setFocus()
        else:
            (self._list if self.session.record.prepared else self._add).setFocus()

    def _everyone(self) -> tuple[Candidate, ...]:
        return people(self.session.record, self.session.context.book.members())

    def _open(self, speech: PreparedSpeech | None, *_: object) -> None:
        self._form.flush()
        self._form.open(speech)
        self._form.show()
        self._form.speaker.setFocus()

    def _close(self) -> None:
        self._form.hide()
        self.focus_first()

    def _keep(self, number: int | None, new: NewSpeech) -> None:
        if not self.session.context.takes(new.topic, new.text):
            return
        work = partial(_add, self.session.id, new) if number is None else partial(_change, number, new)
        places = self._form.places()
        self.session.save(
            self._drafts.forgetting(places, work),
            trace=Trace("speech", new.text, str(number) if number else None),
            refused=partial(self._drafts.reread, places),
        )
        self._form.start_over()
        self._close()

    def _remove(self) -> None:
        speech = self._list.current
        if isinstance(speech, PreparedSpeech):
            number, at = speech.id, self.session.context.now()
            self.session.save(lambda uow: paper_bin.discard(uow, "speech", number, at))
            back = partial(_bring_back, self.session.id, number)
            self._undo.offer("Đã xóa tham luận.", partial(self.session.save, back))


def _line(record: SessionRecord, speech: PreparedSpeech) -> Line:
    text = " · ".join(part for part in (speech_title(record, speech), speech.topic) if part)
    note, tone = ("đã trình bày", "good") if speech.contribution else ("" if speech.text else "chưa có bài", "")
    return Line(text, note, tone, data=speech)


def _add(session_id: str, new: NewSpeech, uow: Any) -> int:
    return speaking.add_speech(uow, session_id, new)


def _change(number: int, new: NewSpeech, uow: Any) -> None:
    speaking.change_speech(uow, number, new)


def _bring_back(session_id: str, number: int, uow: Any) -> None:
    paper_bin.undo(uow, session_id, "speech", number)
