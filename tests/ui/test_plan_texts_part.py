"""Adoption of the year's plan and its texts, in the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.ui.context import AppContext
from app.ui.plan_page import TEXTS, PlanPage
from app.ui.plan_texts_part import PlanTextsPart
from tests.ui.clipping import cut_texts
from tests.ui.plan_pages import YEAR, open_plan, pick, plan_of, press, says


@pytest.fixture
def page(qtbot: QtBot, context: AppContext, monkeypatch: pytest.MonkeyPatch) -> PlanPage:
    """The plan of the sample's year."""
    return open_plan(qtbot, context, monkeypatch)


@pytest.fixture
def part(page: PlanPage) -> PlanTextsPart:
    """The part of adoption and texts, shown."""
    page.show_part(TEXTS)
    made = page.part(TEXTS)
    assert isinstance(made, PlanTextsPart)
    return made


def said(part: PlanTextsPart) -> str:
    return part.findChild(QLabel, "plan_adopted").text()


def test_the_session_that_adopted_the_plan_is_chosen_and_taken_back(
    page: PlanPage,
    part: PlanTextsPart,
    qtbot: QtBot,
) -> None:
    assert said(part) == "Chưa ghi buổi sinh hoạt nào đã thông qua kế hoạch."
    with qtbot.waitSignal(page.context.offered) as offered:
        pick(part, "adopted_in", "2026-q1")
    qtbot.waitUntil(lambda: "12/02/2026" in said(part))
    assert {one.topic.adopted_in for one in plan_of(page).topics} == {"2026-q1"}
    offered.args[2]()
    qtbot.waitUntil(lambda: said(part).startswith("Chưa ghi"))
    assert part.findChild(QComboBox, "adopted_in").currentData() is None


def test_a_vote_of_that_session_is_chosen(page: PlanPage, part: PlanTextsPart, qtbot: QtBot) -> None:
    pick(part, "adopted_in", "2026-q2")
    votes = part.findChild(QComboBox, "adopted_by")
    qtbot.waitUntil(votes.isVisible)
    known = page.context.book.session("2026-q2").votes
    assert votes.count() == len(known) + 1
    if known:
        pick(part, "adopted_by", known[0].id)
        qtbot.waitUntil(lambda: "tán thành" in said(part))


def test_a_plan_adopted_in_a_session_that_the_book_does_not_have(
    page: PlanPage,
    part: PlanTextsPart,
    qtbot: QtBot,
) -> None:
    day = part.findChild(QLineEdit, "adopted_day")
    day.setText("mồng ba")
    press(part, "write_adopted_day")
    assert says(part, "Ghi ngày theo mẫu 15/01.")
    day.setText("15/01")
    press(part, "write_adopted_day")
    qtbot.waitUntil(lambda: "15/01/2026" in said(part))
    qtbot.waitUntil(lambda: not day.isVisible())


def test_texts_are_durable_while_they_are_typed_and_belong_to_their_year(
    page: PlanPage,
    part: PlanTextsPart,
    qtbot: QtBot,
) -> None:
    purpose = part.findChild(QPlainTextEdit, "plan_purpose")
    purpose.insertPlainText("Nâng cao chất lượng")
    pick(page, "plan_year", YEAR + 1)
    assert purpose.toPlainText() == ""
    assert page.context.book.flush()
    texts = plan_of(page).texts
    assert texts is not None
    assert texts.purpose == "Nâng cao chất lượng"


def test_nothing_is_cut(page: PlanPage, part: PlanTextsPart) -> None:
    assert cut_texts(page, page.context.tokens) == []
