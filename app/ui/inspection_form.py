"""The form beside the inspections: when, of which span, by whom, what was found and what is done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.domain.year_records import InspectionRecord
from app.errors import WrongInput
from app.services.inspections import NewInspection
from app.ui.form_parts import FormField, line
from app.ui.side_form import SideForm, day_field, day_in, day_typed, put_day, text_box
from app.ui.tokens import Tokens
from app.ui.widgets import button


class InspectionForm(SideForm):
    """One inspection. Signals beside those of the base: ``removed``."""

    removed = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens, "inspection", "Ghi lần kiểm tra vào sổ")
        self.record: InspectionRecord | None = None
        self._inspector = line("inspection_by", "Người, đoàn kiểm tra", "Ủy ban Kiểm tra Đảng ủy phường")
        self._findings = text_box(tokens, "inspection_findings", "Nhận xét, kiến nghị của người kiểm tra", 96)
        self._follow_up = text_box(tokens, "inspection_follow_up", "Việc khắc phục của chi bộ", 72)
        self._remove = button("Xóa lần kiểm tra", "remove_inspection", kind="link")
        self._days = {
            "held_on": day_field("Ngày kiểm tra", "inspection_day"),
            "period_from": day_field("Kiểm tra từ ngày", "inspection_from"),
            "period_until": day_field("Đến ngày", "inspection_until", hint="Việc nhắc 06 tháng tính theo ngày này."),
            "due_on": day_field("Hạn khắc phục", "inspection_due"),
            "done_on": day_field("Đã khắc phục ngày", "inspection_done"),
        }
        held, since, until, due, done = self._days.values()
        by, found = FormField("Người, đoàn kiểm tra", self._inspector), FormField("Nhận xét, kiến nghị", self._findings)
        self.arrange(
            (held, since, until, by, found, FormField("Việc khắc phục", self._follow_up), due, done), self._remove
        )
        self._remove.clicked.connect(self.removed)
        self.show_inspection(None)

    def show_inspection(self, record: InspectionRecord | None) -> None:
        """Show an inspection, or an empty form."""
        self.record = record
        shown = record or InspectionRecord(0)
        for name, field in self._days.items():
            put_day(field, getattr(shown, name))
        self._inspector.setText(shown.inspector)
        self._findings.setPlainText(shown.findings)
        self._follow_up.setPlainText(shown.follow_up)
        self._remove.setVisible(record is not None)
        self.begin_anew("Sửa lần kiểm tra" if record else "Ghi lần kiểm tra")

    def typed(self) -> tuple[str, ...]:
        """Return what stands in the form."""
        texts = (self._inspector.text(), self._findings.toPlainText(), self._follow_up.toPlainText())
        return (*(day_typed(field) for field in self._days.values()), *texts)

    def new(self) -> NewInspection:
        """Return the inspection as it is to be kept; raises WrongInput after saying what is wrong."""
        held, since, until, due, done = (day_in(field) for field in self._days.values())
        texts = (self._inspector.text(), self._findings.toPlainText(), self._follow_up.toPlainText())
        return NewInspection(held, since, until, *texts, due, done)

    def check(self) -> bool:
        """Return whether the inspection can be kept; say what is wrong."""
        try:
            new = self.new()
        except WrongInput:
            return False
        place = self._days["held_on" if new.held_on is None else "period_until"]
        place.say(new.fault)
        if new.fault:
            place.control.setFocus()
        return not new.fault

    def restore(self) -> None:
        """Show again what the book has."""
        self.show_inspection(self.record)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self._days["held_on"].control.setFocus()
