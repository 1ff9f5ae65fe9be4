"""No text is cut on any screen at 1366x768: with the usual type, and with type twice as large in high contrast.

A window is started once for each look and walked through; what a test opens in it, the next test may find open. The
tests that need another book come last.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.services.saver import Phase, SaveState
from app.ui.bridge import Bridge
from app.ui.live.contribution_list import ContributionList
from app.ui.main_window import MainWindow
from tests.gallery.scenes import LONG_TOPIC, SESSION, empty_book, planned_book, running_book
from tests.gallery.states import DISK_FULL
from tests.ui import walk
from tests.ui.clipping import cut_texts
from tests.ui.walk import go_to, settle
from tests.ui.windows import shown_window

LOOKS: dict[str, dict[str, Any]] = {
    "usual": {}, "largest": {"type_scale": 2.0, "contrast": "on"},
}  # fmt: skip
FURTHER_LOOKS: dict[str, dict[str, Any]] = {
    "125": {"type_scale": 1.25}, "150": {"type_scale": 1.5}, "175": {"type_scale": 1.75},
    "contrast": {"contrast": "on"},
}  # fmt: skip
WINDOW = (1366, 768)
HELD = "2026-q3"


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a book in the middle of a discussion on a long topic, one being prepared, and an empty one."""
    folder = tmp_path_factory.mktemp("books")
    running_book(folder / "running.scb", topic=LONG_TOPIC)
    planned_book(folder / "planned.scb")
    empty_book(folder / "empty.scb")
    return folder


@pytest.fixture(scope="module")
def running(
    request: pytest.FixtureRequest, qapp: QApplication, books: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    """A window over the running session, in the look that is the parameter, or in the usual one."""
    look, folder = getattr(request, "param", "usual"), tmp_path_factory.mktemp("window")
    book = Path(shutil.copy(books / "running.scb", folder))
    with shown_window(book, folder / "home", **(LOOKS | FURTHER_LOOKS)[look]) as window:
        yield window


@pytest.fixture
def at_step(running: MainWindow) -> Callable[[int], MainWindow]:
    """Shows a step of the running session."""

    def show(step: int) -> MainWindow:
        running.open_session(SESSION)
        go_to(running, step)
        return running

    return show


def other_book(window: MainWindow, path: str) -> None:
    """Open another book in a window."""
    window.open_book(Path(path))
    window.load()
    settle()


def faults(window: MainWindow, places: Iterator[str]) -> dict[str, list[str]]:
    """Return what is wrong at each place: texts that are cut, and a window that grew beyond the screen."""
    found: dict[str, list[str]] = {}
    for place in places:
        grown = [] if (window.width(), window.height()) == WINDOW else [f"window {window.size()}"]
        if wrong := [*cut_texts(window, window.tokens), *grown]:
            found[place] = wrong
    return found


in_looks = pytest.mark.parametrize("running", LOOKS, indirect=True)
in_one_look = pytest.mark.parametrize("running", ["usual"], indirect=True)


@in_looks
def test_pages_and_their_forms_cut_no_text(running):
    assert not faults(running, walk.pages(running))


@in_looks
def test_a_meeting_cuts_no_text(running):
    assert not faults(running, walk.meeting(running, SESSION))


@in_looks
def test_screens_that_others_lead_to_cut_no_text(running):
    assert not faults(running, walk.beside_the_navigation(running, SESSION, HELD))


@pytest.mark.long
@pytest.mark.parametrize("running", FURTHER_LOOKS, indirect=True)
def test_nothing_is_cut_in_further_looks(running):
    assert not faults(running, walk.pages(running))
    assert not faults(running, walk.meeting(running, SESSION))
    assert not faults(running, walk.beside_the_navigation(running, SESSION, HELD))


@in_looks
def test_everything_to_note_an_opinion_is_in_sight(at_step):
    window = at_step(6)
    for name in ("speaker_input", "contribution_input", "save_contribution"):
        control = next(one for one in window.findChildren(QWidget, name) if one.isVisible())
        control.setFocus()
        settle()
        assert control.visibleRegion().boundingRect() == control.rect(), name


@in_looks
def test_opinions_have_the_height_that_their_words_need_as_soon_as_they_are_shown(at_step):
    stream = at_step(6).findChild(ContributionList)
    for row in range(stream.model().rowCount()):
        index = stream.model().index(row, 0)
        assert stream.visualRect(index).height() == stream.sizeHintForIndex(index).height()


@in_looks
def test_a_long_reason_why_nothing_is_saved_leaves_the_window_its_width(at_step):
    window = at_step(6)
    bridge = window.findChild(Bridge)
    bridge.tell(SaveState(Phase.FAILED, datetime(2026, 11, 26, 14, 52), DISK_FULL))
    settle()
    found = faults(window, iter(("unsaved",)))
    bridge.tell(SaveState(Phase.SAVED, datetime(2026, 11, 26, 14, 52), ""))
    assert not found


@in_looks
def test_reasons_of_an_absence_stand_in_rows_of_their_own(at_step):
    window = at_step(2)
    QTest.keyClick(window.findChild(QTableView, "attendance_table"), Qt.Key.Key_L)
    settle()
    strip = window.findChild(QWidget, "roll_details")
    line = window.findChild(QLineEdit, "reason_input")
    chips = [chip for chip in strip.findChildren(QPushButton) if chip.isVisible()]
    assert len(chips) == 4
    assert max(chip.mapTo(strip, chip.rect().bottomLeft()).y() for chip in chips) < line.mapTo(strip, QPoint(0, 0)).y()
    assert line.visibleRegion().boundingRect() == line.rect()


@in_looks
@pytest.mark.parametrize(("opener", "keeper"), [("task_button", "save_task"), ("vote_button", "save_vote")])
def test_the_button_that_keeps_a_form_is_in_sight(at_step, opener, keeper):
    window = at_step(7)
    next(one for one in window.findChildren(QPushButton, opener) if one.isVisible()).click()
    settle()
    keep = next(one for one in window.findChildren(QPushButton, keeper) if one.isVisible())
    if window.tokens.scale > 1:  # so large, the form may be higher than the window: the keyboard brings it into sight
        keep.setFocus()
        settle()
    assert keep.visibleRegion().boundingRect() == keep.rect()


@in_looks
def test_tasks_that_were_given_are_shown_whole(at_step):
    window = at_step(7)
    next(one for one in window.findChildren(QPushButton, "carried_button") if one.isVisible()).click()
    settle()
    next(one for one in window.findChildren(QPushButton, "leave_carried") if one.isVisible()).click()
    settle()
    assert next(iter(window.findChildren(QTableView, "task_table"))).isVisible()
    assert not faults(window, iter(("tasks",)))


@in_one_look
def test_a_task_can_be_kept_below_all_that_is_said_of_it(qtbot: QtBot, at_step):
    window = at_step(7)
    next(one for one in window.findChildren(QPushButton, "task_button") if one.isVisible()).click()
    words = next(one for one in window.findChildren(QPlainTextEdit, "task_content_input") if one.isVisible())
    words.setPlainText("@lan 20/12 kt @hung Đối chiếu những điều đảng viên không được làm ở từng tổ đảng")
    alike = next(iter(window.findChildren(QLabel, "task_alike")))
    qtbot.waitUntil(alike.isVisible)
    settle()
    keep = next(one for one in window.findChildren(QPushButton, "save_task") if one.isVisible())
    in_sight = keep.visibleRegion().boundingRect() == keep.rect()
    words.clear()
    assert in_sight


@in_one_look
def test_opening_shows_when_the_session_began(at_step):
    assert at_step(1).findChild(QDateTimeEdit, "started_at").text() == "14:02  26/11/2026"


class Strays(QObject):
    """Notes every top-level widget that shows itself."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QWidget] = []

    def eventFilter(self, target: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Note, and let it pass."""
        if event.type() is QEvent.Type.Show and isinstance(target, QWidget) and target.isWindow():
            self.seen.append(target)
        return False


@in_looks
def test_a_session_that_has_not_begun_cuts_no_text(running, books, tmp_path):
    other_book(running, shutil.copy(books / "planned.scb", tmp_path))
    running.open_session(SESSION)
    settle()
    assert not faults(running, iter(("planned",)))


@in_one_look
def test_pages_show_themselves_inside_the_window_only(qapp, running, books, tmp_path):
    strays = Strays()
    other_book(running, shutil.copy(books / "planned.scb", tmp_path))
    qapp.installEventFilter(strays)
    for _ in walk.page_by_page(running):
        pass
    qapp.removeEventFilter(strays)
    assert not strays.seen


@in_looks
def test_an_empty_book_and_the_welcome_cut_no_text(running, books, tmp_path):
    other_book(running, shutil.copy(books / "empty.scb", tmp_path))
    found = faults(running, walk.page_by_page(running))
    running.close_book()
    running.show_welcome()
    settle()
    assert not found | faults(running, iter(("welcome",)))
