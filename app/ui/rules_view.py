"""The rules of one pack in four parts: a table in plain words, and below it the chosen rule in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from app.domain.rule_faults import pack_faults
from app.domain.rule_list_forms import NEW_CRITERION, NEW_OBLIGATION
from app.domain.rule_words import Part, RuleLine, document_words, lines, source_words, total_words, validity_words
from app.domain.rules import RulePack
from app.ui.context import AppContext
from app.ui.form_parts import key
from app.ui.list_table import ListTable
from app.ui.live.flow import FlowLayout
from app.ui.rule_lines_table import RuleLinesTable, columns
from app.ui.tokens import LARGE
from app.ui.widgets import button, label, name_control, row

#: What can be added to a part, and the id of the new line.
ADDED = {Part.OBLIGATIONS: ("Thêm việc", NEW_OBLIGATION), Part.SCORING: ("Thêm tiêu chí", NEW_CRITERION)}
WAITING = "{} Chỗ vừa sửa có hiệu lực khi đủ 100 điểm."


class RulesView(QWidget):
    """Shows a pack.

    Signals: ``edit_wanted(line)`` on Enter or a double click, or for something new; ``removal_wanted(line)`` on Delete;
    ``changes_dropped`` to give up what is not in order; ``part_chosen`` after another part is shown.
    """

    edit_wanted = Signal(str)
    removal_wanted = Signal(str)
    changes_dropped = Signal()
    part_chosen = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._pack: RulePack | None = None
        self._is_large = context.tokens.scale >= LARGE
        shown = columns(context.tokens)
        self._model = RuleLinesTable(context, shown, self)
        self.table = ListTable(context, shown, wrap=True)
        name_control(self.table, "rules_table", "Các quy định")
        self._about = label("", "small", wrap=True, name="rules_about")
        self._add = button("", "add_rule")
        self._waits = label("", "fault", wrap=True, name="rules_waiting")
        self._drop = button("Bỏ chỗ vừa sửa", "drop_rule_changes", kind="link")
        self._detail = label("", "small", wrap=True, name="rule_detail")
        self._parts = QButtonGroup(self)
        self._build(context)
        self._connect()

    @property
    def part(self) -> Part:
        """The part that is shown."""
        return tuple(Part)[max(self._parts.checkedId(), 0)]

    def show_pack(self, pack: RulePack, packs: Sequence[RulePack], *, own: bool, waiting: bool) -> None:
        """Show a pack; ``own`` may be changed, ``waiting`` says that what was changed in it is not in force."""
        self._pack = pack
        titles = {one.code: one.title for one in packs}
        source = source_words(pack.source) if own else document_words(pack.source)
        self._about.setText(f"{source}. {validity_words(pack, titles)}".strip())
        self._about.setVisible(not self._is_large or pack.valid_until is not None)
        self._show_part()
        can_add = own and self.part in ADDED and (self.part is not Part.SCORING or pack.scoring is not None)
        self._add.setVisible(can_add)
        self._add.setEnabled(can_add)
        self._add.setText(ADDED[self.part][0] if can_add else "")
        self._add.setAccessibleName(self._add.text())
        is_waiting = waiting and pack.scoring is not None and any(pack_faults(pack))
        self._waits.setText(WAITING.format(total_words(pack.scoring)) if is_waiting and pack.scoring else "")
        for part in (self._waits, self._drop):
            part.setVisible(is_waiting)

    def show_part(self, part: Part) -> None:
        """Show another part of the pack."""
        self._parts.button(tuple(Part).index(part)).click()

    def chosen(self) -> RuleLine | None:
        """Return the chosen rule, None without one."""
        return next((line for line in self._model.rows if line.id == self.table.chosen()), None)

    def _show_part(self) -> None:
        shown = lines(self._pack) if self._pack else ()
        self._model.show_rows(tuple(line for line in shown if line.part is self.part))
        self._tell_detail()

    def _tell_detail(self) -> None:
        line = self.chosen()
        if line is None:
            self._detail.setText("")
            return
        words = document_words if self._is_large else source_words
        source = f" {words(line.source)}." if line.source else ""
        self._detail.setText(f"{line.sentence}.{source} {line.note}".replace("..", ".").strip())

    def _edit(self, _: QModelIndex | None = None) -> None:
        line = self.chosen()
        if line is not None:
            self.edit_wanted.emit(line.id)

    def _begin_new(self) -> None:
        self.edit_wanted.emit(ADDED[self.part][1])

    def _remove(self) -> None:
        line = self.chosen()
        if line is not None:
            self.removal_wanted.emit(line.id)

    def _build(self, context: AppContext) -> None:
        tokens = context.tokens
        chips = FlowLayout(tokens.room(6))
        for number, part in enumerate(Part):
            chip = button(part.vi, f"rules_{part}", kind="chip")
            chip.setCheckable(True)
            self._parts.addButton(chip, number)
            chips.addWidget(chip)
        chips.addWidget(self._add)
        self._parts.button(0).setChecked(True)
        self._add.hide()
        if not self._is_large:
            self._detail.setMinimumHeight(2 * tokens.px(18))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.gap)
        box.addWidget(self._about)
        box.addLayout(chips)
        waiting = row(spacing=tokens.gap)
        waiting.addWidget(self._waits, 1)
        waiting.addWidget(self._drop)
        box.addLayout(waiting)
        box.addWidget(self.table, 1)
        box.addWidget(self._detail)

    def _connect(self) -> None:
        self.table.setModel(self._model)
        self.table.activated.connect(self._edit)
        self.table.selectionModel().currentRowChanged.connect(self._tell_detail)
        self._parts.idClicked.connect(self._choose_part)
        self._add.clicked.connect(self._begin_new)
        self._drop.clicked.connect(self.changes_dropped)
        key("Delete", self.table, self._remove)
        key("Ctrl+N", self, self._add.click)

    def _choose_part(self, _: int) -> None:
        self._show_part()
        if self._model.rows and self.chosen() is None:
            self.table.choose(self._model.rows[0].id)
        self.part_chosen.emit()
