"""What an opinion refers to: the question it answers, and the prompt it speaks to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain import stream
from app.domain.records import SessionRecord
from app.domain.speakers import name_in
from app.domain.vocabulary import Label
from app.ui.tokens import Tokens
from app.ui.widgets import Combo, field, name_control


class LinkBox(Combo):
    """Offers numbered things under their words, after none of them."""

    def __init__(self, name: str, accessible: str, nothing: str) -> None:
        super().__init__()
        name_control(self, name, accessible)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._nothing = nothing

    @property
    def value(self) -> int | None:
        """The number chosen, None for none."""
        return self.currentData() or None

    def show_choices(self, choices: Sequence[tuple[int, str]], value: int | None) -> None:
        """Offer these, with one of them chosen."""
        self.clear()
        self.addItem(self._nothing, 0)
        for number, words in choices:
            self.addItem(words, number)
        self.setCurrentIndex(max(self.findData(value or 0), 0))


class LinkFields(QWidget):
    """Two lists beside each other; the one of questions only for an answer, each only where there is a choice.

    Signals: ``chosen(name)`` with ``answers`` or ``prompt`` when the person chooses.
    """

    chosen = Signal(str)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.answers = LinkBox("edit_answers", "Trả lời câu hỏi nào", "Chưa gắn với câu hỏi nào")
        self.prompt = LinkBox("edit_prompt", "Theo gợi ý nào", "Không theo gợi ý nào")
        self._asked, self._prompted = QWidget(), QWidget()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.room(12))
        for holder, title, control in (
            (self._asked, "Trả lời câu hỏi", self.answers), (self._prompted, "Theo gợi ý", self.prompt),
        ):  # fmt: skip
            layout = field(title, control)
            layout.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(layout)
            box.addWidget(holder, 1)
        self.answers.activated.connect(partial(self._tell, "answers"))
        self.prompt.activated.connect(partial(self._tell, "prompt"))

    def show_links(self, record: SessionRecord, number: int, answers: int | None, prompt: int | None) -> None:
        """Offer what the opinion of that number may refer to, with what it refers to chosen."""
        asked = stream.answerable(number, record.contributions)
        self.answers.show_choices(
            [(one.id, _question(name_in(record, one.speaker), one.text)) for one in asked], answers
        )
        prompts = [(one.id, f"{place}. {stream.excerpt(one.text)}") for place, one in enumerate(record.prompts, 1)]
        self.prompt.show_choices(prompts, prompt)

    def fit(self, label: str) -> None:
        """Show the lists that an opinion of that label needs."""
        self._asked.setVisible(label == Label.ANSWER and self.answers.count() > 1)
        self._prompted.setVisible(self.prompt.count() > 1)
        self.setVisible(not self._asked.isHidden() or not self._prompted.isHidden())

    def _tell(self, name: str, _: int) -> None:
        self.chosen.emit(name)


def _question(name: str, text: str) -> str:
    return f"{name}: {stream.excerpt(text)}"
