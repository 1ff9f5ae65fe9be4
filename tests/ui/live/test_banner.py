"""Figures and names in the banner of a session."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain import desk
from app.domain.vocabulary import AttendanceStatus
from app.services import meeting
from app.ui.context import AppContext
from tests.ui.live.frame import HELD, find, show


def test_banner_and_desk_count_those_who_came_alike(qtbot: QtBot, context: AppContext) -> None:
    missing = next(e.member_id for e in context.book.session(HELD).roll if e.status is AttendanceStatus.EXCUSED)
    exempt = meeting.Roll(AttendanceStatus.EXEMPT)
    context.book.save(lambda uow: meeting.mark(uow, HELD, [missing], exempt))
    assert context.book.flush()
    view = show(qtbot, context, HELD)
    shown = find(view, QLabel, "present_count")
    card = desk.quarter_cards(context.book.year_figures(2026), context.now().date())[2]
    assert shown.text() in card.line
    assert "được miễn sinh hoạt" in shown.toolTip()
