"""What the desk shows: the year at a glance, the next session with what it needs, what is due, the year's figures.

It shows before the book is open too; whoever presses something then waits for the book.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain import desk, year
from app.domain.desk import Due, QuarterCard
from app.domain.desk_facts import DeskFacts
from app.domain.summaries import SessionSummary
from app.i18n import long_date
from app.ui.first_steps_card import FirstStepsCard
from app.ui.help.news_card import NewsCard
from app.ui.next_card import NextCard
from app.ui.quarter_button import QuarterButton
from app.ui.tokens import Tokens
from app.ui.widgets import label, row, scrolling
from app.ui.year_card import YearCard

if TYPE_CHECKING:
    from app.ui.context import AppContext

#: Least widths, in pixels of the tokens, at which four quarters stand in a row and the two cards side by side.
FOUR_IN_A_ROW = 900
SIDE_BY_SIDE = 820


class DeskView(QWidget):
    """Shows ``DeskFacts``; everything on it leads to where it is done, by the context that ``context`` returns."""

    def __init__(self, tokens: Tokens, context: Callable[[], AppContext]) -> None:
        super().__init__()
        self.setObjectName("desk_view")
        self._tokens = tokens
        self._context = context
        self._shown: tuple[DeskFacts, date] | None = None
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

    def show_facts(self, facts: DeskFacts, today: date) -> None:
        """Show the desk of a day; nothing is done where it is shown already."""
        if self._shown == (facts, today):
            return
        self._shown = (facts, today)
        figures, goals = facts.figures, facts.goals
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
        self._show_next(facts, today)
        due = desk.due_items(figures, facts.duties, today, prepared=facts.ready_of)
        self.next.show_due(due, desk.open_tasks(figures, today))
        months = year.attendance_by_month(figures.sessions, today.year)
        self.year.show_figures(year.indicators(figures, goals, today), months, goals.attendance)

    def take_keyboard(self) -> None:
        """Put the keyboard on what comes next."""
        (self.steps if self.next.isHidden() else self.next.open).setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Begin with the keyboard on what comes next."""
        super().showEvent(event)
        self.take_keyboard()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the cards in as many columns as the width allows."""
        super().resizeEvent(event)
        self._place_cards()

    def _teach(self, new_book: bool) -> None:  # noqa: FBT001
        self.steps.setVisible(new_book)
        for part in (*self._quarters, self.next, self.year):
            part.setVisible(not new_book)

    def _show_next(self, facts: DeskFacts, today: date) -> None:
        if self._next is None:
            self.next.show_next("Chưa có buổi nào sắp tới", "Lập buổi sinh hoạt")
            self.next.show_ready((), today)
            return
        running = self._next.state == "running"
        action = "Tiếp tục buổi sinh hoạt" if running else "Bắt đầu buổi sinh hoạt"
        self.next.show_next(desk.next_title(self._next, today), action)
        self.next.show_ready(facts.ready, today)

    def _prepare(self, section: str) -> None:
        if self._next is not None:
            self._context().preparation_requested.emit(self._next.id, section)

    def _open_next(self) -> None:
        if self._next is None:
            self._context().page_requested.emit("sessions")
        else:
            self._context().session_requested.emit(self._next.id)

    def _open_quarter(self, card: QuarterCard | None) -> None:
        if card is None or card.session_id is None:
            self._context().page_requested.emit("plan")
        else:
            self._context().session_requested.emit(card.session_id)

    def _open_due(self, due: Due) -> None:
        if due.place == "session":
            self._context().session_requested.emit(due.session_id)
        elif due.place == "topic-report":
            self._context().document_requested.emit(due.session_id, due.place)
        elif due.place == "obligations":
            self._context().duty_requested.emit(due.key, None)
        else:
            self._context().page_requested.emit(due.place)

    def _go(self, page: str) -> None:
        self._context().page_requested.emit(page)

    def _connect(self) -> None:
        for quarter in self._quarters:
            quarter.chosen.connect(self._open_quarter)
        self.next.session_wanted.connect(self._open_next)
        self.next.preparation_wanted.connect(self._prepare)
        self.next.due_chosen.connect(self._open_due)
        self.next.tasks_wanted.connect(partial(self._go, "tasks"))
        self.next.obligations_wanted.connect(partial(self._go, "obligations"))
        self.steps.chosen.connect(self._go)

    def _arrange(self) -> None:
        tokens = self._tokens
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
        px, width = self._tokens.px, self.width()
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
