"""The base of the live view's panels."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.records import StepRecord
from app.ui.live.live_session import LiveSession
from app.ui.widgets import label


class StepPanel(QWidget):
    """One step of the agenda at work: built once per session and step, redrawn by ``redraw`` from ``session.record``.

    ``redraw`` must never move the cursor or change text in an input that the person is typing in. ``leave`` stores
    what is pending. ``focus_first`` puts the keyboard where work begins.
    """

    def __init__(self, session: LiveSession, step: StepRecord) -> None:
        super().__init__()
        self.session = session
        self.number = step.number
        self.tokens = session.context.tokens
        self.setObjectName(f"panel_{step.kind}")
        self.setAccessibleName(step.title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(self.tokens.space, self.tokens.px(14), self.tokens.space, self.tokens.px(14))
        self.column.setSpacing(self.tokens.gap)
        self.heading = label(session.short_title(step), "title", wrap=True)
        self.column.addWidget(self.heading)
        self.hint = label(session.hint(step), "small", wrap=True)
        self.column.addWidget(self.hint)
        self.hint.setVisible(bool(self.hint.text()))

    @property
    def step(self) -> StepRecord:
        """The step as the book has it now."""
        return next(step for step in self.session.record.steps if step.number == self.number)

    def redraw(self) -> None:
        """Show the present record."""

    def leave(self) -> None:
        """Store what is pending."""

    def close_minutes(self, *, closed: bool) -> None:
        """Let nothing be changed here any more once the minutes are closed."""
        self.setEnabled(not closed)

    def focus_first(self) -> None:
        """Put the keyboard where this step's work begins."""

    def side(self) -> QWidget | None:
        """Return what stands on the right beside this panel, or None."""
        return None
