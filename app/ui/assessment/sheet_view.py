"""The lines of the scoring sheet under one another, in groups, with their points."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.assessment import SheetLine
from app.ui.assessment.sheet_row import SheetRow
from app.ui.tokens import Tokens
from app.ui.widgets import card, clear, label, rule, scrolling


class SheetView(QWidget):
    """Built anew for another sheet only; otherwise the lines follow the book.

    Signals: ``changed(code, points)`` when the person gave points to a line, None when they took them away.
    """

    changed = Signal(str, object)

    def __init__(self, tokens: Tokens, before: QWidget, after: QWidget) -> None:
        """Make a view whose points stand between two other controls in the order of Tab."""
        super().__init__()
        self._tokens = tokens
        self._around = (before, after)
        self._key: object = None
        self.rows: list[SheetRow] = []
        frame, column = card(tokens)
        self._source = label("", "small", wrap=True, name="assessment_source")
        column.addWidget(self._source)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        self._inside = column
        page.addWidget(scrolling(frame, "assessment_sheet_area"))

    def show_lines(self, key: object, lines: tuple[SheetLine, ...], source: str, *, read_only: bool) -> None:
        """Show the lines of a sheet over its source; ``key`` says whose they are."""
        self._source.setText(source)
        if key != self._key:
            self._key = key
            self._build(lines)
        for row, line in zip(self.rows, lines, strict=True):
            row.show_line(line, read_only=read_only)

    @property
    def is_wrong(self) -> bool:
        """Whether points are typed somewhere that cannot be read."""
        return any(row.is_wrong for row in self.rows)

    def focus_first(self) -> None:
        """Put the keyboard on the first line that people have to judge, else on the first."""
        asked = (row for row in self.rows if row.line.points is None)
        row = next(asked, self.rows[0] if self.rows else None)
        if row is not None:
            self._inside.activate()
            row.points.setFocus()

    def _build(self, lines: tuple[SheetLine, ...]) -> None:
        clear(self._list)
        self.rows, group = [], ""
        for place, line in enumerate(lines):
            if place:
                self._list.addWidget(rule())
            if line.criterion.group and line.criterion.group != group:
                heading = label(line.criterion.group, "heading", wrap=True)
                heading.setContentsMargins(0, self._tokens.room(8), 0, 0)
                self._list.addWidget(heading)
            group = line.criterion.group
            row = SheetRow(self._tokens, line)
            row.changed.connect(self.changed)
            row.points.moved.connect(partial(self._move, place))
            self.rows.append(row)
            self._list.addWidget(row)
        before, after = self._around
        for first, second in pairwise((before, *(row.points for row in self.rows), after)):
            QWidget.setTabOrder(first, second)

    def _move(self, place: int, way: int) -> None:
        if 0 <= place + way < len(self.rows):
            self.rows[place + way].points.setFocus()
