"""Help finds its room at every size of type: nothing is cut, and the work keeps its own where the screen has both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from app.ui.main_window import MainWindow
from tests.finding import visible
from tests.gallery.scenes import SESSION, running_book
from tests.ui import walk
from tests.ui.clipping import cut_texts
from tests.ui.windows import shown_window

SCALES = (1.0, 1.5, 2.0)


@pytest.fixture(scope="module", params=SCALES)
def window(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    """A window over a running session in a size of type."""
    book = running_book(tmp_path_factory.mktemp("so") / "so.scb")
    with shown_window(book, tmp_path_factory.mktemp("home"), type_scale=request.param) as made:
        yield made


def opened(window: MainWindow) -> QWidget:
    """Open the help and return it."""
    visible(window, QPushButton, "open_help").click()
    walk.settle()
    return visible(window, QWidget, "help_panel")


def closed(window: MainWindow) -> None:
    """Close the help."""
    visible(window, QPushButton, "close_help").click()
    walk.settle()


@pytest.mark.parametrize("page", ["desk", "tasks"])
def test_nothing_of_the_help_is_cut_on_a_page(window: MainWindow, page: str) -> None:
    window.show_page(page)
    size = window.size()
    panel = opened(window)
    assert cut_texts(panel, window.tokens) == []
    assert window.size() == size
    closed(window)
    assert window.is_side_shown
    assert window.shown_page is not None
    assert window.shown_page.isVisible()


def test_in_a_session_the_words_stay_in_sight_at_every_size(window: MainWindow) -> None:
    window.open_session(SESSION)
    walk.go_to(window, 6)
    typed, room = visible(window, QPlainTextEdit, "contribution_input"), window.size()
    panel = opened(window)
    assert cut_texts(panel, window.tokens) == []
    assert typed.isVisible()
    right = typed.mapTo(window, typed.rect().topRight()).x()
    assert right <= panel.mapTo(window, panel.rect().topLeft()).x()
    assert typed.visibleRegion().boundingRect().width() == typed.width()
    assert window.size() == room
    closed(window)
