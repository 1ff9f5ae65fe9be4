"""Inspections of the cell's books by the committee above: what was found, and what is done about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame

from app.domain.vietnamese import short_date
from app.domain.year_records import InspectionRecord
from app.services import inspections
from app.ui.context import AppContext
from app.ui.form_parts import teach
from app.ui.inspection_form import InspectionForm
from app.ui.inspections_table import COLUMNS, InspectionsTable
from app.ui.leading import Lead
from app.ui.list_table import ListTable
from app.ui.side_view import SideView
from app.ui.widgets import button, label, name_control, row

TEACHING = (
    "Cấp trên kiểm tra sổ biên bản, nền nếp sinh hoạt thường 06 tháng một lần. Ghi ngày, nhận xét và hạn khắc phục ở "
    "đây; hồ sơ kiểm tra và báo cáo năm lấy lại nguyên văn."
)
KEYS = (("Ctrl N", "thêm"), ("Enter", "sửa"), ("Ctrl Enter", "ghi"), ("Esc", "về bảng"))


class InspectionsView(SideView):
    """Every inspection, the newest first."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "inspections_view", ListTable(context, COLUMNS, wrap=True))
        self._known: tuple[InspectionRecord, ...] = ()
        self._model = InspectionsTable(context, self)
        name_control(self.table, "inspections_table", "Các lần cấp trên kiểm tra")
        self._form = InspectionForm(context.tokens)
        self._add = button("Ghi lần kiểm tra", "add_inspection", kind="primary")
        self._pack = button("Xem hồ sơ kiểm tra", "open_inspection_pack")
        self._count = label("", "muted", name="inspections_count")
        empty: QFrame = teach(
            context.tokens, "inspections_empty", label("Chưa ghi lần kiểm tra nào", "title", wrap=True),
            label(TEACHING, "muted", wrap=True),
        )  # fmt: skip
        self.arrange((row(self._count, None, self._pack, self._add),), empty, ((self._form, self._store),), KEYS)
        self.table.setModel(self._model)
        self.table.activated.connect(self._edit_chosen)
        self._add.clicked.connect(self.add)
        Lead(self._add, self._form)
        self._pack.clicked.connect(self._show_pack)
        self._form.removed.connect(self._remove)

    def refresh(self) -> None:
        """Read the inspections again; what is being typed stays."""
        self._known = self.context.book.ask(inspections.inspections)
        self._model.show_inspections(self._known, self.context.now().date())
        self._count.setText(f"{len(self._known)} lần kiểm tra" if self._known else "")
        self.show_list(filled=bool(self._known))

    def add(self) -> None:
        """Open the form for a new inspection."""
        if self.is_free(self._form):
            self._form.show_inspection(None)
            self.open_form(self._form)

    def focus_first(self) -> None:
        """Put the keyboard into the table, or on the way to the first inspection."""
        (self.table if self._known else self._add).setFocus()

    def _edit_chosen(self) -> None:
        chosen = next((one for one in self._known if one.id == self.table.chosen()), None)
        if chosen is not None and self.is_free(self._form):
            self._form.show_inspection(chosen)
            self.open_form(self._form)

    def _store(self) -> None:
        new, record, refused = self._form.new(), self._form.record, partial(self.reopen, self._form)
        if record is None:
            self.context.save(lambda uow: inspections.add(uow, new), then=self._show_new, refused=refused)
            return
        number = record.id
        self.context.save(lambda uow: inspections.change(uow, number, new), refused=refused)

    def _show_new(self, number: int) -> None:
        self.refresh()
        self.show_record(number)

    def _show_pack(self) -> None:
        self.context.document_requested.emit(str(self.context.now().year), "inspection-pack")

    def _remove(self) -> None:
        record = self._form.record
        if record is None:
            return
        number, new = record.id, inspections.as_typed(record)

        def restore() -> None:
            self.context.save(lambda uow: inspections.add(uow, new))

        def offer(_: object) -> None:
            day = short_date(record.held_on) if record.held_on else ""
            self.context.offered.emit(f"Đã xóa lần kiểm tra {day}.", "Hoàn tác", restore)

        self.close_forms()
        self.context.save(lambda uow: inspections.remove(uow, number), then=offer)
