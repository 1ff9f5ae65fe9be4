"""Topics that members propose: who stands behind each, and what becomes of it."""

from __future__ import annotations

from dataclasses import astuple
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.domain.plan_year import Proposal
from app.domain.vocabulary import ProposalStatus
from app.services import proposals
from app.services.proposals import Taken
from app.ui.context import AppContext
from app.ui.form_parts import key, side_width, teach
from app.ui.leading import Lead
from app.ui.list_table import ListTable
from app.ui.live.rows import ends, is_large
from app.ui.plan_view import PlanView
from app.ui.proposal_form import ProposalForm
from app.ui.proposals_table import COLUMNS, ProposalsTable, proposal_view
from app.ui.widgets import button, label, name_control

TEACHING = (
    "Ghi lại chuyên đề mà đảng viên muốn bàn, ai đề xuất, ai ủng hộ. Khi lập kế hoạch, bấm “Đưa vào kế hoạch”; "
    "đề xuất còn chờ được mang sang năm sau."
)


class ProposalsPart(QWidget):
    """The proposals of a year in a table, with a form beside it."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self._view: PlanView | None = None
        self._model = ProposalsTable(context, self)
        self.table = ListTable(context, COLUMNS, wrap=True)
        name_control(self.table, "proposal_table", "Chuyên đề được đề xuất")
        self.form = ProposalForm(context.tokens)
        self._take = button("Đưa vào kế hoạch", "take_proposal", kind="primary")
        self._decline = button("Chưa lựa chọn", "decline_proposal")
        self._edit = button("Sửa", "edit_proposal", accessible="Sửa đề xuất")
        self._remove = button("Xóa", "remove_proposal", accessible="Xóa đề xuất")
        self._lists, self._foot = QStackedWidget(), QWidget()
        self._build()
        self._connect()

    def show_plan(self, view: PlanView) -> None:
        """Show a year; what is being typed stays."""
        self._view = view
        ranked = sorted(view.plan.proposals, key=lambda one: (one.record.status != "waiting", -one.backing))
        self._model.show_rows(tuple(proposal_view(one, view.names) for one in ranked))
        self._lists.setCurrentIndex(1 if ranked else 0)
        if ranked and not self.table.currentIndex().isValid():
            self.table.choose(ranked[0].record.id)
        self._note_choice()

    @property
    def leading(self) -> tuple[QWidget, ...]:
        """What leads here instead of the button above."""
        return self.form, self._first, self._take

    def leave(self) -> None:
        """Store what is typed when it can be kept."""
        if not self.form.isHidden() and self.form.is_changed and self._may_store():
            self._store()
            self._hide_form()

    def fold(self) -> bool:
        """Close a form in which nothing is typed; return whether none is open."""
        if not self.form.is_changed:
            self._hide_form()
        return self.form.isHidden()

    def focus_first(self) -> None:
        """Put the keyboard where work goes on."""
        if not self.form.isHidden():
            self.form.focus_first()
        elif self._model.rows:
            self.table.setFocus()

    def choose(self, number: int) -> None:
        """Choose a proposal by its number, with the keyboard on it."""
        self.table.choose(number)
        self.table.setFocus()

    def add(self) -> None:
        """Open the form for a new proposal."""
        self._open(None)

    def _open(self, proposal: Proposal | None) -> None:
        if self._view is not None and (self.form.isHidden() or not self.form.is_changed):
            self.form.show_proposal(proposal, self._view)
        self._lists.setHidden(is_large(self.context.tokens))
        self._foot.setHidden(is_large(self.context.tokens))
        self.form.show()
        self.form.focus_first()

    def _chosen(self) -> Proposal | None:
        wanted = self.table.chosen()
        found = self._view.plan.proposals if self._view else ()
        return next((one for one in found if one.record.id == wanted), None)

    def _change(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._open(chosen)

    def _submit(self) -> None:
        if self._may_store():
            self._store()
            self._close()

    def _may_store(self) -> bool:
        return self.form.check() and self.context.takes(self.form.lines, *astuple(self.form.typed()))

    def _store(self) -> None:
        new, proposal = self.form.typed(), self.form.proposal
        if proposal is None:
            self.context.save(partial(_add, new))
        else:
            self.context.save(partial(_change, proposal.record.id, new))
        if self._view is not None:
            self.form.show_proposal(None, self._view)

    def _close(self) -> None:
        self._hide_form()
        self.table.setFocus()

    def _hide_form(self) -> None:
        self.form.hide()
        self._lists.show()
        self._foot.show()

    def _take_chosen(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.context.save(partial(_take, chosen.record.id), then=self._offer_back)

    def _offer_back(self, taken: Taken) -> None:
        undo = partial(self.context.save, partial(_take_back, taken))
        self.context.offered.emit("Đã đưa vào kế hoạch, ở mục chưa xếp quý.", "Hoàn tác", undo)

    def _turn(self) -> None:
        """Say of the chosen proposal that it was not chosen, or that it is being considered again."""
        chosen = self._chosen()
        if chosen is None:
            return
        declined = chosen.record.status is ProposalStatus.DECLINED
        status = ProposalStatus.WAITING if declined else ProposalStatus.DECLINED
        self.context.save(partial(_set_status, chosen.record.id, status))

    def _delete(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.context.save(partial(_remove, chosen.record.id), then=self._offer_restore)

    def _offer_restore(self, kept: Proposal) -> None:
        undo = partial(self.context.save, partial(_bring_back, kept))
        self.context.offered.emit("Đã xóa đề xuất.", "Hoàn tác", undo)

    def _note_choice(self) -> None:
        chosen = self._chosen()
        for one in (self._take, self._decline, self._edit, self._remove):
            one.setVisible(bool(self._model.rows))
            one.setEnabled(chosen is not None)
        status = chosen.record.status if chosen else ProposalStatus.WAITING
        self._take.setEnabled(chosen is not None and chosen.record.topic is None)
        self._decline.setEnabled(chosen is not None and status is not ProposalStatus.TAKEN)
        self._decline.setText("Xem xét lại" if status is ProposalStatus.DECLINED else "Chưa lựa chọn")

    def _build(self) -> None:
        tokens = self.context.tokens
        self._first = button("Ghi đề xuất", "add_first_proposal", kind="primary")
        title = label("Chưa có đề xuất nào", "title", wrap=True)
        self._lists.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._lists.addWidget(teach(tokens, "proposals_empty", title, label(TEACHING, "muted", wrap=True), self._first))
        self._lists.addWidget(self.table)
        middle = QHBoxLayout()
        middle.setSpacing(tokens.room(14))
        middle.addWidget(self._lists, 1)
        if not is_large(tokens):
            self.form.setFixedWidth(side_width(tokens))
        self.form.hide()
        middle.addWidget(self.form)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.room(10))
        whole.addLayout(middle, 1)
        self._foot.setLayout(ends(tokens, (self._take, self._decline), (self._edit, self._remove)))
        whole.addWidget(self._foot)

    def _connect(self) -> None:
        self.table.setModel(self._model)
        self.table.activated.connect(self._change)
        self.table.selectionModel().currentChanged.connect(self._note_choice)
        self._first.clicked.connect(self.add)
        for one in (self._first, self._take):
            Lead(one, self.form)
        self._take.clicked.connect(self._take_chosen)
        self._decline.clicked.connect(self._turn)
        self._edit.clicked.connect(self._change)
        self._remove.clicked.connect(self._delete)
        self.form.submitted.connect(self._submit)
        self.form.left.connect(self._close)
        key("Delete", self.table, self._delete)


def _add(new: proposals.NewProposal, uow: Any) -> None:
    proposals.add(uow, new)


def _change(number: int, new: proposals.NewProposal, uow: Any) -> None:
    proposals.change(uow, number, new)


def _take(number: int, uow: Any) -> Taken:
    return proposals.take_into_plan(uow, number)


def _take_back(taken: Taken, uow: Any) -> None:
    proposals.take_back(uow, taken)


def _set_status(number: int, status: ProposalStatus, uow: Any) -> None:
    proposals.set_status(uow, number, status)


def _remove(number: int, uow: Any) -> Proposal:
    return proposals.remove(uow, number)


def _bring_back(kept: Proposal, uow: Any) -> None:
    proposals.bring_back(uow, kept)
