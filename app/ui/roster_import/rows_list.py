"""The list of an import: its parts at a choice, the table, and the keys by which a row is decided."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.domain.roster_plan import RosterChoice
from app.domain.roster_words import RosterLine, RosterPart, part
from app.ui.context import AppContext
from app.ui.form_parts import key
from app.ui.list_table import ListTable
from app.ui.live.flow import FlowLayout
from app.ui.roster_import.row_card import BACK_KEY, NEW_KEY, OUT_KEY
from app.ui.roster_import.rows_table import COLUMNS, RowsTable
from app.ui.widgets import button, label, name_control

MOST_CANDIDATES = 9
NONE_HERE = "Không có dòng nào thuộc phần này."


class RowsList(QWidget):
    """A list whose rows can be decided by keys.

    Signals: ``bound(id)`` when another row is chosen, ``decided(RosterChoice, candidate's number from 1 or None)``,
    ``taken_back``, ``next_wanted`` on Enter.
    """

    bound = Signal(int)
    decided = Signal(object, object)
    taken_back = Signal()
    next_wanted = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._lines: tuple[RosterLine, ...] = ()
        self._model = RowsTable(context, self)
        self.table = ListTable(context, COLUMNS)
        name_control(self.table, "roster_rows", "Các dòng của danh sách")
        self._parts = QButtonGroup(self)
        self._none = label(NONE_HERE, "muted", wrap=True, name="roster_none")
        tokens = context.tokens
        chips = FlowLayout(tokens.room(6))
        for number, which in enumerate(RosterPart):
            chip = button(which.vi, f"part_{which.value}", kind="chip")
            chip.setCheckable(True)
            self._parts.addButton(chip, number)
            chips.addWidget(chip)
        self._parts.button(0).setChecked(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.room(8))
        box.addLayout(chips)
        box.addWidget(self._none)
        box.addWidget(self.table, 1)
        self._connect()

    @property
    def shown(self) -> RosterPart:
        """The part that is shown."""
        return list(RosterPart)[self._parts.checkedId()]

    @property
    def chosen(self) -> int | None:
        """The id of the chosen line."""
        found = self.table.chosen()
        return None if found is None else int(found)

    def show_lines(self, lines: tuple[RosterLine, ...]) -> None:
        """Show these lines; the part, the chosen row and the place in the list stay."""
        self._lines = lines
        for number, which in enumerate(RosterPart):
            count = len(part(lines, which))
            self._parts.button(number).setText(f"{which.vi} {count}")
        self._show()

    def show_part(self, which: RosterPart) -> None:
        """Show a part of the list, its first row chosen."""
        self._parts.button(list(RosterPart).index(which)).setChecked(True)
        self._show()

    def choose(self, wanted: int) -> None:
        """Choose a line, in the whole list where its part does not show it."""
        if not self.table.choose(wanted):
            self.show_part(RosterPart.ALL)
            self.table.choose(wanted)

    def choose_first(self) -> None:
        """Choose the first line that needs a look, else the first with which something happens."""
        lines = self._lines
        wanted = next((line for line in lines if RosterPart.LOOK in line.parts), None)
        wanted = wanted or next((line for line in lines if not line.stands_back), None)
        if wanted is not None:
            self.choose(wanted.id)

    def next_to_look(self) -> int | None:
        """Return the next line, after the chosen one and then from the top, that needs a look."""
        lines = self._lines
        here = next((number for number, line in enumerate(lines) if line.id == self.chosen), -1)
        ahead: Sequence[RosterLine] = (*lines[here + 1 :], *lines[: here + 1])
        return next((line.id for line in ahead if RosterPart.LOOK in line.parts), None)

    def _connect(self) -> None:
        self.table.setModel(self._model)
        self.table.selectionModel().currentRowChanged.connect(self._bind)
        self.table.activated.connect(self._activate)
        self._parts.idClicked.connect(self._show)
        for number in range(1, MOST_CANDIDATES + 1):
            key(str(number), self.table, partial(self.decided.emit, RosterChoice.SAME_PERSON, number))
        key(NEW_KEY, self.table, partial(self.decided.emit, RosterChoice.NEW_PERSON, None))
        key(OUT_KEY, self.table, partial(self.decided.emit, RosterChoice.LEAVE_OUT, None))
        key(BACK_KEY, self.table, self.taken_back.emit)

    def _show(self, *_: object) -> None:
        rows = part(self._lines, self.shown)
        self._model.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if rows and self.table.chosen() is None:
            self.table.choose(rows[0].id)

    def _bind(self, index: QModelIndex) -> None:
        if index.isValid():
            self.bound.emit(int(self.table.chosen()))

    def _activate(self, *_: object) -> None:
        self.next_wanted.emit()
