"""A step whose work is one text: purpose, approval of the agenda, evaluation and the like."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.preparation import purpose_words
from app.domain.records import StepRecord
from app.domain.vocabulary import StepKind
from app.ui.autosave import AutoSave
from app.ui.live.live_session import LiveSession
from app.ui.live.panel import StepPanel
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, name_control, row

#: What the button over an empty text says, and why it is there.
USUAL = "Dùng câu mẫu", "Chương trình có sẵn câu mẫu cho bước này; chèn vào rồi đồng chí sửa lại."
PREPARED = "Dùng nội dung đã chuẩn bị", "Mục đích, yêu cầu đã ghi khi trao đổi với đồng chí được phân công."


def step_editor(tokens: Tokens, title: str) -> QPlainTextEdit:
    """Return the large editor for the text of a step."""
    editor = QPlainTextEdit()
    name_control(editor, "step_text", title)
    editor.setProperty("role", "reading")
    editor.setTabChangesFocus(True)
    editor.setMinimumHeight(tokens.px(120))
    return editor


class TextPanel(StepPanel):
    """One editor; where the agenda has a usual text, a button offers it while the editor is empty."""

    def __init__(self, session: LiveSession, step: StepRecord, place: QWidget | None = None) -> None:
        super().__init__(session, step, place)
        spec = session.profile.step(step.number) if session.profile else None
        self._default = spec.default_text if spec else ""
        self.editor = step_editor(self.tokens, f"Nội dung: {step.title}")
        self.editor.setPlaceholderText("Ghi nội dung của bước này…")
        self._saver = AutoSave(self.editor)
        session.bind_step_text(self._saver, step)
        self._offer = button("Dùng câu mẫu", "use_default_text", accessible="Dùng câu mẫu của chương trình")
        self._offer_note = label("", "small", wrap=True)
        self.column.addLayout(row(self._offer, self._offer_note, None))
        self.column.addWidget(self.editor, 1)
        self._offer.clicked.connect(self._use_usual)
        self.editor.textChanged.connect(self._show_offer)
        self._show_offer()

    def redraw(self) -> None:
        """Follow the text in the book."""
        self._saver.follow(self.step.text)
        self._show_offer()

    def leave(self) -> None:
        """Store what is pending."""
        self._saver.flush()

    def focus_first(self) -> None:
        """Put the keyboard into the text."""
        self.editor.setFocus()

    @property
    def _prepared(self) -> str:
        """What the briefing says of this step."""
        return purpose_words(self.session.prepared.brief) if self.step.kind is StepKind.PURPOSE else ""

    def _use_usual(self) -> None:
        self.editor.insertPlainText(self._prepared or self._default)
        self.editor.setFocus()

    def _show_offer(self) -> None:
        empty, prepared = not self.editor.toPlainText().strip(), self._prepared
        words, why = PREPARED if prepared else USUAL
        self._offer.setText(words)
        self._offer.setAccessibleName(words)
        self._offer_note.setText(why)
        for item in (self._offer, self._offer_note):
            item.setVisible(empty and bool(prepared or self._default))
