"""No text is cut on any page or step, with the usual type and with large type, at 1366x768."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

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

from app import settings
from app.services.saver import Phase, SaveState
from app.ui.bridge import Bridge
from app.ui.live.contribution_list import ContributionList
from app.ui.live.fold import Fold
from app.ui.main_window import MainWindow, open_main_window
from app.ui.pages import FURTHER_PAGES, PAGES
from tests.gallery.scenes import LONG_TOPIC, SESSION, empty_book, planned_book, running_book
from tests.gallery.states import DISK_FULL
from tests.ui.clipping import cut_texts

SCALES = (1.0, 1.75)
STEPS = range(1, 9)


@pytest.fixture(scope="module")
def running_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with a session in its discussion, on a long topic."""
    return running_book(tmp_path_factory.mktemp("running") / "running.scb", topic=LONG_TOPIC)


@pytest.fixture(params=SCALES, ids=("usual", "large"))
def scale(request: pytest.FixtureRequest) -> float:
    """The size of type."""
    return float(request.param)


class Windows:
    """Opens windows over books and closes them."""

    def __init__(self, qtbot: QtBot, scale: float) -> None:
        self._qtbot = qtbot
        self._scale = scale

    def over(self, path: Path | None) -> MainWindow:
        """Return a window that is drawn and has the keyboard."""
        settings.save(replace(settings.Settings(), type_scale=self._scale))
        window = open_main_window(path)
        self._qtbot.addWidget(window)
        self._qtbot.waitActive(window)
        window.load()
        settle()
        return window


@pytest.fixture
def windows(qtbot: QtBot, scale: float) -> Windows:
    """Windows in one size of type."""
    return Windows(qtbot, scale)


@pytest.fixture
def running(windows: Windows, running_path: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """A window over a running session."""
    window = windows.over(Path(shutil.copy(running_path, tmp_path)))
    window.open_session(SESSION)
    settle()
    yield window
    window.close()


def settle() -> None:
    """Let everything be laid out."""
    for _ in range(6):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def go_to(window: MainWindow, step: int) -> None:
    """Show a step."""
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + step), Qt.KeyboardModifier.ControlModifier)
    settle()


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


@pytest.mark.parametrize("make", [planned_book, empty_book], ids=("sample", "empty"))
def test_pages_cut_no_text(windows, tmp_path, make):
    window = windows.over(make(tmp_path / "pages.scb"))
    cut, sizes = {}, {}
    for name, *_ in (*PAGES, *FURTHER_PAGES):
        window.show_page(name)
        settle()
        cut[name] = cut_texts(window, window.tokens)
        sizes[name] = (window.width(), window.height())
    window.close()
    assert set(sizes.values()) == {(1366, 768)}, sizes
    assert not {name: texts for name, texts in cut.items() if texts}


def test_steps_of_a_running_session_cut_no_text(running):
    cut = {}
    for step in STEPS:
        go_to(running, step)
        cut[step] = cut_texts(running, running.tokens)
    assert not {step: texts for step, texts in cut.items() if texts}


def test_session_that_has_not_begun_cuts_no_text(windows, sample_path):
    window = windows.over(sample_path)
    window.open_session(SESSION)
    settle()
    cut = cut_texts(window, window.tokens)
    window.close()
    assert not cut


def test_welcome_cuts_no_text(windows):
    window = windows.over(None)
    assert not cut_texts(window, window.tokens)


def test_everything_to_note_an_opinion_is_in_sight(running):
    go_to(running, 6)
    for name in ("speaker_input", "contribution_input", "save_contribution"):
        control = next(one for one in running.findChildren(QWidget, name) if one.isVisible())
        assert control.visibleRegion().boundingRect() == control.rect(), name


def test_opinions_have_the_height_that_their_words_need_as_soon_as_they_are_shown(running):
    go_to(running, 6)
    stream = running.findChild(ContributionList)
    for row in range(stream.model().rowCount()):
        index = stream.model().index(row, 0)
        assert stream.visualRect(index).height() == stream.sizeHintForIndex(index).height()


def test_a_long_reason_why_nothing_is_saved_leaves_the_window_its_width(running):
    state = SaveState(Phase.FAILED, datetime(2026, 11, 26, 14, 52), DISK_FULL)
    running.findChild(Bridge).tell(state)
    settle()
    assert (running.width(), running.height()) == (1366, 768)
    assert not cut_texts(running, running.tokens)


def test_reasons_of_an_absence_stand_in_rows_of_their_own(running):
    go_to(running, 2)
    table = running.findChild(QTableView, "attendance_table")
    QTest.keyClick(table, Qt.Key.Key_L)
    settle()
    strip = running.findChild(QWidget, "roll_details")
    line = running.findChild(QLineEdit, "reason_input")
    chips = [chip for chip in strip.findChildren(QPushButton) if chip.isVisible()]
    assert len(chips) == 4
    assert max(chip.mapTo(strip, chip.rect().bottomLeft()).y() for chip in chips) < line.mapTo(strip, QPoint(0, 0)).y()
    assert line.visibleRegion().boundingRect() == line.rect()


@pytest.mark.parametrize(
    ("step", "opener", "keeper"),
    [(7, "task_button", "save_task"), (7, "vote_button", "save_vote")],
    ids=("task", "vote"),
)
def test_the_button_that_keeps_a_form_is_in_sight(running, step, opener, keeper):
    go_to(running, step)
    next(one for one in running.findChildren(QPushButton, opener) if one.isVisible()).click()
    settle()
    keep = next(one for one in running.findChildren(QPushButton, keeper) if one.isVisible())
    assert keep.visibleRegion().boundingRect() == keep.rect()


@pytest.mark.parametrize("opener", ["carried_button", "task_button", "vote_button", "question_button"])
def test_cards_of_the_conclusion_cut_no_text(running, opener):
    go_to(running, 7)
    next(one for one in running.findChildren(QPushButton, opener) if one.isVisible()).click()
    settle()
    assert not cut_texts(running, running.tokens)


def test_tasks_that_were_given_are_shown_whole(running):
    go_to(running, 7)
    next(one for one in running.findChildren(QPushButton, "leave_carried") if one.isVisible()).click()
    settle()
    assert next(one for one in running.findChildren(QTableView, "task_table")).isVisible()
    assert not cut_texts(running, running.tokens)


def test_folds_of_the_conclusion_cut_no_text(running):
    go_to(running, 7)
    for fold in running.findChildren(Fold):
        if fold.isVisible():
            fold.unfold()
    settle()
    assert not cut_texts(running, running.tokens)


@pytest.mark.parametrize("scale", [1.0], indirect=True, ids=["usual"])
def test_a_task_can_be_kept_below_all_that_is_said_of_it(qtbot, running):
    go_to(running, 7)
    next(one for one in running.findChildren(QPushButton, "task_button") if one.isVisible()).click()
    words = next(one for one in running.findChildren(QPlainTextEdit, "task_content_input") if one.isVisible())
    words.setPlainText("@lan 20/12 kt @hung Đối chiếu những điều đảng viên không được làm ở từng tổ đảng")
    alike = next(iter(running.findChildren(QLabel, "task_alike")))
    qtbot.waitUntil(alike.isVisible)
    settle()
    keep = next(one for one in running.findChildren(QPushButton, "save_task") if one.isVisible())
    assert keep.visibleRegion().boundingRect() == keep.rect()


def test_opening_shows_when_the_session_began(running):
    go_to(running, 1)
    assert running.findChild(QDateTimeEdit, "started_at").text() == "14:02  26/11/2026"


def test_pages_show_themselves_inside_the_window_only(windows, sample_path):
    window, strays = windows.over(sample_path), Strays()
    QApplication.instance().installEventFilter(strays)
    for name, *_ in (*PAGES, *FURTHER_PAGES):
        window.show_page(name)
        settle()
    QApplication.instance().removeEventFilter(strays)
    window.close()
    assert not strays.seen
