"""Choosing a backup: what it holds, what would be missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.backup_words import Reason
from app.models import engine
from app.services import backups, books, meeting, restoring
from app.ui.backup_table import BackupTable
from app.ui.dressing import dress
from app.ui.list_table import ListTable, Look
from app.ui.restore_page import RestorePage
from tests.factory import dump, write
from tests.slow_key import slow_key

NOON = datetime(2026, 11, 22, 12, 0)


Show = Callable[..., RestorePage]


@pytest.fixture
def shown(qtbot: QtBot) -> Show:
    """Shows a page over the backups of a book, or of all; it lasts as long as the test."""
    pages: list[RestorePage] = []

    def show(book: Path | None = None) -> RestorePage:
        page = RestorePage(dress(QApplication.instance()), book, None, is_open=False)
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(1366, 700)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.focus_first()
        return page

    return show


@pytest.fixture
def kept(sample_path: Path) -> Path:
    """A backup of the sample, and another one after a change; the book changed once more since."""
    first = backups.keep(sample_path, None, NOON.replace(hour=8), Reason.OPEN).kept.path
    for number in (1, 2):
        contribution = meeting.NewContribution(f"Ý kiến {number}", speaker="m3")
        write(sample_path, lambda uow, said=contribution: meeting.add_contribution(uow, "2026-q4", said))
        if number == 1:
            backups.keep(sample_path, None, NOON, Reason.CHANGE)
    return first


def says(page: RestorePage, name: str) -> str:
    return page.findChild(QLabel, name).text()


def waited(qtbot: QtBot, page: RestorePage, words: str) -> bool:
    qtbot.waitUntil(lambda: words in says(page, "backup_missing"))
    return True


def test_the_newest_is_chosen_and_compared(qtbot: QtBot, shown: Show, kept: Path) -> None:
    page = shown()
    assert waited(qtbot, page, "Sẽ không còn: 1 ý kiến.")
    assert says(page, "backup_holds").startswith("Trong bản sao: 4 buổi sinh hoạt · 44 ý kiến")
    assert "Cải cách hành chính" in says(page, "backup_last_session")
    assert says(page, "book_changed").startswith("Sổ hiện có được ghi lần cuối lúc")


def test_by_keyboard_from_the_list_to_restoring(qtbot: QtBot, shown: Show, kept: Path, sample_path: Path) -> None:
    page = shown()
    table = page.findChild(ListTable, "backup_list")
    assert table.hasFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert waited(qtbot, page, "Sẽ không còn: 2 ý kiến.")
    qtbot.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.keyClick(page.findChild(QPushButton, "restore_backup"), Qt.Key.Key_Return)
    assert (wanted.args[0].path, wanted.args[1], wanted.args[2]) == (kept, None, sample_path)


def test_escape_goes_back(qtbot: QtBot, shown: Show, kept: Path) -> None:
    page = shown()
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.findChild(ListTable, "backup_list"), Qt.Key.Key_Escape)


def test_without_backups_it_says_so_and_leads_to_a_file(qtbot: QtBot, shown: Show) -> None:
    page = shown()
    assert says(page, "restore_lead").startswith("Chưa có bản sao nào")
    assert page.findChild(QPushButton, "choose_backup_file").hasFocus()


def test_of_several_books_one_is_chosen(qtbot: QtBot, shown: Show, kept: Path, empty_path: Path) -> None:
    backups.keep(empty_path, None, NOON, Reason.OPEN)
    page = shown(empty_path)
    combo = page.findChild(QComboBox, "restore_book")
    assert combo.isVisible()
    assert page.findChild(ListTable, "backup_list").model().rowCount() == 1
    combo.setCurrentIndex(1 - combo.currentIndex())
    combo.activated.emit(combo.currentIndex())
    assert page.findChild(ListTable, "backup_list").model().rowCount() == 2


def test_a_damaged_backup_cannot_be_restored(qtbot: QtBot, shown: Show, kept: Path) -> None:
    newest = max(kept.parent.glob("*.scb"))
    newest.write_bytes(newest.read_bytes()[:6000])
    page = shown()
    page.findChild(ListTable, "backup_list").choose(str(newest))
    assert waited(qtbot, page, "hỏng")
    assert not page.findChild(QPushButton, "restore_backup").isEnabled()


def test_an_encrypted_backup_asks_for_its_password(
    qtbot: QtBot, shown: Show, sample_path: Path, tmp_path: Path
) -> None:
    path = tmp_path / "khóa.scb"
    books.import_into(path, dump(sample_path), "Bí mật 2026")
    key = engine.unlock(path, "Bí mật 2026")
    backups.keep(path, key, NOON, Reason.OPEN)
    page = shown(path)
    assert says(page, "backup_missing").startswith("Nhập mật khẩu")
    password = page.findChild(QLineEdit, "backup_password")
    page.findChild(QPushButton, "restore_backup").click()
    assert "Chưa nhập" in password.accessibleDescription()
    password.setText("sai")
    qtbot.keyClick(password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "mật khẩu không đúng" in password.accessibleDescription())
    password.setText("Bí mật 2026")
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.keyClick(password, Qt.Key.Key_Return)
    assert wanted.args[1] == key


def test_escape_stops_opening_a_backup_and_the_page_stays(
    qtbot: QtBot, shown: Show, sample_path: Path, tmp_path: Path
) -> None:
    path = tmp_path / "khóa.scb"
    books.import_into(path, dump(sample_path), "Bí mật 2026")
    backups.keep(path, engine.unlock(path, "Bí mật 2026"), NOON, Reason.OPEN)
    page = shown(path)
    password = page.findChild(QLineEdit, "backup_password")
    password.setText("Bí mật 2026")
    with slow_key() as gate, qtbot.assertNotEmitted(page.wanted), qtbot.assertNotEmitted(page.left):
        qtbot.keyClick(password, Qt.Key.Key_Return)
        assert not page.findChild(ListTable, "backup_list").isEnabled()
        qtbot.keyClick(page, Qt.Key.Key_Escape)
        assert password.isEnabled() and password.hasFocus()
        gate.set()
        page._worker.finish(5000)


def test_a_comparison_is_stopped_and_restoring_goes_on(qtbot: QtBot, shown: Show, kept: Path) -> None:
    page = shown()
    page._busy.give_up()
    assert says(page, "backup_missing").startswith("Đã thôi so sánh")
    page._worker.finish(5000)
    with qtbot.waitSignal(page.wanted):
        page.findChild(QPushButton, "restore_backup").click()


def test_a_file_from_elsewhere_becomes_the_book_that_is_named(
    qtbot: QtBot, shown: Show, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.restore_page.ask_open_path", lambda *_: kept)
    monkeypatch.setattr("app.ui.restore_page.ask_save_path", lambda *_: tmp_path / "khác.scb")
    page = shown()
    page._model.show_rows(())
    page.findChild(QPushButton, "choose_backup_file").click()
    assert waited(qtbot, page, "Sẽ không còn")
    with qtbot.waitSignal(page.wanted) as wanted:
        page.findChild(QPushButton, "restore_backup").click()
    assert wanted.args[2] == tmp_path / "khác.scb"


def test_the_table_is_a_sound_model(qtbot: QtBot, shown: Show, kept: Path, sample_path: Path) -> None:
    page = shown()
    model = BackupTable(Look(page.tokens), page)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    model.show_rows(restoring.choices(sample_path))
    assert [model.text(model.rows[0], column) for column in (0, 1, 2, 3, 5)] == [
        "12:00 ngày 22/11/2026", "trong khi làm việc", "4", "44", "Đã kiểm tra",
    ]  # fmt: skip
