"""The year's calendar: sessions, what is owed and deadlines by day, and the file for other calendars."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from app import settings
from app.domain.file_names import safe_file_name
from app.domain.records import SessionSummary
from app.domain.year_calendar import Event, by_day, conflict, events, same_day, usual_day
from app.errors import KnownError
from app.services import calendar_file
from app.ui.calendar_grid import CalendarGrid
from app.ui.context import AppContext
from app.ui.day_card import DayCard
from app.ui.form_parts import side_width
from app.ui.live.flow import FlowLayout
from app.ui.messages import ask_save_path
from app.ui.page import Page
from app.ui.widgets import button, key_line, label, row
from app.ui.year_tabs import YearTabs

KIND = "Lịch (*.ics)"
HINT = "Tệp lịch chỉ có ngày, tên buổi và việc phải làm; không ghi tên đảng viên, tên chuyên đề."
NO_USUAL = "Khi chi bộ họp nhiều lần vào cùng một ngày trong tháng, sổ sẽ gợi ý ngày còn trống gần ngày ấy."


class CalendarPage(Page):
    """A month at a time; the chosen day is told in words beside it."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "calendar_page", "Lịch")
        tokens = context.tokens
        self._sessions: tuple[SessionSummary, ...] = ()
        self._events: Mapping[date, tuple[Event, ...]] = {}
        self._read: tuple[int, ...] = ()
        self.grid = CalendarGrid(tokens)
        self._day = DayCard(tokens)
        self._month = label("", "heading", name="calendar_month")
        self._before = button("Tháng trước", "month_before")
        self._after = button("Tháng sau", "month_after")
        self._now = button("Hôm nay", "month_now")
        self._export = button("Xuất lịch (.ics)", "export_calendar", accessible=f"Xuất lịch ra tệp. {HINT}")
        self._export.setToolTip(HINT)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the years around the month shown again; the chosen day stays chosen."""
        today = self._today
        shown = self.grid.day if self.grid.day != date.min else today
        self._read_years(shown)
        self.grid.show_events(self._events, today)
        self._show_month()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard into the month."""
        super().showEvent(event)
        self.grid.setFocus()

    @property
    def _today(self) -> date:
        return self.context.now().date()

    def _read_years(self, day: date) -> None:
        """Read the years that the six weeks of a month touch."""
        book, today = self.context.book, self._today
        self._read = tuple(sorted({same_day(day, -1).year, day.year, same_day(day, 1).year}))
        figures = [book.year_figures(year) for year in self._read]
        sessions = {one.id: one for year in figures for one in year.sessions}
        duties = {one.key: one for year in self._read for one in book.obligations(year, today)}
        tasks = {one.id: one for year in figures for one in year.tasks}
        self._sessions = tuple(sessions.values())
        self._events = by_day(events(self._sessions, duties.values(), tasks.values(), today))

    def _build(self) -> None:
        tokens = self.context.tokens
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        page.setSpacing(tokens.room(12))
        page.addLayout(row(label("Lịch", "title"), None, self._export))
        page.addWidget(YearTabs(self.context, "calendar"))
        page.addLayout(FlowLayout(tokens.gap, self._before, self._after, self._now, self._month))
        middle = QHBoxLayout()
        middle.setSpacing(tokens.room(14))
        self.grid.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        middle.addWidget(self.grid, 1)
        self._day.setFixedWidth(side_width(tokens))
        middle.addWidget(self._day)
        page.addLayout(middle, 1)
        keys = (("↑ ↓ ← →", "chọn ngày"), ("PgUp PgDn", "tháng khác"), ("Home", "hôm nay"), ("Enter", "vào ngày"))
        page.addLayout(key_line(tokens, *keys))

    def _connect(self) -> None:
        self._before.clicked.connect(partial(self._turn, -1))
        self._after.clicked.connect(partial(self._turn, 1))
        self._now.clicked.connect(self._go_today)
        self._export.clicked.connect(self._ask_file)
        self.grid.chosen.connect(self._show_day)
        self.grid.month_changed.connect(self._change_month)
        self.grid.opened.connect(self._day.focus_first)
        self._day.wanted.connect(self._open)
        self._day.adding.connect(self._add_on_day)
        self._day.left.connect(self.grid.setFocus)

    def _turn(self, months: int, *_: object) -> None:
        self.grid.go_to(same_day(self.grid.day, months))

    def _go_today(self) -> None:
        self.grid.go_to(self._today)

    def _change_month(self) -> None:
        day = self.grid.day
        if not {same_day(day, -1).year, day.year, same_day(day, 1).year} <= set(self._read):
            self._read_years(day)
            self.grid.show_events(self._events, self._today)
        self._show_month()

    def _show_month(self) -> None:
        day = self.grid.day
        self._month.setText(f"Tháng {day.month} năm {day.year}")
        usual = usual_day(self._sessions, day.year, day.month)
        self._day.show_usual(usual.text if usual else NO_USUAL)
        self._show_day(day)

    def _show_day(self, day: date) -> None:
        self._day.show_day(day, self._events.get(day, ()), conflict(self._sessions, day))

    def _open(self, event: Event) -> None:
        if event.kind == "session":
            self.context.session_requested.emit(event.id)
        elif event.kind == "duty":
            self.context.duty_requested.emit(event.id, None)
        else:
            self.context.page_requested.emit("tasks")

    def _add_on_day(self) -> None:
        self.context.duty_requested.emit("", self.grid.day)

    def _ask_file(self) -> None:
        year, cell = self.grid.day.year, self.context.book.cell()
        folder = Path(settings.load().documents_folder or Path.home())
        suggested = folder / f"{safe_file_name(f'Lịch {year} {cell.name}')}{calendar_file.ENDING}"
        path = ask_save_path(self, "Xuất lịch", suggested, KIND)
        if path is not None:
            self.export(path)

    def export(self, path: Path) -> None:
        """Write the year's calendar to a file and say so."""
        path = path if path.suffix.lower() == calendar_file.ENDING else path.with_name(f"{path.name}.ics")
        data = calendar_file.calendar_file(self.context.book, self.grid.day.year, self._today, self.context.now())
        try:
            calendar_file.write_calendar(path, data)
        except KnownError as error:
            self.context.refuse(error)
            return
        self.context.said.emit(f"Đã xuất lịch năm {self.grid.day.year} ra “{path.name}”. {HINT}", "good")
