"""What a page costs when it is first shown: it is made where it stands, and what is out of sight comes when wanted."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.document_names import SESSION_KINDS, YEAR_KINDS
from app.exporters.registry import OUTLINES, YEAR_OUTLINES
from app.ui.context import AppContext
from app.ui.pages import Pages
from app.ui.statistics_page import StatisticsPage

#: How often a widget may be told of its look while a page is made: for every frame it is put into, and once more.
MOST_TOLD = 5
ROOT = Path(__file__).resolve().parent.parent.parent


class Told(QObject):
    """Counts what widgets are told."""

    def __init__(self) -> None:
        super().__init__(QApplication.instance())
        self.count: Counter[QEvent.Type] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Count, and let it through."""
        self.count[event.type()] += watched.isWidgetType()
        return False


@pytest.fixture
def pages(qtbot: QtBot, context: AppContext) -> Pages:
    """The pages of a window over the sample, with nothing shown yet."""
    made = Pages()
    qtbot.addWidget(made)
    made.follow(context)
    made.resize(1170, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("name", ["settings", "statistics", "documents"])
def test_a_page_takes_on_its_look_where_it_stands(pages: Pages, name: str) -> None:
    told = Told()
    QApplication.instance().installEventFilter(told)
    page = pages.open_page(name)
    QApplication.instance().removeEventFilter(told)
    made = len(page.findChildren(QWidget))
    assert page.parent() is pages
    assert told.count[QEvent.Type.StyleChange] < MOST_TOLD * made
    assert told.count[QEvent.Type.Polish] < 1.5 * made
    pages.leave_all()


def test_parts_of_the_statistics_are_made_when_they_are_wanted(qtbot: QtBot, context: AppContext) -> None:
    page = StatisticsPage(context)
    qtbot.addWidget(page)
    page.refresh()
    assert page.findChild(QScrollArea, "indicator_area") is not None
    assert page.findChild(QTableView, "presence_grid") is None
    page.findChild(QPushButton, "statistics_grid").click()
    grid = page.findChild(QTableView, "presence_grid")
    assert grid.model().rowCount() > 0
    page.refresh()
    assert page.findChild(QTableView, "presence_grid") is grid


def test_settings_and_documents_load_nothing_that_makes_documents() -> None:
    code = (
        "import sys, app.ui.settings_page, app.ui.documents_page\n"
        "print([name for name in ('lxml', 'docx', 'app.exporters.registry', 'app.services.documents')"
        " if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_every_kind_that_is_named_is_made_and_the_other_way_round() -> None:
    assert list(OUTLINES) == list(SESSION_KINDS)
    assert list(YEAR_OUTLINES) == list(YEAR_KINDS)
