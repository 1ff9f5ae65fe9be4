"""The desk: the year at a glance, the next session with what it needs, what is due, the year's figures."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain import desk, year
from app.domain.desk import Due, QuarterCard
from app.domain.preparation import recipients
from app.domain.readiness import ReadyItem, readiness
from app.domain.records import SessionSummary
from app.i18n import long_date
from app.ui.context import AppContext
from app.ui.first_steps_card import FirstStepsCard
from app.ui.help.news_card import NewsCard
from app.ui.next_card import NextCard
from app.ui.page import Page
from app.ui.quarter_button import QuarterButton
from app.ui.widgets import label, row, scrolling
from app.ui.year_card import YearCard

#: Least widths, in pixels of the tokens, at which four quarters stand in a row and the two cards side by side.
FOUR_IN_A_ROW = 900
SIDE_BY_SIDE = 820


class DeskPage(Page):
    """The first page: everything on it leads to where it is done."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "desk_page", "Bàn làm việc")
        tokens = context.tokens
        self._next: SessionSummary | None = None
        self._title = label("", "title")
        self._today = label("", "muted", name="desk_today")
        self._quarters = [QuarterButton(tokens, quarter) for quarter in year.QUARTERS]
        self.next = NextCard(tokens)
        self.year = YearCard(tokens)
        self.steps = FirstStepsCard(tokens)
        self.news = NewsCard(tokens)
        self._grid = QGridLayout()
        self._grid.setSpacing(tokens.room(12))
        self._body = QGridLayout()
        self._body.setSpacing(tokens.room(14))
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Read the year and show it."""
        book, today = self.context.book, self.context.now().date()
        figures, rules = book.year_figures(today.year), book.rules()
        self._title.setText(f"Năm {today.year}")
        self._today.setText(long_date(today))
        steps = desk.first_steps(figures)
        self._teach(bool(steps))
        if steps:
            self.steps.show_steps(steps)
            return
        for shown, card in zip(self._quarters, desk.quarter_cards(figures, today), strict=True):
            shown.show_card(card)
        self._next = desk.next_session(figures.sessions, today)
        self._show_next()
        duties = book.obligations(today.year, today)
        coming = self._next.id if self._next is not None and self._next.state == "planned" else ""
        due = desk.due_items(figures, duties, today, prepared=coming)
        self.next.show_due(due, desk.open_tasks(figures, today))
        months = year.attendance_by_month(figures.sessions, today.year)
        self.year.show_figures(year.indicators(figures, rules, today), months, rules.attendance)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the keyboard on what comes next."""
        super().showEvent(event)
        (self.steps if self.next.isHidden() else self.next.open).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the cards in as many columns as the width allows."""
        super().resizeEvent(event)
        self._place_cards()

    def _teach(self, new_book: bool) -> None:  # noqa: FBT001
        self.steps.setVisible(new_book)
        for part in (*self._quarters, self.next, self.year):
            part.setVisible(not new_book)

    def _show_next(self) -> None:
        if self._next is None:
            self.next.show_next("Chưa có buổi nào sắp tới", "Lập buổi sinh hoạt")
            self.next.show_ready((), self.context.now().date())
            return
        running, today = self._next.state == "running", self.context.now().date()
        action = "Tiếp tục buổi sinh hoạt" if running else "Bắt đầu buổi sinh hoạt"
        self.next.show_next(desk.next_title(self._next, today), action)
        self.next.show_ready(() if running else self._ready(self._next.id), today)

    def _ready(self, session_id: str) -> tuple[ReadyItem, ...]:
        book = self.context.book
        record = book.session(session_id)
        asked = recipients(record, book.members())
        return readiness(record, book.preparation(session_id), book.rules_of(record), asked)

    def _prepare(self, section: str) -> None:
        if self._next is not None:
            self.context.preparation_requested.emit(self._next.id, section)

    def _open_next(self) -> None:
        if self._next is None:
            self.context.page_requested.emit("sessions")
        else:
            self.context.session_requested.emit(self._next.id)

    def _open_quarter(self, card: QuarterCard | None) -> None:
        if card is None or card.session_id is None:
            self.context.page_requested.emit("plan")
        else:
            self.context.session_requested.emit(card.session_id)

    def _open_due(self, due: Due) -> None:
        if due.place == "session":
            self.context.session_requested.emit(due.session_id)
        elif due.place == "topic-report":
            self.context.document_requested.emit(due.session_id, due.place)
        elif due.place == "obligations":
            self.context.duty_requested.emit(due.key, None)
        else:
            self.context.page_requested.emit(due.place)

    def _open_tasks(self) -> None:
        self.context.page_requested.emit("tasks")

    def _connect(self) -> None:
        for quarter in self._quarters:
            quarter.chosen.connect(self._open_quarter)
        self.next.session_wanted.connect(self._open_next)
        self.next.preparation_wanted.connect(self._prepare)
        self.next.due_chosen.connect(self._open_due)
        self.next.tasks_wanted.connect(self._open_tasks)
        self.next.obligations_wanted.connect(partial(self.context.page_requested.emit, "obligations"))
        self.steps.chosen.connect(self.context.page_requested)

    def _arrange(self) -> None:
        tokens = self.context.tokens
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(tokens.edge, 0, tokens.edge, tokens.room(10))
        inner.setSpacing(tokens.room(12))
        inner.addWidget(self.news)
        inner.addLayout(self._grid)
        inner.addLayout(self._body, 1)
        inner.addWidget(self.steps)
        inner.addStretch(0)
        area = scrolling(content, "desk_scroll")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = row(self._title, None, self._today)
        head.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(12))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(area, 1)
        self._place_cards()

    def _place_cards(self) -> None:
        px, width = self.context.tokens.px, self.width()
        columns = 4 if width >= px(FOUR_IN_A_ROW) else 2
        for number, quarter in enumerate(self._quarters):
            self._grid.addWidget(quarter, number // columns, number % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        side_by_side = width >= px(SIDE_BY_SIDE)
        self._body.addWidget(self.next, 0, 0)
        self._body.addWidget(self.year, *((0, 1) if side_by_side else (1, 0)))
        self._body.setColumnStretch(0, 64)
        self._body.setColumnStretch(1, 36 if side_by_side else 0)
