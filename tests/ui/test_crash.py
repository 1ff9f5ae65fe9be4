"""A bug in a slot: what was typed is saved first, then the person is told; nothing of the book is in log or report."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import start_log
from app.domain.fault_report import trace_of
from app.errors import AlreadySaid, KnownError
from app.services import last_run
from app.services.open_book import OpenBook
from app.ui import typing_guard
from app.ui.crash import CrashHandler, report_text
from app.ui.main_window import MainWindow, open_main_window

SAID = "đồng chí Hùng đề nghị làm lại"
SESSION = "2026-q4"


def fail() -> None:
    """Fail the way a bug does, with a sentence of the minutes in what the errors say."""
    try:
        {}[SAID]
    except KeyError as error:
        raise ValueError(f"cannot use {SAID}") from error


def caught() -> BaseException:
    with pytest.raises(ValueError) as error:
        fail()
    return error.value


@pytest.fixture
def window(qtbot: QtBot, sample_path: Path) -> Iterator[MainWindow]:
    made = open_main_window(sample_path)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.findChild(QWidget, "desk_page") is not None)
    yield made
    made.close_book()


@pytest.fixture
def handler(qapp: QApplication, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashHandler]:
    import signal
    import threading

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    made = CrashHandler(qapp)
    made.window = window
    yield made
    made.window = None
    made.deleteLater()


@pytest.fixture
def log(own_home: Path) -> Iterator[Path]:
    logger = logging.getLogger("app")
    before, logger.handlers = logger.handlers, []
    yield start_log()
    for one in logger.handlers:
        one.close()
    logger.handlers = before


def words(window: MainWindow, name: str) -> str:
    found = window.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_what_the_person_was_told_already_is_left_on_the_message_bar(qtbot: QtBot, handler: CrashHandler) -> None:
    assert handler.window is not None
    handler.window.say("Không tìm thấy sổ.", "bad")
    with qtbot.assertNotEmitted(handler._happened):
        handler._caught(AlreadySaid, AlreadySaid(""), None)


def test_what_was_typed_is_durable_before_the_person_is_told(
    qtbot: QtBot, window: MainWindow, handler: CrashHandler, log: Path, sample_path: Path
) -> None:
    window.context.session_requested.emit(SESSION)
    edit = next(one for one in window.findChildren(QPlainTextEdit) if one.isVisible())
    edit.setFocus()
    edit.insertPlainText(SAID)
    sys.excepthook(ValueError, caught(), None)
    qtbot.waitUntil(lambda: "gặp lỗi" in words(window, "message_text"))
    assert "đã được lưu" in words(window, "message_text")
    assert any(SAID in text for text in texts(window))
    assert SAID not in log.read_text("utf-8")
    assert "test_crash.py" in log.read_text("utf-8")


def texts(window: MainWindow) -> list[str]:
    kept = window.context.book.session(SESSION)
    return [*kept.drafts.values(), *(step.text for step in kept.steps)]


def test_a_report_without_words_of_the_book_can_be_saved(
    qtbot: QtBot, window: MainWindow, handler: CrashHandler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "báo cáo.txt"
    monkeypatch.setattr("app.ui.messages.ask_save_path", lambda *_: chosen)
    sys.excepthook(ValueError, caught(), None)
    qtbot.waitUntil(lambda: "gặp lỗi" in words(window, "message_text"))
    window.findChild(QPushButton, "message_action").click()  # type: ignore[union-attr]
    said = chosen.read_text("utf-8")
    assert "builtins.ValueError" in said
    assert "builtins.KeyError" in said
    assert "Qt: 6" in said
    assert SAID not in said
    assert str(tmp_path) not in said


def test_an_error_that_is_known_is_said_as_it_stands(qtbot: QtBot, window: MainWindow, handler: CrashHandler) -> None:
    error = KnownError("Đĩa đã đầy. Hãy xóa bớt tệp khác.")
    sys.excepthook(KnownError, error, None)
    qtbot.waitUntil(lambda: words(window, "message_text") == error.text)


def test_a_report_names_every_cause_and_no_folder() -> None:
    said = report_text(trace_of(caught()), datetime(2026, 11, 23, 8))
    assert said.index("builtins.ValueError") < said.index("builtins.KeyError")
    assert "tests/ui/test_crash.py" in said
    assert str(Path.home()) not in said


def test_the_next_start_says_what_was_recovered(qtbot: QtBot, sample_path: Path) -> None:
    last_run.begin(sample_path)
    window = open_main_window(sample_path)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.findChild(QWidget, "desk_page") is not None)
    assert words(window, "message_text").startswith("Lần trước chương trình dừng đột ngột.")
    window.close_book()
    assert last_run.left_at(sample_path) is None


def test_nothing_is_said_after_an_ordinary_end(qtbot: QtBot, window: MainWindow) -> None:
    assert words(window, "message_text") == ""


def test_words_in_inputs_are_counted(open_sample: OpenBook) -> None:
    said = last_run.recovered(open_sample, datetime(2026, 11, 23, 8, 5))
    assert "08:05:00 ngày 23/11/2026" in said


def test_being_told_to_end_saves_first(
    qtbot: QtBot, window: MainWindow, handler: CrashHandler, sample_path: Path
) -> None:
    window.context.session_requested.emit(SESSION)
    edit = next(one for one in window.findChildren(QPlainTextEdit) if one.isVisible())
    edit.setFocus()
    edit.insertPlainText(SAID)
    handler._end()
    assert window.isVisible()  # a signal may come while this thread holds a lock that closing needs
    qtbot.waitUntil(lambda: not window.isVisible())
    book = OpenBook.open(sample_path, None, lambda state: None)
    kept = book.session(SESSION)
    book.close()
    assert any(SAID in text for text in [*kept.drafts.values(), *(step.text for step in kept.steps)])


def test_being_told_to_end_answers_no_question_for_the_person(
    qtbot: QtBot, window: MainWindow, handler: CrashHandler, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt closes no window a second time that is just closing: it would quit, and what is not saved would be lost."""
    monkeypatch.setattr(OpenBook, "flush", lambda *_: False)
    monkeypatch.setattr(typing_guard, "QUIET_MILLISECONDS", 1)
    look, told, ended = QTimer(window, interval=50), [], []
    monkeypatch.setattr(QApplication, "quit", lambda *_: ended.append(window.isVisible()))

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if box is not None and not told:
            told.append(True)
            handler._end()
        elif box is not None:
            look.stop()
            next(one for one in box.findChildren(QPushButton) if one.text() == "Đóng, bỏ phần chưa lưu").click()

    look.timeout.connect(answer)
    look.start()
    assert window.close()
    assert True not in ended
