"""The three faces of the year, one press apart: its plan, what is owed, its calendar."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.ui.context import AppContext
from app.ui.widgets import button

#: Pages by their names in the window, with the words of their tabs.
TABS = (("plan", "Kế hoạch"), ("obligations", "Việc phải làm"), ("calendar", "Lịch"))


class YearTabs(QWidget):
    """Tabs above the pages of the year; the one of ``present`` is pressed in."""

    def __init__(self, context: AppContext, present: str) -> None:
        super().__init__()
        self._context = context
        self._present = present
        self._tabs: dict[str, QPushButton] = {}
        tabs = QHBoxLayout(self)
        tabs.setContentsMargins(0, 0, 0, 0)
        tabs.setSpacing(context.tokens.room(20))
        for name, title in TABS:
            tab = button(title, f"tab_{name}", kind="tab", accessible=f"Trang {title}")
            tab.setCheckable(True)
            tab.clicked.connect(partial(self._choose, name))
            self._tabs[name] = tab
            tabs.addWidget(tab)
        tabs.addStretch(1)
        self._press()

    def _press(self) -> None:
        for name, tab in self._tabs.items():
            tab.setChecked(name == self._present)

    def _choose(self, name: str, *_: object) -> None:
        """Go to another page; the tab of this one stays pressed in."""
        self._press()
        if name != self._present:
            self._context.page_requested.emit(name)
