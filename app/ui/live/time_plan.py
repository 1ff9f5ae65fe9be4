"""Beside the opening: how many minutes each step is to take, against the least that the rules ask for."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.records import StepRecord
from app.domain.sitting import is_combined, least_minutes
from app.domain.timeline import is_after_session, planned_total
from app.services import meeting
from app.ui.live.live_session import LiveSession
from app.ui.live.moment_field import MinutesField
from app.ui.widgets import label, pill, set_tone

ADVICE = "Ghi số phút cho từng bước nếu cần; khi họp, danh sách bước cho biết thực tế so với dự kiến."


class TimePlan(QWidget):
    """A number for each step of the session, and their sum; redrawn by ``redraw``."""

    def __init__(self, session: LiveSession) -> None:
        super().__init__()
        self._session = session
        tokens = session.context.tokens
        self._fields: dict[int, MinutesField] = {}
        self._total = pill("")
        self._total.setObjectName("planned_total")
        self._total.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.gap)
        grid.setVerticalSpacing(tokens.room(6))
        grid.setColumnStretch(0, 1)
        for place, step in enumerate(_steps(session)):
            self._add_row(grid, place, step)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.room(14), tokens.room(14), tokens.room(14), tokens.room(14))
        column.setSpacing(tokens.gap)
        column.addWidget(label("Thời gian dự kiến (phút)", "heading", wrap=True))
        column.addWidget(label(ADVICE, "small", wrap=True))
        column.addLayout(grid)
        column.addWidget(self._total)
        column.addStretch(1)
        self.redraw()

    def redraw(self) -> None:
        """Show the numbers that the book has."""
        record, rules = self._session.record, self._session.rules
        for step in _steps(self._session):
            if step.number in self._fields:
                self._fields[step.number].show_minutes(step.planned_minutes)
        total, least = planned_total(record), least_minutes(record, rules)
        both = is_combined(record)
        rule = f"quy định ít nhất {least} phút{' cả hai phần' if both else ''}"
        short = bool(total) and total < least and not both
        set_tone(self._total, f"Tổng {total} phút; {rule}", "warn" if short else "neutral")
        self.setEnabled(record.seal is None)

    def _add_row(self, grid: QGridLayout, place: int, step: StepRecord) -> None:
        made = MinutesField(
            self._session.context.tokens, f"plan_minutes_{step.number}", f"Bước {step.number}: số phút dự kiến"
        )
        made.chosen.connect(partial(self._keep, step.number))
        name = label(f"{step.number}. {step.heading}", wrap=True)
        name.setBuddy(made)
        self._fields[step.number] = made
        grid.addWidget(name, place, 0)
        grid.addWidget(made, place, 1)

    def _keep(self, number: int, minutes: int | None) -> None:
        session_id = self._session.id
        self._session.save(partial(_plan, session_id, number, minutes), key=f"{session_id}/step/{number}/planned")


def _steps(session: LiveSession) -> list[StepRecord]:
    return [step for step in session.record.steps if not is_after_session(session.record, step)]


def _plan(session_id: str, number: int, minutes: int | None, uow: Any) -> None:
    meeting.set_step(uow, session_id, number, planned_minutes=minutes)
