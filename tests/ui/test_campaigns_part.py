"""Political activities of the parent committee, in the window."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.year_records import CampaignRecord, MilestoneRecord
from app.services import campaigns
from app.ui.campaigns_part import CampaignsPart
from app.ui.context import AppContext
from app.ui.plan_page import CAMPAIGNS, PlanPage
from tests.ui.clipping import cut_texts
from tests.ui.plan_pages import open_plan, pick, plan_of, press, says


@pytest.fixture
def page(qtbot: QtBot, context: AppContext, monkeypatch: pytest.MonkeyPatch) -> PlanPage:
    """The plan of the sample's year."""
    return open_plan(qtbot, context, monkeypatch)


@pytest.fixture
def part(page: PlanPage, qtbot: QtBot) -> CampaignsPart:
    """A campaign with one milestone that is overdue."""
    record = CampaignRecord(0, "Tự soi, tự sửa", None, "", "", date(2026, 11, 1), date(2026, 12, 15))

    def make(uow: object) -> None:
        number = campaigns.keep(uow, record)
        campaigns.keep_milestone(uow, MilestoneRecord(0, number, "Gửi kế hoạch", date(2026, 11, 20), None, "Đảng ủy"))

    page.context.save(make)
    page.show_part(CAMPAIGNS)
    made = page.part(CAMPAIGNS)
    assert isinstance(made, CampaignsPart)
    qtbot.waitUntil(lambda: says(made, "Gửi kế hoạch"))
    return made


def test_a_campaign_shows_what_it_asks_for_and_how_that_stands(page: PlanPage, part: CampaignsPart) -> None:
    for words in ("Từ 01/11/2026 đến 15/12/2026", "Quá hạn 2 ngày", "trước 20/11/2026 · gửi Đảng ủy"):
        assert says(part, words)
    assert cut_texts(page, page.context.tokens) == []


def test_a_milestone_is_done_in_one_press_and_taken_back(page: PlanPage, part: CampaignsPart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.offered) as offered:
        press(part, "finish_milestone")
    assert plan_of(page).campaigns[0].milestones[0].done_on == date(2026, 11, 22)
    qtbot.waitUntil(lambda: says(part, "Xong ngày 22/11/2026"))
    offered.args[2]()
    qtbot.waitUntil(lambda: says(part, "Quá hạn 2 ngày"))


def test_a_campaign_is_added_by_keyboard(page: PlanPage, part: CampaignsPart, qtbot: QtBot) -> None:
    part.add()
    name = part.findChild(QLineEdit, "campaign_name")
    qtbot.waitUntil(name.hasFocus)
    name.setText("Học tập Nghị quyết Đại hội XIV")
    pick(part, "campaign_agenda", "self-review-cell")
    part.findChild(QLineEdit, "campaign_starts").setText("1/12")
    qtbot.keyClick(name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(plan_of(page).campaigns) == 2)
    record = plan_of(page).campaigns[1].record
    assert (record.name, record.agenda, record.starts_on) == (
        "Học tập Nghị quyết Đại hội XIV", "self-review-cell", date(2026, 12, 1),
    )  # fmt: skip


def test_the_tab_key_leads_from_the_last_field_to_the_buttons(part: CampaignsPart, qtbot: QtBot) -> None:
    part.add()
    part.findChild(QLineEdit, "campaign_note").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "save_campaign"


def test_what_is_wrong_in_a_form_is_said(part: CampaignsPart) -> None:
    part.add()
    part.findChild(QLineEdit, "campaign_starts").setText("1/12")
    part.findChild(QLineEdit, "campaign_ends").setText("mai")
    press(part, "save_campaign")
    assert says(part, "Chưa ghi tên đợt sinh hoạt.")
    assert says(part, "Ghi ngày theo mẫu 25/8.")
    part.findChild(QLineEdit, "campaign_ends").setText("1/11")
    press(part, "save_campaign")
    assert says(part, "Ngày kết thúc đang trước ngày bắt đầu.")


def test_a_milestone_is_added_and_changed(page: PlanPage, part: CampaignsPart, qtbot: QtBot) -> None:
    press(part, "add_milestone")
    part.findChild(QLineEdit, "milestone_text").setText("Báo cáo kết quả")
    part.findChild(QLineEdit, "milestone_due").setText("10/12")
    press(part, "save_milestone")
    qtbot.waitUntil(lambda: says(part, "Báo cáo kết quả"))
    press(part, "edit_milestone")
    part.findChild(QLineEdit, "milestone_recipient").setText("Ban Tuyên giáo")
    press(part, "save_milestone")
    qtbot.waitUntil(lambda: says(part, "gửi Ban Tuyên giáo"))
    assert [one.text for one in plan_of(page).campaigns[0].milestones] == ["Gửi kế hoạch", "Báo cáo kết quả"]


def test_what_is_deleted_can_be_brought_back(page: PlanPage, part: CampaignsPart, qtbot: QtBot) -> None:
    for edit, remove in (("edit_milestone", "remove_milestone"), ("edit_campaign", "remove_campaign")):
        before = plan_of(page).campaigns[0].record.name, len(plan_of(page).campaigns[0].milestones)
        press(part, edit)
        with qtbot.waitSignal(page.context.offered) as offered:
            press(part, remove)
        offered.args[2]()
        qtbot.waitUntil(lambda: bool(plan_of(page).campaigns) and bool(plan_of(page).campaigns[0].milestones))
        assert (plan_of(page).campaigns[0].record.name, len(plan_of(page).campaigns[0].milestones)) == before
        qtbot.waitUntil(lambda: part.findChild(QPushButton, "edit_campaign") is not None)


def test_leaving_keeps_what_is_typed_once(page: PlanPage, part: CampaignsPart, qtbot: QtBot) -> None:
    part.add()
    part.findChild(QLineEdit, "campaign_name").setText("Đợt mới")
    page.leave()
    page.leave()
    qtbot.waitUntil(lambda: len(plan_of(page).campaigns) == 2)
    assert page.context.book.flush()
    assert len(plan_of(page).campaigns) == 2


def test_without_a_campaign_the_page_teaches(page: PlanPage) -> None:
    page.show_part(CAMPAIGNS)
    assert says(page, "Chưa có đợt sinh hoạt nào")


def test_a_text_with_a_mark_of_secrecy_stays_in_the_form_and_is_not_kept(page: PlanPage, part: CampaignsPart) -> None:
    part.add()
    name = part.findChild(QLineEdit, "campaign_name")
    name.setText("TUYỆT MẬT")
    said: list[str] = []
    page.context.said.connect(lambda words, tone: said.append(words))
    press(part, "save_campaign")
    assert "Tuyệt mật" in said[0]
    assert name.text() == "TUYỆT MẬT"
    assert name.isVisible()
    assert len(plan_of(page).campaigns) == 1
