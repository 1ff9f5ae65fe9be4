"""The page of the year's plan, for tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.plan_year import PlanYear
from app.domain.records import PlanTopicRecord
from app.services import year_plans
from app.ui.context import AppContext
from app.ui.plan_page import PlanPage

YEAR = 2026


def open_plan(qtbot: QtBot, context: AppContext, monkeypatch: pytest.MonkeyPatch) -> PlanPage:
    """Return the plan of the sample's year, shown on a day of it."""
    monkeypatch.setattr(AppContext, "now", lambda _: datetime(2026, 11, 22, 8, 30))
    made = PlanPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.refresh()
    made.show()
    qtbot.waitExposed(made)
    return made


def plan_of(page: PlanPage, year: int = YEAR) -> PlanYear:
    return page.context.book.ask(lambda uow: year_plans.plan_year(uow, year))


def press(page: QWidget, name: str) -> None:
    page.findChild(QPushButton, name).click()


def pick(page: QWidget, name: str, value: object) -> None:
    """Choose in a list as a person does."""
    combo = page.findChild(QComboBox, name)
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def says(page: QWidget, words: str) -> bool:
    return any(words in label.text() for label in page.findChildren(QLabel) if not label.isHidden())


def topics(page: PlanPage, year: int = YEAR) -> tuple[PlanTopicRecord, ...]:
    return page.context.book.plan(year)


def new_topic(page: PlanPage, qtbot: QtBot, text: str = "Học tập và làm theo Bác") -> PlanTopicRecord:
    before = len(topics(page))
    press(page, "add_topic")
    page.findChild(QPlainTextEdit, "topic_input").setPlainText(text)
    press(page, "save_topic")
    qtbot.waitUntil(lambda: len(topics(page)) == before + 1 and waits_for_card(page, text)())
    return topics(page)[-1]


def waits_for_card(page: PlanPage, text: str) -> Callable[[], bool]:
    return lambda: any(label.text() == text for label in page.findChildren(QLabel, "plan_topic"))
