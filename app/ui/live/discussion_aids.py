"""What stands by whoever notes a discussion: the queue, prepared speeches, prompts, questions, the speech limit."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from app.domain.chair_help import chair_of_discussion
from app.domain.records import PreparedSpeech, QueuedSpeaker, Speaker
from app.domain.speakers import Candidate, name_in
from app.services import meeting, paper_bin, speaking
from app.services.saver import Trace
from app.services.speaking import NewSpeech
from app.ui.live.capture_card import CaptureCard
from app.ui.live.discussion_side import DiscussionSide
from app.ui.live.drafts import Drafts
from app.ui.live.live_session import LiveSession
from app.ui.live.name_input import Find
from app.ui.live.panel import StepPanel
from app.ui.live.queue_strip import PLACE as QUEUE_PLACE
from app.ui.live.queue_strip import QueueStrip
from app.ui.live.speech_form import SpeechForm
from app.ui.live.undo_line import UndoLine

NO_CHAIR = "Chưa chọn người chủ trì ở bước mở đầu."
NOBODY = "Chưa có ai đăng ký phát biểu. Bấm Ctrl D để ghi tên."


class DiscussionAids(QObject):
    """Works beside a capture card. Shows ``strip`` and ``form``, which the panel places.

    Signals: ``taking_keyboard`` before a line or a form gets it, ``taking_card`` before the form of a speech takes the
    card's place, ``closed`` when the keyboard goes back.
    """

    taking_keyboard = Signal()
    taking_card = Signal()
    closed = Signal()

    def __init__(self, panel: StepPanel, card: CaptureCard, everyone: Find, drafts: Drafts, undo: UndoLine) -> None:
        super().__init__(panel)
        self._panel, self._card, self._drafts, self._undo = panel, card, drafts, undo
        self._everyone = everyone
        self._session: LiveSession = panel.session
        self._side: DiscussionSide | None = None
        self.strip = QueueStrip(panel.session, panel, everyone, drafts)
        self.form = SpeechForm(panel.session, panel, everyone, drafts)
        self.form.hide()
        self.strip.asked.connect(self._asked)
        self.strip.closed.connect(self.closed)
        self.form.kept.connect(self._keep_speech)
        self.form.closed.connect(self.leave_form)
        card.about.changed.connect(self._mark_prompt)
        keyed = {
            "Ctrl+D": self.ask,
            "Ctrl+G": self.call_next,
            "Alt+R": self.call_chair,
            "Alt+Y": card.about.next_prompt,
        }
        for keys, act in keyed.items():
            QShortcut(QKeySequence(keys), panel, act).setAutoRepeat(False)

    def attend(self, side: DiscussionSide) -> None:
        """Do what is chosen at the side."""
        self._side = side
        side.called.connect(self._call)
        side.moved.connect(self._move)
        side.left.connect(self._leave)
        side.prompts.chosen.connect(self._card.about.toggle_prompt)
        side.questions.picked.connect(self._answer)
        side.speech_taken.connect(self._take_speech)
        side.speech_opened.connect(self._open_speech)
        side.speech_removed.connect(self._remove_speech)
        side.limit_chosen.connect(self._set_limit)
        self._mark_prompt()

    def redraw(self) -> None:
        """Follow the record."""
        self._card.speaker.timer.set_limit(self._session.record.speech_minutes)
        self._card.about.redraw()
        self._mark_prompt()

    def flush(self) -> None:
        """Queue what is pending in the inputs."""
        self.strip.flush()
        self.form.flush()

    def ask(self) -> None:
        """Put the name that is typed or marked into the queue, or ask for one; what is being noted stays."""
        side, name = self._side, self._card.speaker.input
        if side is not None and side.silent.hasFocus() and side.silent.current is not None:
            self._add(_speaker(side.silent.current.person))
            return
        typed = self._card.speaker.give_up_typed(busy=self._card.has_words) if name.hasFocus() else None
        if typed is not None:
            self._add(typed)
        else:
            self.taking_keyboard.emit()
            self.strip.open()

    def call_next(self) -> None:
        """Give the floor to the next one of the queue."""
        queue = self._session.record.queue
        if not queue:
            self._card.speaker.say(NOBODY)
            return
        held = self._card.speaker.input.person
        names = [(line.speaker.member_id, line.speaker.full_name) for line in queue]
        here = (held.member_id, held.full_name) if held else (None, self._card.speaker.input.text().strip())
        self._call(queue[(names.index(here) + 1) % len(queue) if here in names else 0])

    def call_chair(self) -> None:
        """Give the floor to whoever leads the discussion."""
        chair = chair_of_discussion(self._session.record)
        if chair is None:
            self._card.speaker.say(NO_CHAIR)
        else:
            self._call_up(chair)

    def give_floor(self, person: Candidate) -> None:
        """Give somebody the floor and put the keyboard at the words, unless an opinion is being noted."""
        self._call_up(_speaker(person))

    def _asked(self, speaker: Speaker) -> None:
        self.strip.start_over()
        self._add(speaker)
        self.closed.emit()

    def _add(self, speaker: Speaker) -> None:
        session_id = self._session.id
        self._session.save(
            self._drafts.forgetting((QUEUE_PLACE,), lambda uow: speaking.ask_to_speak(uow, session_id, speaker)),
            trace=Trace("queue", speaker.full_name),
            refused=partial(self.strip.open, speaker.full_name),
        )

    def _call(self, line: QueuedSpeaker) -> None:
        self._call_up(line.speaker)

    def _call_up(self, speaker: Speaker) -> None:
        self.leave_form()
        self._card.give_floor(speaker)

    def _move(self, line: QueuedSpeaker, steps: int) -> None:
        session_id, number = self._session.id, line.id
        self._session.save(lambda uow: speaking.move_in_queue(uow, session_id, number, steps))

    def _leave(self, line: QueuedSpeaker) -> None:
        number = line.id
        self._session.save(lambda uow: speaking.leave_queue(uow, number))
        text = f"Đã bỏ đồng chí {name_in(self._session.record, line.speaker)} khỏi danh sách đăng ký."
        self._undo.offer(text, partial(self._add, line.speaker))

    def _mark_prompt(self) -> None:
        if self._side is not None:
            self._side.prompts.mark(self._card.about.prompt)

    def _answer(self, question: int) -> None:
        self.leave_form()
        self._card.answer(question)
        self._card.focus_first()

    def _take_speech(self, speech: PreparedSpeech) -> None:
        if speech.contribution is None:
            self.leave_form()
            self._card.take_speech(speech)

    def _open_speech(self, speech: PreparedSpeech | None) -> None:
        self.taking_keyboard.emit()
        self.taking_card.emit()
        self._card.hide()
        self.form.open(speech)
        self.form.show()
        self.form.speaker.setFocus()

    def leave_form(self) -> None:
        """Give the card its place back."""
        if self.form.isVisible():
            self.form.flush()
            self.form.hide()
            self._card.show()
            self.closed.emit()

    def _keep_speech(self, number: int | None, new: NewSpeech) -> None:
        if not self._session.context.takes(new.topic, new.text):
            return
        work = partial(_add_speech, self._session.id, new) if number is None else partial(_change_speech, number, new)
        places = self.form.places()
        self._session.save(
            self._drafts.forgetting(places, work),
            trace=Trace("speech", new.text, str(number) if number else None),
            refused=partial(self._drafts.reread, places),
        )
        self.form.start_over()
        self.leave_form()

    def _remove_speech(self, speech: PreparedSpeech) -> None:
        number, at = speech.id, self._session.context.now()
        self._session.save(lambda uow: paper_bin.discard(uow, "speech", number, at))
        back = partial(_bring_back, self._session.id, number)
        self._undo.offer("Đã xóa tham luận.", partial(self._session.save, back))

    def _set_limit(self, minutes: int) -> None:
        session_id, limit = self._session.id, minutes or None
        self._session.save(lambda uow: meeting.set_facts(uow, session_id, speech_minutes=limit))


def _speaker(person: Candidate) -> Speaker:
    return Speaker(person.full_name, person.title, person.member_id)


def _add_speech(session_id: str, new: NewSpeech, uow: Any) -> int:
    return speaking.add_speech(uow, session_id, new)


def _change_speech(number: int, new: NewSpeech, uow: Any) -> None:
    speaking.change_speech(uow, number, new)


def _bring_back(session_id: str, number: int, uow: Any) -> None:
    paper_bin.undo(uow, session_id, "speech", number)
