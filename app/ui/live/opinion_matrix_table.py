"""The opinions on the opening report as a table: who said what, what became of it, what was answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from app.domain.opinions import is_on_report, lacks
from app.domain.records import ContributionRecord
from app.domain.speakers import Candidate, speaker_name
from app.domain.vocabulary import Disposition
from app.ui.context import AppContext
from app.ui.list_table import Column, ListTable
from app.ui.record_table import RecordTable
from app.ui.widgets import name_control

COLUMNS = (
    Column("Đồng chí", 150, drop=1),
    Column("Ý kiến", 220, stretch=True),
    Column("Kết quả", 140),
    Column("Tiếp thu, giải trình", 200, drop=2),
)
WHO, WORDS, RESULT, RESPONSE = range(4)

#: The keys of a result; the digit is its place on the card below the table.
KEYS = {
    Qt.Key.Key_1: Disposition.ACCEPTED, Qt.Key.Key_T: Disposition.ACCEPTED,
    Qt.Key.Key_2: Disposition.EXPLAINED, Qt.Key.Key_G: Disposition.EXPLAINED,
    Qt.Key.Key_3: Disposition.RESERVED, Qt.Key.Key_B: Disposition.RESERVED,
    Qt.Key.Key_0: None, Qt.Key.Key_Delete: None, Qt.Key.Key_Backspace: None,
}  # fmt: skip
_TONES = {Disposition.ACCEPTED: "good", Disposition.EXPLAINED: "neutral", Disposition.RESERVED: "warn"}

#: The most height the table takes; the rest scrolls.
HIGH = 260


class OpinionModel(RecordTable[ContributionRecord]):
    """Opinions in the order they were given."""

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)
        self._people: tuple[Candidate, ...] = ()

    def show_opinions(self, rows: Sequence[ContributionRecord], people: Sequence[Candidate]) -> None:
        """Show opinions of people who may be namesakes."""
        self._people = tuple(people)
        self.show_rows(tuple(rows))

    def text(self, record: ContributionRecord, column: int) -> str:
        """Return what a cell says."""
        if column == WHO:
            return speaker_name(record.speaker, self._people)
        if column == RESULT:
            return record.disposition.vi if record.disposition else lacks(record)
        return " ".join((record.text if column == WORDS else record.response).split())

    def tone(self, record: ContributionRecord, column: int) -> str | None:
        """Return the tone of the result; what is owed stands out, what was not asked for does not."""
        if column != RESULT:
            return None
        if lacks(record):
            return "warn"
        return _TONES[record.disposition] if record.disposition else None

    def is_muted(self, record: ContributionRecord, column: int) -> bool:
        """Return whether the opinion is not one on the report."""
        return not is_on_report(record)


class OpinionTable(ListTable):
    """The table.

    Signals: ``settled(id, Disposition or None)`` on a key of a result, ``answered(id)`` on Enter.
    """

    settled = Signal(int, object)
    answered = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, COLUMNS, wrap=True)
        name_control(self, "opinion_table", "Các ý kiến góp vào báo cáo: phím T tiếp thu, G giải trình, B bảo lưu")
        self.opinions = OpinionModel(context, self)
        self.setModel(self.opinions)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.opinions.modelReset.connect(self._be_high)
        self._be_high()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Give a result by its key, go on to the answer with Enter; other keys move."""
        chosen, key = self.chosen(), Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier
        if chosen is None or not plain:
            super().keyPressEvent(event)
        elif key in KEYS:
            self.settled.emit(chosen, KEYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.answered.emit(chosen)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Be as high as the rows are in the new width."""
        super().resizeEvent(event)
        self._be_high()

    def _be_high(self) -> None:
        """Be as high as the rows, up to some of them; the rest scrolls."""
        rows = sum(self.rowHeight(row) for row in range(self.opinions.rowCount()))
        height = rows + self.horizontalHeader().sizeHint().height() + 2
        self.setFixedHeight(min(height, self._context.tokens.px(HIGH)))
