"""Beside the discussion: what helps the chair, what matters most on top; parts fold where there is no room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.chair_help import (
    Waiting,
    leaders_words,
    prompt_states,
    speech_title,
    time_words,
    waiting,
)
from app.domain.records import PreparedSpeech, SessionRecord
from app.domain.rules import RulePack
from app.domain.speakers import Candidate, speaker_name
from app.domain.stream import unanswered
from app.domain.vocabulary import NoteKind
from app.ui.form_parts import choice, refill
from app.ui.live.flow import FlowLayout
from app.ui.live.prompt_choice import PromptChoice
from app.ui.live.rows import is_large
from app.ui.live.side_list import Line, SideList
from app.ui.live.side_section import SideSection
from app.ui.tokens import Tokens
from app.ui.widgets import button, column, key_hint, label, row

#: Limits of a speech that are offered, in minutes.
LIMITS = (3, 5, 7, 10, 15, 20)
LIMITLESS = "không giới hạn"


class DiscussionSide(QWidget):
    """Redrawn by ``show_record``.

    Signals: ``picked(Candidate)`` when somebody who has not spoken is chosen, ``called(QueuedSpeaker)`` when somebody
    of the queue is, ``moved(QueuedSpeaker, steps)``, ``left(QueuedSpeaker)``; ``speech_taken``, ``speech_opened`` and
    ``speech_removed`` with a ``PreparedSpeech`` (None: a new one); ``limit_chosen(minutes)``, 0 for no limit.
    """

    picked = Signal(object)
    called = Signal(object)
    moved = Signal(object, int)
    left = Signal(object)
    speech_taken = Signal(object)
    speech_opened = Signal(object)
    speech_removed = Signal(object)
    limit_chosen = Signal(int)

    def __init__(self, tokens: Tokens, rules: RulePack) -> None:
        super().__init__()
        self._tokens, self._rules = tokens, rules
        self.prompts = PromptChoice(tokens)
        self.questions = SideList(tokens, "question_list", "Câu hỏi chưa trả lời", most=3)
        self.queue = SideList(tokens, "queue_list", "Người đăng ký phát biểu, theo thứ tự", most=5)
        self.silent = SideList(tokens, "unspoken_list", "Đồng chí có mặt chưa phát biểu", most=0)
        self.speeches = SideList(tokens, "speech_list", "Tham luận đã chuẩn bị", most=3)
        self._time = label("", "small", wrap=True, name="time_left")
        self._guidance_words = label("", wrap=True, name="guidance_words")
        self._leaders = label("", "small", wrap=True, name="leaders_spoken")
        self._none = label("", "small", wrap=True)
        self._counts = label("", "small", wrap=True, name="decision_counts")
        self._limit = choice("speech_limit", "Thời lượng mỗi ý kiến")
        self._build()
        self._connect()

    def show_record(
        self, record: SessionRecord, people: Sequence[Candidate], elsewhere: Mapping[str, int], now: datetime
    ) -> None:
        """Show a session as it stands; ``elsewhere`` tells in how many other sessions of the year a member spoke."""
        self.show_time(record, now)
        guidance = record.notes.get(NoteKind.GUIDANCE, "")
        self._guidance_words.setText(guidance)
        self._guidance.setVisible(bool(guidance))
        self._show_prompts(record)
        self._show_queue(record, people)
        asked = unanswered(record.contributions)
        words = [f"{speaker_name(said.speaker, people)}: {' '.join(said.text.split())}" for said in asked]
        self.questions.show_lines([Line(text, data=said.id) for text, said in zip(words, asked, strict=True)])
        self._questions.setVisible(bool(asked))
        self._questions.say(str(len(asked)))
        self._show_silent(record, waiting(record, people, elsewhere, self._rules, now))
        self._show_speeches(record)
        self._show_limit(record.speech_minutes)
        self._counts.setText(f"Nhiệm vụ đã giao: {len(record.tasks)} · Biểu quyết: {len(record.votes)}")
        self._fit()

    def show_time(self, record: SessionRecord, now: datetime) -> None:
        """Say how long the session has run and may still run."""
        words = time_words(record, self._rules, now)
        self._time.setText(words)
        self._time.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Fold what has no room."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fold what has no room."""
        super().showEvent(event)
        self._fit()

    def _build(self) -> None:
        tokens, large = self._tokens, is_large(self._tokens)
        self._queue_keys = QWidget()
        self._ask_key, self._call_key = key_hint("Ctrl D", "ghi tên"), key_hint("Ctrl G", "mời tiếp")
        self._queue_keys.setLayout(FlowLayout(tokens.gap, self._ask_key, self._call_key))
        add = button("Thêm tham luận", "add_speech", kind="link")
        add.clicked.connect(self._add_speech)
        self._queue = SideSection(tokens, "queue", "Đăng ký phát biểu", self.queue, self._queue_keys)
        self._questions = SideSection(tokens, "questions", "Chưa trả lời", self.questions)
        self._prompts = SideSection(tokens, "prompts", "Gợi ý của bí thư", self.prompts, key="" if large else "Alt Y")
        self._guidance = SideSection(tokens, "guidance", "Định hướng của chi ủy", self._guidance_words)
        self._silent = SideSection(tokens, "unspoken", "Chưa phát biểu", self._leaders, self._none, self.silent)
        self._speeches = SideSection(tokens, "speeches", "Tham luận", self.speeches, add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.room(14), tokens.room(12), tokens.room(14), tokens.room(12))
        layout.setSpacing(tokens.room(6))
        layout.addWidget(self._time)
        for section in (self._queue, self._questions, self._guidance, self._prompts):
            layout.addWidget(section)
        layout.addWidget(self._silent, 1)
        layout.addWidget(self._speeches)
        caption = label("Mỗi ý kiến", "small")
        caption.setBuddy(self._limit)
        limit = (column if large else row)(caption, self._limit, spacing=tokens.gap)
        limit.setStretchFactor(self._limit, 1)
        layout.addLayout(limit)
        layout.addWidget(self._counts)

    def _connect(self) -> None:
        self.silent.picked.connect(self._picked)
        self.queue.picked.connect(self.called)
        self.speeches.picked.connect(self.speech_taken)
        self.queue.act_on("Lên một chỗ", "Alt+Up", "queue_up").triggered.connect(self._up)
        self.queue.act_on("Xuống một chỗ", "Alt+Down", "queue_down").triggered.connect(self._down)
        self.queue.act_on("Bỏ khỏi danh sách", "Delete", "queue_leave").triggered.connect(self._leave)
        self.speeches.act_on("Sửa tham luận", "F2", "speech_edit").triggered.connect(self._edit_speech)
        self.speeches.act_on("Xóa tham luận", "Delete", "speech_delete").triggered.connect(self._remove_speech)
        self._limit.activated.connect(self._limit_picked)
        for section in self._sections():
            section.toggled.connect(self._fit)

    def _sections(self) -> tuple[SideSection, ...]:
        """Return the parts in the order in which they fold."""
        return self._speeches, self._prompts, self._guidance, self._questions, self._queue, self._silent

    def _fit(self) -> None:
        """Open what the person has not folded, and fold again from the least important on what has no room."""
        viewport = self.parentWidget()
        room = viewport.height() if viewport is not None else self.height()
        free = [section for section in self._sections()[:-1] if not section.is_chosen and not section.isHidden()]
        for section in free:
            section.set_open(is_open=True)
        at_work = QApplication.focusWidget()
        for section in free:
            if self._needed() <= room:
                return
            if at_work is None or not section.isAncestorOf(at_work):
                section.set_open(is_open=False)

    def _needed(self) -> int:
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        return layout.totalMinimumHeightForWidth(self.width()) if layout.hasHeightForWidth() else self.height()

    def _show_prompts(self, record: SessionRecord) -> None:
        states = prompt_states(record)
        self.prompts.show_prompts(states)
        spoken_to = sum(1 for state in states if state.opinions)
        self._prompts.say(f"{spoken_to}/{len(states)}" if states and record.contributions else "")

    def _show_queue(self, record: SessionRecord, people: Sequence[Candidate]) -> None:
        names = [speaker_name(line.speaker, people) for line in record.queue]
        lines = [
            Line(f"{place}. {name}", data=line, is_name=True)
            for place, (name, line) in enumerate(zip(names, record.queue, strict=True), 1)
        ]
        self.queue.show_lines(lines)
        self._queue.say(str(len(lines)) if lines else "")
        self._queue.show_part(self.queue, shown=bool(lines))
        self._call_key.setVisible(bool(lines))

    def _show_silent(self, record: SessionRecord, found: Sequence[Waiting]) -> None:
        called = any(entry.status for entry in record.roll)
        self.silent.show_lines([_waiting_line(one) for one in found])
        self._silent.say(str(len(found)) if called else "")
        self._none.setText("Các đồng chí có mặt đều đã phát biểu." if called else "Danh sách hiện sau khi điểm danh.")
        self._silent.show_part(self._none, shown=not found)
        words = leaders_words(record)
        self._leaders.setText(words)
        self._silent.show_part(self._leaders, shown=bool(words))

    def _show_speeches(self, record: SessionRecord) -> None:
        lines = [_speech_line(record, speech) for speech in record.prepared]
        waiting_ones = sum(1 for speech in record.prepared if speech.contribution is None)
        self.speeches.show_lines(lines)
        self._speeches.say(f"còn {waiting_ones}" if waiting_ones else "")
        self._speeches.show_part(self.speeches, shown=bool(lines))

    def _show_limit(self, minutes: int | None) -> None:
        limits = sorted({*LIMITS, *([minutes] if minutes else [])})
        refill(self._limit, [(LIMITLESS, 0), *((f"{limit} phút", limit) for limit in limits)], minutes or 0)

    def _picked(self, one: Waiting) -> None:
        self.picked.emit(one.person)

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, steps: int) -> None:
        if self.queue.current is not None:
            self.moved.emit(self.queue.current, steps)

    def _leave(self) -> None:
        if self.queue.current is not None:
            self.left.emit(self.queue.current)

    def _add_speech(self) -> None:
        self.speech_opened.emit(None)

    def _edit_speech(self) -> None:
        if self.speeches.current is not None:
            self.speech_opened.emit(self.speeches.current)

    def _remove_speech(self) -> None:
        if self.speeches.current is not None:
            self.speech_removed.emit(self.speeches.current)

    def _limit_picked(self) -> None:
        self.limit_chosen.emit(int(self._limit.currentData()))


def _waiting_line(one: Waiting) -> Line:
    spoken = f"{one.sessions}/{one.target}"
    aloud = f"{one.person.shown_name}, {one.person.situation}, năm nay phát biểu {one.sessions} trên {one.target} kỳ"
    return Line(one.person.shown_name, spoken, "warn" if one.behind else "neutral", aloud, one, is_name=True)


def _speech_line(record: SessionRecord, speech: PreparedSpeech) -> Line:
    title = speech_title(record, speech)
    words = f"{title}: {speech.topic}" if speech.topic else title
    said = speech.contribution is not None
    return Line(words, "đã phát biểu" if said else "", "good" if said else "", data=speech)
