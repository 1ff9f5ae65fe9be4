"""The list of the cells below a committee: filters with their numbers, the table, and the chosen row in words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.cells_year import LEGEND, CellYear, Mark, Which, reminders
from app.domain.vietnamese import short_date
from app.ui.cells_table import FIRST_MONTH, RATE, CellsTable, SignDelegate, columns, mark_at, period
from app.ui.context import AppContext
from app.ui.form_parts import teach
from app.ui.list_table import ListTable
from app.ui.live.flow import FlowLayout
from app.ui.widgets import button, key_hint, label, name_control, row

NONE_AT_ALL = "Chưa nhận tệp của chi bộ nào"
TEACHING = (
    "Mỗi chi bộ ghi sổ của mình ra một tệp trao đổi rồi gửi lên. Đồng chí bấm “Nhận tệp” hoặc chọn cả thư mục; "
    "sổ chỉ giữ số liệu các buổi, không giữ họ tên và lời phát biểu của đảng viên."
)
NONE_HERE = {
    Which.ALL: "Chưa nhận tệp của chi bộ nào",
    Which.LATE: "Không có chi bộ nào thiếu buổi hoặc báo cáo muộn",
    Which.UNREPORTED: "Không có chi bộ nào chưa báo cáo",
    Which.BELOW: "Không có chi bộ nào dự dưới chỉ tiêu",
    Which.SILENT: "Không có chi bộ nào cần gửi tệp mới",
}
#: Type so large that the table needs the room of what is said besides, and the rows that are always in sight.
LARGE, LEAST_ROWS = 1.5, 4
KEYS = (("Enter", "xem chi bộ"), ("← → ↑ ↓", "chọn"), ("Ctrl O", "nhận tệp"))


class CellsList(QWidget):
    """Shows ``CellYear`` records.

    Signals: ``chosen(cell)`` on Enter or a double click on a row.
    """

    chosen = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._cells: tuple[CellYear, ...] = ()
        self._model = CellsTable(context, self)
        self.table = ListTable(context, columns(context.tokens))
        name_control(self.table, "cells_table", "Các chi bộ theo tháng và quý")
        self._filters = QButtonGroup(self)
        self._said = label(" ", "fine", wrap=True, name="cell_words")
        self._empty = label(NONE_AT_ALL, "title", wrap=True)
        self._teaching = label(TEACHING, "muted", wrap=True)
        self._stack = QStackedWidget()
        self._build()

    def show_cells(self, cells: tuple[CellYear, ...]) -> None:
        """Show a year; what is chosen stays chosen."""
        self._cells = cells
        for number, which in enumerate(Which):
            count = sum(one.is_among(which) for one in cells)
            self._filters.button(number).setText(f"{which.value} {count}" if count else which.value)
        self._show_rows()

    def choose(self, cell: int) -> None:
        """Choose the row of a cell."""
        self.table.choose(cell)

    def focus_first(self) -> None:
        """Put the keyboard into the table."""
        self.table.setFocus()

    def _build(self) -> None:
        tokens = self._context.tokens
        chips = FlowLayout(tokens.room(6))
        for number, which in enumerate(Which):
            chip = button(which.value, f"cells_{which.name.lower()}", kind="chip")
            chip.setCheckable(True)
            self._filters.addButton(chip, number)
            chips.addWidget(chip)
        self._filters.button(0).setChecked(True)
        self._filters.idClicked.connect(self._show_rows)
        self.table.setModel(self._model)
        self.table.setProperty("role", "signs")
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        signs = SignDelegate(self._context, self.table)
        for column in range(FIRST_MONTH, RATE):
            self.table.setItemDelegateForColumn(column, signs)
        self.table.activated.connect(self._choose)
        self.table.selectionModel().currentChanged.connect(self._say)
        self._stack.addWidget(teach(tokens, "cells_empty", self._empty, self._teaching))
        self._stack.addWidget(self.table)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(tokens.room(10))
        page.addLayout(chips)
        page.addWidget(self._stack, 1)
        page.addWidget(self._said)
        page.addLayout(self._legend())
        if tokens.scale <= LARGE:
            page.addLayout(row(*(key_hint(cap, meaning) for cap, meaning in KEYS), None, spacing=tokens.room(14)))
        self.table.setMinimumHeight(LEAST_ROWS * tokens.control)

    def _legend(self) -> FlowLayout:
        flow = FlowLayout(self._context.tokens.room(14))
        for cap, meaning in LEGEND:
            one = QWidget()
            line = QHBoxLayout(one)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(self._context.tokens.room(5))
            line.addWidget(label(cap, "strong"))
            line.addWidget(label(meaning, "small"))
            flow.addWidget(one)
        return flow

    def _show_rows(self) -> None:
        which = list(Which)[self._filters.checkedId()]
        shown = tuple(one for one in self._cells if one.is_among(which))
        self._model.show_rows(shown)
        self._empty.setText(NONE_HERE[which])
        self._teaching.setVisible(not self._cells)
        self._stack.setCurrentIndex(1 if shown else 0)
        self._say()

    def _say(self) -> None:
        """Say in words what stands in the chosen row, and in the chosen month or quarter."""
        index = self.table.currentIndex()
        self._said.setText(self._described(index) if index.isValid() and self._model.rows else " ")

    def _described(self, index: QModelIndex) -> str:
        one = self._model.rows[index.row()]
        mark = mark_at(one, index.column())
        parts = [one.cell.name]
        if mark is not None:
            parts.append(f"{period(index.column())}: {mark.words}{_why(one, mark)}")
        parts.append(reminders(one) or "Đủ, đúng hạn")
        if one.file is not None:
            parts.append(f"Tệp nhận ngày {short_date(one.file.received_at.date())}")
        return " · ".join(parts)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.rows[index.row()].id)


def _why(one: CellYear, mark: Mark) -> str:
    """Return why nothing is known of a month or quarter."""
    if mark is not Mark.UNKNOWN or one.file is None:
        return ""
    return ", tệp nhận trước khi hết kỳ"
