"""The first page: three ways to a book."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app import settings
from app.domain.records import CellRecord
from app.services import books, doors
from app.ui.dressing import dress
from app.ui.welcome_page import WelcomePage
from tests.finding import visible
from tests.slow_key import slow_key

CELL = CellRecord("Chi bộ Thôn Đông", "Đảng bộ xã Tân Hòa", "Tân Hòa")


def shown(qtbot: QtBot) -> WelcomePage:
    page = WelcomePage(dress(QApplication.instance()))
    qtbot.addWidget(page)
    page.resize(1366, 720)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def page(qtbot: QtBot) -> WelcomePage:
    """The page of a person who has no book."""
    return shown(qtbot)


def press(page: WelcomePage, name: str) -> None:
    page.findChild(QPushButton, name).click()


def type_into(page: WelcomePage, name: str, text: str) -> QLineEdit:
    edit = page.findChild(QLineEdit, name)
    edit.setText(text)
    edit.textEdited.emit(text)
    return edit


def test_the_keyboard_begins_in_the_password_of_the_book_that_waits_for_one(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Sổ.scb"
    books.make_book(path, CELL, "hoa sen trắng").close()
    page = WelcomePage(dress(QApplication.instance()))
    qtbot.addWidget(page)
    page.open_path(path)
    page.show()
    assert page.focusWidget() is page.findChild(QLineEdit, "book_password")


def test_a_new_book_is_made_from_the_form_and_handed_over(page: WelcomePage, qtbot: QtBot, tmp_path: Path) -> None:
    press(page, "new_book")
    type_into(page, "cell_name_input", CELL.name)
    type_into(page, "superior_input", CELL.superior)
    type_into(page, "place_input", CELL.place)
    type_into(page, "file_input", str(tmp_path / "Sổ mới"))
    with qtbot.waitSignal(page.book_made) as chosen:
        press(page, "create_book")
    assert chosen.args == [str(tmp_path / "Sổ mới.scb"), ""]
    assert not doors.needs_password(tmp_path / "Sổ mới.scb")


def test_a_book_without_a_name_is_not_made(page: WelcomePage, qtbot: QtBot) -> None:
    press(page, "new_book")
    with qtbot.assertNotEmitted(page.book_made):
        press(page, "create_book")
    name = page.findChild(QLineEdit, "cell_name_input")
    assert name.accessibleDescription().startswith("Chưa ghi tên chi bộ")
    assert name.hasFocus()


def test_escape_goes_back_and_keeps_what_was_typed(page: WelcomePage, qtbot: QtBot) -> None:
    press(page, "new_book")
    name = type_into(page, "cell_name_input", CELL.name)
    qtbot.keyClick(name, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.findChild(QPushButton, "new_book").isVisible)
    assert name.text() == CELL.name


def test_the_sample_is_opened_as_a_copy_of_its_own(page: WelcomePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.book_chosen) as chosen:
        press(page, "open_sample")
    assert Path(chosen.args[0]).name == "Sổ mẫu.scb"
    assert Path(chosen.args[0]).is_file()


def test_a_chosen_file_is_opened(
    page: WelcomePage, qtbot: QtBot, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.welcome_page.ask_open_path", lambda *_: sample_path)
    with qtbot.waitSignal(page.book_chosen) as chosen:
        press(page, "open_book")
    assert chosen.args == [str(sample_path), ""]


def test_a_book_with_a_password_asks_for_it_in_the_page(page: WelcomePage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "kín.scb"
    books.make_book(path, CELL, "mật khẩu").close()
    with qtbot.assertNotEmitted(page.book_made):
        page.open_path(path)
    assert page.findChild(QFrame, "lock_card").isVisible()
    password = page.findChild(QLineEdit, "book_password")
    assert password.hasFocus()
    password.setText("mật khẩu")
    with qtbot.waitSignal(page.book_chosen) as chosen:
        qtbot.keyClick(password, Qt.Key.Key_Return)
    assert chosen.args == [str(path), doors.unlock(path, "mật khẩu")]


def asking(page: WelcomePage, path: Path) -> QLineEdit:
    """Ask for the password of a book, with one typed already."""
    page.open_path(path)
    password = page.findChild(QLineEdit, "book_password")
    password.setText("mật khẩu")
    return password


def test_while_a_password_is_tried_nothing_else_begins_and_it_is_said(
    page: WelcomePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books.make_book(tmp_path / "kín.scb", CELL, "mật khẩu").close()
    page._busy._timer.setInterval(1)
    with slow_key() as gate:
        password = asking(page, tmp_path / "kín.scb")
        qtbot.keyClick(password, Qt.Key.Key_Return)
        assert "kín.scb" in visible(page, QLabel, "opening_book_text").text()
        assert not password.isEnabled() and not page.findChild(QPushButton, "new_book").isEnabled()
        with qtbot.waitSignal(page.book_chosen):
            gate.set()
    assert password.isEnabled() and password.hasFocus()


def test_escape_stops_trying_a_password(page: WelcomePage, qtbot: QtBot, tmp_path: Path) -> None:
    books.make_book(tmp_path / "kín.scb", CELL, "mật khẩu").close()
    with slow_key() as gate, qtbot.assertNotEmitted(page.book_chosen, wait=50):
        password = asking(page, tmp_path / "kín.scb")
        qtbot.keyClick(password, Qt.Key.Key_Return)
        qtbot.keyClick(page.focusWidget() or page, Qt.Key.Key_Escape)
        assert password.isEnabled() and password.hasFocus()
        gate.set()


def test_a_sample_that_nobody_waits_for_leaves_nothing(
    page: WelcomePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.welcome_page.tempfile.tempdir", str(tmp_path))
    with qtbot.assertNotEmitted(page.book_chosen):
        press(page, "open_sample")
        page._busy.give_up()
        assert page.findChild(QPushButton, "open_sample").hasFocus()
        page._worker.finish(5000)
    assert not list(tmp_path.glob("so-chi-bo-*"))


def test_recent_books_are_offered_while_they_exist(qtbot: QtBot, sample_path: Path, tmp_path: Path) -> None:
    settings.save(settings.Settings(recent_books=(str(sample_path), str(tmp_path / "mất.scb"))))
    page = shown(qtbot)
    recent = page.findChildren(QPushButton, "recent_book")
    assert [button.text() for button in recent] == [sample_path.stem]
    with qtbot.waitSignal(page.book_chosen) as chosen:
        recent[0].click()
    assert chosen.args == [str(sample_path), ""]


def test_a_recent_book_that_has_gone_is_said(page: WelcomePage, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.assertNotEmitted(page.book_made):
        page.open_path(tmp_path / "mất.scb")
    assert "mất.scb" in page.findChild(QLabel, "welcome_message").text()


def test_enter_on_the_first_door_opens_the_form(page: WelcomePage, qtbot: QtBot) -> None:
    first = page.findChild(QPushButton, "new_book")
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert page.findChild(QLineEdit, "cell_name_input").hasFocus()


def test_the_page_says_what_must_not_be_entered(page: WelcomePage) -> None:
    assert "độ mật" in page.findChild(QLabel, "promise").text()
