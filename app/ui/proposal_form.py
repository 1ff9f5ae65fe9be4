"""The form beside the proposals in which one is noted or changed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.dates import parse_day
from app.domain.new_session import people
from app.domain.plan_year import Proposal
from app.domain.vietnamese import short_date
from app.services.proposals import NewProposal
from app.ui.form_parts import FormField, example_of, key, line
from app.ui.live.person_combo import PersonCombo
from app.ui.live.text_edit import TextEdit
from app.ui.people_list import PeopleList
from app.ui.plan_view import PlanView
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, name_control, row, scrolling


class ProposalForm(QFrame):
    """A proposal as it is typed.

    Signals: ``submitted`` to keep it, ``left`` to go back to the list.
    """

    submitted = Signal()
    left = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.proposal: Proposal | None = None
        self._year = 0
        self.setObjectName("proposal_form")
        self.setProperty("role", "card")
        self._heading = label("", "heading", wrap=True)
        self._text = TextEdit(tokens, "proposal_text", "Nội dung đề xuất", lines=3)
        self._text.setProperty("role", None)
        self._text.setPlaceholderText(example_of("Kỹ năng số cho đảng viên cao tuổi"))
        self._proposer = PersonCombo(tokens, self, "proposal_by", "Người đề xuất")
        self._day = line("proposal_day", "Ngày đề xuất", "05/10")
        self._supporters = PeopleList(tokens)
        name_control(self._supporters, "proposal_supporters", "Đồng chí ủng hộ; phím cách để chọn")
        self._note = line("proposal_note", "Ghi chú")
        self._text_field = FormField("Chuyên đề được đề xuất", self._text)
        self._day_field = FormField("Ngày", self._day)
        self._save = button("Ghi", "save_proposal", kind="primary", accessible="Ghi đề xuất")
        self._cancel = button("Thôi", "cancel_proposal", accessible="Thôi, không ghi")
        self._build(tokens)
        self._save.clicked.connect(self.submitted)
        self._cancel.clicked.connect(self._discard)
        key("Ctrl+Return", self, self.submitted.emit)
        key("Escape", self, self._discard)
        self._loaded: NewProposal | None = None

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that the book does not have."""
        return self._loaded is not None and self.typed() != self._loaded

    def show_proposal(self, proposal: Proposal | None, view: PlanView) -> None:
        """Show a proposal, or an empty form for a new one."""
        self.proposal, self._year = proposal, view.plan.year
        record = proposal.record if proposal else None
        self._heading.setText("Sửa đề xuất" if record else f"Ghi đề xuất cho năm {self._year}")
        self._text.setPlainText(record.text if record else "")
        self._proposer.show_people(people(view.members), record.proposer if record else None)
        day = record.made_on if record else view.today
        self._day.setText(short_date(day) if day else "")
        supporters = proposal.supporters if proposal else ()
        self._supporters.offer(view.members, supporters)
        self._supporters.tick(supporters)
        self._note.setText(record.note if record else "")
        self._text_field.say("")
        self._day_field.say("")
        self._loaded = self.typed()

    @property
    def lines(self) -> str:
        """The text as it was typed, line by line; ``typed`` makes one line of it."""
        return self._text.toPlainText()

    def typed(self) -> NewProposal:
        """Return what stands in the form; a day that cannot be read is none."""
        text = self._day.text().strip()
        day = parse_day(text, date(self._year or date.today().year, 1, 1)) if text else None
        return NewProposal(
            self._year, " ".join(self._text.toPlainText().split()), self._proposer.current, day,
            self._supporters.ticked(), self._note.text().strip(),
        )  # fmt: skip

    def check(self) -> bool:
        """Return whether the proposal can be kept; say what is wrong."""
        new = self.typed()
        unread = bool(self._day.text().strip()) and new.made_on is None
        self._text_field.say("" if new.text else "Chưa ghi nội dung đề xuất.")
        self._day_field.say("Ghi ngày theo mẫu 05/10." if unread else "")
        if not new.text:
            self._text.setFocus()
        elif unread:
            self._day.setFocus()
        return bool(new.text) and not unread

    def focus_first(self) -> None:
        """Put the keyboard into the text."""
        self._text.setFocus()

    def _discard(self) -> None:
        self._loaded = None
        self.left.emit()

    def _build(self, tokens: Tokens) -> None:
        inner = QWidget()
        fields = QVBoxLayout(inner)
        fields.setContentsMargins(0, 0, tokens.gap, 0)
        fields.setSpacing(tokens.gap)
        fields.addWidget(self._text_field)
        fields.addWidget(FormField("Người đề xuất", self._proposer))
        fields.addWidget(self._day_field)
        fields.addWidget(FormField("Đồng chí ủng hộ", self._supporters, hint="Phím cách để chọn."), 1)
        fields.addWidget(FormField("Ghi chú", self._note))
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.gap, tokens.room(14))
        box.setSpacing(tokens.gap)
        box.addWidget(self._heading)
        box.addWidget(scrolling(inner, "proposal_fields"), 1)
        box.addLayout(row(self._save, self._cancel, None))
