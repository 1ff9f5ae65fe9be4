"""The left-hand column of the documents page: every kind of document, in the order in which a session needs them."""

from __future__ import annotations

from collections.abc import Container
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.services.document_kinds import KINDS, YEAR_KINDS
from app.ui.tokens import Tokens
from app.ui.widgets import button, label, scrolling

#: Kinds of a session by when they are wanted; those of a year stand in one group.
OF_SESSION = (
    ("Trước buổi sinh hoạt", ("notice", "invitation", "opening-report", "attendance", "backdrop", "blank-sheets")),
    ("Biên bản", ("minutes", "supplement", "extract")),
    ("Sau buổi sinh hoạt", ("resolution", "conclusion-notice", "topic-report", "self-assessment")),
)
OF_YEAR = (("Của cả năm", tuple(YEAR_KINDS)),)
#: Shorter words for titles too long for a column.
SHORT = {"attendance": "Điểm danh", "absence-notice": "Thông báo vắng"}


class DocumentKinds(QFrame):
    """Shows the kinds as buttons, one of them pressed in; arrow keys move among them.

    Signals: ``chosen(kind)``.
    """

    chosen = Signal(str)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._group = QButtonGroup(self)
        self._parts: list[tuple[QLabel, list[QPushButton], bool]] = []
        self.setProperty("role", "side")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(tokens.gap, tokens.gap, tokens.gap, tokens.gap)
        column.setSpacing(tokens.room(2))
        for parts, of_year in ((OF_SESSION, False), (OF_YEAR, True)):
            for title, kinds in parts:
                self._add_part(column, title, kinds, of_year=of_year)
        column.addStretch(1)
        self.setFixedWidth(inner.sizeHint().width() + tokens.px(18))
        area = scrolling(inner, "document_kinds")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons from top to bottom."""
        return [one for _, buttons, _ in self._parts for one in buttons]

    def show_kinds(self, chosen: str, *, of_year: bool, hidden: Container[str] = ()) -> None:
        """Show the kinds of a session or of a year, one of them chosen."""
        for heading, buttons, part_of_year in self._parts:
            heading.setVisible(part_of_year is of_year)
            for one in buttons:
                kind = one.property("document_kind")
                one.setVisible(part_of_year is of_year and kind not in hidden)
                one.setChecked(kind == chosen)

    def _add_part(self, column: QVBoxLayout, title: str, kinds: tuple[str, ...], *, of_year: bool) -> None:
        heading = label(title, "small")
        heading.setContentsMargins(self._tokens.room(10), self._tokens.gap, 0, self._tokens.room(2))
        buttons = [self._button(kind) for kind in kinds]
        for one in (heading, *buttons):
            column.addWidget(one)
        self._parts.append((heading, buttons, of_year))

    def _button(self, kind: str) -> QPushButton:
        name = f"document_kind_{kind.replace('-', '_')}"
        made = button(SHORT.get(kind, KINDS[kind]), name, kind="nav", accessible=f"Xem {KINDS[kind]}")
        made.setCheckable(True)
        made.setProperty("document_kind", kind)
        made.clicked.connect(partial(self._choose, kind))
        self._group.addButton(made)
        return made

    def _choose(self, kind: str, _: bool = False) -> None:  # noqa: FBT001, FBT002 (what a button tells)
        self.chosen.emit(kind)
