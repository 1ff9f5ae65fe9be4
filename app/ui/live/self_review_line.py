"""The line of inputs that adds to the grid of the self-review."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.domain.self_review import TypedReview
from app.domain.speakers import Candidate
from app.domain.vocabulary import ReviewSubject
from app.ui.autosave import AutoSave
from app.ui.form_parts import example_of
from app.ui.live.choice_box import ChoiceBox, word_of
from app.ui.live.drafts import Drafts
from app.ui.live.name_input import NameInput, distinction
from app.ui.live.rows import is_large
from app.ui.tokens import Tokens
from app.ui.widgets import button, field, label, name_control, row

CAPTIONS = {
    "author": "Người nêu", "subject": "Nói về", "about": "Đồng chí được góp ý",
    "shortcoming": "Khuyết điểm, nội dung cần sửa", "measure": "Biện pháp", "due": "Hạn",
}  # fmt: skip
#: Where the inputs stand in a grid of four columns: row, column, rows, columns; with large type one below the other.
PLACES = {
    "author": (0, 0, 1, 1), "subject": (0, 1, 1, 1), "about": (0, 2, 1, 2), "shortcoming": (1, 0, 1, 2),
    "measure": (1, 2, 1, 1), "due": (1, 3, 1, 1),
}  # fmt: skip
PLACES_LARGE = {
    "author": (0, 0, 1, 2), "subject": (0, 2, 1, 2), "about": (1, 0, 1, 4), "shortcoming": (2, 0, 1, 4),
    "measure": (3, 0, 1, 2), "due": (3, 2, 1, 2),
}  # fmt: skip
EMPTY = TypedReview(ReviewSubject.SELF, "")


class SelfReviewLine(QWidget):
    """Names by a few letters, the subject by the arrow keys; Enter in the last three fields keeps the line.

    Signals: ``submitted`` when the line is to be kept.
    """

    submitted = Signal()

    def __init__(self, tokens: Tokens, host: QWidget, everyone: Callable[[], Sequence[Candidate]]) -> None:
        super().__init__()
        self._author, self._about = (
            NameInput(tokens, host, everyone, f"review_{name}", CAPTIONS[name], beside=distinction)
            for name in ("author", "about")
        )
        self._subject = ChoiceBox(ReviewSubject, "review_subject", CAPTIONS["subject"])
        self._shortcoming, self._measure, self._due = (_line(name) for name in ("shortcoming", "measure", "due"))
        self._due.setPlaceholderText(example_of("20/12"))
        self._texts = {
            "author": self._author, "about": self._about, "shortcoming": self._shortcoming, "measure": self._measure,
            "due": self._due,
        }  # fmt: skip
        self._savers = {name: AutoSave(edit) for name, edit in self._texts.items()}
        self._drafts: Drafts | None = None
        self._keep = button("Thêm dòng", "keep_review", accessible="Ghi dòng tự soi, tự sửa")
        self._fault = label("", "fault", wrap=True, name="review_fault")
        self._fault.hide()
        self._build(tokens)
        self._connect()

    @property
    def places(self) -> tuple[str, ...]:
        """Where the book keeps what stands here."""
        return tuple(f"review_{name}" for name in (*self._texts, "subject"))

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands here."""
        return not any(edit.text() for edit in self._texts.values())

    def bind(self, drafts: Drafts) -> None:
        """Keep what is typed as drafts, and bring it back."""
        self._drafts = drafts
        for name, saver in self._savers.items():
            drafts.bind(saver, f"review_{name}")
        self._show_subject(drafts.read("review_subject"))

    def typed(self) -> TypedReview:
        """Return what stands here, each name with the one member it can mean."""
        for saver in self._savers.values():
            saver.settle()
        author, about = self._author.settle(), self._about.settle()
        return TypedReview(
            word_of(ReviewSubject, self._subject.value) or ReviewSubject.SELF, self._shortcoming.text(),
            self._author.text(), author.member_id if author else None, self._about.text(),
            about.member_id if about else None, self._measure.text(), self._due.text(),
        )  # fmt: skip

    def show_line(self, typed: TypedReview) -> None:
        """Show a line that is to be corrected."""
        texts = (typed.author_text, typed.about_text, typed.shortcoming, typed.measure, typed.due)
        for saver, text in zip(self._savers.values(), texts, strict=True):
            saver.forget()
            saver.show_text(text)
        self._show_subject(typed.subject.value)
        self.say("", "")

    def join(self, place: str, text: str) -> str:
        """Show a text in the input of a place, after what stands there unless it holds that too; return the whole."""
        saver = self._savers[place.removeprefix("review_")]
        now = self._texts[place.removeprefix("review_")].text().strip()
        whole = " ".join((text if now in text else f"{now} {text}").split())
        saver.show_text(whole)
        return whole

    def clear(self) -> None:
        """Empty the line; who spoke last is likely to say more, so the subject stays."""
        self.show_line(replace(EMPTY, subject=word_of(ReviewSubject, self._subject.value) or ReviewSubject.SELF))

    def name_button(self, text: str) -> None:
        """Say on the button whether a line is added or corrected."""
        self._keep.setText(text)

    def say(self, name: str, words: str) -> None:
        """Say what is wrong and put the keyboard there; empty texts say nothing."""
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        if name:
            self._texts[name].setFocus()

    def flush(self) -> None:
        """Store what is pending."""
        for saver in self._savers.values():
            saver.flush()

    def focus_first(self) -> None:
        """Put the keyboard where a line begins."""
        self._author.setFocus()

    def _build(self, tokens: Tokens) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.gap)
        grid.setVerticalSpacing(tokens.room(6))
        places = PLACES_LARGE if is_large(tokens) else PLACES
        boxes = {name: _box(CAPTIONS[name], edit) for name, edit in (*self._texts.items(), ("subject", self._subject))}
        self._about_box = boxes["about"]
        for name, place in places.items():
            grid.addWidget(boxes[name], *place)
        for column, stretch in enumerate((3, 3, 4, 2)):
            grid.setColumnStretch(column, stretch)
        grid.addWidget(self._fault, 4, 0, 1, 4)
        grid.addLayout(row(None, self._keep), 5, 0, 1, 4)
        order = (self._author, self._subject, self._about, self._shortcoming, self._measure, self._due, self._keep)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        for edit in (self._shortcoming, self._measure, self._due):
            edit.returnPressed.connect(self.submitted)
        self._keep.clicked.connect(self.submitted)
        self._author.went_on.connect(self._subject.setFocus)
        self._about.went_on.connect(self._shortcoming.setFocus)
        self._subject.activated.connect(self._note_subject)
        self._subject.currentIndexChanged.connect(self._show_about)

    def _show_subject(self, value: str) -> None:
        self._subject.show_value(value)
        self._show_about()

    def _note_subject(self) -> None:
        if self._drafts is not None:
            self._drafts.keep("review_subject", self._subject.value)

    def _show_about(self) -> None:
        self._about_box.setVisible(self._subject.value == ReviewSubject.COMRADE.value)


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    name_control(made, f"review_{name}", CAPTIONS[name])
    return made


def _box(caption: str, control: QWidget) -> QWidget:
    made = QWidget()
    layout = field(caption, control)
    made.setLayout(layout)
    return made
