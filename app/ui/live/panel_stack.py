"""The panels of a session's steps, one of them shown, and beside it what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from app.domain.records import StepRecord
from app.ui.live.live_session import LiveSession
from app.ui.live.panel import StepPanel, column_frame
from app.ui.live.panels import panel_in_pieces
from app.ui.tokens import Tokens
from app.ui.widgets import scroll_area

#: The widest panel on a wide screen, in sizes of the type that is written in it: its lines stay short enough to read.
WIDEST = 56


class PanelStack:
    """``middle`` and ``beside`` are its two widgets; panels are known by the numbers of their steps."""

    def __init__(self, tokens: Tokens) -> None:
        self._panels: dict[int, StepPanel] = {}
        self._areas: dict[int, QScrollArea] = {}
        self._sides: dict[int, QScrollArea] = {}
        self._to_come: dict[int, Iterator[StepPanel]] = {}
        self._is_given = False
        self.middle, self._right = QStackedWidget(), QStackedWidget()
        self.middle.setObjectName("notes_area")
        self.beside = column_frame(tokens, "panel")
        self.beside.layout().addWidget(self._right)  # type: ignore[union-attr]

    def panel(self, number: int) -> StepPanel | None:
        """Return the panel of a step, or None while there is none."""
        return self._panels.get(number)

    def make(self, session: LiveSession, step: StepRecord) -> StepPanel | None:
        """Make a step's panel and return it; None when there was one.

        What stands below it and beside it is still to come: by ``go_on``, at the latest when the panel is brought.
        """
        if step.number in self._panels:
            return None
        area = self._areas[step.number] = scroll_area()
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.middle.addWidget(area)
        pieces = panel_in_pieces(session, step, area.viewport())
        panel = self._panels[step.number] = next(pieces)
        self._to_come[step.number] = self._others(step.number, pieces)
        return panel

    def go_on(self) -> bool:
        """Make the next piece that is still to come; return whether there was one."""
        for number, pieces in self._to_come.items():
            if next(pieces, None) is None:
                del self._to_come[number]
            return True
        return False

    def _others(self, number: int, pieces: Iterator[StepPanel]) -> Iterator[StepPanel]:
        """Yield a step's panel after each piece that is made of what belongs to it."""
        yield from pieces
        panel = self._panels[number]
        panel.setMaximumWidth(WIDEST * panel.tokens.reading)
        self._areas[number].setWidget(panel)
        yield panel
        side = panel.side()
        if side is not None:
            area = self._sides[number] = scroll_area()
            self._right.addWidget(area)
            area.setWidget(side)

    def bring(self, number: int) -> None:
        """Put a step's panel into the middle and what belongs to it beside."""
        for _ in self._to_come.pop(number, ()):
            pass  # all that is still to come
        self.middle.setCurrentWidget(self._areas[number])
        self.beside.setVisible(number in self._sides and not self._is_given)
        if number in self._sides:
            self._right.setCurrentWidget(self._sides[number])

    def give_place(self, number: int, *, given: bool) -> None:
        """Let something else stand where the open step has its things beside it, or take the place back."""
        self._is_given = given
        self.beside.setVisible(number in self._sides and not given)

    def reveal(self, number: int, place: QWidget | None) -> None:
        """Scroll to a widget of a step's panel: with large type a panel may be higher than the window."""
        area = self._areas.get(number)
        if area is not None and place is not None and area.isAncestorOf(place):
            area.ensureWidgetVisible(place)

    def leave(self) -> None:
        """Store what is pending in every step."""
        for panel in self._panels.values():
            panel.leave_all()

    def forget(self, *, destroy: bool) -> None:
        """Know no panel any more; those that may still be asked for are not to be destroyed."""
        if destroy:
            for area in (*self._areas.values(), *self._sides.values()):
                area.deleteLater()
        for kept in (self._panels, self._areas, self._sides, self._to_come):
            kept.clear()
