"""Questions to ask oneself when a topic is chosen: advice beside the form, never a gate."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from app.domain import self_check
from app.domain.rules import RulePack
from app.ui.form_parts import FormField, line
from app.ui.tokens import Tokens
from app.ui.widgets import label

ADVICE = "Không bắt buộc. Trả lời được cả bốn câu thì chuyên đề thường thiết thực, không hình thức."


class TopicCheck(QFrame):
    """Four questions with a line each for the answer."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setObjectName("topic_check")
        self.setProperty("role", "card")
        self.setAccessibleName("Tự hỏi khi chọn chuyên đề")
        self._lines: dict[str, QLineEdit] = {}
        self._touched = label("", "small", wrap=True, name="topic_criteria")
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.space, tokens.room(14))
        box.setSpacing(tokens.gap)
        box.addWidget(label("Tự hỏi khi chọn", "heading"))
        box.addWidget(label(ADVICE, "small", wrap=True))
        for question in self_check.QUESTIONS:
            made = line(f"check_{question.code}", question.text, question.example)
            self._lines[question.code] = made
            box.addWidget(FormField(question.text, made))
        box.addWidget(self._touched)

    @property
    def kept(self) -> str:
        """The answers as the book keeps them."""
        return self_check.kept({code: made.text() for code, made in self._lines.items()})

    def show_answers(self, kept: str, rules: RulePack) -> None:
        """Show the answers given, and for which criteria of the scoring sheet a topic counts."""
        given = self_check.answers(kept)
        for code, made in self._lines.items():
            made.setText(given.get(code, ""))
        touched = self_check.touched_criteria(rules)
        self._touched.setText(f"Tiêu chí chấm điểm liên quan: {'; '.join(touched)}." if touched else "")
        self._touched.setVisible(bool(touched))
