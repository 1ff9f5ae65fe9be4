"""One cell below the committee: its indicators, its sessions of the year, and the files that came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.below import BelowSessionRecord, ReceivedFileRecord, summary
from app.domain.cells_indicators import cell_indicators, reported_in_time
from app.domain.cells_year import CellYear, Mark, Rules, reminders, report_mark, told_day
from app.domain.naming import session_name
from app.domain.vietnamese import short_date
from app.services.cells_overview import Received
from app.ui.context import AppContext
from app.ui.form_parts import key
from app.ui.list_table import Column, HasTokens, ListTable
from app.ui.record_table import RecordTable
from app.ui.tokens import LARGE
from app.ui.widgets import button, card, clear, key_hint, label, name_control, row, scrolling
from app.ui.year_card import IndicatorRow

COLUMNS = (
    Column("Ngày", 118),
    Column("Buổi sinh hoạt", 220, stretch=True),
    Column("Dự", 76, drop=1),
    Column("Vắng", 76, drop=5),
    Column("Phát biểu", 92, drop=3),
    Column("Nhiệm vụ", 92, drop=4),
    Column("Biên bản", 104, drop=2),
    Column("Báo cáo", 150, drop=0),
)
REPORT = 7
WIDTH = 330


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in words; ``tone`` is that of its report."""

    id: str
    texts: tuple[str, ...]
    tone: str | None


class BelowSessionsTable(RecordTable[SessionLine]):
    """The sessions of a cell in their order."""

    def __init__(self, context: HasTokens, parent: QObject | None = None) -> None:
        super().__init__(context, COLUMNS, parent)

    def text(self, record: SessionLine, column: int) -> str:
        """Return what a cell says."""
        return record.texts[column]

    def tone(self, record: SessionLine, column: int) -> str | None:
        """Return the tone of the report."""
        return record.tone if column == REPORT else None


class CellDetail(QWidget):
    """Shows a ``CellYear``.

    Signals: ``left`` to go back to the list, ``forgotten(cell)`` to take the cell out of the book.
    """

    left = Signal()
    forgotten = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._cell = 0
        self._model = BelowSessionsTable(context, self)
        self.table = ListTable(context, COLUMNS, wrap=True)
        name_control(self.table, "cell_sessions", "Các buổi sinh hoạt của chi bộ")
        self.table.setModel(self._model)
        self._name = label("", "heading", wrap=True, name="cell_title")
        self._about = label("", "small", wrap=True, name="cell_about")
        self._files = label("", "small", wrap=True, name="cell_files")
        self._back = button("Về danh sách chi bộ", "leave_cell", kind="link")
        self._forget = button("Bỏ chi bộ này khỏi sổ…", "forget_cell", kind="link")
        self._build()

    def show_cell(self, one: CellYear, received: Received, rules: Rules, year: int, today: date) -> None:
        """Show the year of a cell."""
        self._cell = one.id
        self._name.setText(one.cell.name)
        parts = (one.cell.superior, one.cell.kind.vi, f"{one.cell.members} đồng chí phải dự sinh hoạt", reminders(one))
        self._about.setText(" · ".join(part for part in parts if part))
        self._files.setText("\n".join(_file_words(file) for file in received.files[:3]))
        told = told_day(one, today)
        reported = reported_in_time(one.sessions, rules, told)
        figures = cell_indicators(one.sessions, received.speaking, reported, year, rules, today)
        clear(self._figures)
        for figure in figures:
            made = IndicatorRow(self._context.tokens)
            made.show_indicator(figure)
            self._figures.addWidget(made)
        self._model.show_rows(tuple(_line(session, rules, told) for session in one.sessions))

    def focus_first(self) -> None:
        """Put the keyboard into the list of sessions."""
        (self.table if self._model.rows else self._back).setFocus()

    def _build(self) -> None:
        tokens = self._context.tokens
        frame, column = card(tokens)
        self._figures = QVBoxLayout()
        self._figures.setSpacing(tokens.room(12))
        column.addLayout(self._figures)
        column.addSpacing(tokens.gap)
        column.addWidget(label("Tệp đã nhận", "strong"))
        column.addWidget(self._files)
        column.addStretch(1)
        column.addLayout(row(self._forget, None))
        area = scrolling(frame, "cell_figures")
        large = tokens.scale >= LARGE
        middle: QBoxLayout = QVBoxLayout() if large else QHBoxLayout()
        middle.setSpacing(tokens.room(14))
        middle.addWidget(area, 1 if large else 0)
        middle.addWidget(self.table, 1)
        if not large:
            area.setFixedWidth(round(WIDTH * tokens.scale**0.6))
        head = row(spacing=tokens.space)
        head.addWidget(self._name, 1)
        head.addWidget(self._back)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(tokens.gap)
        page.addLayout(head)
        page.addWidget(self._about)
        page.addLayout(middle, 1)
        page.addLayout(row(key_hint("Esc", "về danh sách"), None))
        self._back.clicked.connect(self.left)
        self._forget.clicked.connect(self._ask_forget)
        key("Escape", self, self.left.emit)

    def _ask_forget(self) -> None:
        self.forgotten.emit(self._cell)


def _file_words(file: ReceivedFileRecord) -> str:
    until = f", có việc đến {short_date(file.told_until)}" if file.told_until else ""
    return f"{short_date(file.received_at.date())}: {file.file_name} ({file.sessions} buổi{until})"


def _line(one: BelowSessionRecord, rules: Rules, told: date) -> SessionLine:
    day = one.started_at or one.planned_at
    at = short_date(day.date()) if day else ""
    title = session_name(summary(one))
    name = f"{title}: {one.topic}" if one.topic else title
    if not one.is_held:
        return SessionLine(one.uid, (at, name, "", "", "", "", "", "Chưa tổ chức"), "neutral")
    absent = f"{one.excused}P {one.unexcused}K" if one.excused or one.unexcused else "0"
    report, tone = _report(one, rules, told)
    minutes = f"Đã chốt ({one.seal_number})" if one.seal_number else "Chưa chốt"
    texts = (at, name, f"{one.present}/{one.expected}", absent, str(one.speakers),
             f"{one.tasks_done}/{one.tasks_given}", minutes, report)  # fmt: skip
    return SessionLine(one.uid, texts, tone)


def _report(one: BelowSessionRecord, rules: Rules, told: date) -> tuple[str, str | None]:
    mark = report_mark(one, rules(one.held_on or told), told)
    if one.reported_on is None:
        return ("Quá hạn chưa gửi", "bad") if mark is Mark.UNREPORTED else ("", None)
    late = mark is Mark.LATE
    return f"{short_date(one.reported_on)}{', muộn' if late else ''}", "warn" if late else "good"
