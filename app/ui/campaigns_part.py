"""Political activities of the parent committee: what each asks for, until when, and whether it is done."""

from __future__ import annotations

from dataclasses import astuple
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.domain.year_records import CampaignRecord, MilestoneRecord
from app.errors import KnownError
from app.services import campaigns, catalogue
from app.ui.campaign_cards import CampaignCards
from app.ui.campaign_forms import CampaignForm, MilestoneForm, SideForm
from app.ui.context import AppContext
from app.ui.form_parts import side_width, teach
from app.ui.leading import Lead
from app.ui.live.rows import is_large
from app.ui.plan_view import PlanView
from app.ui.widgets import button, label

TEACHING = (
    "Khi cấp trên phát động một đợt sinh hoạt có chủ đề riêng, ghi đợt ấy ở đây cùng các mốc ngày phải xong; "
    "chuyên đề của kế hoạch có thể ghi là thuộc đợt."
)


class CampaignsPart(QWidget):
    """The campaigns of a year with a form beside them."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self._view: PlanView | None = None
        self._cards = CampaignCards(context.tokens)
        self._campaign = CampaignForm(context.tokens)
        self._milestone = MilestoneForm(context.tokens)
        self._loaded: object = None
        self._lists = QStackedWidget()
        self._build()
        self._connect()

    def show_plan(self, view: PlanView) -> None:
        """Show a year; what is being typed stays."""
        self._view = view
        self._cards.show_campaigns(view)
        self._lists.setCurrentIndex(1 if view.plan.campaigns else 0)

    @property
    def leading(self) -> tuple[QWidget, ...]:
        """What leads here instead of the button above."""
        return self._campaign, self._milestone, self._first

    def leave(self) -> None:
        """Store what is typed when it can be kept."""
        for form in (self._campaign, self._milestone):
            if not form.isHidden() and form.typed() != self._loaded and self._may_store(form):
                self._store(form)
                self._hide(form)

    def fold(self) -> bool:
        """Close a form in which nothing is typed; return whether none is open."""
        for form in (self._campaign, self._milestone):
            if not form.isHidden() and form.typed() == self._loaded:
                self._hide(form)
        return self._campaign.isHidden() and self._milestone.isHidden()

    def focus_first(self) -> None:
        """Put the keyboard where work goes on."""
        opened = next((form for form in (self._campaign, self._milestone) if not form.isHidden()), None)
        if opened is not None:
            opened.focus_first()
        elif self._view is not None and self._view.plan.campaigns:
            self._cards.focus_first()

    def add(self) -> None:
        """Open the form for a new campaign."""
        self._open_campaign(None)

    def _edit(self, number: int) -> None:
        found = self._view.plan.campaigns if self._view else ()
        self._open_campaign(next((one.record for one in found if one.record.id == number), None))

    def _open_campaign(self, record: CampaignRecord | None) -> None:
        self.leave()
        if self._view is None:
            return
        try:
            agendas = catalogue.agenda_profiles()
        except KnownError as error:
            self.context.refuse(error)
            agendas = ()
        self._campaign.show_campaign(record, self._view, agendas)
        self._show(self._campaign)

    def _add_milestone(self, campaign: int) -> None:
        self._open_milestone(MilestoneRecord(0, campaign, ""))

    def _change_milestone(self, number: int) -> None:
        found = (m for one in (self._view.plan.campaigns if self._view else ()) for m in one.milestones)
        milestone = next((one for one in found if one.id == number), None)
        if milestone is not None:
            self._open_milestone(milestone)

    def _open_milestone(self, record: MilestoneRecord) -> None:
        self.leave()
        if self._view is not None:
            self._milestone.show_milestone(record, self._view)
            self._show(self._milestone)

    def _show(self, form: CampaignForm | MilestoneForm) -> None:
        for other in (self._campaign, self._milestone):
            other.setVisible(other is form)
        self._lists.setHidden(is_large(self.context.tokens))
        self._loaded = form.typed()
        form.focus_first()

    def _submit(self, form: CampaignForm | MilestoneForm) -> None:
        if self._may_store(form):
            self._store(form)
            self._close(form)

    def _may_store(self, form: CampaignForm | MilestoneForm) -> bool:
        return form.check() and self.context.takes(*astuple(form.typed()))

    def _store(self, form: CampaignForm | MilestoneForm) -> None:
        if isinstance(form, CampaignForm):
            self.context.save(partial(_keep, form.typed()))
        else:
            self.context.save(partial(_keep_milestone, form.typed()))
        self._loaded = form.typed()

    def _close(self, form: SideForm) -> None:
        self._hide(form)
        self._cards.focus_first()

    def _hide(self, form: SideForm) -> None:
        form.hide()
        self._lists.show()

    def _remove_campaign(self) -> None:
        self._close(self._campaign)
        self.context.save(partial(_remove, self._campaign.typed().id), then=self._offer_campaign)

    def _offer_campaign(self, removed: campaigns.RemovedCampaign) -> None:
        undo = partial(self.context.save, partial(_bring_back, removed))
        self.context.offered.emit(f"Đã xóa đợt “{removed.plan.record.name}”.", "Hoàn tác", undo)

    def _remove_milestone(self) -> None:
        self._close(self._milestone)
        self.context.save(partial(_remove_milestone, self._milestone.typed().id), then=self._offer_milestone)

    def _offer_milestone(self, record: MilestoneRecord) -> None:
        undo = partial(self.context.save, partial(_bring_back_milestone, record))
        self.context.offered.emit("Đã xóa mốc.", "Hoàn tác", undo)

    def _finish(self, number: int) -> None:
        today = self.context.now().date()

        def offer(before: Any) -> None:
            undo = partial(self.context.save, partial(_set_done, number, before))
            self.context.offered.emit("Đã ghi mốc này xong hôm nay.", "Hoàn tác", undo)

        self.context.save(partial(_set_done, number, today), then=offer)

    def _build(self) -> None:
        tokens = self.context.tokens
        self._first = button("Thêm đợt sinh hoạt", "add_first_campaign", kind="primary")
        title = label("Chưa có đợt sinh hoạt nào", "title", wrap=True)
        self._lists.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._lists.addWidget(teach(tokens, "campaigns_empty", title, label(TEACHING, "muted", wrap=True), self._first))
        self._lists.addWidget(self._cards)
        middle = QHBoxLayout()
        middle.setSpacing(tokens.room(14))
        middle.addWidget(self._lists, 1)
        for form in (self._campaign, self._milestone):
            if not is_large(tokens):
                form.setFixedWidth(side_width(tokens))
            form.hide()
            middle.addWidget(form)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(middle, 1)

    def _connect(self) -> None:
        self._first.clicked.connect(self.add)
        Lead(self._first, self._campaign, self._milestone)
        self._cards.editing.connect(self._edit)
        self._cards.adding.connect(self._add_milestone)
        self._cards.changing.connect(self._change_milestone)
        self._cards.finishing.connect(self._finish)
        for form in (self._campaign, self._milestone):
            form.submitted.connect(partial(self._submit, form))
            form.left.connect(partial(self._close, form))
        self._campaign.removed.connect(self._remove_campaign)
        self._milestone.removed.connect(self._remove_milestone)


def _keep(record: CampaignRecord, uow: Any) -> None:
    campaigns.keep(uow, record)


def _keep_milestone(record: MilestoneRecord, uow: Any) -> None:
    campaigns.keep_milestone(uow, record)


def _remove(number: int, uow: Any) -> campaigns.RemovedCampaign:
    return campaigns.remove(uow, number)


def _bring_back(removed: campaigns.RemovedCampaign, uow: Any) -> None:
    campaigns.bring_back(uow, removed)


def _remove_milestone(number: int, uow: Any) -> MilestoneRecord:
    return campaigns.remove_milestone(uow, number)


def _bring_back_milestone(record: MilestoneRecord, uow: Any) -> None:
    campaigns.bring_back_milestone(uow, record)


def _set_done(number: int, day: Any, uow: Any) -> Any:
    return campaigns.set_done(uow, number, day)
