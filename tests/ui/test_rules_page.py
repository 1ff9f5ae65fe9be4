"""Rule packs in the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.rule_words import Part
from app.domain.rules import RulePack
from app.domain.targets import Threshold
from app.services import rule_books
from app.ui.context import AppContext
from app.ui.rules_page import RulesPage

TITLE = "Quy định của Đảng ủy xã"
W = TypeVar("W", bound=QWidget)
#: A rule of each part.
FIRST = ("combine", "gate/parent", "desk", "example/0")
CODE = "quy_dinh_cua_dang_uy_xa"


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> RulesPage:
    """The rules of the sample, shown."""
    made = RulesPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.refresh()
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def own(page: RulesPage, qtbot: QtBot) -> RulesPage:
    """The page with a pack of the cell's own in sight, made by keyboard."""
    title = find(page, QLineEdit, "own_rules_title")
    title.setText(TITLE)
    qtbot.keyClick(title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.is_own)
    return page


def find(page: RulesPage, kind: type[W], name: str) -> W:
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def press(page: RulesPage, name: str) -> None:
    find(page, QPushButton, name).click()


def write(page: RulesPage, name: str, text: str) -> QLineEdit:
    edit = find(page, QLineEdit, name)
    edit.setText(text)
    edit.textEdited.emit(text)
    return edit


def said(page: RulesPage, name: str) -> str:
    shown = find(page, QLabel, name)
    return shown.text() if shown.isVisible() else ""


def pick(page: RulesPage, part: Part, line: str) -> None:
    page.view.show_part(part)
    assert page.view.table.choose(line)


def kept(page: RulesPage) -> RulePack:
    """Return the cell's own pack as the book has it."""
    return next(pack for pack in page.context.book.rule_packs() if pack.code == CODE)


def eventually(qtbot: QtBot, page: RulesPage, holds: Callable[[RulePack], bool]) -> None:
    qtbot.waitUntil(lambda: holds(kept(page)))


def test_it_shows_what_is_in_force_and_every_rule_with_its_source(page: RulesPage) -> None:
    assert said(page, "rules_now") == "Hướng dẫn 42-HD/BTCTW (2025)"
    assert said(page, "rules_since") == "Từ đầu sổ."
    pick(page, Part.TARGETS, "attendance")
    assert said(page, "rule_detail").startswith("Tỷ lệ dự sinh hoạt ≥ 90%. Hướng dẫn 42-HD/BTCTW (28/10/2025): tỷ lệ")


@pytest.mark.parametrize(("part", "line"), list(zip(Part, FIRST, strict=True)))
def test_each_part_has_its_rules(page: RulesPage, part: Part, line: str) -> None:
    pick(page, part, line)
    assert page.view.chosen() is not None


def test_another_pack_can_be_looked_at(page: RulesPage) -> None:
    shown = find(page, QComboBox, "rules_shown")
    shown.setCurrentIndex(shown.findData("KH42-TuyenQuang-2022"))
    shown.activated.emit(shown.currentIndex())
    assert "hết hiệu lực ngày 31/12/2022" in said(page, "rules_about")
    assert said(page, "rules_now") == "Hướng dẫn 42-HD/BTCTW (2025)"


def test_enter_on_what_is_shipped_leads_to_a_pack_of_ones_own(page: RulesPage, qtbot: QtBot) -> None:
    pick(page, Part.TARGETS, "attendance")
    with qtbot.waitSignal(page.context.said) as told:
        qtbot.keyClick(page.view.table, Qt.Key.Key_Return)
    assert "giữ nguyên" in told.args[0]
    assert page.focusWidget() is find(page, QLineEdit, "own_rules_title")


def test_a_pack_of_ones_own_needs_a_name(page: RulesPage) -> None:
    press(page, "copy_rules")
    assert "Chưa ghi tên" in find(page, QLineEdit, "own_rules_title").accessibleDescription()


def test_a_figure_is_changed_by_keyboard_and_said_in_words_while_it_is_typed(own: RulesPage, qtbot: QtBot) -> None:
    pick(own, Part.TARGETS, "attendance")
    qtbot.keyClick(own.view.table, Qt.Key.Key_Return)
    value = write(own, "rule_value", "95,5")
    assert said(own, "rule_preview") == "Tỷ lệ dự sinh hoạt ≥ 95,5%"
    qtbot.keyClick(value, Qt.Key.Key_Return)
    eventually(qtbot, own, lambda pack: pack.attendance == Threshold(">=", 0.955))
    assert kept(own).source_of("attendance").document == "Chi bộ đặt riêng"
    assert own.view.table.hasFocus()


def test_what_cannot_be_read_is_said_beside_its_line(own: RulesPage, qtbot: QtBot) -> None:
    own.edit("attendance")
    value = write(own, "rule_value", "chín mươi")
    assert said(own, "rule_preview") == ""
    press(own, "save_rule")
    assert "Ghi một số" in value.accessibleDescription()
    assert own.is_editing


def test_the_operator_is_a_choice(own: RulesPage, qtbot: QtBot) -> None:
    own.edit("sessions_spoken")
    operator = find(own, QComboBox, "rule_operator")
    operator.setCurrentIndex(operator.findData(">"))
    press(own, "save_rule")
    eventually(qtbot, own, lambda pack: pack.sessions_spoken == Threshold(">", 6))


def test_ticks_say_who_votes(own: RulesPage, qtbot: QtBot) -> None:
    own.edit("voting")
    find(own, QCheckBox, "rule_present_exempt").click()
    press(own, "save_rule")
    eventually(qtbot, own, lambda pack: pack.voting_when_present == ())


def test_fields_follow_what_the_day_is_reckoned_from(own: RulesPage) -> None:
    own.edit("obligation/year_plan")
    when, day = find(own, QComboBox, "rule_when"), find(own, QLineEdit, "rule_day")
    assert day.isVisible()
    when.setCurrentIndex(when.findData("after_session"))
    when.activated.emit(when.currentIndex())
    assert not day.isVisible()
    assert find(own, QLineEdit, "rule_days").isVisible()


def test_a_new_obligation_joins_the_list(own: RulesPage, qtbot: QtBot) -> None:
    own.view.show_part(Part.OBLIGATIONS)
    qtbot.keyClick(own.view.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    write(own, "rule_title", "Báo cáo sơ kết")
    write(own, "rule_day", "30/06")
    press(own, "save_rule")
    eventually(qtbot, own, lambda pack: pack.obligations[-1].day == "06-30")


def test_points_that_do_not_add_up_wait_and_are_in_force_when_they_do(own: RulesPage, qtbot: QtBot) -> None:
    own.view.show_part(Part.SCORING)
    own.edit("criterion/attendance")
    write(own, "rule_points", "4")
    assert said(own, "rule_preview") == "4 điểm\nTổng 99/100 điểm, còn thiếu 1 điểm."
    press(own, "save_rule")
    qtbot.waitUntil(lambda: own.context.book.rule_draft(CODE) is not None)
    assert "Tổng 99/100" in said(own, "rules_waiting")
    assert kept(own).scoring == own.context.book.rules().scoring
    own.edit("criterion/time")
    write(own, "rule_points", "6")
    press(own, "save_rule")
    eventually(qtbot, own, lambda pack: pack.scoring is not None and pack.scoring.criteria[0].points == 6)
    assert said(own, "rules_waiting") == ""


def test_waiting_points_are_there_again_and_can_be_given_up(own: RulesPage, qtbot: QtBot) -> None:
    own.view.show_part(Part.SCORING)
    assert own.view.table.choose("criterion/time")
    qtbot.keyClick(own.view.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: own.context.book.rule_draft(CODE) is not None)
    own.look_at("HD12-2018")
    own.look_at(CODE)
    assert "Tổng 95/100" in said(own, "rules_waiting")
    press(own, "drop_rule_changes")
    qtbot.waitUntil(lambda: own.context.book.rule_draft(CODE) is None)
    assert own.view.table.choose("criterion/time")


def test_a_removed_obligation_comes_back(own: RulesPage, qtbot: QtBot) -> None:
    pick(own, Part.OBLIGATIONS, "obligation/inspection")
    with qtbot.waitSignal(own.context.offered) as offer:
        qtbot.keyClick(own.view.table, Qt.Key.Key_Delete)
    eventually(qtbot, own, lambda pack: len(pack.obligations) == 7)
    offer.args[2]()
    eventually(qtbot, own, lambda pack: len(pack.obligations) == 8)


def test_what_is_typed_survives_a_redraw_and_another_choice(own: RulesPage) -> None:
    own.edit("attendance")
    write(own, "rule_value", "96")
    own.refresh()
    own.look_at("HD12-2018")
    own.edit("combine")
    assert find(own, QLineEdit, "rule_value").text() == "96"
    assert "trước" in said(own, "rule_fault")


def test_leaving_the_page_keeps_what_is_in_order(own: RulesPage, qtbot: QtBot) -> None:
    own.edit("attendance")
    write(own, "rule_value", "96")
    own.leave()
    eventually(qtbot, own, lambda pack: pack.attendance.value == 0.96)


def test_typed_changes_can_be_given_up(own: RulesPage) -> None:
    own.edit("attendance")
    write(own, "rule_value", "96")
    press(own, "discard_rule")
    assert not own.is_editing
    own.edit("attendance")
    assert find(own, QLineEdit, "rule_value").text() == "90"


def test_the_pack_is_in_force_from_a_day_on(own: RulesPage, qtbot: QtBot) -> None:
    day = find(own, QLineEdit, "rules_from")
    day.setText("01/01/2027")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: own.context.book.rules(date(2027, 1, 1)).code == CODE)
    assert own.context.book.rules(date(2026, 12, 31)).code == "HD42-2025"
    qtbot.waitUntil(lambda: find(own, QWidget, "rules_timeline").isVisible())
    assert day.text() == ""


def test_a_day_of_change_goes_and_comes_back(own: RulesPage, qtbot: QtBot) -> None:
    context = own.context
    context.save(lambda uow: rule_books.apply_pack(uow, CODE, date(2027, 1, 1)))
    timeline = own.side.timeline
    qtbot.waitUntil(lambda: timeline.lines.rowCount() == 2)
    timeline.setCurrentIndex(timeline.lines.index(1))
    with qtbot.waitSignal(context.offered) as offer:
        press(own, "remove_rule_period")
    qtbot.waitUntil(lambda: not context.book.rule_periods())
    offer.args[2]()
    qtbot.waitUntil(lambda: len(context.book.rule_periods()) == 1)


def test_an_unused_pack_is_removed_and_comes_back(own: RulesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(own.context.offered) as offer:
        press(own, "remove_rules")
    assert not own.is_own
    offer.args[2]()
    qtbot.waitUntil(lambda: CODE in {pack.code for pack in own.context.book.rule_packs()})


def test_name_and_validity_are_changed(own: RulesPage, qtbot: QtBot) -> None:
    press(own, "edit_rules")
    write(own, "rule_valid_until", "31/12/2027")
    press(own, "save_rule")
    eventually(qtbot, own, lambda pack: pack.valid_until == date(2027, 12, 31))


def test_long_texts_are_typed_in_lines_and_kept_by_ctrl_enter(own: RulesPage, qtbot: QtBot) -> None:
    own.edit("criterion/attendance")
    bands = find(own, QPlainTextEdit, "rule_bands")
    bands.setPlainText("≥ 90% = 5\n0 = 1")
    qtbot.keyClick(bands, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    eventually(qtbot, own, lambda pack: pack.scoring is not None and len(pack.scoring.criteria[1].bands) == 2)


def test_escape_leads_back_to_the_table_then_to_the_settings(own: RulesPage, qtbot: QtBot) -> None:
    own.edit("attendance")
    qtbot.keyClick(find(own, QLineEdit, "rule_value"), Qt.Key.Key_Escape)
    assert own.view.table.hasFocus()
    with qtbot.waitSignal(own.context.page_requested) as asked:
        qtbot.keyClick(own.view.table, Qt.Key.Key_Escape)
    assert asked.args == ["settings:ways"]


def test_every_control_is_named(own: RulesPage) -> None:
    own.edit("obligation/documents_sent")
    kinds = (QPushButton, QLineEdit, QComboBox, QPlainTextEdit, QCheckBox)
    for control in (one for kind in kinds for one in own.findChildren(kind) if one.isVisible()):
        assert control.objectName(), control
        assert control.accessibleName(), control.objectName()
