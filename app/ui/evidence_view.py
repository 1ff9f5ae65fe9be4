"""What stands behind a figure of the year: a list of the very things it counts, each opened with Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.places import Place
from app.domain.year import Indicator
from app.domain.year_evidence import EvidenceLine
from app.ui.context import AppContext
from app.ui.form_parts import key
from app.ui.list_table import ID_ROLE, Column, HasTokens, ListTable
from app.ui.record_table import RecordTable
from app.ui.widgets import button, label, name_control, row

COLUMNS = (
    Column("Ngày", 120, drop=2),
    Column("Nội dung", 300, stretch=True),
    Column("Tính vào chỉ tiêu", 230, drop=1),
)
WORDS = 2
NONE = "Chưa có gì để tính."


class EvidenceTable(RecordTable[EvidenceLine]):
    """The things counted, in the order of time."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)

    def text(self, record: EvidenceLine, column: int) -> str:
        """Return what a cell says."""
        return (record.day, record.title, record.words)[column]

    def tone(self, record: EvidenceLine, column: int) -> str | None:
        """Return the tone in which it counts."""
        return record.tone if column == WORDS else None


class EvidenceView(QWidget):
    """Shows an indicator over what it counts.

    Signals: ``place_wanted(Place)`` on Enter or a double click, ``left`` to go back to the indicators.
    """

    place_wanted = Signal(object)
    left = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        tokens = context.tokens
        self._model = EvidenceTable(context, self)
        self.table = ListTable(context, COLUMNS, wrap=True)
        name_control(self.table, "evidence_table", "Căn cứ của chỉ tiêu")
        self.table.setModel(self._model)
        self._title = label("", "heading", wrap=True, name="evidence_title")
        self._definition = label("", "small", wrap=True, name="evidence_definition")
        self._back = button("Về chỉ tiêu năm", "leave_evidence", kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.gap)
        head = row(spacing=tokens.space)
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        column.addLayout(head)
        column.addWidget(self._definition)
        column.addWidget(self.table, 1)
        self.table.activated.connect(self._open)
        self._back.clicked.connect(self.left)
        key("Escape", self, self.left.emit)

    def show_evidence(self, figure: Indicator, lines: tuple[EvidenceLine, ...]) -> None:
        """Show what a figure counts."""
        note = f" ({figure.note})" if figure.note else ""
        self._title.setText(f"{figure.title}: {figure.share.part}/{figure.share.whole}{note}")
        self._definition.setText(figure.definition if lines else f"{NONE} {figure.definition}")
        self._model.show_rows(lines)

    def focus_first(self) -> None:
        """Put the keyboard into the list."""
        (self.table if self._model.rows else self._back).setFocus()

    def _open(self, index: QModelIndex) -> None:
        line = next((one for one in self._model.rows if one.id == index.data(ID_ROLE)), None)
        place: Place | None = line.place if line else None
        if place is not None:
            self.place_wanted.emit(place)
