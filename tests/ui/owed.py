"""The page of obligations over the sample, on 22 November 2026, and ways to work on it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.obligations import Duty
from app.ui.context import AppContext
from app.ui.obligations_page import ObligationsPage

NOON, TODAY = datetime(2026, 11, 22, 12, 0), date(2026, 11, 22)
PLAN, UP = "year_plan:2026", "reported_up:2026-q3"


@pytest.fixture(autouse=True)
def in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AppContext, "now", lambda self: NOON)


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> ObligationsPage:
    """The obligations of the sample, shown."""
    made = ObligationsPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.refresh()
    made.show()
    qtbot.waitExposed(made)
    return made


def press(page: ObligationsPage, name: str) -> None:
    page.findChild(QPushButton, name).click()


def keys(page: ObligationsPage) -> list[str]:
    return [row.id for row in page.table.model().rows]


def owed(page: ObligationsPage, key: str) -> Duty:
    return next(one for one in page.context.book.obligations(page.year, TODAY) if one.key == key)


def work_on(page: ObligationsPage, qtbot: QtBot, key: str) -> None:
    page.table.setFocus()
    assert page.table.choose(key)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.findChild(QFrame, "duty_strip").isVisible()
