"""The head of a document as it will be printed, drawn from the answers so far."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from app.domain.records import CellRecord
from app.ui.name_advice import breakable
from app.ui.tokens import Tokens
from app.ui.widgets import label, rule

ABOVE, NAME, PLACE = "ĐẢNG BỘ …", "CHI BỘ …", "…"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
#: Names longer than this are shown by their beginning.
SHOWN = 120
#: The line below the Party's name is as long as the name, in pixels of the tokens.
LINE = 192


class HeadPreview(QFrame):
    """Superior and name on the left, the Party's name with place and date on the right."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("head_preview")
        self._above = _line("")
        self._name = _line("strong")
        self._place = _line("")
        sides = QHBoxLayout()
        sides.setSpacing(tokens.space)
        left, right = QVBoxLayout(), QVBoxLayout()
        party = _line("strong")
        party.setText(PARTY)
        line = rule()
        line.setFixedWidth(tokens.px(LINE))
        for column, parts in ((left, (self._above, self._name, _star())), (right, (party, line, self._place))):
            column.setSpacing(tokens.room(2))
            for part in parts:
                column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter if part is line else Qt.AlignmentFlag(0))
            column.addStretch(1)
            sides.addLayout(column, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(10), tokens.space, tokens.room(10))
        box.setSpacing(tokens.room(6))
        box.addWidget(label("Đầu văn bản sẽ ghi", "small"))
        box.addLayout(sides)

    def show_cell(self, cell: CellRecord) -> None:
        """Show what the answers make of the head; dots stand for what is not answered."""
        self._above.setText(_shown(cell.superior.upper()) or ABOVE)
        self._name.setText(_shown(cell.name.upper()) or NAME)
        self._place.setText(f"{_shown(cell.place) or PLACE}, ngày … tháng … năm …")
        self.setAccessibleName("Đầu văn bản sẽ ghi")
        self.setAccessibleDescription(f"{self._above.text()} / {self._name.text()} / {self._place.text()}")


def _line(role: str) -> QLabel:
    made = label("", role, wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return made


def _star() -> QLabel:
    made = _line("")
    made.setText("*")
    return made


def _shown(text: str) -> str:
    return breakable(text if len(text) <= SHOWN else f"{text[:SHOWN]}…")
