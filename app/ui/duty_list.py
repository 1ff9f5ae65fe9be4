"""The list of what is owed: the overdue first, a part of it at a choice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.domain.obligations import OPEN_GROUPS, Chosen, Duty, choose, stand, way
from app.domain.vietnamese import short_date
from app.ui.context import AppContext
from app.ui.form_parts import key, teach
from app.ui.list_table import ListTable
from app.ui.obligations_table import COLUMNS, DutyView, ObligationsTable
from app.ui.widgets import button, label, name_control, row

NONE_HERE = {
    Chosen.OPEN: "Không còn việc nào phải làm",
    Chosen.OVERDUE: "Không có việc nào quá hạn",
    Chosen.DONE: "Chưa có việc nào xong",
    Chosen.ALL: "Năm này chưa có việc nào",
}
TEACHING = (
    "Sổ tính việc phải làm từ bộ quy định đang áp dụng, các buổi sinh hoạt và các đợt; "
    "việc khác đồng chí tự thêm bằng nút “Thêm việc”."
)


class DutyList(QWidget):
    """What is owed, by choice.

    Signals: ``bound(key)`` when another row is chosen, ``pressed`` on a click, ``worked`` on Enter and a double click,
    ``done_today`` on Space.
    """

    bound = Signal(str)
    pressed = Signal()
    worked = Signal()
    done_today = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._duties: tuple[Duty, ...] = ()
        self._papers: Mapping[int, str] = {}
        self._today = date.min
        self._model = ObligationsTable(context, self)
        self.table = ListTable(context, COLUMNS, wrap=True)
        name_control(self.table, "obligations_table", "Danh sách việc phải làm")
        self._filters = QButtonGroup(self)
        self._empty = label("", "title", wrap=True)
        self._lists = QStackedWidget()
        tokens = context.tokens
        self.chips = row(spacing=tokens.room(6))
        for number, which in enumerate(Chosen):
            chip = button(which.value, f"duties_{which.name.lower()}", kind="chip")
            chip.setCheckable(True)
            self._filters.addButton(chip, number)
            self.chips.addWidget(chip)
        self.chips.addStretch(1)
        self._filters.button(0).setChecked(True)
        self._lists.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._lists.addWidget(teach(tokens, "obligations_empty", self._empty, label(TEACHING, "muted", wrap=True)))
        self._lists.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._lists)
        self._connect()

    @property
    def is_empty(self) -> bool:
        """Whether the choice shows nothing."""
        return not self._model.rows

    def show_duties(self, duties: tuple[Duty, ...], papers: Mapping[int, str], today: date) -> None:
        """Show what is owed; ``papers`` are the numbers of documents by their lines in the register."""
        self._duties, self._papers, self._today = duties, papers, today
        self._show()

    def choose(self, wanted: str) -> None:
        """Choose something by its key, in the whole list where the present choice does not show it."""
        if not self.table.choose(wanted):
            self._filters.button(len(Chosen) - 1).setChecked(True)
            self._show()
            self.table.choose(wanted)

    def _connect(self) -> None:
        self.table.setModel(self._model)
        self.table.selectionModel().currentRowChanged.connect(self._bind)
        self.table.clicked.connect(self.pressed)
        self.table.activated.connect(self.worked)
        self._filters.idClicked.connect(self._show)
        key("Space", self.table, self.done_today.emit)

    def _show(self, *_: object) -> None:
        for number, which in enumerate(Chosen):
            count = len(choose(self._duties, which, self._today))
            self._filters.button(number).setText(f"{which.value} {count}" if count else which.value)
        which = list(Chosen)[self._filters.checkedId()]
        shown = choose(self._duties, which, self._today)
        self._model.show_rows(tuple(self._view(duty) for duty in shown))
        self._empty.setText(NONE_HERE[which])
        self._lists.setCurrentIndex(1 if shown else 0)

    def _view(self, duty: Duty) -> DutyView:
        stands = stand(duty, self._today)
        return DutyView(
            duty.key, duty.line, short_date(duty.due_on) if duty.due_on else "", stands,
            short_date(duty.done_on) if duty.done_on else "", way(duty), self._papers.get(duty.issued or 0, ""),
            stands.group not in OPEN_GROUPS,
        )  # fmt: skip

    def _bind(self, index: QModelIndex) -> None:
        if index.isValid():
            self.bound.emit(self.table.chosen())
