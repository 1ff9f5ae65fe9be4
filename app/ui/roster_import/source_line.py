"""What is being read: the source, its sheet and writing, and what stands out in it as a whole."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.domain.roster_plan import RosterPlan
from app.domain.roster_words import encoding_words
from app.services.roster_import import PASTED
from app.ui.form_parts import choice, refill
from app.ui.live.flow import FlowLayout
from app.ui.tokens import Tokens
from app.ui.widgets import button, label

PASTED_NAME = "Danh sách đã dán"
#: Room beside the words of a list, for its frame and arrow, and the most that a list takes, in tokens' pixels.
BESIDE_WORDS, LONGEST = 46, 330
ALL_SHEETS = "Mọi tờ có danh sách"


class SourceLine(QWidget):
    """Signals: ``sheets_chosen(tuple)``, ``encoding_chosen(str)``, ``columns_turned(bool)``, ``other_wanted``."""

    sheets_chosen = Signal(tuple)
    encoding_chosen = Signal(str)
    columns_turned = Signal(bool)
    other_wanted = Signal()

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._name = label("", "strong", name="roster_source_name")
        self._sheets = choice("roster_sheet", "Tờ trong tệp")
        self._encodings = choice("roster_encoding", "Kiểu chữ của tệp")
        self._columns = button("Các cột", "roster_columns", kind="chip", accessible="Xem và sửa các cột")
        self._columns.setCheckable(True)
        self._other = button("Chọn nguồn khác", "other_source", kind="link")
        self._notes = label("", "muted", wrap=True, name="roster_notes")
        parts = (self._name, self._sheets, self._encodings, self._columns, self._other)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.room(6))
        box.addLayout(FlowLayout(tokens.gap, *parts))
        box.addWidget(self._notes)
        self._sheets.activated.connect(self._choose_sheet)
        self._encodings.activated.connect(self._choose_encoding)
        self._columns.toggled.connect(self.columns_turned)
        self._other.clicked.connect(self.other_wanted)

    def show_plan(self, plan: RosterPlan) -> None:
        """Show what a plan was made from."""
        self._name.setText(PASTED_NAME if plan.source == PASTED else plan.source)
        sheets = [(ALL_SHEETS, ""), *((f"{sheet.name} ({sheet.people})", sheet.name) for sheet in plan.sheets)]
        refill(self._sheets, sheets, plan.choices.sheets[0] if len(plan.choices.sheets) == 1 else "")
        self._sheets.setVisible(len(plan.sheets) > 1)
        encodings = dict.fromkeys((plan.text_encoding, *plan.encodings))
        refill(self._encodings, [(encoding_words(one), one) for one in encodings], plan.text_encoding)
        self._encodings.setVisible(len(encodings) > 1)
        for combo in (self._sheets, self._encodings):
            self._fit(combo)
        kept = sum(column.field is not None for column in plan.columns)
        self._columns.setText(f"Các cột {kept}/{len(plan.columns)}")
        missing = ", ".join(field.vi.lower() for field in plan.missing)
        notes = (
            *plan.notes,
            f"Không thấy cột {missing}; mục ấy trong sổ giữ nguyên." if missing else "",
        )
        self._notes.setText(" ".join(filter(None, notes)))
        self._notes.setVisible(any(notes))

    def turn_columns(self, *, shown: bool) -> None:
        """Show whether the columns are shown."""
        self._columns.setChecked(shown)

    def _fit(self, combo: QComboBox) -> None:
        """Make a list as wide as its longest entry, as far as that leaves a place for the rest of the line."""
        combo.ensurePolished()
        longest = max(combo.fontMetrics().horizontalAdvance(combo.itemText(row)) for row in range(combo.count()))
        combo.setFixedWidth(min(longest + self._tokens.px(BESIDE_WORDS), self._tokens.px(LONGEST)))

    def _choose_sheet(self) -> None:
        name = str(self._sheets.currentData())
        self.sheets_chosen.emit((name,) if name else ())

    def _choose_encoding(self) -> None:
        self.encoding_chosen.emit(self._encodings.currentData())
