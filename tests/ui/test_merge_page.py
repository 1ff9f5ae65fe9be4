"""The page at which sessions of another laptop are merged: nothing happens that was not chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from app.domain.merging import Take
from app.services import backups, passwords
from app.ui.context import AppContext
from app.ui.merge_page import MergePage
from app.ui.merge_tables import MergeDifferencesTable, MergeSessionsTable
from tests.finding import any_made, visible
from tests.services import two_laptops as two
from tests.services.test_handing_over import NOW
from tests.services.test_merging import NEW
from tests.services.two_laptops import HELD, file_of, written
from tests.slow_key import slow_key
from tests.ui.conftest import make_context

OTHER = HELD | {"conclusion": "Kết luận của máy kia.", "place": "Hội trường"}


@pytest.fixture
def small(qtbot: QtBot, tmp_path: Path) -> Iterator[AppContext]:
    """A book with one session held."""
    made = make_context(two.book_of(tmp_path / "so.scb", file_of(HELD)))
    yield made
    made.book.close()


@pytest.fixture
def page(qtbot: QtBot, small: AppContext) -> MergePage:
    made = MergePage(small)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.show()
    return made


def rows(page: MergePage) -> list[tuple[str, ...]]:
    model = page.table.model()
    assert isinstance(model, MergeSessionsTable)
    return [(row.id, model.text(row, 2), model.text(row, 3)) for row in model.rows]


def opened(qtbot: QtBot, page: MergePage, path: Path) -> MergePage:
    page.open_file(path)
    qtbot.waitUntil(lambda: bool(page.table.model().rowCount()) and not page.worker.is_busy)
    return page


@pytest.fixture
def both(qtbot: QtBot, page: MergePage, tmp_path: Path) -> MergePage:
    """The page with a changed session and a new one."""
    return opened(qtbot, page, written(tmp_path / "kia.json", file_of(OTHER, NEW)))


def focused(qtbot: QtBot, page: MergePage, place: str) -> None:
    """Put the keyboard on one of the places that differ."""
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.card.table.setFocus()
    page.card.table.choose(place)


def pressed(qtbot: QtBot, page: MergePage) -> None:
    with qtbot.waitSignal(page.context.offered):
        visible(page, QPushButton, "merge_sessions").click()


def test_reading_is_stopped_and_nothing_is_offered(qtbot: QtBot, page: MergePage, tmp_path: Path) -> None:
    page.open_file(written(tmp_path / "kia.json", file_of(OTHER, NEW)))
    page.busy.give_up()
    page.worker.finish(5000)
    assert "Đã dừng" in visible(page, QLabel, "merge_lead").text()
    assert rows(opened(qtbot, page, tmp_path / "kia.json"))[1][1] == "Sổ chưa có"


def test_leaving_the_page_does_not_wait_for_what_is_read(page: MergePage, tmp_path: Path) -> None:
    with slow_key() as gate:
        path = tmp_path / "kín.scb"
        two.book_of(tmp_path / "mở.scb", file_of(HELD))
        gate.set()
        passwords.change(tmp_path / "mở.scb", None, "mật khẩu khác", NOW)
        (tmp_path / "mở.scb").rename(path)
        gate.clear()
        page.open_file(path, "mật khẩu khác")
        page.leave()
        assert page.worker.is_busy
        gate.set()
        page.finish()


def test_new_sessions_are_taken_and_changed_ones_kept_unless_told(both: MergePage) -> None:
    assert rows(both) == [("s1", "Khác nhau", "Giữ của sổ này"), ("s2", "Sổ chưa có", "Thêm vào sổ")]
    for table in (both.table, both.card.table):
        QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert "Thêm vào sổ" in visible(both, QLabel, "merge_summary").text()


def test_the_texts_stand_side_by_side_with_their_words_marked(both: MergePage) -> None:
    both.table.choose("s1")
    both.card.table.choose("conclusion")
    assert "[+ " in visible(both, QTextEdit, "theirs_text").toPlainText()
    assert "[− " in visible(both, QTextEdit, "mine_text").toPlainText()


def test_one_place_is_taken_by_a_digit_and_merged(qtbot: QtBot, both: MergePage) -> None:
    both.table.choose("s1")
    focused(qtbot, both, "conclusion")
    qtbot.keyClick(both.card.table, Qt.Key.Key_3)
    assert rows(both)[0][2] == "Lấy 1 chỗ"
    pressed(qtbot, both)
    kept = both.context.book.session("s1")
    assert kept.conclusion == "Chi bộ nhất trí làm đường.\n-----\nKết luận của máy kia."
    assert (kept.place, both.context.book.session("s2").quarter) == ("Nhà văn hóa", 3)
    assert backups.home_shelf(both.context.book.path).newest() is not None


def test_a_whole_session_is_taken_by_one_button(qtbot: QtBot, both: MergePage) -> None:
    both.table.choose("s1")
    visible(both, QPushButton, "take_whole").click()
    both.table.choose("s2")
    visible(both, QPushButton, "keep_mine").click()
    pressed(qtbot, both)
    assert both.context.book.session("s1").place == "Hội trường"
    assert [one.id for one in both.context.book.sessions()] == ["s1"]


def test_after_merging_the_same_is_the_same(qtbot: QtBot, both: MergePage) -> None:
    both.table.choose("s1")
    visible(both, QPushButton, "take_whole").click()
    pressed(qtbot, both)
    both.refresh()
    qtbot.waitUntil(lambda: [row[1] for row in rows(both)] == ["Giống nhau", "Giống nhau"])
    assert not visible(both, QPushButton, "merge_sessions").isEnabled()


def test_both_cannot_be_chosen_where_only_one_can_stand(qtbot: QtBot, both: MergePage) -> None:
    both.table.choose("s1")
    focused(qtbot, both, "place")
    qtbot.keyClick(both.card.table, Qt.Key.Key_3)
    model = both.card.table.model()
    assert isinstance(model, MergeDifferencesTable)
    assert {told.take for told in model.rows} == {Take.MINE}


def test_somebody_unknown_is_asked_for(qtbot: QtBot, page: MergePage, tmp_path: Path) -> None:
    members = [two.MEMBERS[0] | {"full_name": "Trần Văn Bính"}]
    opened(qtbot, page, written(tmp_path / "kia.json", file_of(NEW, members=members)))
    assert rows(page)[0][2] == "Để lại ở tệp"
    combo = visible(page, QComboBox, "merge_member_0")
    combo.setCurrentIndex(combo.findData("m1"))
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(lambda: rows(page)[0][2] == "Thêm vào sổ")
    pressed(qtbot, page)
    assert page.context.book.session("s2").chair == "m1"


def test_a_book_with_another_password_asks_for_it(qtbot: QtBot, page: MergePage, tmp_path: Path) -> None:
    other = two.book_of(tmp_path / "kia.scb", file_of(OTHER))
    passwords.change(other, None, "mật khẩu khác", NOW)
    page.open_file(other)
    qtbot.waitUntil(lambda: any_made(page, QLineEdit, "merge_password").isVisible())
    any_made(page, QLineEdit, "merge_password").setText("mật khẩu khác")
    qtbot.keyClick(any_made(page, QLineEdit, "merge_password"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.table.model().rowCount()))
    assert rows(page)[0][:2] == ("s1", "Khác nhau")


def test_a_file_that_is_none_is_said_on_the_page(qtbot: QtBot, page: MergePage, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b"{")
    page.open_file(tmp_path / "x.json")
    qtbot.waitUntil(lambda: "JSON" in visible(page, QLabel, "merge_lead").text())
    assert any_made(page, QPushButton, "merge_sessions").isHidden()
