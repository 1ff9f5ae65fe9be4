"""From a held session to closed minutes, in the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain import closing
from app.services import decisions, meeting, minutes_seal
from app.services.decisions import NewTask
from app.ui.live.live_view import LiveView
from app.ui.main_window import MainWindow, open_main_window
from tests.finding import visible as find
from tests.keyboard import press, type_text

HELD = "2026-q1"


@pytest.fixture
def window(qtbot: QtBot, sample_path: Path) -> Iterator[MainWindow]:
    """The window on the last step of a session that was held."""
    shown = open_main_window(sample_path)
    qtbot.addWidget(shown)
    qtbot.waitActive(shown)
    shown.open_session(HELD)
    yield shown
    shown.close()


def close_minutes(window: MainWindow, qtbot: QtBot) -> None:
    button = find(window, QPushButton, "finalise_minutes")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.context.book.session(HELD).seal is None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not button.isVisible())


def test_a_second_press_closes_the_minutes(window: MainWindow, qtbot: QtBot) -> None:
    close_minutes(window, qtbot)
    seal = window.context.book.session(HELD).seal
    assert seal is not None
    state = find(window, QLabel, "seal_state")
    assert isinstance(state, QLabel)
    assert "đã chốt" in state.text()


def kinds(window: MainWindow) -> dict[str, str]:
    names = ("read_back", "finalise_minutes")
    return {name: find(window, QPushButton, name).property("kind") or "" for name in names}


def test_reading_back_leads_until_the_minutes_were_read_back(window: MainWindow, qtbot: QtBot) -> None:
    assert window.context.book.session(HELD).read_back is None
    assert kinds(window) == {"read_back": "primary", "finalise_minutes": ""}
    at = window.context.now()
    window.context.save(lambda uow: minutes_seal.read_back(uow, HELD, at))
    qtbot.waitUntil(lambda: kinds(window) == {"read_back": "", "finalise_minutes": "primary"})


def test_what_is_not_done_is_said_before_the_second_press(window: MainWindow, qtbot: QtBot) -> None:
    window.context.book.save(lambda uow: meeting.set_facts(uow, HELD, output=None, conclusion=""))
    assert window.context.book.flush()
    live = window.findChild(LiveView, "live_view")
    live.session.refresh()
    button = find(window, QPushButton, "finalise_minutes")
    left = len(closing.unfinished(live.session.record, live.session.profile, ()))
    assert find(window, QLabel, "unfinished_state").text() == f"Còn {left} việc chưa xong, ghi ở cột bên phải."
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.text() == f"Chốt dù còn {left} việc"
    assert button.text() in find(window, QLabel, "unfinished_state").text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not button.isVisible())


def test_a_line_of_what_is_not_done_leads_to_its_place(window: MainWindow, qtbot: QtBot) -> None:
    window.context.book.save(lambda uow: decisions.add_task(uow, HELD, NewTask("Việc", assignees=("m3",))))
    assert window.context.book.flush()
    live = window.findChild(LiveView, "live_view")
    live.session.refresh()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QLabel, "missing_tasks_0")))
    press(Qt.Key.Key_Return, target=find(window, QLabel, "missing_tasks_0"))
    assert live.number == 7
    assert find(window, QTableView, "task_table").hasFocus()


def test_closed_minutes_take_no_more_keys(window: MainWindow, qtbot: QtBot) -> None:
    close_minutes(window, qtbot)
    before = window.context.book.session(HELD)
    for number in range(1, 8):
        press(Qt.Key(Qt.Key.Key_0 + number), ctrl=True, target=window)
        panel = window.findChild(QWidget, "live_view").panel  # type: ignore[union-attr]
        assert not panel.isEnabled()
    window.save_everything()
    assert window.context.book.session(HELD) == before


def test_a_supplement_is_written_beside_closed_minutes(window: MainWindow, qtbot: QtBot) -> None:
    close_minutes(window, qtbot)
    for name, text in (("supplement_reason", "Ghi nhầm số liệu."), ("supplement_text", "Có mặt 28 đồng chí.")):
        type_text(text, find(window, QPlainTextEdit, name))
    qtbot.mouseClick(find(window, QPushButton, "save_supplement"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.context.book.session(HELD).supplements) == 1)
    made = window.context.book.session(HELD).supplements[0]
    assert (made.reason, made.text) == ("Ghi nhầm số liệu.", "Có mặt 28 đồng chí.")


def test_the_minutes_are_read_back_in_large_type_with_what_is_objected(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(find(window, QPushButton, "read_back"), Qt.MouseButton.LeftButton)
    text = find(window, QTextBrowser, "read_back_text")
    assert isinstance(text, QTextBrowser)
    assert window.context.book.session(HELD).contributions[0].text.split("\n")[0] in text.toPlainText()
    type_text("Đề nghị ghi rõ hạn.", find(window, QLineEdit, "objections_input"))
    qtbot.mouseClick(find(window, QPushButton, "read_back_done"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.context.book.session(HELD).read_back is not None)
    assert window.context.book.session(HELD).read_back.objections == "Đề nghị ghi rõ hạn."  # type: ignore[union-attr]
    find(window, QPushButton, "finalise_minutes")


@pytest.mark.parametrize(("minutes", "offered"), [(1, True), (90, False)])
def test_what_is_read_just_after_the_end_may_end_the_session(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, minutes: int, offered: bool
) -> None:
    ended = window.context.book.session(HELD).ended_at
    assert ended is not None
    at = ended + timedelta(minutes=minutes)
    monkeypatch.setattr(type(window.context), "now", lambda _: at)
    window.pages.open_read_back(HELD)
    qtbot.mouseClick(find(window, QPushButton, "read_back_done"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.context.book.session(HELD).read_back is not None)
    if not offered:
        assert not any(one.isVisible() for one in window.findChildren(QPushButton, "message_action"))
        return
    action = find(window, QPushButton, "message_action")
    assert action.text() == f"Ghi kết thúc lúc {at:%H:%M}"
    qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.context.book.session(HELD).ended_at == at)


def test_escape_leads_back_from_reading_without_a_word_lost(window: MainWindow, qtbot: QtBot) -> None:
    window.pages.open_read_back(HELD)
    type_text("Đang nghe", find(window, QLineEdit, "objections_input"))
    press(Qt.Key.Key_Escape, target=find(window, QTextBrowser, "read_back_text"))
    qtbot.waitUntil(lambda: window.context.book.session(HELD).drafts.get("objections_input") == "Đang nghe")
    window.pages.open_read_back(HELD)
    line = find(window, QLineEdit, "objections_input")
    assert isinstance(line, QLineEdit)
    assert line.text() == "Đang nghe"
    assert window.context.book.session(HELD).read_back is None
