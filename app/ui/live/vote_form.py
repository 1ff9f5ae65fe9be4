"""The form that takes down a vote while hands are up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QSpinBox, QWidget

from app.domain import voting
from app.domain.records import VoteOpinion, VoteRecord
from app.domain.speakers import Candidate, people
from app.domain.vocabulary import Stance, VoteMethod
from app.services.decisions import NewVote
from app.ui.autosave import AutoSave
from app.ui.form_parts import key
from app.ui.live.choice_box import ChoiceBox, word_of
from app.ui.live.drafts import Drafts
from app.ui.live.form_card import FormCard
from app.ui.live.live_session import LiveSession
from app.ui.live.rows import fields, is_large
from app.ui.live.text_edit import TextEdit
from app.ui.live.vote_opinions import VoteOpinions, opinions_of
from app.ui.widgets import button, field, key_hint, label, name_control, row, set_tone

_FIGURES = (("vote_for", "Tán thành"), ("vote_against", "Không tán thành"), ("vote_other", "Ý kiến khác"))
_MOST = 9999
#: A box shows this for zero; an empty text would show the figure.
BLANK = " "
#: What the box of those in favour holds while their number is not recorded, and what it shows then.
NOT_RECORDED, UNWRITTEN = -1, "chưa ghi"
_NO_FIGURES = "Chưa ghi số đồng chí tán thành. Muốn ghi số sau thì bấm Ctrl Enter lần nữa."
_UNKNOWN = "Chưa điểm danh nên chưa biết số đồng chí có mặt; đồng chí ghi số tán thành bằng tay."


class FigureBox(QSpinBox):
    """A count: what is typed replaces it."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Select the figure, however the keyboard came here."""
        super().focusInEvent(event)
        self.selectAll()


class VoteForm(FormCard):
    """Shows a new vote or one taken before; figures that do not add up are said, never refused.

    A number in favour that was not recorded is shown as that, and stays so until somebody writes one.

    Below the figures stand who is entitled and who of them is there, and the sentence that the minutes will have.

    Signals: ``kept(id or None, NewVote)`` when the person keeps it, ``closed`` when the card should go.
    """

    kept = Signal(object, object)
    closed = Signal()

    def __init__(self, session: LiveSession, drafts: Drafts, host: QWidget) -> None:
        tokens = session.context.tokens
        super().__init__(tokens)
        self._session, self._drafts = session, drafts
        self._vote: VoteRecord | None = None
        self._title = label("", "heading")
        self.question = TextEdit(tokens, "vote_question_input", "Nội dung biểu quyết", lines=1, most=3)
        self.figures = {name: self._figure(name, title) for name, title in _FIGURES}
        self.method = ChoiceBox(VoteMethod, "vote_method", "Hình thức biểu quyết")
        self.named = VoteOpinions(tokens, host, self._members, self._likely)
        self._base = label("", "small", wrap=True, name="vote_base")
        self._check = label("", "", wrap=True, name="vote_check")
        self._wording = label("", wrap=True, name="vote_wording")
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
            self._show_figure(name, figure)
        self.method.show_value(self._drafts.read(self._place("vote_method")) or shown.method)
        drafted = opinions_of(self._drafts.read(self._place("vote_opinions")))
        self.named.show_opinions(drafted or shown.opinions)
        self._hint.clear()
        self.redraw()

    def _show_figure(self, name: str, figure: int | None) -> None:
        box, kept = self.figures[name], self._drafts.read(self._place(name))
        held = NOT_RECORDED if figure is None else figure
        with QSignalBlocker(box):
            box.setMinimum(min(held, 0))
            box.setValue(int(kept) if kept.isdigit() else held)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Say what holds now."""
        super().showEvent(event)
        self.redraw()

    def redraw(self) -> None:
        """Say anew who is entitled, whether the figures add up, and what the minutes will say; not while hidden."""
        if not self.isVisible():
            return
        at = self._moment()
        voters = voting.electorate(self._session.record.roll, self._session.rules, at)
        said = (voting.explain_base(self._session.counts), voting.explain_presence(voters, at))
        self._base.setText(" ".join(part for part in said if part))
        self._show_figures()
        self._show_check()
        self._show_wording()

    def _show_figures(self) -> None:
        """Leave the figures blank while nobody has been counted; a zero beside a count is a count."""
        blank = "" if any(self._counts()) else BLANK
        for figure in self.figures.values():
            figure.setSpecialValueText(blank if figure.minimum() == 0 else UNWRITTEN)

    def _show_check(self) -> None:
        counted, named = self._counts(), self.named.opinions
        said = voting.check_figures(*counted, self.base) if any(counted) else ""
        tone = "bad" if voting.is_over(*counted, self.base) else "warn"
        if named and tone == "warn":
            entitled = voting.entitled_ids(self._session.record.roll, self._session.rules)
            said = voting.check_named(*counted[1:], named, entitled) or said
        set_tone(self._check, said, tone)
        self._check.setVisible(bool(said))

    def _show_wording(self) -> None:
        if not self.isVisible():
            return
        vote = VoteRecord(0, self.question.toPlainText(), *self._counts(), self._chosen_method(), self.base or None,
                          self.named.opinions)  # fmt: skip
        written = vote.question.strip() or any(self._counts())
        sentence = voting.sentence(vote, self.base, self._session.record.roll) if written else ""
        self._wording.setText(f"Biên bản sẽ ghi: {sentence}" if sentence else "")
        self._wording.setVisible(bool(sentence))

    def count_all_in_favour(self) -> None:
        """Write that everybody entitled who is there now is in favour."""
        voters = voting.electorate(self._session.record.roll, self._session.rules, self._moment())
        if not voters.here:
            self._hint.setText(_UNKNOWN)
            return
        for name, figure in zip(self.figures.values(), (len(voters.here), 0, 0), strict=True):
            name.setValue(figure)

    def flush(self) -> None:
        """Queue what is pending."""
        self._saver.flush()
        self.named.settle()

    def leave(self) -> None:
        """Close the form; what was typed stays a draft."""
        self.flush()
        self.closed.emit()

    def places(self) -> tuple[str, ...]:
        """Return the places of this form's drafts."""
        names = ("vote_question_input", *self.figures, "vote_method", "vote_opinions")
        return tuple(self._place(name) for name in names)

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
        self.column.addLayout(row(self._title, None, *keys, spacing=tokens.room(12)))
        self.column.addLayout(field("Nội dung biểu quyết", self.question))
        counted = [(title, self.figures[name], 1) for name, title in _FIGURES]
        grid = fields(tokens, *counted, ("Hình thức", self.method, 1), large=3)
        self.column.addLayout(grid)
        self._all = button("Tất cả tán thành", "vote_all", accessible="Tất cả đồng chí có mặt tán thành (Alt+A)")
        self._keep = button("Ghi kết quả biểu quyết", "save_vote", kind="primary")
        self._away = button("Để sau", "leave_vote", accessible="Để sau: đóng khung, giữ phần đang ghi")
        bottom = row(self._hint, self._away, self._keep, spacing=tokens.gap)
        bottom.setStretchFactor(self._hint, 1)
        if is_large(tokens):
            self.method.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the figures need the room
            grid.setColumnStretch(0, 3)
            grid.addWidget(self._all, 1, 1, 1, 2, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            parts: tuple[QWidget | QLayout, ...] = (self.named, self._check, self._wording, bottom, self._base)
        else:
            quick = row(self._all, key_hint("Alt A"), None, spacing=tokens.gap)
            parts = (quick, self._base, self._check, self.named, self._wording, bottom)
        for part in parts:
            _put(self.column, part)

    def _connect(self) -> None:
        self.submitted.connect(self._save)
        self.escaped.connect(self.leave)
        self._keep.clicked.connect(self._save)
        self._away.clicked.connect(self.leave)
        self._all.clicked.connect(self.count_all_in_favour)
        self.method.activated.connect(self._method_chosen)
        self.question.textChanged.connect(self._show_wording)
        self.named.changed.connect(self._named)
        key("Alt+A", self, self.count_all_in_favour)
        key("Alt+N", self, self.named.ask)

    def _place(self, name: str) -> str:
        return name if self._vote is None else f"{name}_{self._vote.id}"

    def _counted(self, name: str, value: int) -> None:
        self._drafts.keep(self._place(name), "" if value == NOT_RECORDED else str(value))
        self.redraw()

    def _method_chosen(self) -> None:
        self._drafts.keep(self._place("vote_method"), self.method.value)
        self._show_wording()

    def _named(self) -> None:
        self._drafts.keep(self._place("vote_opinions"), self.named.text)
        self.redraw()

    def _moment(self) -> datetime:
        """Return when the vote is taken: now, or at the end of a session that is over."""
        return self._session.record.ended_at or self._session.context.now()

    def _members(self) -> Sequence[Candidate]:
        return [person for person in people(self._session.record) if person.member_id is not None]

    def _likely(self, opinions: Sequence[VoteOpinion]) -> Stance:
        return voting.likely_stance(*self._counts()[1:], opinions)

    def _chosen_method(self) -> VoteMethod:
        return word_of(VoteMethod, self.method.value) or VoteMethod.SHOW_OF_HANDS

    def _save(self) -> None:
        self._saver.settle()
        self.named.settle()
        question = self.question.toPlainText()
        if not question.strip():
            self._hint.setText("Chưa ghi nội dung biểu quyết.")
            self.question.setFocus()
            return
        for figure in self.figures.values():
            figure.interpretText()
        if not any(self._counts()) and self._hint.text() != _NO_FIGURES:
            self._hint.setText(_NO_FIGURES)
            self.figures["vote_for"].setFocus()
            return
        new = NewVote(question, *self._counts(), self._chosen_method(), self.base or None, self.named.opinions)
        self.kept.emit(self.shown, new)

    def _counts(self) -> tuple[int | None, int, int]:
        in_favour, against, other = (figure.value() for figure in self.figures.values())
        return None if in_favour == NOT_RECORDED else in_favour, against, other


def _put(column: QBoxLayout, part: QWidget | QLayout) -> None:
    if isinstance(part, QWidget):
        column.addWidget(part)
    else:
        column.addLayout(part)
