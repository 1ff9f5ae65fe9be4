"""Settings in the window."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app import settings
from app.domain.vocabulary import CombinePolicy
from app.services import meeting, rule_books
from app.ui.context import AppContext
from app.ui.dressing import dress
from app.ui.page import Page
from app.ui.pages import Pages
from app.ui.settings_page import SettingsPage
from app.ui.tokens import LIGHT, LIGHT_CONTRAST
from tests.finding import visible


@pytest.fixture
def page(qtbot: QtBot, context: AppContext) -> SettingsPage:
    """The settings of the sample, shown."""
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.resize(1170, 700)
    made.refresh()
    made.show()
    qtbot.waitExposed(made)
    return made


def press(page: SettingsPage, name: str) -> None:
    page.findChild(QPushButton, name).click()


def type_into(page: SettingsPage, name: str, text: str) -> QLineEdit:
    edit = page.findChild(QLineEdit, name)
    edit.setText(text)
    edit.textEdited.emit(text)
    return edit


def choose(page: SettingsPage, name: str, value: str) -> None:
    combo = page.findChild(QComboBox, name)
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def test_it_shows_what_the_book_says(page: SettingsPage) -> None:
    assert page.findChild(QLineEdit, "cell_name_input").text() == "Chi bộ Văn phòng"
    assert page.findChild(QComboBox, "agenda_choice").currentData() == "8-step"
    assert page.findChild(QLabel, "rules_in_force").text() == "Hướng dẫn 42-HD/BTCTW (2025)"
    assert page.findChild(QComboBox, "profile_choice").currentData() == "HD05_2026"
    assert page.findChild(QLineEdit, "book_path").text() == str(page.context.book.path)


def test_a_name_is_put_right_by_keyboard(page: SettingsPage, qtbot: QtBot) -> None:
    name = type_into(page, "cell_name_input", "Chi bộ Văn phòng Đảng ủy")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.context.book.cell().name == "Chi bộ Văn phòng Đảng ủy")


def test_after_a_rename_sessions_held_keep_the_old_name(page: SettingsPage, qtbot: QtBot) -> None:
    type_into(page, "superior_input", "Đảng bộ phường Mới")
    press(page, "rename_cell")
    page.findChild(QLineEdit, "renamed_on").setText("01/12/2026")
    press(page, "save_cell")
    qtbot.waitUntil(lambda: page.context.book.cell().superior == "Đảng bộ phường Mới")
    assert page.context.book.session("2026-q1").cell.superior == "Đảng bộ phường Minh Xuân"


def test_a_rename_without_its_day_is_not_kept(page: SettingsPage, qtbot: QtBot) -> None:
    type_into(page, "superior_input", "Đảng bộ phường Mới")
    press(page, "rename_cell")
    day = page.findChild(QLineEdit, "renamed_on")
    assert day.text() == date.today().strftime("%d/%m/%Y")
    day.setText("12/2026")
    press(page, "save_cell")
    assert "đủ ngày" in day.accessibleDescription()
    assert page.context.book.flush()
    assert page.context.book.cell().superior == "Đảng bộ phường Minh Xuân"


def test_names_being_typed_stay_through_a_redraw_and_can_be_given_up(page: SettingsPage) -> None:
    name = type_into(page, "cell_name_input", "Chi bộ dở dang")
    page.refresh()
    assert name.text() == "Chi bộ dở dang"
    press(page, "discard_cell")
    assert name.text() == "Chi bộ Văn phòng"


def test_ways_of_working_are_kept_in_the_book(page: SettingsPage, qtbot: QtBot) -> None:
    choose(page, "agenda_choice", "hd42-thematic")
    choose(page, "profile_choice", "HD36_2018")
    qtbot.waitUntil(lambda: page.context.book.defaults() == ("hd42-thematic", "HD42-2025", "HD36_2018"))


def test_rules_that_lost_their_validity_are_told(page: SettingsPage, qtbot: QtBot) -> None:
    told = page.findChild(QLabel, "rules_told")
    assert not told.isVisible()
    page.context.save(lambda uow: rule_books.apply_pack(uow, "HD12-2018", None))
    qtbot.waitUntil(lambda: told.text() == "Văn bản hết hiệu lực ngày 27/10/2025.")


def test_the_rules_are_one_press_away(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.page_requested) as asked:
        press(page, "open_rules")
    assert asked.args == ["rules"]


def test_the_wheel_changes_no_choice(page: SettingsPage) -> None:
    combo = page.findChild(QComboBox, "agenda_choice")
    no, still = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    here, keys = QPointF(5, 5), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(combo, QWheelEvent(here, here, QPoint(), QPoint(0, -120), no, keys, still, False))
    assert combo.currentData() == "8-step"


def test_the_look_is_kept_and_applied_at_once(page: SettingsPage, qtbot: QtBot) -> None:
    before = QApplication.font().pixelSize()
    with qtbot.waitSignals([page.context.look_changed] * 2):
        press(page, "type_size_175")
        press(page, "dark_look")
    assert (settings.load().type_scale, settings.load().dark) == (1.75, True)
    assert QApplication.font().pixelSize() > before
    assert page.context.tokens.scale == 1.75
    settings.save(settings.Settings())
    dress(QApplication.instance())


def test_pages_out_of_sight_do_not_take_another_look_on(qtbot: QtBot, context: AppContext) -> None:
    pages = Pages()
    qtbot.addWidget(pages)
    pages.follow(context)
    pages.open_page("members")
    pages.open_session("2026-q3")
    pages.open_page("settings")
    assert len(pages.findChildren(Page)) == 3
    context.look_changing.emit()
    assert len(pages.findChildren(Page)) == 1
    assert pages.currentWidget().objectName() == "settings_page"
    assert pages.open_page("members").isVisibleTo(pages)


def test_pages_stay_while_something_typed_there_is_not_durable(
    qtbot: QtBot, context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = Pages()
    qtbot.addWidget(pages)
    pages.follow(context)
    members = pages.open_page("members")
    pages.open_page("settings")
    monkeypatch.setattr(context.book, "flush", lambda _: False)
    context.look_changing.emit()
    assert pages.open_page("members") is members


def test_high_contrast_is_the_systems_until_somebody_chooses(page: SettingsPage) -> None:
    before = page.context.tokens.colours
    press(page, "contrast_look")
    chosen, colours = settings.load().contrast, page.context.tokens.colours
    press(page, "contrast_look")
    assert (chosen, settings.load().contrast) == ("on", "off")
    assert colours == LIGHT_CONTRAST
    assert page.context.tokens.colours == before == LIGHT
    settings.save(settings.Settings())


def test_the_sections_are_walked_by_the_arrow_keys(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    first = page.findChild(QPushButton, "section_names")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert page.findChild(QComboBox, "agenda_choice").isVisible()
    assert not page.findChild(QLineEdit, "cell_name_input").isVisible()
    page.leave()
    assert page.findChild(QLineEdit, "cell_name_input").isVisible()


def test_the_parts_of_the_program_are_one_press_away(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.page_requested) as asked:
        press(page, "show_notices")
    assert asked.args == ["notices"]


def test_a_session_that_has_not_begun_takes_the_new_name_when_it_starts(page: SettingsPage, qtbot: QtBot) -> None:
    type_into(page, "cell_name_input", "Chi bộ Mới")
    press(page, "save_cell")
    now = page.context.now()
    page.context.save(lambda uow: meeting.start_session(uow, "2026-q4", now))
    qtbot.waitUntil(lambda: page.context.book.session("2026-q4").started_at is not None)
    assert page.context.book.session("2026-q4").cell.name == "Chi bộ Mới"


def test_the_cell_chooses_whether_sessions_are_combined(page: SettingsPage, context: AppContext) -> None:
    combo = page.findChild(QComboBox, "combine_choice")
    assert isinstance(combo, QComboBox)
    assert combo.currentText() == "Theo bộ quy định: được kết hợp, lần lượt từng phần"
    choose(page, "combine_choice", CombinePolicy.FORBIDDEN.value)
    assert context.book.flush()
    assert context.book.combine_choice() is CombinePolicy.FORBIDDEN
    choose(page, "combine_choice", "")
    assert context.book.flush()
    assert context.book.combine_choice() is None


@pytest.mark.parametrize(
    ("page", "back", "section"),
    [
        ("hand_over", "back_to_settings", "section_backup"),
        ("rules", "leave_rules", "section_ways"),
        ("notices", "leave_notices", "section_about"),
    ],
)
def test_coming_back_shows_the_section_that_led_away(
    qtbot: QtBot, context: AppContext, page: str, back: str, section: str
) -> None:
    pages = Pages()
    qtbot.addWidget(pages)
    pages.follow(context)
    pages.show()
    context.page_requested.emit(page)
    visible(pages, QPushButton, back).click()
    assert visible(pages, QPushButton, section).isChecked()
