"""No text is cut on any page or step, with the usual type and with large type, at 1366x768."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.ui.main_window import PAGES, MainWindow, open_main_window
from tests.gallery.scenes import LONG_TOPIC, SESSION, empty_book, planned_book, running_book
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
def running(windows: Windows, running_path: Path) -> Iterator[MainWindow]:
    """A window over a running session."""
    window = windows.over(running_path)
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
    cut = {}
    for name, *_ in PAGES:
        window.show_page(name)
        settle()
        cut[name] = cut_texts(window, window.tokens)
    window.close()
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


def test_opening_shows_when_the_session_began(running):
    go_to(running, 1)
    assert running.findChild(QDateTimeEdit, "started_at").text() == "14:02  26/11/2026"


def test_pages_show_themselves_inside_the_window_only(windows, sample_path):
    window, strays = windows.over(sample_path), Strays()
    QApplication.instance().installEventFilter(strays)
    for name, *_ in PAGES:
        window.show_page(name)
        settle()
    QApplication.instance().removeEventFilter(strays)
    window.close()
    assert not strays.seen
