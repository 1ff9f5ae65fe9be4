"""Everything an import would do, row by row, and what the person decides about it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.domain.roster_plan import RosterChoice, RosterDecision, RosterField, RosterPlan
from app.domain.roster_words import RosterCounts, RosterLine, RosterPart, counts, lines, still_meant, taken
from app.errors import KnownError
from app.ui.context import AppContext
from app.ui.form_parts import key, side_width
from app.ui.live.rows import is_large
from app.ui.roster_import.columns_card import ColumnsCard
from app.ui.roster_import.row_card import RowCard
from app.ui.roster_import.rows_list import RowsList
from app.ui.roster_import.source_line import SourceLine
from app.ui.widgets import button, key_line, label, row

KEYS = (
    ("↑ ↓", "chọn dòng"),
    ("Enter", "dòng cần xem tiếp"),
    ("1 M Del", "quyết định về dòng"),
    ("Ctrl Enter", "ghi vào sổ"),
    ("Esc", "quay lại"),
)


class PlanView(QWidget):
    """Shows a plan, with ``counts`` of what it would do; nothing is written here.

    Signals: ``choices_changed(RosterChoices)`` when the source is to be read in another way, ``write_wanted``,
    ``other_wanted`` for another source, ``left``.
    """

    choices_changed = Signal(object)
    write_wanted = Signal()
    other_wanted = Signal()
    left = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.plan: RosterPlan | None = None
        self._decisions: dict[int, RosterDecision] = {}
        self._shown: RosterPlan | None = None
        self.counts = RosterCounts()
        self._lines: dict[int, RosterLine] = {}
        tokens = context.tokens
        self.source = SourceLine(tokens)
        self.list = RowsList(context)
        self._row = RowCard(tokens)
        self._columns = ColumnsCard(tokens)
        self._side = QStackedWidget()
        self._open = label("", "muted", wrap=True, name="roster_open")
        self._write = button("", "apply_roster", kind="primary", accessible="Ghi danh sách vào sổ")
        self._build(context)
        self._connect()

    @property
    def decisions(self) -> tuple[RosterDecision, ...]:
        """What was decided so far."""
        return tuple(self._decisions.values())

    def show_plan(self, plan: RosterPlan) -> None:
        """Show a plan; of the same source, what was decided about rows that are still there stays."""
        fresh = self.plan is None or self.plan.source != plan.source
        self._decisions = {} if fresh or self.plan is None else still_meant(self.plan, plan, self._decisions)
        self.plan = plan
        self.source.show_plan(plan)
        self._columns.show_columns(plan.columns)
        if fresh:
            self.source.turn_columns(shown=False)
            self.list.show_part(RosterPart.ALL)
        self._redraw()
        if fresh:
            self.list.choose_first()

    def forget(self) -> None:
        """Forget the plan and what was decided."""
        self.plan = None
        self._decisions = {}

    def focus_first(self) -> None:
        """Put the keyboard into the list."""
        self.list.table.setFocus()

    def _build(self, context: AppContext) -> None:
        tokens = context.tokens
        for card in (self._row, self._columns):
            self._side.addWidget(card)
        self._side.setFixedWidth(side_width(tokens))
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        middle = QHBoxLayout()
        middle.setSpacing(tokens.room(14))
        middle.addWidget(self.list, 1)
        middle.addWidget(self._side)
        foot = row(spacing=tokens.room(14))
        foot.addWidget(self._open, 1)
        foot.addWidget(self._write)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.room(10))
        box.addWidget(self.source)
        box.addLayout(middle, 1)
        box.addLayout(foot)
        if not is_large(tokens):  # the rows need the room; the buttons beside them show their keys
            box.addLayout(key_line(tokens, *KEYS))

    def _connect(self) -> None:
        self.source.sheets_chosen.connect(self._choose_sheets)
        self.source.encoding_chosen.connect(self._choose_encoding)
        self.source.columns_turned.connect(self._turn_columns)
        self.source.other_wanted.connect(self.other_wanted)
        self.list.bound.connect(self._bind)
        self.list.decided.connect(self._decide_by_key)
        self.list.taken_back.connect(self._take_back)
        self.list.next_wanted.connect(self._next)
        self._row.decided.connect(self._decide)
        self._row.taken_back.connect(self._take_back)
        self._columns.field_chosen.connect(self._choose_field)
        self._columns.left.connect(self._close_columns)
        self._write.clicked.connect(self._ask_to_write)
        key("Ctrl+Return", self, self._ask_to_write)
        key("Escape", self, self.left.emit)

    def _redraw(self) -> None:
        assert self.plan is not None
        self._shown = taken(self.plan, self._decisions)
        shown = lines(self._shown, self._decisions)
        self._lines = {line.id: line for line in shown}
        self.list.show_lines(shown)
        if self.list.chosen is not None:
            self._bind(self.list.chosen)
        self.counts = counts(self._shown, self._decisions)
        self._write.setText(self.counts.deed)
        self._write.setEnabled(self._has_work)
        self._open.setText(self.counts.open)

    def _bind(self, line_id: int) -> None:
        line = self._lines.get(line_id)
        if line is None or self._shown is None:
            return
        if line_id < 0:
            self._row.show_skipped(line, self._shown.skipped[-1 - line_id])
            return
        found = next(one for one in self._shown.rows if one.key == line_id)
        self._row.show_row(line, found, self._decisions.get(line_id))

    def _decide_by_key(self, choice: RosterChoice, number: int | None) -> None:
        """Decide about the chosen row; ``number`` counts its candidates from one."""
        found = next((one for one in self.plan.rows if one.key == self.list.chosen), None) if self.plan else None
        if found is None or (number or 0) > len(found.candidates):
            return
        self._decide(choice, found.candidates[number - 1].member if number else None)

    def _decide(self, choice: RosterChoice, member: str | None) -> None:
        chosen = self.list.chosen
        if self.plan is None or chosen is None or chosen < 0:
            return
        wanted = self._decisions | {chosen: RosterDecision(chosen, choice, member)}
        try:
            taken(self.plan, wanted)
        except KnownError as error:
            self._context.refuse(error)
            return
        self._decisions = wanted
        self._redraw()
        self.focus_first()

    def _take_back(self) -> None:
        if self._decisions.pop(self.list.chosen or 0, None) is not None:
            self._redraw()
            self.focus_first()

    def _next(self) -> None:
        wanted = self.list.next_to_look()
        if wanted is not None:
            self.list.choose(wanted)
        else:
            self._write.setFocus()

    def _turn_columns(self, shown: bool) -> None:  # noqa: FBT001 (what a button tells)
        self._side.setCurrentIndex(1 if shown else 0)
        if shown:
            self._columns.focus_first()

    def _close_columns(self) -> None:
        self.source.turn_columns(shown=False)
        self.focus_first()

    def _choose_sheets(self, names: tuple[str, ...]) -> None:
        if self.plan is not None:
            self.choices_changed.emit(replace(self.plan.choices, sheets=names, columns=()))

    def _choose_encoding(self, encoding: str) -> None:
        if self.plan is not None:
            self.choices_changed.emit(replace(self.plan.choices, text_encoding=encoding))

    def _choose_field(self, sheet: str, index: int, field: RosterField | None) -> None:
        if self.plan is not None:
            others = tuple(one for one in self.plan.choices.columns if one[:2] != (sheet, index))
            self.choices_changed.emit(replace(self.plan.choices, columns=(*others, (sheet, index, field))))

    @property
    def _has_work(self) -> bool:
        return bool(self.counts.added or self.counts.changed)

    def _ask_to_write(self) -> None:
        if self._has_work:
            self.write_wanted.emit()
