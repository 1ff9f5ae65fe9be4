"""The password in the window: set, changed, removed, and the window locked."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.records import CellRecord
from app.models.engine import is_plain, unlock
from app.services import books, meeting, passwords
from app.ui.main_window import MainWindow, open_main_window
from tests.finding import visible
from tests.keyboard import type_text
from tests.slow_key import slow_key

PASSWORD = "đường về quê hương"


def shown(window: QWidget, kind: type, name: str) -> QWidget:
    found = [one for one in window.findChildren(kind, name) if one.isVisible()]
    assert len(found) == 1, name
    return found[0]


def press(window: QWidget, name: str) -> None:
    button = shown(window, QPushButton, name)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def fill(window: QWidget, name: str, text: str) -> None:
    edit = shown(window, QLineEdit, name)
    edit.setFocus()
    type_text(text, edit)


@pytest.fixture
def window(qtbot: QtBot, sample_path: Path) -> MainWindow:
    made = open_main_window(sample_path)
    assert isinstance(made, MainWindow)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.findChild(QWidget, "desk_page") is not None)
    made.show_page("settings").show_section("password")
    return made


@pytest.fixture
def locked_path(sample_path: Path) -> Path:
    passwords.change(sample_path, None, PASSWORD, datetime(2026, 11, 22))
    return sample_path


@pytest.fixture
def locked(qtbot: QtBot, locked_path: Path) -> MainWindow:
    made = open_main_window(locked_path, PASSWORD)
    assert isinstance(made, MainWindow)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.findChild(QWidget, "desk_page") is not None)
    return made


def test_a_password_is_set_and_its_recovery_key_shown_once(window: MainWindow, sample_path: Path) -> None:
    fill(window, "new_password", PASSWORD)
    fill(window, "new_password_again", PASSWORD)
    press(window, "set_password")
    key = shown(window, QLabel, "recovery_key")
    assert isinstance(key, QLabel)
    said = "-".join(key.text().split())
    press(window, "recovery_kept")
    assert shown(window, QWidget, "desk_page")
    assert window.context.book.is_encrypted
    window.close_book()
    assert not is_plain(sample_path)
    assert unlock(sample_path, said) == unlock(sample_path, PASSWORD)


def test_two_different_passwords_change_nothing(window: MainWindow, sample_path: Path) -> None:
    fill(window, "new_password", PASSWORD)
    fill(window, "new_password_again", "đường về quê khác")
    press(window, "set_password")
    assert not window.context.book.is_encrypted
    assert "chưa giống nhau" in shown(window, QLineEdit, "new_password_again").accessibleDescription()


def test_the_present_password_is_asked_before_it_is_removed(
    qtbot: QtBot, locked: MainWindow, locked_path: Path
) -> None:
    locked.show_page("settings").show_section("password")
    fill(locked, "present_password", "không phải mật khẩu")
    press(locked, "remove_password")
    qtbot.waitUntil(lambda: "chưa đúng" in visible(locked, QLineEdit, "present_password").accessibleDescription())
    shown(locked, QLineEdit, "present_password").clear()  # type: ignore[attr-defined]
    fill(locked, "present_password", PASSWORD)
    press(locked, "remove_password")
    qtbot.waitUntil(lambda: locked.has_book and not locked.context.book.is_encrypted)
    locked.close_book()
    books.open_book(locked_path).close()


def test_a_locked_window_shows_nothing_of_the_book(qtbot: QtBot, locked: MainWindow) -> None:
    press(locked, "lock_book")
    assert shown(locked, QWidget, "lock_page")
    assert not any(label.isVisible() and "Chi bộ" in label.text() for label in locked.findChildren(QLabel))
    assert "Văn phòng" not in locked.windowTitle()
    QTest.keyClick(locked, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shown(locked, QWidget, "lock_page")


def test_the_password_opens_it_where_it_was(qtbot: QtBot, locked: MainWindow) -> None:
    locked.show_page("members")
    QTest.keyClick(locked, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    fill(locked, "unlock_password", "sai rồi")
    press(locked, "unlock_window")
    qtbot.waitUntil(lambda: "chưa đúng" in visible(locked, QLineEdit, "unlock_password").accessibleDescription())
    qtbot.waitUntil(lambda: visible(locked, QLineEdit, "unlock_password").hasFocus())
    fill(locked, "unlock_password", PASSWORD)
    press(locked, "unlock_window")
    assert visible(locked, QWidget, "members_page")


def test_unlocking_is_stopped_and_asked_again(qtbot: QtBot, locked: MainWindow) -> None:
    locked.flows.lock.lock()
    with slow_key() as gate:
        fill(locked, "unlock_password", PASSWORD)
        press(locked, "unlock_window")
        assert not visible(locked, QPushButton, "unlock_window").isEnabled()
        QTest.keyClick(locked.focusWidget(), Qt.Key.Key_Escape)
        assert visible(locked, QLineEdit, "unlock_password").hasFocus()
        gate.set()
    assert locked.flows.lock.is_locked
    press(locked, "unlock_window")
    qtbot.waitUntil(lambda: not locked.flows.lock.is_locked)


def test_a_present_password_is_tried_while_the_window_lives(qtbot: QtBot, locked: MainWindow) -> None:
    locked.show_page("settings").show_section("password")
    with slow_key() as gate:
        fill(locked, "present_password", "không phải mật khẩu")
        press(locked, "remove_password")
        assert not visible(locked, QPushButton, "remove_password").isEnabled()
        gate.set()
        qtbot.waitUntil(lambda: visible(locked, QPushButton, "remove_password").isEnabled())
    assert locked.context.book.is_encrypted


def test_it_locks_itself_when_nobody_is_there_but_never_in_a_session(locked: MainWindow) -> None:
    locked.flows.lock.look(idle_seconds=599)
    assert not locked.flows.lock.is_locked
    locked.open_session("2026-q4")
    locked.context.book.flush()
    locked.context.save(lambda uow: meeting.set_facts(uow, "2026-q4", started_at=locked.context.now()))
    locked.context.book.flush()
    locked.flows.lock.look(idle_seconds=6000)
    assert not locked.flows.lock.is_locked
    locked.context.save(lambda uow: meeting.set_facts(uow, "2026-q4", ended_at=locked.context.now()))
    locked.context.book.flush()
    locked.flows.lock.look(idle_seconds=601)
    assert locked.flows.lock.is_locked


def test_a_book_without_a_password_is_not_locked(window: MainWindow) -> None:
    window.flows.lock.lock()
    assert not window.flows.lock.is_locked
    assert not any(one.isVisible() for one in window.findChildren(QPushButton, "lock_book"))


def test_a_new_book_with_a_password_shows_its_recovery_key(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "kín.scb"
    books.make_book(path, CellRecord("Chi bộ Thôn Đông", "Đảng bộ xã Tân Hòa", "Tân Hòa"), PASSWORD).close()
    window.flows.welcome.open_made(str(path), PASSWORD)
    assert shown(window, QLabel, "recovery_key")


def test_a_key_in_the_window_puts_the_lock_off(qtbot: QtBot, locked: MainWindow) -> None:
    locked.flows.lock._last = 0.0
    handle = locked.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Down)
    locked.flows.lock.look()
    assert not locked.flows.lock.is_locked


def test_the_book_is_open_again_after_a_fault_of_the_program(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("fault")

    monkeypatch.setattr(passwords, "change_with", fail)
    with pytest.raises(RuntimeError, match="fault"):
        window.flows.passwords.change("", PASSWORD)
    assert len(window.context.book.sessions()) == 4
