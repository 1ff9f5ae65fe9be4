"""A part that is shown before it has its place would be a window for a moment, and take the keyboard away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.main_window import open_main_window
from app.ui.pages import PAGES
from tests.keyboard import press

SESSIONS = ("2026-q4", "2026-q3")


class Watch(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__(QApplication.instance())
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()} {watched.property('text')}")
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Watch:
    made = Watch()
    qapp.installEventFilter(made)
    return made


@pytest.mark.long
def test_nothing_but_the_window_is_shown_on_the_way_through_it(watch: Watch, sample_path: Path) -> None:
    window = open_main_window(sample_path)
    QTest.qWaitForWindowActive(window)
    for name, *_ in PAGES:
        window.show_page(name)
        QTest.qWait(0)
    for session in SESSIONS:
        window.open_session(session)
        for step in range(1, 9):
            press(Qt.Key(Qt.Key.Key_0 + step), ctrl=True)
            QTest.qWait(0)
    QApplication.instance().removeEventFilter(watch)
    window.close()
    assert watch.seen == ["MainWindow main_window None"]
