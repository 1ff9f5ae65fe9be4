"""The help beside a page and beside a step, its contents and rules, and the whole guide."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.main_window import MainWindow
from tests.finding import visible
from tests.gallery.scenes import SESSION

TABS = ("contents", "keys", "rules", "news")


def shoot_help(window: MainWindow, shoot: Callable[[QWidget, str], None], settle: Callable[[], None], end: str) -> None:
    """Show the help from the plan, in its parts, then the guide, then in a session."""
    window.show_page("plan")
    QTest.keyClick(window, Qt.Key.Key_F1)
    shoot(window, f"help{end}")
    for tab in TABS:
        visible(window, QPushButton, f"help_{tab}").click()
        shoot(window, f"help-{tab}{end}")
    visible(window, QPushButton, "open_guide").click()
    shoot(window, f"help-guide{end}")
    visible(window, QPushButton, "leave_guide").click()
    window.open_session(SESSION)
    settle()
    QTest.keyClick(window, Qt.Key.Key_F1)
    shoot(window, f"help-live{end}")
