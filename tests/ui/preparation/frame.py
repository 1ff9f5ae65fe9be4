"""The preparation page on the screen, over the sample book as it is on 23 November 2026."""

from __future__ import annotations

from datetime import datetime

from pytestqt.qtbot import QtBot

from app.domain.preparation import PreparationRecord
from app.domain.ready_items import ReadyItem, Section
from app.ui.context import AppContext
from app.ui.preparation.page import PreparationPage

PLANNED, HELD = "2026-q4", "2026-q3"
MORNING = datetime(2026, 11, 23, 8, 30)


def show(qtbot: QtBot, context: AppContext, section: str = "", session_id: str = PLANNED) -> PreparationPage:
    """Return the page over a session, shown at a thing to prepare and with the keyboard."""
    page = PreparationPage(context)
    qtbot.addWidget(page)
    page.resize(1170, 700)
    page.open_session(session_id, section)
    with qtbot.waitActive(page):
        page.show()
    return page


def item(page: PreparationPage, section: Section) -> ReadyItem:
    """Return how a thing to prepare stands on the page."""
    return next(one for one in page.items if one.section is section)


def prepared(context: AppContext, session_id: str = PLANNED) -> PreparationRecord:
    """Return what the book says was prepared."""
    return context.book.preparation(session_id)
