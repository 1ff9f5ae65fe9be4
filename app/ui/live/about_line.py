"""What the opinion being noted belongs to: a prompt, a question it answers, a prepared speech it delivers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.chair_help import speech_title
from app.domain.records import SessionRecord
from app.domain.speakers import name_in
from app.domain.stream import find
from app.ui.live.drafts import Drafts
from app.ui.live.flow import FlowLayout
from app.ui.live.live_session import LiveSession
from app.ui.widgets import button

PROMPT_PLACE, ANSWERS_PLACE, SPEECH_PLACE = "contribution_prompt", "contribution_answers", "contribution_speech"
PLACES = (PROMPT_PLACE, ANSWERS_PLACE, SPEECH_PLACE)


class AboutLine(QWidget):
    """Chips that are there only while something is chosen; pressing one takes it back. All are drafts.

    Signals: ``changed`` when something was chosen or taken back.
    """

    changed = Signal()

    def __init__(self, session: LiveSession, drafts: Drafts) -> None:
        super().__init__()
        self._session, self._drafts = session, drafts
        self._chips = {
            PROMPT_PLACE: button("", "about_prompt", kind="chip"),
            ANSWERS_PLACE: button("", "about_answer", kind="chip"),
            SPEECH_PLACE: button("", "about_speech", kind="chip"),
        }
        for chip, away in zip(
            self._chips.values(), (self._drop_prompt, self._drop_answer, self._drop_speech), strict=True
        ):
            chip.setToolTip("Bấm để bỏ")
            chip.clicked.connect(away)
        self.setLayout(FlowLayout(session.context.tokens.room(6), *self._chips.values()))
        self.redraw()

    @property
    def prompt(self) -> int | None:
        """The prompt the opinion speaks to, as long as the session has it."""
        number = self._number(PROMPT_PLACE)
        return number if any(prompt.id == number for prompt in self._session.record.prompts) else None

    @property
    def answers(self) -> int | None:
        """The question the opinion answers, as long as the session has it."""
        number = self._number(ANSWERS_PLACE)
        return number if find(number, self._session.record.contributions) else None

    @property
    def speech(self) -> int | None:
        """The prepared speech that is delivered, as long as the session has it."""
        number = self._number(SPEECH_PLACE)
        return number if any(speech.id == number for speech in self._session.record.prepared) else None

    def choose(self, place: str, number: int | None) -> None:
        """Choose a prompt, question or speech by its id; None takes it back."""
        self._drafts.keep(place, str(number) if number else "")
        self.redraw()
        self.changed.emit()

    def toggle_prompt(self, number: int) -> None:
        """Choose a prompt, or take it back when it is the one chosen."""
        self.choose(PROMPT_PLACE, None if self.prompt == number else number)

    def next_prompt(self) -> None:
        """Go from prompt to prompt, and after the last to none."""
        numbers: list[int | None] = [None, *(prompt.id for prompt in self._session.record.prompts)]
        self.choose(PROMPT_PLACE, numbers[(numbers.index(self.prompt) + 1) % len(numbers)])

    def redraw(self) -> None:
        """Show what is chosen."""
        words = _words(self._session.record, self.prompt, self.answers, self.speech)
        for chip, text in zip(self._chips.values(), words, strict=True):
            shown = chip.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, self._session.context.tokens.px(240)
            )
            chip.setText(f"{shown}  ✕")
            chip.setAccessibleName(f"{text}, bấm để bỏ")
            chip.setVisible(bool(text))
        self.setVisible(any(words))

    def _number(self, place: str) -> int | None:
        kept = self._drafts.read(place)
        return int(kept) if kept.isdigit() else None

    def _drop_prompt(self) -> None:
        self.choose(PROMPT_PLACE, None)

    def _drop_answer(self) -> None:
        self.choose(ANSWERS_PLACE, None)

    def _drop_speech(self) -> None:
        self.choose(SPEECH_PLACE, None)


def _words(record: SessionRecord, prompt: int | None, answers: int | None, speech: int | None) -> tuple[str, str, str]:
    place = next((place for place, one in enumerate(record.prompts, 1) if one.id == prompt), 0)
    question = find(answers, record.contributions)
    prepared = next((one for one in record.prepared if one.id == speech), None)
    return (
        f"Theo gợi ý {place}" if place else "",
        f"Trả lời câu hỏi của {name_in(record, question.speaker)}" if question else "",
        f"Tham luận: {prepared.topic or speech_title(record, prepared)}" if prepared else "",
    )
