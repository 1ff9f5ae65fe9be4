"""A list of members from elsewhere: looked at row by row, decided by keys, written at once, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.roster_plan import RosterField
from app.services.roster_export import export_roster
from app.ui.context import AppContext
from app.ui.roster_import import page as page_module
from app.ui.roster_import.page import RosterImportPage
from tests.finding import visible
from tests.keyboard import press
from tests.old_writing import tcvn3

ENTER = Qt.Key.Key_Return
HEAD = "Họ và tên\tTổ đảng\tNgày vào Đảng"
CELLS = f"{HEAD}\nLò Thị Cúc\tTổ đảng 4\t3/2/2020\nHà Thị Lan\tTổ đảng 9\t\nTrần Quốc Toản\t\t5/6/2015\nTổng số: 3"


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> RosterImportPage:
    """The page over the sample, shown."""
    made = RosterImportPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    with qtbot.waitActive(made):
        made.show()
    return made


def read(qtbot: QtBot, page: RosterImportPage, text: str = CELLS) -> None:
    page.begin(text)
    qtbot.waitUntil(page.view.isVisible)


def rows(page: RosterImportPage) -> list[tuple[str, str]]:
    model = page.view.list.table.model()
    return [(model.index(row, 1).data() or "", model.index(row, 2).data()) for row in range(model.rowCount())]


def deed(page: RosterImportPage) -> str:
    return visible(page, QPushButton, "apply_roster").text()


def member(page: RosterImportPage, name: str) -> list[tuple[str, str, str | None]]:
    known = page.context.book.members()
    return [(one.full_name, one.group, one.joined_on) for one in known if one.full_name == name]


def test_pasted_cells_are_shown_row_by_row_with_what_will_happen(qtbot: QtBot, page: RosterImportPage) -> None:
    read(qtbot, page)

    assert rows(page) == [
        (HEAD.replace("\t", " | "), "Bỏ qua"),
        ("Lò Thị Cúc", "Thêm mới"),
        ("Hà Thị Lan", "Cập nhật"),
        ("Trần Quốc Toản", "Cần chọn"),
        ("Tổng số: 3", "Bỏ qua"),
    ]
    assert deed(page) == "Ghi vào sổ: thêm 1, cập nhật 1"
    assert "Còn 1 dòng" in visible(page, QLabel, "roster_open").text()


def test_the_row_that_asks_is_chosen_at_once_and_decided_by_a_key(qtbot: QtBot, page: RosterImportPage) -> None:
    read(qtbot, page)
    assert visible(page, QLabel, "row_name").text() == "Trần Quốc Toản"
    press(Qt.Key.Key_1, target=page.view.list.table)
    assert deed(page) == "Ghi vào sổ: thêm 1, cập nhật 2"

    press(Qt.Key.Key_M, target=page.view.list.table)
    assert deed(page) == "Ghi vào sổ: thêm 2, cập nhật 1"

    press(Qt.Key.Key_Delete, target=page.view.list.table)
    assert deed(page) == "Ghi vào sổ: thêm 1, cập nhật 1"

    press(Qt.Key.Key_Backspace, target=page.view.list.table)
    assert rows(page)[3] == ("Trần Quốc Toản", "Cần chọn")


def test_the_buttons_beside_the_list_decide_as_well(qtbot: QtBot, page: RosterImportPage) -> None:
    read(qtbot, page)
    visible(page, QPushButton, "same_person_1").click()
    assert rows(page)[3] == ("Trần Quốc Toản", "Cập nhật")

    visible(page, QPushButton, "take_decision_back").click()
    assert rows(page)[3] == ("Trần Quốc Toản", "Cần chọn")
    assert page.view.list.table.hasFocus()


def test_two_rows_cannot_be_the_same_member(qtbot: QtBot, page: RosterImportPage) -> None:
    read(qtbot, page, f"{HEAD}\nTrần Quốc Toản\tTổ đảng 1\t2/9/2004\nTrần Quốc Toản\t\t5/6/2015")
    said: list[str] = []
    page.context.said.connect(lambda text, _: said.append(text))
    press(Qt.Key.Key_1, target=page.view.list.table)

    assert "cùng được chọn" in said[0]
    assert [does for _, does in rows(page)] == ["Bỏ qua", "Cập nhật", "Cần chọn"]


def test_the_list_shows_a_part_and_enter_goes_to_what_needs_a_look(qtbot: QtBot, page: RosterImportPage) -> None:
    read(qtbot, page)
    visible(page, QPushButton, "part_add").click()
    assert rows(page) == [("Lò Thị Cúc", "Thêm mới")]

    press(ENTER, target=page.view.list.table)
    assert visible(page, QLabel, "row_name").text() == "Trần Quốc Toản"
    assert len(rows(page)) == 5


def test_one_key_writes_and_undo_brings_the_roster_back(qtbot: QtBot, page: RosterImportPage) -> None:
    offered: list[tuple[str, str, Callable[[], None]]] = []
    shown: list[str] = []
    page.context.offered.connect(lambda *what: offered.append(what))
    page.context.page_requested.connect(shown.append)
    before = page.context.book.members()
    read(qtbot, page)
    press(ENTER, ctrl=True, target=page.view.list.table)
    qtbot.waitUntil(lambda: offered != [])

    assert member(page, "Lò Thị Cúc") == [("Lò Thị Cúc", "Tổ đảng 4", "2020-02-03")]
    assert member(page, "Hà Thị Lan")[0][1] == "Tổ đảng 9"
    assert (offered[0][:2], shown) == (("Đã thêm 1 đồng chí và cập nhật 1 đồng chí.", "Hoàn tác"), ["members"])
    offered[0][2]()
    qtbot.waitUntil(lambda: page.context.book.members() == before)


def test_a_column_taken_for_something_else_changes_the_rows(qtbot: QtBot, page: RosterImportPage) -> None:
    read(qtbot, page)
    visible(page, QPushButton, "roster_columns").click()
    combo = visible(page, QComboBox, "roster_column_1")
    assert combo.currentText() == RosterField.GROUP.vi
    combo.setCurrentIndex(combo.findData(None))
    combo.activated.emit(combo.currentIndex())

    qtbot.waitUntil(lambda: rows(page)[2] == ("Hà Thị Lan", "Không đổi"))
    assert visible(page, QPushButton, "roster_columns").text() == "Các cột 2/3"


def test_text_of_an_old_font_is_converted_and_said(qtbot: QtBot, page: RosterImportPage) -> None:
    names = "Họ và tên\nNguyễn Văn Tùng\nPhạm Thị Thúy Hằng\nĐỗ Mạnh Cường\nVõ Thị Sáu"
    paste = visible(page, QPlainTextEdit, "paste_text")
    QApplication.clipboard().setText(tcvn3(names))
    paste.setFocus()
    press(Qt.Key.Key_V, ctrl=True, target=paste)
    press(ENTER, ctrl=True, target=paste)
    qtbot.waitUntil(page.view.isVisible)

    assert ("Phạm Thị Thúy Hằng", "Thêm mới") in rows(page)
    assert "phông cũ TCVN3" in visible(page, QLabel, "roster_notes").text()
    written = visible(page, QComboBox, "roster_encoding")
    assert written.width() - written.fontMetrics().horizontalAdvance(written.currentText()) >= 40


def test_a_file_is_read_and_a_wrong_one_is_refused_in_words(
    qtbot: QtBot, page: RosterImportPage, tmp_path: Path
) -> None:
    path = tmp_path / "danh-sach.xlsx"
    export_roster(path, page.context.book.members(), "Chi bộ", page.context.now().date())
    page.read(path)
    qtbot.waitUntil(page.view.isVisible)
    assert visible(page, QLabel, "roster_source_name").text() == "danh-sach.xlsx"
    assert deed(page) == "Chưa có gì để ghi"

    said: list[str] = []
    page.context.said.connect(lambda text, _: said.append(text))
    wrong = tmp_path / "anh.xlsx"
    wrong.write_bytes(b"\x89PNG\r\n")
    page.read(wrong)
    qtbot.waitUntil(lambda: said != [])
    assert page.view.isVisible()


def test_what_is_not_waited_for_any_more_is_not_shown(qtbot: QtBot, page: RosterImportPage) -> None:
    page.begin(CELLS)
    page.busy.stopped.emit()
    assert page.worker.finish(5000)
    qtbot.waitUntil(lambda: not page.worker.is_busy)

    assert page.card.isVisible()


def test_a_change_of_the_roster_meanwhile_is_compared_anew(qtbot: QtBot, page: RosterImportPage) -> None:
    from app.services import roster

    read(qtbot, page)
    page.context.save(lambda uow: roster.add_member(uow, roster.NewMember("Lò Thị Cúc", group="Tổ đảng 4")).uid)

    qtbot.waitUntil(lambda: rows(page)[1][1] != "Thêm mới")


def test_the_template_is_saved_where_it_is_wanted(
    qtbot: QtBot, page: RosterImportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mau.xlsx"
    monkeypatch.setattr(page_module, "ask_save_path", lambda *_: path)
    visible(page, QPushButton, "roster_template").click()

    qtbot.waitUntil(path.exists)


def test_every_control_of_the_list_is_named(qtbot: QtBot, page: RosterImportPage) -> None:
    read(qtbot, page)
    found = [*page.findChildren(QPushButton), *page.findChildren(QComboBox), *page.findChildren(QTableView)]

    assert [one for one in found if isinstance(one, QWidget) and not (one.objectName() and one.accessibleName())] == []
