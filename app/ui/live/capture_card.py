"""The card in which an opinion is noted while the person speaks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.records import PreparedSpeech, Speaker
from app.domain.speakers import Candidate
from app.domain.stream import unanswered
from app.domain.vocabulary import Label, StepKind
from app.services.meeting import NewContribution
from app.ui.autosave import AutoSave
from app.ui.live import about_line
from app.ui.live.about_line import ANSWERS_PLACE, SPEECH_PLACE, AboutLine
from app.ui.live.choice_box import word_of
from app.ui.live.drafts import Drafts
from app.ui.live.flow import FlowLayout
from app.ui.live.form_card import FormCard, bring_into_view
from app.ui.live.label_chips import LabelChips
from app.ui.live.live_session import LiveSession
from app.ui.live.name_input import Find
from app.ui.live.rows import is_large
from app.ui.live.speaker_box import MEMBER_PLACE, SPEAKER_PLACE, SpeakerBox
from app.ui.live.text_edit import TextEdit
from app.ui.widgets import button, key_hint, row

TEXT_PLACE, LABEL_PLACE = "contribution_input", "contribution_label"

#: The drafts that are gone once the opinion is in the stream.
PLACES = (SPEAKER_PLACE, MEMBER_PLACE, TEXT_PLACE, LABEL_PLACE, *about_line.PLACES)
BUSY = "Đồng chí ghi xong ý kiến đang viết (Ctrl Enter) rồi mời người tiếp theo."


class CaptureCard(FormCard):
    """Speaker, label and words; everything in it is a draft of the session until it is kept.

    Signals: ``captured(NewContribution, name)`` when the person keeps the opinion; call ``start_over`` then.
    """

    captured = Signal(object, str)

    def __init__(self, session: LiveSession, host: QWidget, everyone: Find, drafts: Drafts) -> None:
        tokens = session.context.tokens
        super().__init__(tokens, stays=True)
        self._session, self._drafts, self._everyone = session, drafts, everyone
        self.about = AboutLine(session, drafts)
        self.speaker = SpeakerBox(session, host, everyone, drafts)
        self.chips = LabelChips(tokens)
        lines = 3 if is_large(tokens) else 4
        self.text = TextEdit(tokens, "contribution_input", "Nội dung ý kiến", lines=lines, most=8)
        self.text.setPlaceholderText("Ghi theo lời người phát biểu")
        self._keep = button("Ghi ý kiến", "save_contribution", kind="primary")
        self._saver = AutoSave(self.text)
        session.bind_draft(self._saver, TEXT_PLACE, what="contribution_input")
        self.chips.show_value(word_of(Label, drafts.read(LABEL_PLACE)))
        self._lay_out()
        self._connect()

    def start_over(self) -> None:
        """Empty the card for the next speaker and put the keyboard at the name."""
        self._saver.forget()
        self._saver.show_text("")
        self.chips.show_value(None)
        self.speaker.start_over()
        self.speaker.input.setFocus()
        bring_into_view(self.speaker)

    def flush(self) -> None:
        """Queue what is pending."""
        self._saver.flush()
        self.speaker.flush()

    @property
    def has_words(self) -> bool:
        """Whether words of an opinion stand here."""
        self._saver.settle()
        return bool(self.text.toPlainText().strip())

    @property
    def is_busy(self) -> bool:
        """Whether an opinion of somebody is being noted, so that nobody else may take the floor."""
        return self.has_words and bool(self.speaker.input.text().strip())

    def give_floor(self, speaker: Speaker) -> bool:
        """Give the floor to somebody unless an opinion is being noted; return whether it was given."""
        if self.is_busy:
            self.speaker.say(BUSY)
            return False
        person = next((p for p in self._everyone() if _is(p, speaker)), None)
        if person is not None:
            self.speaker.take(person)
        elif speaker.full_name:
            self.speaker.take_name(speaker.full_name)
        return True

    def take_speech(self, speech: PreparedSpeech) -> None:
        """Fill in a prepared speech as a draft, unless an opinion is being noted."""
        if self.has_words or not self.give_floor(speech.speaker):
            self.speaker.say(BUSY)
            return
        self.text.setPlainText(speech.text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.about.choose(SPEECH_PLACE, speech.id)
        if not speech.speaker.full_name:
            self.speaker.say(f"Tham luận của {speech.group}: đồng chí ghi người trình bày.")
        self.focus_first()

    def answer(self, question: int) -> None:
        """Note that the opinion answers a question."""
        self.about.choose(ANSWERS_PLACE, question)
        self.chips.show_value(Label.ANSWER)
        self._drafts.keep(LABEL_PLACE, Label.ANSWER)

    def focus_first(self) -> None:
        """Put the keyboard at the words when the speaker is known, else at the name."""
        (self.text if self.speaker.input.person else self.speaker.input).setFocus()

    def _lay_out(self) -> None:
        tokens = self._session.context.tokens
        for part in (self.speaker, self.chips, self.about, self.text):
            self.column.addWidget(part)
        keys = QWidget()
        hints = [key_hint("Ctrl Enter", "ghi"), key_hint("//", "câu mẫu")]
        if self._session.record.step(StepKind.CONCLUSION) and not is_large(tokens):
            hints += [key_hint("Ctrl T", "nhiệm vụ"), key_hint("Ctrl B", "biểu quyết")]
        if not is_large(tokens):
            hints.append(key_hint("Alt", "+ chữ gạch chân: loại ý kiến"))
        keys.setLayout(FlowLayout(tokens.gap, *hints))
        keys.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        bottom = row(keys, self._keep, spacing=tokens.gap)
        bottom.setStretchFactor(keys, 1)
        bottom.setAlignment(keys, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(bottom)

    def _connect(self) -> None:
        self.speaker.went_on.connect(self._to_words)
        self.submitted.connect(self._capture)
        self._keep.clicked.connect(self._capture)
        self.chips.chosen.connect(self._label_chosen)

    def _to_words(self) -> None:
        self.text.setFocus()
        bring_into_view(self.text)

    def _label_chosen(self, value: Label | None) -> None:
        """Keep the label; an answer belongs to the question that waits longest, until another one is chosen."""
        self._drafts.keep(LABEL_PLACE, value.value if value else "")
        waiting = unanswered(self._session.record.contributions)
        if value is Label.ANSWER and self.about.answers is None and waiting:
            self.about.choose(ANSWERS_PLACE, waiting[0].id)
        elif value is not Label.ANSWER and self.about.answers is not None:
            self.about.choose(ANSWERS_PLACE, None)

    def _capture(self) -> None:
        self._saver.settle()
        words = self.text.toPlainText()
        speaker = self.speaker.speaker()
        if speaker is None:
            return
        if not words.strip():
            self.speaker.say("Chưa có nội dung: đồng chí ghi ý kiến rồi bấm Ctrl Enter.")
            self.text.setFocus()
            return
        if not self._session.context.takes(words):
            return
        new = NewContribution(
            text=words, speaker=speaker.member_id, speaker_name=speaker.full_name, speaker_title=speaker.title,
            at=self._session.context.now(), label=self.chips.value, prompt=self.about.prompt,
            answers=self.about.answers,
        )  # fmt: skip
        self.captured.emit(new, speaker.full_name)


def _is(person: Candidate, speaker: Speaker) -> bool:
    if speaker.member_id is not None:
        return person.member_id == speaker.member_id
    return person.member_id is None and person.full_name == speaker.full_name
