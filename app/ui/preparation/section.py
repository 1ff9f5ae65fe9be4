"""The base of the sections of the preparation page."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.ready_items import Section
from app.ui.autosave import AutoSave
from app.ui.live.live_session import LiveSession
from app.ui.live.text_edit import TextEdit
from app.ui.widgets import label, name_control


class SectionPanel(QWidget):
    """One thing to prepare: built once, redrawn by ``redraw`` from ``session``.

    Subclasses name their ``section`` and fill ``redraw``, ``focus_first`` and, beyond ``savers``, ``leave``.
    """

    section: ClassVar[Section]
    hint: ClassVar[str] = ""

    def __init__(self, session: LiveSession) -> None:
        super().__init__()
        self.session, self.tokens = session, session.context.tokens
        self.savers: list[AutoSave] = []
        self.setObjectName(f"prepare_{self.section}")
        self.setAccessibleName(self.section.vi)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(self.tokens.edge, self.tokens.room(14), self.tokens.edge, self.tokens.room(14))
        self.column.setSpacing(self.tokens.room(10))
        self.column.addWidget(label(self.section.vi, "title", wrap=True))
        if self.hint:
            self.column.addWidget(label(self.hint, "small", wrap=True))

    def redraw(self) -> None:
        """Show the present record."""

    def leave(self) -> None:
        """Store what is pending."""
        for saver in self.savers:
            saver.flush()

    def focus_first(self) -> None:
        """Put the keyboard where this section's work begins."""

    def brief_text(self, name: str, title: str, *, lines: int = 2, most: int = 6) -> TextEdit:
        """Return an editor for a text of the briefing, kept as it is typed."""
        made = TextEdit(self.tokens, f"brief_{name}", title, lines=lines, most=most)
        self.savers.append(AutoSave(made))
        self.session.bind_brief(self.savers[-1], name)
        return made

    def brief_line(self, name: str, title: str) -> QLineEdit:
        """Return a line for a text of the briefing, kept as it is typed."""
        made = QLineEdit()
        name_control(made, f"brief_{name}", title)
        self.savers.append(AutoSave(made))
        self.session.bind_brief(self.savers[-1], name)
        return made
