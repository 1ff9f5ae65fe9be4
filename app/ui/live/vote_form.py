"""The form that takes down a vote while hands are up."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSpinBox

from app.domain.records import VoteRecord
from app.domain.vocabulary import VoteMethod
from app.domain.voting import check_figures, explain_base, is_over
from app.services.meeting import NewVote
from app.ui.autosave import AutoSave
from app.ui.live.choice_box import ChoiceBox, word_of
from app.ui.live.drafts import Drafts
from app.ui.live.form_card import FormCard
from app.ui.live.live_session import LiveSession
from app.ui.live.rows import fields
from app.ui.live.text_edit import TextEdit
from app.ui.widgets import button, field, key_hint, label, name_control, row, set_tone

_FIGURES = (("vote_for", "Tán thành"), ("vote_against", "Không tán thành"), ("vote_other", "Ý kiến khác"))
_MOST = 9999


class FigureBox(QSpinBox):
    """A count: what is typed replaces it."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Select the figure, however the keyboard came here."""
        super().focusInEvent(event)
        self.selectAll()


class VoteForm(FormCard):
    """Shows a new vote or one taken before; figures that do not add up are said, never refused.

    Signals: ``kept(id or None, NewVote)`` when the person keeps it, ``closed`` when the card should go.
    """

    kept = Signal(object, object)
    closed = Signal()

    def __init__(self, session: LiveSession, drafts: Drafts) -> None:
        tokens = session.context.tokens
        super().__init__(tokens)
        self._session, self._drafts = session, drafts
        self._vote: VoteRecord | None = None
        self._title = label("", "heading")
        self.question = TextEdit(tokens, "vote_question_input", "Nội dung biểu quyết", lines=1, most=3)
        self.figures = {name: self._figure(name, title) for name, title in _FIGURES}
        self.method = ChoiceBox(VoteMethod, "vote_method", "Hình thức biểu quyết")
        self._base = label("", "small", wrap=True, name="vote_base")
        self._check = label("", "", wrap=True, name="vote_check")
        self._hint = label("", "small", wrap=True, name="vote_hint")
        self._saver = AutoSave(self.question)
        self._lay_out()
        self._connect()
        self.open(None)

    @property
    def shown(self) -> int | None:
        """The id of the vote that is open here, None for a new one."""
        return self._vote.id if self._vote else None

    @property
    def base(self) -> int:
        """The number entitled: that of the vote when it was taken, else that of the roll now."""
        taken = self._vote.base if self._vote else None
        return taken if taken is not None else self._session.counts.voting_base

    def open(self, vote: VoteRecord | None) -> None:
        """Show a vote, or the new one, with what was typed and not kept before."""
        self._vote = vote
        self._title.setText("Sửa biểu quyết" if vote else "Biểu quyết")
        shown = vote or VoteRecord(0, "", 0)
        self._drafts.bind(self._saver, self._place("vote_question_input"), shown.question)
        for name, figure in zip(self.figures, (shown.in_favour, shown.against, shown.other), strict=True):
            kept = self._drafts.read(self._place(name))
            with QSignalBlocker(self.figures[name]):
                self.figures[name].setValue(int(kept) if kept.isdigit() else figure)
        self.method.show_value(self._drafts.read(self._place("vote_method")) or shown.method)
        self._hint.clear()
        self.redraw()

    def redraw(self) -> None:
        """Say anew who is entitled and whether the figures add up."""
        self._base.setText(explain_base(self._session.counts))
        in_favour, against, other = self._counts()
        said = check_figures(in_favour, against, other, self.base) if in_favour or against or other else ""
        set_tone(self._check, said, "bad" if is_over(in_favour, against, other, self.base) else "warn")
        self._check.setVisible(bool(said))

    def flush(self) -> None:
        """Queue what is pending."""
        self._saver.flush()

    def leave(self) -> None:
        """Close the form; what was typed stays a draft."""
        self.flush()
        self.closed.emit()

    def places(self) -> tuple[str, ...]:
        """Return the places of this form's drafts."""
        return tuple(self._place(name) for name in ("vote_question_input", *self.figures, "vote_method"))

    def start_over(self) -> None:
        """Be empty for the next vote; the drafts are removed by whoever keeps this one."""
        self._saver.forget()
        self.open(None)

    def _figure(self, name: str, title: str) -> QSpinBox:
        made = FigureBox()
        name_control(made, name, f"Số đồng chí {title.lower()}")
        made.setRange(0, _MOST)
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.valueChanged.connect(partial(self._counted, name))
        return made

    def _lay_out(self) -> None:
        tokens = self._session.context.tokens
        keys = (key_hint("Ctrl Enter", "ghi"), key_hint("Esc", "để sau"))
        self.column.addLayout(row(self._title, None, *keys, spacing=tokens.px(12)))
        self.column.addLayout(field("Nội dung biểu quyết", self.question))
        counted = [(title, self.figures[name], 1) for name, title in _FIGURES]
        self.column.addLayout(fields(tokens, *counted, ("Hình thức", self.method, 1)))
        self.column.addWidget(self._base)
        self.column.addWidget(self._check)
        self._keep = button("Ghi kết quả biểu quyết", "save_vote", kind="primary")
        self._away = button("Để sau", "leave_vote", accessible="Để sau: đóng khung, giữ phần đang ghi")
        bottom = row(self._hint, self._away, self._keep, spacing=tokens.gap)
        bottom.setStretchFactor(self._hint, 1)
        self.column.addLayout(bottom)

    def _connect(self) -> None:
        self.submitted.connect(self._save)
        self.escaped.connect(self.leave)
        self._keep.clicked.connect(self._save)
        self._away.clicked.connect(self.leave)
        self.method.activated.connect(self._method_chosen)

    def _place(self, name: str) -> str:
        return name if self._vote is None else f"{name}_{self._vote.id}"

    def _counted(self, name: str, value: int) -> None:
        self._drafts.keep(self._place(name), str(value))
        self.redraw()

    def _method_chosen(self) -> None:
        self._drafts.keep(self._place("vote_method"), self.method.value)

    def _save(self) -> None:
        question = self.question.toPlainText()
        if not question.strip():
            self._hint.setText("Chưa ghi nội dung biểu quyết.")
            self.question.setFocus()
            return
        for figure in self.figures.values():
            figure.interpretText()
        method = word_of(VoteMethod, self.method.value) or VoteMethod.SHOW_OF_HANDS
        self.kept.emit(self.shown, NewVote(question, *self._counts(), method, self.base or None))

    def _counts(self) -> tuple[int, int, int]:
        in_favour, against, other = (figure.value() for figure in self.figures.values())
        return in_favour, against, other
