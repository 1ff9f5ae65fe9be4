"""A book on its way into the window: its desk is there before the book is, and nothing done meanwhile is lost."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.errors import AlreadySaid, KnownError
from app.models import book_lock
from app.services import books, first_look
from app.services.open_book import OpenBook
from app.ui import book_door
from app.ui.book_opening import BookOpening
from app.ui.main_window import MainWindow, open_main_window
from tests.finding import visible
from tests.keyboard import press


@pytest.fixture
def closed(sample_path: Path) -> Path:
    """A book that the window has closed before, so that it keeps the facts of its desk."""
    OpenBook.open(sample_path, None, lambda _: None).close(date.today())
    return sample_path


@pytest.fixture
def on_its_way(qtbot: QtBot, closed: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window that shows the desk while its book takes for ever to open by itself."""
    monkeypatch.setattr(BookOpening, "begin", lambda self, done: None)
    window = open_main_window(closed)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.findChild(QWidget, "desk_view") is not None)
    yield window
    window.close()


def test_the_desk_is_there_before_the_book(on_its_way: MainWindow) -> None:
    assert visible(on_its_way, QWidget, "next_card").isVisible()
    assert visible(on_its_way, QWidget, "cell_name").isVisible()
    assert on_its_way._context is None
    assert on_its_way.has_book


def test_what_is_pressed_on_it_waits_for_the_book(qtbot: QtBot, on_its_way: MainWindow) -> None:
    visible(on_its_way, QPushButton, "open_next_session").click()

    assert on_its_way.context.book.session("2026-q4").topic
    assert visible(on_its_way, QWidget, "live_view").isVisible()


def test_a_key_of_the_navigation_waits_for_the_book(on_its_way: MainWindow) -> None:
    press(Qt.Key.Key_5, alt=True, target=on_its_way)

    assert visible(on_its_way, QWidget, "members_page").isVisible()


def test_the_page_takes_in_the_desk_that_is_shown(qtbot: QtBot, on_its_way: MainWindow) -> None:
    shown = visible(on_its_way, QWidget, "desk_view")
    on_its_way.load()

    assert visible(on_its_way, QWidget, "desk_page").findChild(QWidget, "desk_view") is shown
    assert shown.isVisible()
    assert visible(on_its_way, QPushButton, "open_next_session").hasFocus()


def test_a_change_shows_on_the_desk_that_was_there_first(qtbot: QtBot, closed: Path) -> None:
    window = open_main_window(closed)
    qtbot.addWidget(window)
    window.context.save(_rename)
    with qtbot.waitSignal(window.context.data_changed):
        pass

    card = visible(window, QPushButton, "quarter_4")
    qtbot.waitUntil(lambda: "Chuyên đề mới" in card.accessibleName())
    window.close()


def _rename(uow: object) -> None:
    from app.services import meeting

    meeting.set_facts(uow, "2026-q4", topic="Chuyên đề mới")


@pytest.mark.parametrize("closes", [lambda window: window.close(), lambda window: window.close_book()])
def test_a_window_that_is_closed_meanwhile_lets_go_of_the_book(
    qtbot: QtBot, closed: Path, closes: Callable[[MainWindow], object]
) -> None:
    window = open_main_window(closed)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.findChild(QWidget, "desk_view") is not None)
    closes(window)

    assert not book_lock.is_held(closed)
    assert not window.has_book


def test_a_book_that_cannot_be_opened_takes_its_desk_away(qtbot: QtBot, on_its_way: MainWindow, closed: Path) -> None:
    closed.rename(closed.with_suffix(".away"))
    on_its_way.load()

    assert visible(on_its_way, QWidget, "welcome_page").isVisible()
    assert "Không" in visible(on_its_way, QWidget, "message_text").text()
    assert on_its_way.windowTitle() == "Sổ Chi Bộ"
    assert on_its_way.findChild(QWidget, "desk_view") is None or not visible_desk(on_its_way)


@pytest.mark.parametrize(
    "act",
    [
        lambda window: visible(window, QPushButton, "open_next_session").click(),
        lambda window: press(Qt.Key.Key_5, alt=True, target=window),
        lambda window: press(Qt.Key.Key_F, ctrl=True, target=window),
        lambda window: press(Qt.Key.Key_L, ctrl=True, shift=True, target=window),
    ],
)
def test_what_is_pressed_on_it_says_why_the_book_cannot_be_opened_and_nothing_else(
    qtbot: QtBot, on_its_way: MainWindow, closed: Path, act: Callable[[MainWindow], object]
) -> None:
    closed.rename(closed.with_suffix(".away"))
    with qtbot.captureExceptions() as raised:
        act(on_its_way)

    assert [kind for kind, *_ in raised] == [AlreadySaid]
    assert visible(on_its_way, QWidget, "welcome_page").isVisible()
    assert "Không" in visible(on_its_way, QLabel, "message_text").text()


@pytest.mark.parametrize(
    "ask", [lambda window: window.open_session("2026-q4"), lambda window: window.show_page("plan")]
)
def test_a_window_whose_book_could_not_be_opened_says_why_every_time(
    on_its_way: MainWindow, closed: Path, ask: Callable[[MainWindow], object]
) -> None:
    closed.rename(closed.with_suffix(".away"))
    for _ in range(3):
        with pytest.raises(KnownError) as refused:
            ask(on_its_way)
        assert refused.value.text == visible(on_its_way, QLabel, "message_text").text()
        assert "Không thấy tệp sổ" in refused.value.text


def test_a_window_without_a_book_says_so(qtbot: QtBot, closed: Path) -> None:
    window = open_main_window(closed)
    qtbot.addWidget(window)
    window.load()
    window.close_book(0.0)
    for empty in (window, open_main_window(None)):
        qtbot.addWidget(empty)
        for _ in range(2):
            with pytest.raises(KnownError, match=book_door.NO_BOOK):
                empty.open_session("2026-q4")


def test_an_unknown_session_is_answered_without_a_command(qtbot: QtBot, closed: Path) -> None:
    window = open_main_window(closed)
    qtbot.addWidget(window)
    window.open_session("2030-q1")

    assert visible(window, QLabel, "message_text").text() == "Sổ không có buổi sinh hoạt “2030-q1”."
    window.close()


def test_a_desk_that_another_program_made_wrong_is_right_at_the_next_start(qtbot: QtBot, closed: Path) -> None:
    connection = sqlcipher3.dbapi2.connect(str(closed), isolation_level=None)
    connection.execute("UPDATE cell_names SET name = 'Chi bộ đã sửa'")
    connection.close()
    window = open_main_window(closed)
    qtbot.addWidget(window)
    window.load()
    window.close()

    found = first_look.desk(closed, None, date.today())
    assert found is not None
    assert found.cell.name == "Chi bộ đã sửa"


def test_a_book_that_comes_after_another_is_opened_once(qtbot: QtBot, closed: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.scb"
    books.make_sample(other)
    window = open_main_window(closed)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.findChild(QWidget, "desk_view") is not None)
    window.open_book(other)
    window._door.begin()
    qtbot.waitUntil(lambda: window._context is not None)

    assert window.context.book.path == other
    assert [thread.name for thread in threading.enumerate()].count("saver") == 1
    window.close()


def visible_desk(window: MainWindow) -> bool:
    return any(desk.isVisible() for desk in window.findChildren(QWidget, "desk_view"))


def test_a_book_without_a_kept_desk_opens_beside_the_window_too(qtbot: QtBot, sample_path: Path) -> None:
    window = open_main_window(sample_path)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window._context is not None)

    assert visible(window, QWidget, "desk_page").isVisible()
    window.close()


def test_what_takes_a_moment_says_so(qtbot: QtBot, sample_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BookOpening, "begin", lambda self, done: None)
    monkeypatch.setattr(book_door, "PATIENCE_MILLISECONDS", 10)
    window = open_main_window(sample_path)
    qtbot.addWidget(window)

    assert "Đang mở sổ" in visible(window, QWidget, "opening_text").text()
    window.load()
    assert visible(window, QWidget, "desk_page").isVisible()
    assert not any(text.isVisible() for text in window.findChildren(QWidget, "opening_text"))
    window.close()


def test_a_fault_of_the_program_while_opening_reaches_the_one_handler(
    qtbot: QtBot, on_its_way: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: BookOpening) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(BookOpening, "_open", fail)
    with pytest.raises(ZeroDivisionError):
        on_its_way.load()
    monkeypatch.undo()


LIGHT = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.services import first_look
from app.ui.main_window import MainWindow
from app.ui.dressing import dress
from app.ui.desk_view import DeskView
app = QApplication([])
window = MainWindow(dress(app))
view = DeskView(window.tokens, lambda: None)
view.show_facts(first_look.desk(Path(sys.argv[1]), None, date.today()), date.today())
heavy = {"sqlalchemy", "babel", "docx", "alembic", "lxml", "app.domain.records", "app.domain.rules"}
print(sorted(heavy & set(sys.modules)))
"""


def test_the_desk_needs_nothing_heavy(closed: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT, str(closed)], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
