"""Who is speaking: the name input, what is known of the person, and the time they have had."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.records import Speaker
from app.domain.speakers import Candidate, certain, is_whole_name, named
from app.ui.autosave import AutoSave
from app.ui.live.drafts import Drafts
from app.ui.live.live_session import LiveSession
from app.ui.live.name_input import Find, NameInput, situation
from app.ui.live.rows import is_large
from app.ui.live.speech_timer import SpeechTimer
from app.ui.tokens import Tokens
from app.ui.widgets import column, key_hint, label, row

SPEAKER_PLACE, MEMBER_PLACE = "speaker_input", "contribution_speaker"
ASK = "Gõ vài chữ của họ tên, hoặc chữ cái đầu."


class SpeakerBox(QWidget):
    """Keeps the name that is typed, and the member taken for it, as drafts of the session.

    Signals: ``went_on`` when a speaker was chosen and the words may follow.
    """

    went_on = Signal()

    def __init__(self, session: LiveSession, host: QWidget, everyone: Find, drafts: Drafts) -> None:
        super().__init__()
        tokens = session.context.tokens
        self._everyone, self._drafts, self._is_large = everyone, drafts, is_large(tokens)
        self._held: Candidate | None = None
        self.input = NameInput(tokens, host, everyone, "speaker_input", "Người phát biểu", beside=situation)
        self.input.setPlaceholderText("Người phát biểu")
        self.input.setMinimumWidth(tokens.px(130 if self._is_large else 180))
        self.input.setMaximumWidth(tokens.px(290))
        self._take_key = key_hint("Enter", "chọn")
        self._chair_key = key_hint("Alt R", "chủ trì")
        self._said = label(ASK, "small", wrap=True, name="speaker_hint")
        self.timer = SpeechTimer()
        self._floor = session.floor
        self._lay_out(tokens)
        self._saver = AutoSave(self.input)
        session.bind_draft(self._saver, SPEAKER_PLACE, what="speaker_input")
        self._recall()
        self._connect()

    def take(self, person: Candidate) -> None:
        """Choose a speaker."""
        self.input.take(person)
        self.went_on.emit()

    def take_name(self, full_name: str) -> None:
        """Choose somebody from outside the cell by name."""
        self.input.remember(None)
        self.input.setText(full_name)
        self.input.popup.hide()
        self._unmatched(full_name)

    def give_up_typed(self, *, busy: bool) -> Speaker | None:
        """Return whom the name being typed means, and put the one who speaks back; None when it means nobody else.

        ``busy`` says that words of the present speaker are being noted.
        """
        text = " ".join(self.input.text().split())
        person = self.input.popup.person or self.input.person or certain(text, self._everyone())
        if not text or (busy and person is not None and person == self._held):
            return None
        if person is None and (self.input.matches() or not is_whole_name(text)):
            return None
        self.input.popup.hide()
        held = self._held if busy else None
        self.input.setText(held.full_name if held else "")
        self.input.remember(held)
        self._edited()
        return Speaker(person.full_name, person.title, person.member_id) if person else Speaker(text)

    def speaker(self) -> Speaker | None:
        """Return who speaks, or None after saying what is missing."""
        person = self.input.settle()
        if person is not None:
            return Speaker(person.full_name, person.title, person.member_id)
        text = " ".join(self.input.text().split())
        if not text:
            return self._asking("Chưa chọn người phát biểu: gõ vài chữ của họ tên rồi bấm Enter.")
        if self.input.matches():
            return self._asking(f"Có nhiều người khớp với “{text}”: bấm Enter để chọn đúng người.")
        if not is_whole_name(text):
            return self._asking(_unknown(text))
        return Speaker(text)

    def say(self, text: str) -> None:
        """Show a line beside the input."""
        self._said.setText(text)
        self._said.setVisible(text not in ("", ASK) or not self._is_large)

    def start_over(self) -> None:
        """Be empty for the next speaker; the drafts are removed by whoever keeps the contribution."""
        self._saver.forget()
        self._saver.show_text("")
        self.input.remember(None)
        self._held = None
        self.input.popup.hide()
        self.timer.reset()
        self._floor.give(None)
        self.say(ASK)

    def flush(self) -> None:
        """Queue what is pending."""
        self._saver.flush()

    def _lay_out(self, tokens: Tokens) -> None:
        gap = tokens.gap
        if is_large(tokens):
            layout = column(spacing=tokens.room(4))
            layout.addLayout(row(self.input, None, self.timer, spacing=gap))
            below = row(self._take_key, self._chair_key, self._said, spacing=gap)
            below.setStretchFactor(self._said, 1)
            layout.addLayout(below)
            self.setLayout(layout)
            self.say(ASK)
            return
        beside = row(self.input, self._take_key, self._chair_key, self._said, self.timer, spacing=gap)
        beside.setStretchFactor(self.input, 4)
        beside.setStretchFactor(self._said, 5)
        self.setLayout(beside)

    def _connect(self) -> None:
        self.input.textEdited.connect(self._edited)
        self.input.picked.connect(self._picked)
        self.input.went_on.connect(self.went_on)
        self.input.unmatched.connect(self._unmatched)

    def _recall(self) -> None:
        """Know again who the recalled text names."""
        bearers = named(self.input.text(), self._everyone())
        member = self._drafts.read(MEMBER_PLACE)
        found = next((p for p in bearers if p.member_id == member), None)
        person = found or (bearers[0] if len(bearers) == 1 else None)
        self.input.remember(person)
        self._held = person
        if person is not None:
            self.say(_known(person))

    def _picked(self, person: Candidate) -> None:
        self._drafts.keep(MEMBER_PLACE, person.member_id or "")
        self._held = person
        self.timer.start()
        self._floor.give(Speaker(person.full_name, person.title, person.member_id))
        self.say(_known(person))

    def _edited(self) -> None:
        text, person = self.input.text().strip(), self.input.person
        if not text:
            self.say(ASK)
        elif person is not None:
            self.say(_known(person))
        elif self.input.matches():
            self.say("")
        else:
            self.say("Người ngoài chi bộ: bấm Enter để ghi tên này." if is_whole_name(text) else _unknown(text))

    def _unmatched(self, text: str) -> None:
        if not is_whole_name(text):
            self.say(_unknown(text) if text else ASK)
            return
        self._held = Candidate(text)
        self.timer.start()
        self._floor.give(Speaker(text))
        self.say("Khách mời, người ngoài chi bộ.")
        self.went_on.emit()

    def _asking(self, text: str) -> Speaker | None:
        self.say(text)
        self.input.setFocus()
        return None


def _known(person: Candidate) -> str:
    return " · ".join(part for part in (person.distinction, person.situation) if part)


def _unknown(text: str) -> str:
    return f"Không có ai khớp với “{text}”. Nếu là khách, đồng chí ghi đủ họ và tên."
