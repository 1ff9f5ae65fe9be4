"""Restoring in the window: three clicks from the welcome page, the way back, and a damaged book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.domain.backup_words import Reason
from app.services import backups, books, doors, meeting
from app.ui import restore_flow
from app.ui.main_window import MainWindow, open_main_window
from tests.factory import digest, dump, write
from tests.finding import waited

AT = datetime(2026, 11, 20, 8, 0)


@pytest.fixture
def kept(sample_path: Path) -> Path:
    """A backup of the sample, which has changed since and was open last."""
    made = backups.keep(sample_path, None, AT, Reason.OPEN).kept.path
    write(sample_path, lambda uow: meeting.set_facts(uow, "2026-q4", topic="Mới hơn"))
    settings.save(settings.Settings().opened(sample_path))
    return made


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """A window without a book."""
    made = open_main_window(None)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made._was_painted)
    yield made
    made.close()


def press(window: MainWindow, name: str) -> None:
    next(one for one in window.findChildren(QPushButton, name) if one.isVisible()).click()


def restore(window: MainWindow) -> None:
    """Press the button and wait until the backup was opened and put back."""
    page = window.flows.restoring._page
    assert page is not None
    press(window, "restore_backup")
    assert waited(lambda: [] if page._worker.is_busy else [window])


def topic(window: MainWindow) -> str:
    return window.context.book.session("2026-q4").topic


def said(window: MainWindow) -> str:
    return window.findChild(QLabel, "message_text").text()


def test_three_clicks_restore_and_one_undoes(window: MainWindow, kept: Path, sample_path: Path) -> None:
    changed, then = dump(sample_path), dump(kept)
    press(window, "open_backup")
    restore(window)
    assert topic(window) != "Mới hơn"
    assert said(window).startswith("Đã khôi phục sổ về lúc 08:00 ngày 20/11/2026. Sổ trước đó được giữ ở")
    press(window, "message_action")
    assert topic(window) == "Mới hơn"
    window.close()
    assert dump(sample_path) == changed
    assert [dump(path) for path in sample_path.parent.glob("so-mau (trước*")] == [then]


def test_a_damaged_book_offers_its_backup(window: MainWindow, kept: Path, sample_path: Path) -> None:
    sample_path.write_bytes(sample_path.read_bytes()[:5000])
    harmed = digest(sample_path)
    window.flows.welcome.open_chosen(str(sample_path), "")
    assert "Bản sao lưu gần nhất đã kiểm tra: 08:00 ngày 20/11/2026" in said(window)
    assert digest(sample_path) == harmed
    press(window, "message_action")
    restore(window)
    assert len(window.context.book.sessions()) == 4


def test_from_the_settings_the_open_book_is_restored(window: MainWindow, kept: Path, sample_path: Path) -> None:
    window.wait_for(sample_path, None)
    window.show_page("settings").show_section("backup")
    press(window, "open_backups")
    assert not window.findChild(QWidget, "nav_desk").isVisible()
    restore(window)
    assert topic(window) != "Mới hơn"


def test_going_back_leads_where_one_came_from(window: MainWindow, kept: Path, sample_path: Path) -> None:
    press(window, "open_backup")
    press(window, "leave_restore")
    assert any(one.isVisible() for one in window.findChildren(QPushButton, "new_book"))
    window.wait_for(sample_path, None)
    window.show_page("settings").show_section("backup")
    press(window, "open_backups")
    press(window, "leave_restore")
    assert window.findChild(QPushButton, "open_backups").isVisible()
    assert topic(window) == "Mới hơn"


def test_what_cannot_be_restored_is_said_and_the_book_stays_open(
    window: MainWindow, kept: Path, sample_path: Path
) -> None:
    window.wait_for(sample_path, None)
    window.show_page("settings").show_section("backup")
    press(window, "open_backups")
    write(kept, lambda uow: meeting.set_facts(uow, "2026-q1", topic="Từ bên ngoài"))
    restore(window)
    assert "đã bị sửa" in said(window)
    assert topic(window) == "Mới hơn"


@pytest.mark.parametrize("given_up", [True, False])
def test_what_is_not_saved_is_asked_for_before_a_backup_takes_its_place(
    window: MainWindow, kept: Path, sample_path: Path, monkeypatch: pytest.MonkeyPatch, *, given_up: bool
) -> None:
    window.wait_for(sample_path, None)
    window.show_page("settings").show_section("backup")
    press(window, "open_backups")
    monkeypatch.setattr(window.context.book, "flush", lambda seconds=0.0: False)
    monkeypatch.setattr(restore_flow, "confirm", lambda *_: given_up)
    restore(window)
    monkeypatch.undo()
    assert (topic(window) == "Mới hơn") is not given_up


def test_an_encrypted_book_is_restored_and_undone_with_its_own_key(
    window: MainWindow, sample_path: Path, tmp_path: Path
) -> None:
    path = tmp_path / "khóa.scb"
    books.import_into(path, dump(sample_path), "Bí mật 2026")
    key = doors.unlock(path, "Bí mật 2026")
    backups.keep(path, key, AT, Reason.OPEN)
    window.wait_for(path, key)
    window.context.save(lambda uow: meeting.set_facts(uow, "2026-q4", topic="Mới hơn"))
    window.show_page("settings").show_section("backup")
    press(window, "open_backups")
    restore(window)
    assert topic(window) != "Mới hơn"
    press(window, "message_action")
    assert topic(window) == "Mới hơn"


def test_closing_the_window_backs_up(window: MainWindow, kept: Path, sample_path: Path) -> None:
    window.wait_for(sample_path, None)
    window.close()
    newest = backups.best(sample_path)
    assert newest and newest.note
    assert newest.note.reason is Reason.CLOSE


def test_the_open_book_is_open_again_after_a_fault_of_the_program(window: MainWindow, sample_path: Path) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("fault")

    window.flows.welcome.open_chosen(str(sample_path), "")
    with pytest.raises(RuntimeError, match="fault"):
        window.flows.restoring._with_book_closed(fail)
    assert len(window.context.book.sessions()) == 4
