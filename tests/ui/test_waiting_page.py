"""Work on a closed book: it is shown, it can be stopped before anything is changed, and the window outlives it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.errors import KnownError, Stopped
from app.ui.main_window import MainWindow, open_main_window
from app.ui.waiting_page import waited_for
from tests.finding import visible
from tests.keyboard import press
from tests.ui.clipping import cut_texts

PATIENCE = 5.0


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """A window without a book."""
    made = open_main_window(None)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made._was_painted)
    yield made
    made.close()


def meanwhile(deed: Callable[[], object]) -> Callable[[Callable[[], None]], str]:
    """Return work that goes on until ``deed`` was done in the window."""
    done = Event()

    def act() -> None:
        deed()
        done.set()

    def work(go_on: Callable[[], None]) -> str:
        assert done.wait(PATIENCE)
        go_on()
        return "xong"

    QTimer.singleShot(0, act)
    return work


def test_it_is_shown_and_its_result_comes_back(window: MainWindow) -> None:
    said: list[str] = []
    work = meanwhile(lambda: said.append(visible(window, QLabel, "waiting_title").text()))
    assert waited_for(window, "Đang khôi phục sổ…", work) == "xong"
    assert said == ["Đang khôi phục sổ…"]


def test_nothing_of_it_is_cut(window: MainWindow) -> None:
    cut: list[list[str]] = []
    waited_for(window, "Đang khôi phục sổ…", meanwhile(lambda: cut.append(cut_texts(window, window.tokens))))
    assert cut == [[]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_it_is_stopped_by_keyboard(window: MainWindow, key: Qt.Key) -> None:
    with pytest.raises(Stopped):
        waited_for(window, "Đang khôi phục sổ…", meanwhile(lambda: QTest.keyClick(QApplication.focusWidget(), key)))


def test_what_goes_wrong_is_told_to_whom_it_concerns(window: MainWindow) -> None:
    def work(_: object) -> None:
        raise KnownError("Đĩa đã đầy.")

    with pytest.raises(KnownError, match="Đĩa đã đầy"):
        waited_for(window, "Đang khôi phục sổ…", work)
    assert not window.is_waiting


def test_the_window_does_not_close_meanwhile(window: MainWindow) -> None:
    closed: list[bool] = []
    waited_for(window, "Đang khôi phục sổ…", meanwhile(lambda: closed.append(window.close())))
    assert closed == [False]
    assert window.isVisible()


def test_what_was_offered_before_cannot_be_taken_up_meanwhile(window: MainWindow) -> None:
    """Else a restore could be undone in the very file that is given a password."""
    taken: list[str] = []
    window.offer("Đã khôi phục sổ.", "Hoàn tác", lambda: taken.append("Hoàn tác"), lasting=True)
    waited_for(window, "Đang ghi lại sổ…", meanwhile(lambda: press(Qt.Key.Key_Period, ctrl=True, target=window)))
    press(Qt.Key.Key_Period, ctrl=True, target=window)
    assert taken == []


def test_nothing_of_it_is_left_to_be_collected_on_another_thread(window: MainWindow) -> None:
    loops: list[int] = []
    waited_for(window, "Đang khôi phục sổ…", meanwhile(lambda: loops.append(len(window.findChildren(QEventLoop)))))
    assert loops == [1]
