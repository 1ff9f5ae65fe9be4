"""Topics that members propose, in the window."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import ProposalStatus
from app.services import proposals
from app.services.proposals import NewProposal
from app.ui.context import AppContext
from app.ui.people_list import PeopleList
from app.ui.plan_page import PROPOSALS, PlanPage
from app.ui.proposals_part import ProposalsPart
from app.ui.proposals_table import ProposalsTable
from tests.ui.clipping import cut_texts
from tests.ui.plan_pages import YEAR, open_plan, plan_of, press, says


@pytest.fixture
def page(qtbot: QtBot, context: AppContext, monkeypatch: pytest.MonkeyPatch) -> PlanPage:
    """The plan of the sample's year."""
    return open_plan(qtbot, context, monkeypatch)


@pytest.fixture
def part(page: PlanPage, qtbot: QtBot) -> ProposalsPart:
    """The proposals of the year: one with two supporters, one with none."""
    both = NewProposal(YEAR, "Kỹ năng số", "m4", date(2026, 10, 5), ("m5", "m6")), NewProposal(YEAR, "Văn hóa công sở")
    for new in both:
        page.context.save(lambda uow, new=new: proposals.add(uow, new))
    page.show_part(PROPOSALS)
    made = page.part(PROPOSALS)
    assert isinstance(made, ProposalsPart)
    qtbot.waitUntil(lambda: made._model.rowCount() == 2)
    made.focus_first()
    return made


def statuses(page: PlanPage) -> list[ProposalStatus]:
    return [one.record.status for one in plan_of(page).proposals]


def test_proposals_stand_with_who_is_behind_them(page: PlanPage, part: ProposalsPart) -> None:
    cells = [part._model.index(0, column).data() for column in range(5)]
    assert cells == ["Kỹ năng số", "Ma Thị Hoa", "2 đ/c", "05/10/2026", "Đang xem xét"]
    assert page.findChild(QPushButton, "plan_proposals_part").text() == "Đề xuất 2"
    assert cut_texts(page, page.context.tokens) == []


def test_the_table_is_a_sound_model(part: ProposalsPart, qtmodeltester: object) -> None:
    qtmodeltester.check(part._model)
    assert isinstance(part._model, ProposalsTable)


def test_a_proposal_is_noted_by_keyboard(page: PlanPage, part: ProposalsPart, qtbot: QtBot) -> None:
    qtbot.keyClick(part.table, Qt.Key.Key_Insert)
    text = part.findChild(QPlainTextEdit, "proposal_text")
    qtbot.waitUntil(text.hasFocus)
    text.setPlainText("Chuyển đổi số")
    people = part.findChild(PeopleList, "proposal_supporters")
    people.setCurrentRow(0)
    qtbot.keyClick(people, Qt.Key.Key_Space)
    part.findChild(QLineEdit, "proposal_day").setText("20/10")
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(plan_of(page).proposals) == 3)
    last = plan_of(page).proposals[-1]
    assert (last.record.text, last.record.made_on, last.supporters) == ("Chuyển đổi số", date(2026, 10, 20), ("m1",))
    assert part.form.isHidden()


def test_a_day_that_cannot_be_read_is_said(part: ProposalsPart) -> None:
    part.add()
    part.findChild(QPlainTextEdit, "proposal_text").setPlainText("Chuyển đổi số")
    part.findChild(QLineEdit, "proposal_day").setText("hôm nọ")
    press(part, "save_proposal")
    assert says(part, "Ghi ngày theo mẫu 05/10.")
    assert not part.form.isHidden()


def test_a_proposal_goes_into_the_plan_and_back(page: PlanPage, part: ProposalsPart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.offered) as offered:
        press(part, "take_proposal")
    assert page.context.book.plan(YEAR)[-1].topic == "Kỹ năng số"
    assert ProposalStatus.TAKEN in statuses(page)
    offered.args[2]()
    qtbot.waitUntil(lambda: len(page.context.book.plan(YEAR)) == 4)
    assert ProposalStatus.TAKEN not in statuses(page)


def test_a_proposal_is_declined_and_considered_again(
    page: PlanPage,
    part: ProposalsPart,
    qtbot: QtBot,
) -> None:
    decline = part.findChild(QPushButton, "decline_proposal")
    decline.click()
    qtbot.waitUntil(lambda: decline.text() == "Xem xét lại")
    assert ProposalStatus.DECLINED in statuses(page)
    decline.click()
    qtbot.waitUntil(lambda: decline.text() == "Chưa lựa chọn")


def test_a_deleted_proposal_can_be_brought_back(page: PlanPage, part: ProposalsPart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.offered) as offered:
        qtbot.keyClick(part.table, Qt.Key.Key_Delete)
    assert len(plan_of(page).proposals) == 1
    offered.args[2]()
    qtbot.waitUntil(lambda: len(plan_of(page).proposals) == 2)


def test_leaving_keeps_a_proposal_being_typed(page: PlanPage, part: ProposalsPart, qtbot: QtBot) -> None:
    part.add()
    part.findChild(QPlainTextEdit, "proposal_text").setPlainText("Đang gõ dở")
    page.leave()
    qtbot.waitUntil(lambda: plan_of(page).proposals[-1].record.text == "Đang gõ dở")


def test_an_empty_list_teaches(page: PlanPage) -> None:
    page.show_part(PROPOSALS)
    assert says(page, "Chưa có đề xuất nào")
    press(page, "add_first_proposal")
    assert not page.part(PROPOSALS).form.isHidden()


def test_a_text_headed_by_a_mark_of_secrecy_stays_in_the_form(page: PlanPage, part: ProposalsPart) -> None:
    part.add()
    text = page.findChild(QPlainTextEdit, "proposal_text")
    text.setPlainText("TUYỆT MẬT\nNội dung văn bản")
    press(part, "save_proposal")
    assert text.isVisible()
    assert text.toPlainText().startswith("TUYỆT MẬT")
    assert page.context.book.flush()
    assert len(plan_of(page).proposals) == 2
