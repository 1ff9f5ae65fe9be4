"""Preparing a session: every thing to prepare, an earlier version of the report, and the report given out after."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPushButton

from app.domain.ready_items import Section
from app.ui.main_window import MainWindow
from tests.gallery.scenes import SESSION
from tests.gallery.states import Shooter, find

#: A session that was held and whose report is finished.
HELD = "2026-q3"


def shoot_preparation(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """Each thing to prepare, then what is met on the way."""
    for section in Section:
        window.pages.open_preparation(SESSION, section)
        shoot(window, f"prepare-{section}{end}")
    window.pages.open_preparation(SESSION, Section.REPORT)
    settle()
    versions = find(window, QListView, "version_list")
    versions.setFocus()
    versions.setCurrentIndex(versions.model().index(versions.model().rowCount() - 1, 0))
    QTest.keyClick(versions, Qt.Key.Key_Return)
    shoot(window, f"prepare-version{end}")
    window.pages.open_preparation(SESSION, Section.SPEECHES)
    settle()
    find(window, QPushButton, "add_prepared_speech").click()
    shoot(window, f"prepare-speech-form{end}")
    window.open_session(HELD)
    settle()
    find(window, QPushButton, "open_finished_report").click()
    shoot(window, f"live-finished-report{end}")
