"""Walks through every screen of the window, as a person could, and says where it is; new pages come by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.domain.ready_items import Section
from app.ui.live.fold import Fold
from app.ui.main_window import MainWindow
from app.ui.pages import FURTHER_PAGES, PAGES

STEPS = range(1, 9)
#: Ways from one part of a page to another, and buttons that open a form beside a list.
_PARTS = re.compile(r"plan_\w+_part|statistics_\w+|papers_\w+|rules_\w+|by_(month|quarter)|section_\w+|topic_\d+")
_FORMS = re.compile(r"(add|new|give|record)_\w+")
#: Cards of the conclusion, by the buttons that open them.
CARDS = ("carried_button", "task_button", "vote_button", "question_button")


def settle() -> None:
    """Let everything be laid out."""
    for _ in range(4):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pages(window: MainWindow) -> Iterator[str]:
    """Show every page, each of its parts, and each form that one press opens."""
    for name, *_ in (*PAGES, *FURTHER_PAGES):
        page = window.show_page(name)
        settle()
        yield name
        yield from _forms(window, page, name)
        for way in _buttons(page, _PARTS):
            if way.isVisible() and not way.isChecked():
                way.click()
                settle()
                yield f"{name} {way.objectName()}"
                yield from _forms(window, page, f"{name} {way.objectName()}")


def page_by_page(window: MainWindow) -> Iterator[str]:
    """Show every page as it is first seen."""
    for name, *_ in (*PAGES, *FURTHER_PAGES):
        window.show_page(name)
        settle()
        yield name


def meeting(window: MainWindow, session: str) -> Iterator[str]:
    """Show every step of a session, then all its folds, and each card of the conclusion."""
    window.open_session(session)
    settle()
    for step in STEPS:
        go_to(window, step)
        yield f"step {step}"
        if open_folds(window):
            yield f"step {step} unfolded"
    go_to(window, 7)
    for name in CARDS:
        next(one for one in window.findChildren(QPushButton, name) if one.isVisible()).click()
        settle()
        yield f"card {name}"


def beside_the_navigation(window: MainWindow, session: str, held: str) -> Iterator[str]:
    """Show what others lead to: preparing a session, its documents, reading back and scoring it."""
    for section in Section:
        window.pages.open_preparation(session, section)
        settle()
        yield f"prepare {section}"
    window.pages.open_document(held, "minutes")
    settle()
    yield "document"
    window.pages.open_assessment(held, "sessions")
    settle()
    yield "assessment"
    window.pages.open_read_back(session)
    settle()
    yield "read back"


def go_to(window: MainWindow, step: int) -> None:
    """Show a step of the open session."""
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + step), Qt.KeyboardModifier.ControlModifier)
    settle()


def open_folds(window: MainWindow) -> bool:
    """Open every fold in sight; return whether there was one."""
    folds = [fold for fold in window.findChildren(Fold) if fold.isVisible()]
    for fold in folds:
        fold.unfold()
    settle()
    return bool(folds)


def _forms(window: MainWindow, page: QWidget, name: str) -> Iterator[str]:
    """Open the forms of what is shown, one after the other, and leave them with Escape."""
    for opener in _buttons(page, _FORMS):
        if opener.isVisible() and opener.isEnabled() and not opener.text().endswith(("…", "→")):
            opener.click()
            settle()
            if window.shown_page is page:
                yield f"{name} {opener.objectName()}"
                _escape(window)
            window.show_page(page_name(name))
            settle()


def page_name(place: str) -> str:
    """Return the page of a place."""
    return place.split(maxsplit=1)[0]


def _escape(window: MainWindow) -> None:
    for _ in range(2):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
        settle()


def _buttons(page: QWidget, wanted: re.Pattern[str]) -> list[QPushButton]:
    found: dict[str, QPushButton] = {}
    for one in page.findChildren(QPushButton):
        if wanted.fullmatch(one.objectName()):
            found.setdefault(one.objectName(), one)
    return list(found.values())
