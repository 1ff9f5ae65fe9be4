"""The base of the live view's panels."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.records import SessionRecord, StepRecord
from app.ui.live.fold import Fold
from app.ui.live.live_session import LiveSession
from app.ui.tokens import Tokens
from app.ui.widgets import label

#: Width of a column beside a panel, at the usual type size.
BESIDE = 262


class StepPanel(QWidget):
    """One step of the agenda at work: built once per session and step, redrawn by ``redraw`` from ``session.record``.

    ``redraw`` must never move the cursor or change text in an input that the person is typing in. ``leave`` stores
    what is pending. ``focus_first`` puts the keyboard where work begins. ``parts`` are the folds below the panel, which
    ``redraw_all`` and ``leave_all`` take care of as well. A panel that is not shown follows no change of the session;
    whoever shows it calls ``redraw_all``. It is made in its ``place``: a widget that goes to another parent takes on
    its look anew, with all in it.
    """

    def __init__(self, session: LiveSession, step: StepRecord, place: QWidget | None = None) -> None:
        super().__init__(place)
        self.session = session
        self.number = step.number
        self.tokens = session.context.tokens
        self.parts: list[Fold] = []
        self._drawn: SessionRecord | None = None
        self.setObjectName(f"panel_{step.kind}")
        self.setAccessibleName(step.title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(self.tokens.space, self.tokens.room(14), self.tokens.space, self.tokens.room(14))
        self.column.setSpacing(self.tokens.gap)
        self.heading = label(session.short_title(step), "title", wrap=True)
        self.column.addWidget(self.heading)
        self.hint = label(session.hint(step), "small", wrap=True)
        self.column.addWidget(self.hint)
        self.hint.setVisible(bool(self.hint.text()))
        session.changed.connect(self._follow)

    @property
    def step(self) -> StepRecord:
        """The step as the book has it now."""
        return next(step for step in self.session.record.steps if step.number == self.number)

    def add_part(self, part: Fold) -> None:
        """Put a fold below what the panel has."""
        self.parts.append(part)
        self.column.addWidget(part)

    def redraw_all(self) -> None:
        """Show the present record in the panel and its parts."""
        self._drawn = self.session.record
        self.redraw()
        for part in self.parts:
            part.redraw()

    def leave_all(self) -> None:
        """Store what is pending in the panel and its parts."""
        self.leave()
        for part in self.parts:
            part.leave()

    def _follow(self) -> None:
        if self.isVisible() and self._drawn is not self.session.record:
            self.redraw_all()

    def redraw(self) -> None:
        """Show the present record."""

    def leave(self) -> None:
        """Store what is pending."""

    def close_minutes(self, *, closed: bool) -> None:
        """Let nothing be changed here any more once the minutes are closed."""
        self.setEnabled(not closed)

    def speaker_name(self) -> str:
        """Return who speaks, for the standard sentences; nothing where nobody in particular does."""
        return ""

    def focus_first(self) -> None:
        """Put the keyboard where this step's work begins."""

    def side(self) -> QWidget | None:
        """Return what stands on the right beside this panel, or None."""
        return None


def column_frame(tokens: Tokens, role: str) -> QFrame:
    """Return a frame for a column beside a panel; with large type it grows less than the type, to leave it room."""
    frame = QFrame()
    frame.setProperty("role", role)
    frame.setFixedWidth(round(BESIDE * tokens.scale ** (0.5 if role == "panel" else 0.36)))
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return frame
