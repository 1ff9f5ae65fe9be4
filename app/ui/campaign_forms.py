"""The forms beside the campaigns: one for a campaign, one for what it asks for until a day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.domain.agenda import AgendaProfile
from app.domain.dates import parse_day
from app.domain.plan_year import directive_words
from app.domain.vietnamese import short_date
from app.domain.year_records import CampaignRecord, MilestoneRecord
from app.ui.form_parts import FormField, choice, example_of, key, line, refill
from app.ui.plan_view import PlanView
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, row, scrolling

DAY_FAULT = "Ghi ngày theo mẫu 25/8."
USUAL_AGENDA, NO_DIRECTIVE = ("Theo chương trình thường dùng", ""), ("Không ghi văn bản", None)


class DayLine(QLineEdit):
    """A line for a day; without a year the day is of the plan's year."""

    def day(self, year: int) -> date | None:
        """Return the day typed, None for none and for one that cannot be read."""
        typed = self.text().strip()
        return parse_day(typed, date(year, 1, 1)) if typed else None

    def is_unread(self, year: int) -> bool:
        """Return whether something is typed that is no day."""
        return bool(self.text().strip()) and self.day(year) is None

    def show_day(self, day: date | None) -> None:
        """Show a day."""
        self.setText(short_date(day) if day else "")


class SideForm(QFrame):
    """A form beside a list. Subclasses fill ``check`` and make their ``fields``.

    Signals: ``submitted`` to keep it, ``left`` to go back, ``removed`` to delete what it shows.
    """

    submitted = Signal()
    left = Signal()
    removed = Signal()

    def __init__(self, tokens: Tokens, name: str) -> None:
        super().__init__()
        self.year = date.today().year
        self.fields: dict[str, FormField] = {}
        self.setObjectName(f"{name}_form")
        self.setProperty("role", "card")
        self.heading = label("", "heading", wrap=True)
        self.save = button("Ghi", f"save_{name}", kind="primary")
        self.cancel = button("Thôi", f"cancel_{name}", accessible="Thôi, không ghi")
        self.remove = button("Xóa", f"remove_{name}", kind="link")
        self.save.clicked.connect(self.submitted)
        self.cancel.clicked.connect(self.left)
        self.remove.clicked.connect(self.removed)
        key("Ctrl+Return", self, self.submitted.emit)
        key("Escape", self, self.left.emit)
        self._tokens = tokens

    def lay_out(self) -> None:
        """Put the fields in their order between the heading and the buttons."""
        tokens = self._tokens
        inner = QWidget()
        middle = QVBoxLayout(inner)
        middle.setContentsMargins(0, 0, tokens.gap, 0)
        middle.setSpacing(tokens.gap)
        for field in self.fields.values():
            middle.addWidget(field)
        middle.addLayout(row(self.remove, None))
        middle.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.gap, tokens.room(14))
        box.setSpacing(tokens.gap)
        box.addWidget(self.heading)
        box.addWidget(scrolling(inner), 1)
        box.addLayout(row(self.save, self.cancel, None))
        controls = (*(field.control for field in self.fields.values()), self.remove, self.save, self.cancel)
        for before, behind in pairwise(controls):
            self.setTabOrder(before, behind)

    def say(self, faults: dict[str, str]) -> bool:
        """Say what is wrong by name of the field; return whether nothing is."""
        for name, field in self.fields.items():
            field.say(faults.get(name, ""))
        first = next((field for name, field in self.fields.items() if name in faults), None)
        if first is not None:
            first.control.setFocus()
        return not faults

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        next(iter(self.fields.values())).control.setFocus()

    def day_line(self, name: str, accessible: str) -> DayLine:
        """Return a line for a day."""
        made = DayLine()
        made.setObjectName(name)
        made.setAccessibleName(accessible)
        made.setPlaceholderText(example_of("25/8"))
        return made


class CampaignForm(SideForm):
    """A campaign as it is typed."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens, "campaign")
        self._number = 0
        self._name = line("campaign_name", "Tên đợt sinh hoạt", "Tự soi, tự sửa")
        self._directive = choice("campaign_directive", "Văn bản của cấp trên")
        self._agenda = choice("campaign_agenda", "Chương trình của đợt")
        self._banner = line("campaign_banner", "Dòng chữ ma-két", "TỰ SOI, TỰ SỬA")
        self._starts = self.day_line("campaign_starts", "Từ ngày")
        self._ends = self.day_line("campaign_ends", "Đến ngày")
        self._note = line("campaign_note", "Ghi chú của đợt")
        self.fields = {
            "name": FormField("Tên đợt sinh hoạt", self._name),
            "directive": FormField("Theo văn bản", self._directive),
            "agenda": FormField("Chương trình", self._agenda),
            "banner": FormField("Dòng chữ ma-két", self._banner),
            "starts": FormField("Từ ngày", self._starts),
            "ends": FormField("Đến ngày", self._ends),
            "note": FormField("Ghi chú", self._note),
        }
        self.lay_out()

    def show_campaign(
        self, campaign: CampaignRecord | None, view: PlanView, agendas: tuple[AgendaProfile, ...]
    ) -> None:
        """Show a campaign, or an empty form for a new one."""
        shown = campaign or CampaignRecord(0, "")
        self.year, self._number = view.plan.year, shown.id
        self.heading.setText("Sửa đợt sinh hoạt" if campaign else "Thêm đợt sinh hoạt")
        self.remove.setVisible(campaign is not None)
        self._name.setText(shown.name)
        directives = [(directive_words(one), one.id) for one in view.plan.directives]
        refill(self._directive, [NO_DIRECTIVE, *directives], shown.directive)
        refill(self._agenda, [USUAL_AGENDA, *((one.title, one.code) for one in agendas)], shown.agenda)
        self._banner.setText(shown.banner)
        self._starts.show_day(shown.starts_on)
        self._ends.show_day(shown.ends_on)
        self._note.setText(shown.note)
        self.say({})

    def typed(self) -> CampaignRecord:
        """Return what stands in the form."""
        return CampaignRecord(
            self._number, self._name.text(), self._directive.currentData(), self._agenda.currentData() or "",
            self._banner.text().strip(), self._starts.day(self.year), self._ends.day(self.year),
            self._note.text().strip(),
        )  # fmt: skip

    def check(self) -> bool:
        """Return whether it can be kept; say what is wrong."""
        typed = self.typed()
        faults = {} if typed.name.strip() else {"name": "Chưa ghi tên đợt sinh hoạt."}
        faults |= {name: DAY_FAULT for name, made in self._days() if made.is_unread(self.year)}
        if typed.starts_on and typed.ends_on and typed.ends_on < typed.starts_on:
            faults["ends"] = "Ngày kết thúc đang trước ngày bắt đầu."
        return self.say(faults)

    def _days(self) -> tuple[tuple[str, DayLine], ...]:
        return ("starts", self._starts), ("ends", self._ends)


class MilestoneForm(SideForm):
    """A milestone as it is typed."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens, "milestone")
        self._record = MilestoneRecord(0, 0, "")
        self._text = line("milestone_text", "Việc phải xong", "Gửi kế hoạch và đăng ký thời gian")
        self._due = self.day_line("milestone_due", "Hạn")
        self._recipient = line("milestone_recipient", "Gửi đến", "Thường trực Đảng ủy")
        self._done = self.day_line("milestone_done", "Ngày xong")
        self.fields = {
            "text": FormField("Việc phải xong", self._text),
            "due": FormField("Trước ngày", self._due),
            "recipient": FormField("Gửi đến", self._recipient),
            "done": FormField("Đã xong ngày", self._done),
        }
        self.lay_out()

    def show_milestone(self, record: MilestoneRecord, view: PlanView) -> None:
        """Show a milestone; one without a number is new."""
        self._record, self.year = record, view.plan.year
        self.heading.setText("Sửa mốc" if record.id else "Thêm mốc")
        self.remove.setVisible(bool(record.id))
        self._text.setText(record.text)
        self._due.show_day(record.due_on)
        self._recipient.setText(record.recipient)
        self._done.show_day(record.done_on)
        self.say({})

    def typed(self) -> MilestoneRecord:
        """Return what stands in the form."""
        return MilestoneRecord(
            self._record.id, self._record.campaign, self._text.text(), self._due.day(self.year),
            self._done.day(self.year), self._recipient.text().strip(),
        )  # fmt: skip

    def check(self) -> bool:
        """Return whether it can be kept; say what is wrong."""
        faults = {} if self._text.text().strip() else {"text": "Chưa ghi việc của mốc."}
        days = (("due", self._due), ("done", self._done))
        return self.say(faults | {name: DAY_FAULT for name, made in days if made.is_unread(self.year)})
