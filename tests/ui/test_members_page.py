"""The roster in the window: list and form, over a real book."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import Standing
from app.services import roster
from app.ui import members_page
from app.ui.context import AppContext
from app.ui.members_page import MembersPage
from app.ui.members_table import MembersTable


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> MembersPage:
    """The roster of the sample, shown."""
    made = MembersPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.refresh()
    made.show()
    qtbot.waitExposed(made)
    return made


def names(page: MembersPage) -> list[str]:
    model = page.findChild(QTableView, "member_table").model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def edit(page: MembersPage, name: str, text: str) -> QLineEdit:
    control = page.findChild(QLineEdit, name)
    control.setText(text)
    return control


def member(page: MembersPage, member_id: str):
    return next(m for m in page.context.book.members() if m.id == member_id)


def choose_standing(page: MembersPage, standing: Standing) -> None:
    combo = page.findChild(QComboBox, "member_standing")
    combo.setCurrentIndex(combo.findData(standing.value))
    combo.activated.emit(combo.currentIndex())


def test_the_model_keeps_the_rules_of_qt(context: AppContext, qtmodeltester: ModelTester) -> None:
    model = MembersTable(context)
    model.show_members(context.book.members())
    qtmodeltester.check(model)


def test_posts_lead_and_those_who_left_close_the_list_in_a_muted_colour(page: MembersPage) -> None:
    assert names(page)[:3] == ["Nguyễn Văn Hùng", "Trần Quốc Toản", "Hà Thị Lan"]
    assert names(page)[-1] == "Phạm Đức Thịnh"
    model = page.table.model()
    colour = model.index(model.rowCount() - 1, 1).data(Qt.ItemDataRole.ForegroundRole)
    assert colour.name() == page.context.tokens.colours.muted


def test_a_column_sorts_and_keeps_those_who_left_at_the_end(page: MembersPage) -> None:
    page.table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    assert names(page)[0] == "Ma Quốc Huy"
    assert names(page)[-1] == "Phạm Đức Thịnh"


def test_the_filter_needs_no_diacritics_and_escape_clears_it(page: MembersPage, qtbot: QtBot) -> None:
    box = page.findChild(QLineEdit, "member_filter")
    qtbot.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClicks(box, "huong to dang 3")
    assert names(page) == ["Nguyễn Thị Hương (Tổ đảng 3)"]
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert len(names(page)) == 32


def test_a_new_member_is_typed_and_kept_by_keyboard(page: MembersPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Insert)
    name = page.findChild(QLineEdit, "member_name")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is name)
    edit(page, "member_name", "Bùi Thị Cúc")
    edit(page, "member_joined_on", "02/2020")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Bùi Thị Cúc" in names(page))
    kept = page.context.book.members()[-1]
    assert (kept.full_name, kept.joined_on, kept.standing) == ("Bùi Thị Cúc", "2020-02", Standing.OFFICIAL)
    assert name.text() == ""
    assert page.table.chosen() == kept.id


def test_enter_edits_the_chosen_member_and_escape_returns_to_the_table(page: MembersPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    page.table.choose("m12")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    name = page.findChild(QLineEdit, "member_name")
    assert (name.text(), page.findChild(QLineEdit, "member_joined_on").text()) == ("Lý Hải Yến", "18/12/2025")
    qtbot.keyClick(name, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.table.hasFocus)
    assert not name.isVisible()


def test_a_wrong_date_is_said_beside_the_field_and_nothing_is_stored(page: MembersPage, qtbot: QtBot) -> None:
    page.edit("m12")
    wrong = edit(page, "member_joined_on", "31/02/2026")
    page.findChild(QPushButton, "save_member").click()
    assert wrong.accessibleDescription() == "Tháng 2/2026 không có ngày 31."
    assert page.context.book.flush()
    assert member(page, "m12").joined_on == "2025-12-18"


def test_a_change_of_standing_goes_into_the_history_with_its_day(page: MembersPage, qtbot: QtBot) -> None:
    page.edit("m12")
    choose_standing(page, Standing.OFFICIAL)
    edit(page, "member_since", "18/12/2026")
    edit(page, "member_official_on", "18/12/2026")
    page.findChild(QPushButton, "save_member").click()
    qtbot.waitUntil(lambda: member(page, "m12").standing is Standing.OFFICIAL)
    assert member(page, "m12").history[-1].since == "2026-12-18"


def test_the_day_of_leaving_is_asked_only_of_those_who_left(page: MembersPage, qtbot: QtBot) -> None:
    page.edit("m12")
    left_on = page.findChild(QLineEdit, "member_left_on")
    assert not left_on.isVisible()
    choose_standing(page, Standing.LEFT)
    assert left_on.isVisible()
    left_on.setText("01/11/2026")
    page.findChild(QPushButton, "save_member").click()
    qtbot.waitUntil(lambda: member(page, "m12").left_on == "2026-11-01")
    assert member(page, "m12").history[-1].since == "2026-11-01"


def test_leaving_the_page_keeps_what_is_in_order(page: MembersPage, qtbot: QtBot) -> None:
    page.edit("m12")
    edit(page, "member_name", "Lý Hải Yến Nhi")
    page.leave()
    qtbot.waitUntil(lambda: member(page, "m12").full_name == "Lý Hải Yến Nhi")


def test_leaving_the_page_with_a_fault_leaves_it_in_the_form(page: MembersPage, qtbot: QtBot) -> None:
    page.edit("m12")
    edit(page, "member_joined_on", "hôm qua")
    page.leave()
    page.refresh()
    assert page.findChild(QLineEdit, "member_joined_on").text() == "hôm qua"
    page.edit("m1")
    assert page.findChild(QLineEdit, "member_name").text() == "Lý Hải Yến"


def test_what_is_typed_can_be_given_up(page: MembersPage) -> None:
    page.edit("m12")
    edit(page, "member_name", "Nhầm").textEdited.emit("Nhầm")
    page.findChild(QPushButton, "discard_member").click()
    page.edit("m12")
    assert page.findChild(QLineEdit, "member_name").text() == "Lý Hải Yến"


def test_a_redraw_leaves_the_cursor_where_it_is(page: MembersPage) -> None:
    page.edit("m12")
    name = page.findChild(QLineEdit, "member_name")
    name.setCursorPosition(3)
    page.refresh()
    assert (name.cursorPosition(), name.text()) == (3, "Lý Hải Yến")


def test_the_ways_to_a_list_from_elsewhere_lead_to_the_import(page: MembersPage, qtbot: QtBot) -> None:
    asked: list[str | None] = []
    page.context.import_requested.connect(asked.append)
    page.findChild(QPushButton, "import_members").click()
    page.findChild(QPushButton, "paste_members").click()
    QApplication.clipboard().setText("Lò Thị Cúc\tTổ đảng 4")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert asked == [None, "", "Lò Thị Cúc\tTổ đảng 4"]


def test_the_roster_is_saved_as_a_workbook(
    page: MembersPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, said = tmp_path / "danh-sach.xlsx", []
    page.context.said.connect(lambda text, _: said.append(text))
    monkeypatch.setattr(members_page, "ask_save_path", lambda *_: path)
    page.findChild(QPushButton, "export_members").click()

    qtbot.waitUntil(lambda: said != [])
    assert "32 đồng chí" in said[0]
    assert path.exists()


def test_an_empty_book_teaches_how_to_begin(qtbot: QtBot, empty_context: AppContext) -> None:
    page = MembersPage(empty_context)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    start = page.findChild(QPushButton, "paste_first_members")
    qtbot.waitUntil(start.hasFocus)
    primaries = [one for one in page.findChildren(QPushButton) if one.isVisible() and one.property("kind") == "primary"]
    assert primaries == [start]
    ways = [one.text() for one in page.findChildren(QPushButton) if one.isVisible() and one.text().startswith("Thêm")]
    assert ways == ["Thêm từng đồng chí"]
    with qtbot.waitSignal(empty_context.import_requested):
        start.click()


def test_the_key_to_add_works_on_an_empty_page_too_and_the_form_then_leads(
    qtbot: QtBot, empty_context: AppContext
) -> None:
    page = MembersPage(empty_context)
    qtbot.addWidget(page)
    page.refresh()
    with qtbot.waitActive(page):
        page.show()
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.findChild(QLineEdit, "member_name").isVisible)
    primaries = [one for one in page.findChildren(QPushButton) if one.isVisible() and one.property("kind") == "primary"]
    assert [one.objectName() for one in primaries] == ["save_member"]


def test_after_the_first_members_the_page_says_what_waits_on_the_desk(qtbot: QtBot, empty_context: AppContext) -> None:
    page = MembersPage(empty_context)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    way = page.findChild(QPushButton, "to_first_steps")
    assert not way.isVisible()
    empty_context.save(lambda uow: roster.add_member(uow, roster.NewMember("Nguyễn Văn Hùng")).uid)
    qtbot.waitUntil(way.isVisible)
    assert "lập kế hoạch năm" in way.accessibleName()
    with qtbot.waitSignal(empty_context.page_requested) as asked:
        way.click()
    assert asked.args == ["desk"]


def test_a_book_that_has_begun_its_year_is_told_of_no_next_step(page: MembersPage) -> None:
    assert not page.findChild(QPushButton, "to_first_steps").isVisible()


@pytest.mark.parametrize("width", [400, 700, 1100])
def test_names_are_shown_at_every_width(page: MembersPage, width: int) -> None:
    page.table.setFixedWidth(width)
    page.table.fit()
    assert not page.table.isColumnHidden(1)
    assert page.table.columnWidth(1) >= page.context.tokens.px(170)


def test_a_name_leaves_the_roster_only_after_a_question(page: MembersPage, monkeypatch: pytest.MonkeyPatch) -> None:
    one = next(m for m in page.context.book.members() if m.standing is Standing.LEFT)
    for answer in (False, True):
        monkeypatch.setattr("app.ui.members_page.confirm", lambda *_, said=answer: said)
        page.edit(one.id)
        page.findChild(QPushButton, "anonymise_member").click()
        assert page.context.book.flush()
        assert (member(page, one.id).full_name == "Đảng viên đã ẩn danh 1") is answer


def test_the_name_of_somebody_who_is_here_is_not_taken_away(page: MembersPage) -> None:
    page.edit("m1")
    assert page.findChild(QPushButton, "anonymise_member").isHidden()
