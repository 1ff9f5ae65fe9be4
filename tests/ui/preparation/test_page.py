"""The page as a whole: the list of what is ready, walking through it, and where it leads."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import settings
from app.domain.ready_items import Section
from app.services import meeting, minutes_seal, preparing
from app.ui.context import AppContext
from app.ui.live.step_list import ROW_ROLE
from app.ui.main_window import open_main_window
from app.ui.plan_page import PlanPage
from app.ui.preparation.page import PreparationPage
from tests.keyboard import press, type_text
from tests.ui.clipping import cut_texts
from tests.ui.live import frame as live
from tests.ui.live.frame import find, focus_name
from tests.ui.preparation.frame import HELD, PLANNED, item, prepared, show


def test_what_is_ready_is_ticked_and_what_is_due_says_until_when(qtbot: QtBot, context: AppContext) -> None:
    context.save(lambda uow: preparing.set_brief(uow, PLANNED, outline="I- Đặt vấn đề"))
    page = show(qtbot, context)
    rows = {row.title: row for row in page.ready.steps.rows}
    assert "chưa xong" in rows["Gửi tài liệu"].spoken
    assert "Hạn 25/11" in rows["Gửi tài liệu"].spoken
    assert "không bắt buộc" in rows["Tham luận"].spoken
    assert "đã xong" in rows["Đề cương"].spoken
    assert find(page, QLabel, "preparation_summary").text().startswith("Còn ")


def test_the_page_opens_at_what_comes_next(qtbot: QtBot, context: AppContext) -> None:
    page = show(qtbot, context)
    assert page.section is next(one.section for one in page.items if one.is_missing)


def test_arrows_look_and_enter_begins_work(qtbot: QtBot, context: AppContext) -> None:
    page = show(qtbot, context, Section.FACTS)
    press(Qt.Key.Key_Escape)
    assert page.ready.hasFocus()
    press(Qt.Key.Key_Down)
    assert page.section is Section.BRIEF
    assert page.ready.hasFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert (page.section, focus_name()) == (Section.OUTLINE, "brief_outline")


def test_f8_walks_through_everything(qtbot: QtBot, context: AppContext) -> None:
    page = show(qtbot, context, Section.FACTS)
    for _ in page.items:
        press(Qt.Key.Key_F8)
    assert page.section is Section.SUPERVISOR
    press(Qt.Key.Key_F8, shift=True)
    assert page.section is Section.SERVED


def test_escape_goes_out_to_the_sessions(qtbot: QtBot, context: AppContext) -> None:
    show(qtbot, context, Section.SUPERVISOR)
    press(Qt.Key.Key_Escape)
    with qtbot.waitSignal(context.page_requested) as asked:
        press(Qt.Key.Key_Escape)
    assert asked.args == ["sessions"]


def test_the_session_is_one_button_away(qtbot: QtBot, context: AppContext) -> None:
    page = show(qtbot, context)
    with qtbot.waitSignal(context.session_requested) as asked:
        find(page, QPushButton, "open_prepared_session").click()
    assert asked.args == [PLANNED]


def test_a_session_that_has_not_begun_leads_to_its_preparation(qtbot: QtBot, context: AppContext) -> None:
    view = live.show(qtbot, context, PLANNED)
    with qtbot.waitSignal(context.preparation_requested) as asked:
        find(view, QPushButton, "prepare_this_session").click()
    assert asked.args == [PLANNED, ""]


def test_the_plan_leads_to_the_preparation_of_a_session_that_was_not_held(qtbot: QtBot, context: AppContext) -> None:
    plan = PlanPage(context)
    qtbot.addWidget(plan)
    plan.refresh()
    with qtbot.waitSignal(context.preparation_requested) as asked:
        (only,) = plan.findChildren(QPushButton, "prepare_topic_session")
        only.click()
    assert asked.args == [PLANNED, ""]


def test_words_on_their_way_are_kept_when_the_page_is_left(qtbot: QtBot, context: AppContext) -> None:
    page = show(qtbot, context, Section.SUPERVISOR)
    line = find(page, QLineEdit, "brief_supervisor")
    line.clear()
    type_text("Đồng chí Bình", line)
    page.leave()
    assert prepared(context).brief.supervisor == "Đồng chí Bình"


def test_typed_words_come_back_when_another_session_was_prepared_meanwhile(qtbot: QtBot, context: AppContext) -> None:
    page = show(qtbot, context, Section.BRIEF)
    method = find(page, QPlainTextEdit, "brief_method")
    method.setPlainText("Hỏi đáp")
    page.open_session(HELD, Section.BRIEF)
    page.open_session(PLANNED, Section.BRIEF)
    assert find(page, QPlainTextEdit, "brief_method").toPlainText() == "Hỏi đáp"


def test_a_session_without_a_topic_or_day_is_named_all_the_same(qtbot: QtBot, context: AppContext) -> None:
    context.save(lambda uow: meeting.set_facts(uow, PLANNED, topic="", planned_at=None))
    page = show(qtbot, context)
    assert find(page, QLabel, "preparation_title").text() == "Sinh hoạt chuyên đề quý IV/2026"
    assert item(page, Section.FACTS).state.startswith("Chưa có chuyên đề, ngày giờ")
    assert page.section is Section.FACTS


def test_closed_minutes_close_what_they_say_and_nothing_else(qtbot: QtBot, context: AppContext) -> None:
    at = context.now()
    context.save(lambda uow: minutes_seal.finalise(uow, HELD, at))
    page = show(qtbot, context, Section.REPORT, HELD)
    assert page.panel is not None
    assert not page.panel.isEnabled()
    page.show_section(Section.SUPERVISOR)
    assert page.panel.isEnabled()


def test_a_row_of_the_list_is_read_whole(qtbot: QtBot, context: AppContext) -> None:
    page = show(qtbot, context)
    index = page.ready.steps.index(len(page.items) - 2)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == index.data(ROW_ROLE).spoken


@pytest.mark.parametrize("scale", [1.0, 1.75], ids=["usual", "large"])
def test_nothing_is_cut_in_any_section(qtbot: QtBot, sample_path: Path, scale: float) -> None:
    settings.save(settings.Settings(type_scale=scale))
    window = open_main_window(sample_path)
    qtbot.addWidget(window)
    qtbot.waitActive(window)
    window.load()
    cut = {}
    for section in Section:
        window.pages.open_preparation(PLANNED, section)
        qtbot.wait(1)
        cut[section] = cut_texts(find(window, PreparationPage, "preparation_page"), window.tokens)
    assert (window.width(), window.height()) == (1366, 768)
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window]
    window.close()
    assert not {section: texts for section, texts in cut.items() if texts}


def test_every_control_has_a_name_for_screen_readers(qtbot: QtBot, context: AppContext) -> None:
    page = show(qtbot, context)
    for one in page.items:
        page.show_section(one.section)
    kinds = (QPushButton, QLineEdit, QPlainTextEdit)
    mine = [control for kind in kinds for control in page.findChildren(kind) if control.focusPolicy()]
    assert not [control.objectName() for control in mine if not _has_name(control)]


def _has_name(control: QWidget) -> bool:
    own = bool(control.objectName() and control.accessibleName())
    return own or control.objectName().startswith("qt_")
