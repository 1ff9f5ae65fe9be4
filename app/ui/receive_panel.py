"""Taking in files of cells: how far it is, a line for every file, and the questions that only a person can answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.cells_receiving import Outcome, Receipt
from app.ui.context import AppContext
from app.ui.form_parts import key
from app.ui.list_table import ListTable
from app.ui.meters import Meter
from app.ui.receive_run import ReceiveRun
from app.ui.receive_table import COLUMNS, FileLine, ReceiveTable
from app.ui.widgets import button, key_hint, label, name_control, row

ASKS = {
    Outcome.RENAMED: "“{cell}” có phải là chi bộ đã có trong sổ, nay mang tên khác không? {text}",
    Outcome.OLDER: "Tệp của “{cell}” cũ hơn tệp đã nhận. {text} Nếu nhận, số liệu mới hơn sẽ bị thay.",
}


class ReceivePanel(QWidget):
    """Shows one choice of files being taken in.

    Signals: ``left`` to go back to the list; ``changed`` once files were taken in and none is on its way.
    """

    left = Signal()
    changed = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._run = ReceiveRun(context, self)
        self._lines: dict[int, FileLine] = {}
        self._model = ReceiveTable(context, self)
        self.table = ListTable(context, COLUMNS, wrap=True)
        name_control(self.table, "receive_table", "Kết quả nhận từng tệp")
        self.table.setModel(self._model)
        self._title = label("Nhận tệp của các chi bộ", "heading")
        self._state = label("", wrap=True, name="receive_state")
        self._bar = Meter(context.tokens)
        name_control(self._bar, "receive_progress", "Số tệp đã xem")
        self._stop = button("Dừng", "stop_receiving", accessible="Dừng nhận tệp; tệp đã nhận được giữ")
        self._done = button("Xong, về danh sách", "leave_receiving", kind="primary")
        self._question = label("", wrap=True, name="receive_question")
        self._yes = button("", "answer_yes", kind="primary")
        self._no = button("Không, đây là chi bộ khác", "answer_no")
        self._build(context)

    @property
    def is_running(self) -> bool:
        """Whether files are still being taken in."""
        return self._run.is_running

    def begin(self, paths: Sequence[Path]) -> None:
        """Take files in; those of the choice before are no longer shown."""
        self._lines = {}
        self._run.begin(paths)
        self._show()
        self._stop.setFocus()

    def leave(self) -> None:
        """Stop before the book is closed."""
        self._run.finish()

    def focus_first(self) -> None:
        """Put the keyboard where the next thing is to be done."""
        (self._stop if self.is_running else self.table).setFocus()

    def _build(self, context: AppContext) -> None:
        tokens = context.tokens
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(tokens.room(10))
        page.addLayout(row(self._title, None, self._stop, self._done))
        page.addWidget(self._bar)
        page.addWidget(self._state)
        page.addWidget(self.table, 1)
        page.addWidget(self._question)
        page.addLayout(row(self._yes, self._no, None))
        page.addLayout(row(key_hint("Esc", "về danh sách"), None))
        self._run.received.connect(self._receive)
        self._run.ended.connect(self._end)
        self._stop.clicked.connect(self._run.stop)
        self._done.clicked.connect(self._go)
        self._yes.clicked.connect(self._say_yes)
        self._no.clicked.connect(self._say_no)
        self.table.selectionModel().currentRowChanged.connect(self._ask)
        key("Escape", self, self._go)

    def _receive(self, place: int, receipt: Receipt) -> None:
        self._lines[place] = FileLine(place, receipt)
        self._show()

    def _end(self) -> None:
        self._show()
        self.changed.emit()
        waiting = min(self._run.asked, default=None)
        if waiting is not None:
            self.table.choose(waiting)
        (self._done if waiting is None else self.table).setFocus()

    def _show(self) -> None:
        rows = tuple(self._lines[place] for place in sorted(self._lines))
        self._model.show_rows(rows)
        self._bar.show_rate(len(rows) / max(1, self._run.number), good=True)
        self._state.setText(_state(rows, self._run.number, running=self.is_running))
        self._bar.setAccessibleDescription(self._state.text())
        self._stop.setVisible(self.is_running)
        self._done.setEnabled(not self.is_running)
        self._ask()

    def _chosen(self) -> FileLine | None:
        place = self.table.chosen()
        return self._lines.get(place) if place in self._run.asked else None

    def _ask(self) -> None:
        """Show the question about the chosen file, if there is one."""
        line = self._chosen()
        for part in (self._question, self._yes, self._no):
            part.setVisible(line is not None)
        if line is None:
            return
        receipt = line.receipt
        self._question.setText(ASKS[receipt.outcome].format(cell=receipt.cell, text=receipt.text))
        renamed = receipt.outcome is Outcome.RENAMED
        self._yes.setText("Đúng, chi bộ ấy đổi tên" if renamed else "Vẫn nhận tệp cũ")
        self._yes.setAccessibleName(self._yes.text())
        self._no.setVisible(renamed)

    def _say_yes(self) -> None:
        self._answer(yes=True)

    def _say_no(self) -> None:
        self._answer(yes=False)

    def _answer(self, *, yes: bool) -> None:
        line = self._chosen()
        if line is None:
            return
        self.table.setFocus()
        if line.receipt.outcome is Outcome.RENAMED:
            self._run.answer(line.id, renamed=yes)
        else:
            self._run.answer(line.id, renamed=True, older=True)

    def _go(self) -> None:
        if not self.is_running:
            self.changed.emit()
            self.left.emit()


def _state(rows: Sequence[FileLine], number: int, *, running: bool) -> str:
    """Return how far it is in one sentence."""
    counts = Counter(line.receipt.outcome for line in rows)
    taken = counts[Outcome.NEW] + counts[Outcome.UPDATED]
    asked = sum(found for outcome, found in counts.items() if outcome.asks)
    parts = [f"{taken} tệp đã nhận"]
    parts += [f"{counts[Outcome.SAME]} tệp đã có từ trước"] if counts[Outcome.SAME] else []
    parts += [f"{asked} tệp cần đồng chí trả lời"] if asked else []
    parts += [f"{counts[Outcome.REFUSED]} tệp không nhận được"] if counts[Outcome.REFUSED] else []
    seen = f"{len(rows)}/{number}" if running or len(rows) < number else f"{len(rows)}"
    said = "Đang xem" if running else "Đã dừng, đã xem" if len(rows) < number else "Đã xem"
    head = f"{said} {seen} tệp"
    return f"{head}: {', '.join(parts)}."
